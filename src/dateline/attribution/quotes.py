"""Pairs quotation marks, paragraph by paragraph; single ones count only where a paragraph has no others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span

_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_STRAIGHT = frozenset('"')
_DOUBLED = re.compile(r"''(?=\w)[^\n]+?(?P<end>''|$)")
# A single mark closes after punctuation, or before it; else it is an apostrophe.
_SINGLE = re.compile(
    r"(?<![\w.])['‘](?=[\w“])[^\n'’‘]*(?:(?<=\w)['’](?=\w)[^\n'’‘]*)*(?P<end>(?<=[,.?!…])['’]|['’](?=[,.;:)]))"
)
_MARKS = _OPENING | _CLOSING | _STRAIGHT


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their marks; `runs_on` when the paragraph ends before the closing mark."""

    span: Span
    paragraph: int
    runs_on: bool


def find_quotes(report: Report, syntax: Syntax) -> tuple[Quote, ...]:
    """Quotations in text order; a quotation left open runs to the end of its paragraph."""
    found: list[Quote] = []
    for number, (first, last) in enumerate(syntax.paragraphs):
        area = Span(syntax.starts[first], syntax.ends[last - 1])
        found += (Quote(span, number, runs_on) for span, runs_on in _pair(report.text, area))
    return tuple(found)


def _pair(text: str, area: Span) -> Iterator[tuple[Span, bool]]:
    body = text[area.start : area.end]
    if any(mark in body for mark in _MARKS):
        yield from _pair_double(text, area)
    elif "''" in body:
        yield from _pair_with(_DOUBLED, text, area)
    else:
        yield from _pair_with(_SINGLE, text, area)


def _pair_double(text: str, area: Span) -> Iterator[tuple[Span, bool]]:
    start: int | None = None
    for offset in range(area.start, area.end):
        mark = text[offset]
        if mark not in _MARKS or (mark in _STRAIGHT and _is_inch(text, offset, start)):
            continue
        if start is None:
            if mark not in _CLOSING:
                start = offset
        elif mark in _CLOSING or (mark in _STRAIGHT and not _opens(text, offset)):
            yield Span(start, offset + 1), False
            start = None
    if start is not None and text[start + 1 : area.end].strip():
        yield Span(start, area.end), True


def _pair_with(pattern: re.Pattern[str], text: str, area: Span) -> Iterator[tuple[Span, bool]]:
    for found in pattern.finditer(text, area.start, area.end):
        yield Span(found.start(), found.end()), found["end"] == ""


def _opens(text: str, offset: int) -> bool:
    """Whether a straight mark can only open: a blank before it and a letter after it."""
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    return (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()


def _is_inch(text: str, offset: int, start: int | None) -> bool:
    """A straight mark after a digit, where nothing is open, measures."""
    return start is None and text[offset - 1 : offset].isdigit()
