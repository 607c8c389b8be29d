"""A comparison kept in the store for the page: one of each data set, the last."""

import json
from dataclasses import asdict

from dateline.imports.match.run import Compared
from dateline.store import Store

_STEP = 2_000


def keep(store: Store, dataset: int, found: Compared, at: str) -> None:
    """Keeps a comparison in place of the one before, whole or not at all."""
    with store.writing():
        store.base.execute("DELETE FROM compared WHERE dataset = ?", (dataset,))
        figures = json.dumps(asdict(found.figures), ensure_ascii=False)
        changes = store.base.execute("SELECT coalesce(max(n), 0) FROM change").get
        store.base.execute(_COMPARISON, (dataset, at, changes, found.figures.asked, figures))
        for start in range(0, len(found.lines), _STEP):
            some = found.lines[start : start + _STEP]
            store.base.executemany(
                _COMPARED,
                [
                    (
                        *(dataset, line.kind, line.event, line.number, line.day, line.country, line.type),
                        "".join(f" {name} " for name in line.differs),
                        json.dumps([line.row, line.near, line.score, [asdict(c) for c in line.cells], line.reasons]),
                    )
                    for line in some
                ],
            )


_COMPARISON = "INSERT OR REPLACE INTO comparison(dataset, at, changes, asked, figures) VALUES (?, ?, ?, ?, ?)"
_COMPARED = """INSERT INTO compared(dataset, kind, event, imported, day, country, type, differs, told)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
