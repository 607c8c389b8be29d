"""A report that breaks a stage stands alone: named with its stage, the others read as ever."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from dateline.batch import BATCH, read_batch, read_stream
from dateline.compose import reader_for
from dateline.model.mention import Chain
from dateline.model.reading import Failure, Reading
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.read import Stages
from dateline.settings import ReadSettings, Settings
from tests.making import make_report
from tests.whole import sample_reports


@pytest.fixture(scope="module")
def stages() -> Stages:
    """The whole reader over the plain parser: quick, and the machinery is the same."""
    return reader_for(Settings(read=ReadSettings(model="plain"))).stages


def numbered(count: int) -> list[Report]:
    reports = [make_report(f"Police in Lagos held {n + 2} men on Monday, officials said.") for n in range(count)]
    return [replace(report, id=f"rpt_{n}", source_id=f"row-{n}") for n, report in enumerate(reports)]


def breaking_mentions(report: Report, syntax: Syntax) -> tuple[Chain, ...]:
    if report.source_id == "row-1":
        raise KeyError("no such thing")
    return ()


def test_a_broken_stage_names_report_and_error_and_spares_the_others(stages: Stages) -> None:
    broken = replace(stages, mentions=breaking_mentions)
    results = read_batch(numbered(4), broken)
    assert [type(result) for result in results] == [Reading, Failure, Reading, Reading]
    failure = results[1]
    assert isinstance(failure, Failure)
    assert failure.source_id == "row-1"
    assert failure.error == "KeyError: 'no such thing'"


def test_the_room_in_which_it_broke_is_named(stages: Stages) -> None:
    room: dict[str, Callable[..., tuple[()]]] = {"__name__": "dateline.quantities.find"}  # type: ignore[dict-item]  # a module
    exec("def fails(*given): return 1 / 0", room)
    result = read_batch(numbered(1), replace(stages, quantities=room["fails"]))[0]
    assert result == Failure("row-0", None, "quantities", "ZeroDivisionError: division by zero")


def test_a_report_that_breaks_the_parser_stands_alone(stages: Stages) -> None:
    def analyse(reports: Sequence[Report]) -> Sequence[Syntax]:
        if any(report.source_id == "row-2" for report in reports):
            raise MemoryError("too much")
        return stages.analyse(reports)

    results = read_batch(numbered(5), replace(stages, analyse=analyse))
    failures = [result for result in results if isinstance(result, Failure)]
    assert [(f.source_id, f.stage, f.error) for f in failures] == [("row-2", "syntax", "MemoryError: too much")]
    assert [r.report.source_id for r in results if isinstance(r, Reading)] == ["row-0", "row-1", "row-3", "row-4"]


def test_a_stream_keeps_its_order_and_passes_failures_on(stages: Stages) -> None:
    reports = numbered(BATCH + 3)
    earlier = Failure("gone", None, "ingest", "empty: no words")
    items = [earlier, *reports[:5], earlier, *reports[5:], earlier]
    results = list(read_stream(items, stages))
    shown = [result.report.id if isinstance(result, Reading) else "failure" for result in results]
    expected = [item.id if isinstance(item, Report) else "failure" for item in items]
    assert shown == expected


def test_a_stream_is_read_as_it_comes(stages: Stages) -> None:
    taken = []

    def source() -> Iterator[Report]:
        for report in numbered(3 * BATCH):
            taken.append(report.id)
            yield report

    next(iter(read_stream(source(), stages)))
    assert len(taken) == BATCH


def test_nothing_in_nothing_out(stages: Stages) -> None:
    assert read_batch([], stages) == []
    assert list(read_stream([], stages)) == []


def test_the_whole_reader_works_without_a_parser(stages: Stages) -> None:
    results = read_batch(sample_reports(), stages)
    readings = [result for result in results if isinstance(result, Reading)]
    assert len(readings) == len(results)
    assert all(reading.fillers.timexes for reading in readings)
    assert sum(len(reading.fillers.toponyms) for reading in readings) >= len(readings)
    assert sum(len(reading.fillers.quantities) for reading in readings) >= len(readings)
    for reading in readings:
        for timex in reading.fillers.timexes:
            assert reading.report.quote(timex.span).strip()
