"""Finds places told by others: "30 km south of Kherson", "near Gao", "between X and Y", "northern Aleppo province"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.place import Level, Offset, Place, Toponym
from dateline.model.syntax import Syntax
from dateline.model.text import Span
from dateline.places.boxes import Box, around, half, hull, middle, moved, reach_km
from dateline.places.distance import kilometres
from dateline.places.reach import Reach, read_reach
from dateline.tables import read_table

APART_KM = 600.0
TOWN_KM = 5.0
# "South of Gao" without a distance is taken to reach so far.
FAR_KM = 50.0
_POINTS = frozenset({Level.TOWN, Level.SITE})


@dataclass(frozen=True, slots=True)
class Told:
    """A relative place and its span; `after` is the index of the anchor's naming that it is told by."""

    span: Span
    place: Place
    after: int


@dataclass(frozen=True, slots=True)
class RelativeFinder:
    """Reads the words before an anchor: directions, parts, units and words of nearness with their values."""

    words: Mapping[str, Mapping[str, float]]

    def __call__(self, syntax: Syntax, rows: Sequence[Toponym]) -> Iterator[Told]:
        """Every relative place, in the order of its anchors."""
        for index, row in enumerate(rows):
            tokens = syntax.tokens_in(row.span)
            if isinstance(row.value, Place) and tokens:
                yield from self._before(syntax, tokens[0], index, row)
        for index, (one, other) in enumerate(pairwise(rows), 1):
            yield from self._between(syntax, one, other, index)

    def _before(self, syntax: Syntax, first: int, index: int, row: Toponym) -> Iterator[Told]:
        anchor = row.value
        reach = read_reach(syntax, first, self.words)
        if reach is None or not isinstance(anchor, Place):
            return
        told = _part(anchor, reach) if reach.kind == "part" else _away(anchor, reach)
        if told is None:
            return
        box, error = told
        offset = Offset(reach.kind, (anchor.name,), reach.kilometres, reach.direction, error)
        words = " ".join((*syntax.words[reach.first : first], row.name))
        place = Place(words, anchor.country, None, None, None, Level.RELATIVE, box, offset)
        yield Told(Span(syntax.starts[reach.first], row.span.end), place, index)

    def _between(self, syntax: Syntax, one: Toponym, other: Toponym, index: int) -> Iterator[Told]:
        """The stretch between two towns of which nothing but "between … and" is said."""
        first, last = syntax.tokens_in(one.span), syntax.tokens_in(other.span)
        a, b = one.value, other.value
        if not (isinstance(a, Place) and isinstance(b, Place) and one.literal and other.literal and first and last):
            return
        if not _is_between(syntax, first, last) or {a.level, b.level} - _POINTS:
            return
        if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            return
        apart = kilometres(a.lat, a.lon, b.lat, b.lon)
        if 1 < apart < APART_KM:
            box = hull(around(a.lat, a.lon, TOWN_KM), around(b.lat, b.lon, TOWN_KM))
            offset = Offset("between", (a.name, b.name), None, None, reach_km(box))
            country = a.country if a.country == b.country else None
            place = Place(f"between {a.name} and {b.name}", country, None, None, None, Level.RELATIVE, box, offset)
            yield Told(Span(syntax.starts[first[0] - 1], other.span.end), place, index)


def load_relations() -> RelativeFinder:
    """The shipped words."""
    found: dict[str, dict[str, float]] = {
        kind: {} for kind in ("direction", "part", "middle", "unit", "near", "number")
    }
    for row in read_table("places/relations.csv").rows:
        found[row["kind"]][row["word"]] = float(row["value"])
    return RelativeFinder(found)


def _is_between(syntax: Syntax, first: range, last: range) -> bool:
    joined = last[0] - first[-1] == 2 and syntax.words[first[-1] + 1].lower() == "and"
    return joined and first[0] > 0 and syntax.words[first[0] - 1].lower() == "between"


def _part(anchor: Place, reach: Reach) -> tuple[Box, float] | None:
    """A part of a division, country or region."""
    if anchor.bbox is None or anchor.level in _POINTS or anchor.level is Level.NONE:
        return None
    box = middle(anchor.bbox) if reach.bearing is None else half(anchor.bbox, reach.bearing)
    return box, reach_km(box)


def _away(anchor: Place, reach: Reach) -> tuple[Box, float] | None:
    """A box about the point that distance and direction lead to, or about the anchor where one is lacking."""
    point = _point(anchor)
    if point is None or (anchor.level not in _POINTS and reach.kilometres is None):
        return None
    lat, lon = point
    if reach.kind == "near":
        return around(lat, lon, reach.near), reach.near
    if reach.kilometres is None:
        lat, lon = moved(lat, lon, FAR_KM / 2, reach.bearing or 0.0)
        return around(lat, lon, FAR_KM / 2), FAR_KM / 2
    # Towns are no points, and reporters round.
    error = round(TOWN_KM + reach.kilometres / 5, 1)
    if reach.bearing is None:
        return around(lat, lon, reach.kilometres + error), round(reach.kilometres + error, 1)
    lat, lon = moved(lat, lon, reach.kilometres, reach.bearing)
    return around(lat, lon, error), error


def _point(anchor: Place) -> tuple[float, float] | None:
    if anchor.lat is not None and anchor.lon is not None:
        return anchor.lat, anchor.lon
    if anchor.bbox is None or anchor.level not in _POINTS:
        return None
    west, south, east, north = anchor.bbox
    return (south + north) / 2, (west + east) / 2
