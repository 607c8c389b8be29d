"""Records of texts, read by the whole reader."""

from functools import cache

from dateline.model.text import Report
from dateline.records.flatten import Record, flatten
from tests.whole import reader, readings_of, taken_in


@cache
def record_of(text: str) -> Record:
    """The record of one text, published on 2026-11-16."""
    report = taken_in(text)
    assert isinstance(report, Report)
    return flatten(readings_of([report])[0], reader().edition)
