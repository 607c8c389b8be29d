"""Lists in, lists out: all that an engine ever maps. The only place where any error of a report is caught."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from dateline.model.reading import Failure, Reading
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.read import Stages, interpret

BATCH = 16  # reports parsed together; results do not depend on it


def read_batch(reports: Sequence[Report], stages: Stages) -> list[Reading | Failure]:
    """One reading or failure for each report, in order; a report that breaks the code stands alone."""
    parses = _analyse(reports, stages)
    return [
        parse if isinstance(parse, Failure) else _interpret(report, parse, stages)
        for report, parse in zip(reports, parses, strict=True)
    ]


def read_stream(items: Iterable[Report | Failure], stages: Stages) -> Iterator[Reading | Failure]:
    """Readings of a stream of reports in its order; failures of earlier stages pass through."""
    pending = iter(items)
    while batch := list(islice(pending, BATCH)):
        readings = iter(read_batch([item for item in batch if isinstance(item, Report)], stages))
        for item in batch:
            yield item if isinstance(item, Failure) else next(readings)


def _analyse(reports: Sequence[Report], stages: Stages) -> list[Syntax | Failure]:
    if not reports:
        return []
    try:
        return list(stages.analyse(reports))
    except Exception as error:
        if len(reports) == 1:
            return [_failure(reports[0], "syntax", error)]
    half = len(reports) // 2
    return [*_analyse(reports[:half], stages), *_analyse(reports[half:], stages)]


def _interpret(report: Report, syntax: Syntax, stages: Stages) -> Reading | Failure:
    try:
        return interpret(report, syntax, stages)
    except Exception as error:
        return _failure(report, _stage_of(error), error)


def _failure(report: Report, stage: str, error: Exception) -> Failure:
    return Failure(report.source_id or report.id, report.url, stage, f"{type(error).__name__}: {error}")


def _stage_of(error: Exception) -> str:
    """The room in which the error arose, from the innermost frame that lies in one."""
    stage, frame = "read", error.__traceback__
    while frame is not None:
        module = str(frame.tb_frame.f_globals.get("__name__", ""))
        parts = module.split(".")
        if parts[0] == "dateline" and len(parts) > 2:
            stage = parts[1]
        frame = frame.tb_next
    return stage
