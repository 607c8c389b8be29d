"""The pages of a document as lines on sheets, and which lines are only furniture: running heads, feet, numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARGIN = 0.14  # of a sheet's height, above and below: where heads and feet stand
_DRIFT = 0.02  # of a sheet's height by which a head may move from page to page
_STILL = 2.0  # points by which what is fixed on every sheet may move
_SHARE = 0.25  # of the pages that have a running head
_FIXED_SHARE = 0.5
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"^(?:page\s+)?(\d+)\s*(?:/|of)\s*(\d+)$|\s(\d+)/(\d+)$", re.I)
_PRINTED = re.compile(r"^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d\d\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A run of words on a sheet, by its edges in points from the lower left corner."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of its characters, which tells sizes of type apart."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its number, its height in points, how many pictures it has, its lines in the order of the file."""

    number: int
    height: float
    pictures: int
    lines: tuple[Line, ...]


def furniture(sheets: Sequence[Sheet]) -> frozenset[Line]:
    """Lines that stand at one place on several sheets, but for figures in them, and numbers of pages."""
    places: dict[tuple[str, bool], list[tuple[float, Line]]] = defaultdict(list)
    fixed: dict[str, list[Line]] = defaultdict(list)
    for sheet in sheets:
        for line, above, depth in _marginal(sheet):
            places[_DIGITS.sub("#", line.text.casefold()), above].append((depth, line))
        for line in sheet.lines:
            fixed[line.text].append(line)
    wanted = max(2, _SHARE * len(sheets))
    found = {line for held in places.values() for line in _at_one_place(held, wanted)}
    found |= {line for held in fixed.values() for line in _unmoved(held, max(3, _FIXED_SHARE * len(sheets)))}
    for sheet in sheets:
        found |= set(_numbers(sheet, len(sheets)))
    return frozenset(found)


def _marginal(sheet: Sheet) -> Iterator[tuple[Line, bool, float]]:
    """The lines near the upper and the lower edge, with the share of the height that lies between."""
    for line in sheet.lines:
        above, below = (sheet.height - line.top) / sheet.height, line.bottom / sheet.height
        if min(above, below) < _MARGIN and (any(c.isalpha() for c in line.text) or _is_outermost(line, sheet)):
            yield line, above < below, min(above, below)


def _is_outermost(line: Line, sheet: Sheet) -> bool:
    return all(other.bottom >= line.bottom for other in sheet.lines) or all(
        other.top <= line.top for other in sheet.lines
    )


def _at_one_place(held: Sequence[tuple[float, Line]], wanted: float) -> Iterator[Line]:
    for depth, line in held:
        near = {other.page for far, other in held if abs(far - depth) <= _DRIFT}
        if len(near) >= wanted:
            yield line


def _unmoved(held: Sequence[Line], wanted: float) -> Iterator[Line]:
    """Bars and notices that a printed page repeats on every sheet."""
    if len({line.page for line in held}) < wanted:
        return
    for line in held:
        near = (o for o in held if abs(o.bottom - line.bottom) <= _STILL and abs(o.left - line.left) <= _STILL)
        if len({other.page for other in near}) >= wanted:
            yield line


def _numbers(sheet: Sheet, pages: int) -> Iterator[Line]:
    """ "3/7" or "Page 3 of 7" at an edge, and the time above a page that was printed from a browser."""
    for line, above, _ in _marginal(sheet):
        number = _NUMBERED.search(line.text)
        told = [int(part) for part in number.groups() if part] if number else []
        if told == [sheet.number, pages] or (above and _PRINTED.match(line.text)):
            yield line
