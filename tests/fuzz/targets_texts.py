"""Any text under any day: times and quantities alone, and every room without the parser."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dateline.model.syntax import Syntax
from dateline.model.text import Report
from tests.fuzz.held import sound_failure, sound_reading, sound_syntax, within
from tests.making import make_report

_FIRST = date(1500, 1, 1)
_DAYS = date(2500, 12, 31).toordinal() - _FIRST.toordinal()


def grammar(data: bytes) -> bytes:
    """Time expressions and numbers of a text: the first two bytes are the day, none where both are 0."""
    report = _report(data)
    plain, times, quantities = _rooms()
    (syntax,) = plain([report])
    sound_syntax(report, syntax)
    timexes = times(report, syntax)
    counted = quantities(report, syntax, timexes)
    for found in (*timexes, *counted):
        within(report.text, found.span)
        words = report.quote(found.span)
        assert words == words.strip(), (found.span, words)
    return repr((timexes, counted)).encode("utf-8", "backslashreplace")


def reading(data: bytes) -> bytes:
    """Every room on a text that nobody parsed: the record can be written and holds what it points at."""
    from dateline.batch import read_batch
    from dateline.model.reading import Failure
    from dateline.records import decode, encode, flatten

    report, reader = _report(data), _plain_reader()
    (made,) = read_batch([report], reader.stages)
    if isinstance(made, Failure):
        sound_failure(made)
        raise AssertionError(f"{made.stage}: {made.error}")
    sound_reading(made)
    line = encode(flatten(made, reader.edition))
    assert encode(decode(line)) == line
    json.loads(line)
    return line.encode("utf-8", "backslashreplace")


def _report(data: bytes) -> Report:
    """A report as ingest would let it through: no NUL, no half of a surrogate pair."""
    head, text = data[:2], data[2:].decode("utf-8", "replace").replace("\0", " ").replace("\r\n", "\n")
    number = int.from_bytes(head.ljust(2, b"\0"), "big")
    day = (_FIRST + timedelta(days=number * _DAYS // 65_535)).isoformat() if number else ""
    report = make_report(text, day)
    return replace(report, sections=tuple(s for s in report.sections if report.quote(s.span).strip()))


@cache
def _rooms() -> tuple[Callable[[list[Report]], list[Syntax]], "object", "object"]:
    from dateline import quantities, times
    from dateline.syntax.plain import load_plain
    from dateline.tables import read_table

    return load_plain(read_table("en/abbreviations.csv")), times.build(), quantities.build()


@cache
def _plain_reader() -> "object":
    from dateline.compose import reader_for
    from dateline.settings import ReadSettings, Settings

    return reader_for(Settings(read=ReadSettings(model="plain")))
