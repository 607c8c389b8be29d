"""Reads reports on this machine: in this process, or spread over several, with the same results in the same order."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TypeAlias

from dateline.batch import BATCH, read_batch
from dateline.compose import reader_for
from dateline.engine.processes import Processes
from dateline.engine.rows import Batch, Row
from dateline.engine.task import Inline, Task
from dateline.model.reading import Failure, Reading
from dateline.model.text import Report
from dateline.records import Record, flatten
from dateline.settings import Settings

LIMIT = 900.0  # seconds of one batch; the longest text that is taken takes a minute or two

Item: TypeAlias = "tuple[str, Report | Failure]"
Outcome: TypeAlias = "tuple[str, Record | Failure]"


class Guarded:
    """Does a task with batches in processes of its own, which stay for the next batches; who kills one stands alone."""

    def __init__(self, task: Task, jobs: int, limit: float = LIMIT) -> None:
        self._finish = task.finish
        self._processes: Processes[Row, tuple[Row, ...]] = Processes(task.work, task.blame, jobs, limit)

    def run(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """What came of each batch, in order."""
        gathered: list[Row] = []
        for (batch, is_last), made in self._processes.run(_parts(batches)):
            gathered.extend(row for rows in made for row in rows)
            if is_last:
                yield self._finish(Batch(batch.name, batch.order, tuple(gathered)))
                gathered = []

    def close(self) -> None:
        """Ends the processes."""
        self._processes.close()


class Local:
    """So many processes of this machine."""

    def __init__(self, jobs: int, limit: float = LIMIT) -> None:
        self._jobs, self._limit = jobs, limit

    def run(self, task: Task, batches: Iterable[Batch]) -> Iterator[Batch]:
        """What came of each batch, in order."""
        guarded = Guarded(task, self._jobs, self._limit)
        try:
            yield from guarded.run(batches)
        finally:
            guarded.close()


class Nearest:
    """This process where there is but one batch or one job, else so many processes."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def run(self, task: Task, batches: Iterable[Batch]) -> Iterator[Batch]:
        """What came of each batch, in order."""
        given = iter(batches)
        first = list(islice(given, 2))
        engine = Inline() if self._jobs == 1 or len(first) < 2 else Local(self._jobs)
        return engine.run(task, chain(first, given))


def read_all(items: Iterable[Item], settings: Settings, jobs: int) -> Iterator[Outcome]:
    """The record of each named report, in order; failures pass through. `jobs` processes change nothing in them.

    A report at which a process dies stands alone as a Failure; in one process there is nobody to see to that.
    """
    batches = _batches(items)
    first = list(islice(batches, 2))
    read = partial(read_records, settings)
    if jobs == 1 or len(first) < 2:
        results: Iterator[tuple[list[Item], list[Record | Failure]]] = (
            (batch, read(_reports(batch))) for batch in chain(first, batches)
        )
        yield from _named(results)
        return
    with Processes(read, died, jobs, LIMIT) as processes:
        yield from _named(processes.run((batch, _reports(batch)) for batch in chain(first, batches)))


def read_records(settings: Settings, reports: Sequence[Report]) -> "list[Record | Failure]":
    """What one process does with one batch; its reader is built once."""
    if not reports:
        return []
    reader = reader_for(settings)
    return [flatten(r, reader.edition) if isinstance(r, Reading) else r for r in read_batch(reports, reader.stages)]


def died(report: Report, why: str) -> Failure:
    """What stands for a report at which a process died."""
    return Failure(report.source_id or report.id, report.url, "engine", why)


def _parts(batches: Iterable[Batch]) -> "Iterator[tuple[tuple[Batch, bool], list[Row]]]":
    """Batches in parts of one reading, each with its batch and whether it is the last of it."""
    for batch in batches:
        for start in range(0, len(batch.rows), BATCH):
            yield (batch, start + BATCH >= len(batch.rows)), list(batch.rows[start : start + BATCH])


def _named(results: "Iterable[tuple[list[Item], list[Record | Failure]]]") -> Iterator[Outcome]:
    for batch, records in results:
        following = iter(records)
        for name, item in batch:
            yield name, (item if isinstance(item, Failure) else next(following))


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    pending = iter(items)
    while batch := list(islice(pending, BATCH)):
        yield batch


def _reports(batch: Sequence[Item]) -> list[Report]:
    return [item for _, item in batch if isinstance(item, Report)]
