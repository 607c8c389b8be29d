"""Reads reports on this machine: in this process, or spread over several, with the same results in the same order."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TypeAlias

from dateline.batch import BATCH, read_batch
from dateline.compose import reader_for
from dateline.engine.processes import Processes
from dateline.model.reading import Failure, Reading
from dateline.model.text import Report
from dateline.records import Record, flatten
from dateline.settings import Settings

Item: TypeAlias = "tuple[str, Report | Failure]"
Outcome: TypeAlias = "tuple[str, Record | Failure]"


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
    else:
        results = Processes(read, died, jobs).run((batch, _reports(batch)) for batch in chain(first, batches))
    for batch, records in results:
        following = iter(records)
        for name, item in batch:
            yield name, (item if isinstance(item, Failure) else next(following))


def read_records(settings: Settings, reports: Sequence[Report]) -> "list[Record | Failure]":
    """What one process does with one batch; its reader is built once."""
    if not reports:
        return []
    reader = reader_for(settings)
    return [flatten(r, reader.edition) if isinstance(r, Reading) else r for r in read_batch(reports, reader.stages)]


def died(report: Report) -> Failure:
    """What stands for a report at which a process died."""
    return Failure(report.source_id or report.id, report.url, "engine", "the process that read it died")


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    pending = iter(items)
    while batch := list(islice(pending, BATCH)):
        yield batch


def _reports(batch: Sequence[Item]) -> list[Report]:
    return [item for _, item in batch if isinstance(item, Report)]
