"""Reads again what an older edition read, and says which claims differ; what people judged of them stays."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.archive.add import COMMIT, Item, Outcome
from dateline.ingest import lay_out_again
from dateline.model.reading import Edition, Failure
from dateline.records import Record
from dateline.records.report import report_of
from dateline.store import Store, Taken, put_failure, put_reading, record_of
from dateline.store.versions import Difference, claims_told, compare
from dateline.store.write import edition_digest


@dataclass(frozen=True, slots=True)
class Reread:
    """One report read again: what its claims were and are; None where it could not be read, and they stay."""

    report: str
    title: str | None
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Rereading:
    """Who does what: `read` gives records in order, `link` joins what was read, `clock` says the time (UTC, ISO)."""

    read: Callable[[Iterable[Item]], Iterator[Outcome]]
    link: Callable[[Store, str], None]
    clock: Callable[[], str]


def outdated(store: Store, edition: Edition) -> list[int]:
    """The newest versions whose current reading is of another edition than this one."""
    shown: Record = {
        "dateline": edition.dateline,
        "settings": edition.settings,
        "resources": edition.resources,
        "models": dict(edition.models),
    }
    return [int(str(row[0])) for row in store.base.execute(_OUTDATED, (edition_digest(shown),))]


def reread(store: Store, reports: Iterable[int], work: Rereading) -> Iterator[Reread]:
    """Reads these reports again, batch by batch; each is given once its new reading is stored and linked."""
    numbers = iter(reports)
    while batch := list(islice(numbers, COMMIT)):
        items = [(str(n), lay_out_again(report_of(record_of(store, n)))) for n in batch]
        outcomes = list(work.read(iter(items)))
        at = work.clock()
        with store.writing():
            done = [_put(store, int(n), outcome, at) for n, outcome in outcomes]
        work.link(store, at)
        yield from done


def _put(store: Store, n: int, outcome: "Record | Failure", at: str) -> Reread:
    [(name, title, path)] = store.base.execute("SELECT id, title, path FROM report WHERE n = ?", (n,))
    if isinstance(outcome, Failure):
        put_failure(store, outcome, str(path or name), at)
        return Reread(str(name), _text(title), None)
    before = claims_told(store.base, n)
    put_reading(store, outcome, Taken(_text(path), at))
    return Reread(str(name), _text(title), compare(before, claims_told(store.base, n)))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


_OUTDATED = """SELECT report.n FROM report JOIN reading ON reading.report = report.n AND current = 1
    JOIN edition ON edition.n = reading.edition WHERE newest = 1 AND edition.digest != ? ORDER BY report.n"""
