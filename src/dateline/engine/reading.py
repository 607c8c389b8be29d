"""The work of a process: parts of the inputs taken in and read, with a reader that is built once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dateline.batch import BATCH, read_batch
from dateline.compose import Reader, reader_for
from dateline.engine.rows import KNOWN, Batch, Row, outcome_row, unit_of
from dateline.engine.task import Task
from dateline.errors import ConfigError
from dateline.ingest import Intake
from dateline.ingest.gather import Taken
from dateline.ingest.units import taken
from dateline.model.reading import Edition, Failure, Reading
from dateline.model.text import Report
from dateline.records import flatten
from dateline.settings import Settings
from dateline.store import Access, is_known, open_store


@dataclass(frozen=True, slots=True)
class TakeAndRead:
    """Reads units: of each its reports' records and failures.

    What the store of this path holds is not read. Records must be of this `edition`, where one is given: another
    machine of a cluster might have another dateline or another model.
    """

    settings: Settings
    intake: Intake
    store: Path | None = None
    edition: Edition | None = None

    def __call__(self, rows: Sequence[Row]) -> list[tuple[Row, ...]]:
        """What came of each unit, in order."""
        made: list[list[Row]] = [[] for _ in rows]
        reports = taken([unit_of(row) for row in rows], self.intake)
        while batch := list(islice(reports, BATCH)):
            for (place, _), row in zip(batch, self._read([item for _, item in batch]), strict=True):
                made[place].append(row)
        return [tuple(rows) for rows in made]

    def _read(self, items: Sequence[Taken]) -> Iterator[Row]:
        known = self._known([report.id for _, report in items if isinstance(report, Report)])
        unread = [report for _, report in items if isinstance(report, Report) and report.id not in known]
        reader = self._reader() if unread else None
        read = iter(read_batch(unread, reader.stages) if reader else ())
        for name, item in items:
            if isinstance(item, Report) and item.id in known:
                yield Row(name, KNOWN, known[item.id].encode())
                continue
            found = item if isinstance(item, Failure) else next(read)
            if reader is not None and isinstance(found, Reading):
                yield outcome_row(name, flatten(found, reader.edition))
            elif isinstance(found, Failure):
                yield outcome_row(name, found)

    def _known(self, reports: Sequence[str]) -> dict[str, str]:
        """Those that the store holds, or held once."""
        if self.store is None or not reports:
            return {}
        with open_store(self.store, Access.READ) as store:
            return {report: kind for report in reports if (kind := is_known(store, report)) is not None}

    def _reader(self) -> Reader:
        reader = reader_for(self.settings)
        if self.edition is not None and reader.edition != self.edition:
            ours, theirs = (f"{e.dateline} {dict(e.models)}" for e in (self.edition, reader.edition))
            raise ConfigError(f"a worker would read otherwise: it has dateline {theirs}, this machine {ours}")
        return reader


def died(row: Row, why: str) -> tuple[Row, ...]:
    """What stands for a unit at which a process died."""
    unit = unit_of(row)
    which = f"row {unit.row}" if unit.row else f"page {unit.page}" if unit.page else None
    return (outcome_row(row.name, Failure(which, unit.source, "engine", why)),)


def as_it_is(batch: Batch) -> Batch:
    """Nothing more is done with what came of a batch."""
    return batch


def reading_task(work: TakeAndRead) -> Task:
    """Reading, its outcomes handed back."""
    return Task(work, died, as_it_is)


def batches(units: Iterator[Row], size: int = BATCH) -> Iterator[Batch]:
    """Units in batches of one reading."""
    number = 0
    while rows := tuple(islice(units, size)):
        yield Batch(f"batch {number}", number, rows)
        number += 1
