"""Reading costs little more than the parser, and how reports are put together changes no record."""

import time
from collections import defaultdict
from collections.abc import Callable
from importlib.resources import files

from benchmarks.reading import reader
from benchmarks.tasks.speed_against import bare_parser, parsed, reports_of, whole_reading

from dateline.batch import read_batch
from dateline.model.reading import Reading
from dateline.model.text import Report
from dateline.records import encode, flatten

GROSS = 2.0  # the bar is 1.6, on longer texts than these
TURNS = 4


def _texts() -> list[str]:
    samples = files("dateline") / "samples"
    found = sorted((one for one in samples.iterdir() if one.name.endswith(".txt")), key=lambda one: one.name)
    return [one.read_text(encoding="utf-8") for one in found]


def test_reading_costs_no_gross_multiple_of_the_parser() -> None:
    texts, nlp, read = _texts(), bare_parser(), whole_reading(defaultdict(float))
    bare, whole = [], []
    for _ in range(TURNS):
        bare.append(_cost(lambda: parsed(nlp, texts)))
        whole.append(_cost(lambda: read(texts)))
    assert min(whole) < GROSS * min(bare), (bare, whole)


def test_neither_batch_nor_order_changes_a_record() -> None:
    reports = reports_of(_texts())
    by_length = sorted(reports, key=lambda report: len(report.text))
    together = _records(reports)
    assert len(together) == len(reports)
    assert _records(by_length) == together
    pairs = {key: line for at in range(0, len(by_length), 2) for key, line in _records(by_length[at : at + 2]).items()}
    assert pairs == together


def _records(reports: list[Report]) -> dict[str, str]:
    edition = reader().edition
    readings = [one for one in read_batch(reports, reader().stages) if isinstance(one, Reading)]
    return {reading.report.id: encode(flatten(reading, edition)) for reading in readings}


def _cost(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
