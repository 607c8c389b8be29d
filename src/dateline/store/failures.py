"""What could not be read, kept as rows."""

from dateline.model.reading import Failure
from dateline.store.database import Store
from dateline.store.leaf import fit


def put_failure(store: Store, failure: Failure, taken_from: str, at: str) -> None:
    """Writes a failure; the one that the same input left before is replaced."""
    source, path = fit(failure.source_id or ""), fit(taken_from)
    with store.writing():
        store.base.execute("DELETE FROM failure WHERE path = ? AND source_id = ?", (path, source))
        store.base.execute(_INSERT, (source, path, failure.stage, fit(failure.error), at))


_INSERT = "INSERT INTO failure(source_id, path, stage, error, at) VALUES (?, ?, ?, ?, ?)"
