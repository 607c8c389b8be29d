"""The whole reader and the sample reports, for tests that need every room. The reader is built once a run."""

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from dateline.batch import read_batch
from dateline.compose import Reader, reader_for
from dateline.ingest import Intake, gather
from dateline.model.reading import Failure, Reading
from dateline.model.text import Report
from dateline.records import Record, encode, flatten
from dateline.settings import Settings

SAMPLES = Path(__file__).parents[1] / "src" / "dateline" / "samples"


def reader() -> Reader:
    """The reader of the default settings."""
    return reader_for(Settings())


def intake(outlet: str = "Example Wire") -> Intake:
    """How tests take inputs in: a fixed day."""
    from datetime import date

    settings = Settings()
    return Intake(date(2026, 11, 16), outlet, False, settings.fetch, settings.read.max_characters)


def taken_in(text: str) -> Report | Failure:
    """What ingest makes of one text on standard input."""
    return next(gather(["-"], intake(), BytesIO(text.encode())))


@cache
def sample_reports() -> tuple[Report, ...]:
    """Every sample report."""
    names = [sample["file"] for sample in tomllib.loads((SAMPLES / "samples.toml").read_text("utf-8"))["sample"]]
    found = list(gather([str(SAMPLES / name) for name in names], intake(), BytesIO()))
    assert all(isinstance(report, Report) for report in found)
    return tuple(report for report in found if isinstance(report, Report))


def readings_of(reports: Sequence[Report]) -> list[Reading]:
    """Readings of reports that must not fail."""
    results = read_batch(reports, reader().stages)
    assert not [result for result in results if isinstance(result, Failure)]
    return [result for result in results if isinstance(result, Reading)]


@cache
def sample_readings() -> tuple[Reading, ...]:
    """Every sample report, read."""
    return tuple(readings_of(sample_reports()))


def record_of(reading: Reading) -> Record:
    """The record as a reader of the file sees it: through JSON and back."""
    record: Record = json.loads(encode(flatten(reading, reader().edition)))
    return record


def spans_in(value: object, path: str = "") -> Iterator[tuple[str, int, int]]:
    """Every [start, end] of a record with where it stands; pairs of whole numbers are spans and nothing else is."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from spans_in(inner, f"{path}.{key}")
    elif isinstance(value, list):
        if len(value) == 2 and all(type(number) is int for number in value):
            yield path, value[0], value[1]
        else:
            for inner in value:
                yield from spans_in(inner, path)


_REFERENCE = re.compile(r"[etpqav][1-9]\d*")


def references_in(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every reference to a row ("e1") of a record with where it stands, the rows' own ids left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("id", "text", "title", "name"):
                yield from references_in(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from references_in(inner, path)
    elif isinstance(value, str) and _REFERENCE.fullmatch(value):
        yield path, value
