"""Where some events were, on bare land: a dot for a place, a ring for somewhere in a wider one; never a pin."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.query.answers import EventAnswer, Where
from dateline.show.plots.land import land_in, window_over
from dateline.show.words.codes import level_words

_WIDE = 360
_HIGH = 400
_NAMED = 8
_AIR = {"town": 2.0, "site": 2.0, "relative": 2.5, "admin2": 3.0, "admin1": 4.5, "country": 9.0, "region": 14.0}
_RINGS = {"relative": 8.0, "admin2": 10.0, "admin1": 16.0, "country": 26.0, "region": 36.0}
_ROWS = 30


@dataclass(frozen=True, slots=True)
class Spot:
    """One place with how many events; `ring` is 0 for a point, else the radius of the ring that says "somewhere in"."""

    where: Where
    many: int
    x: float
    y: float
    size: float
    ring: float
    label: str

    @property
    def words(self) -> str:
        """The place and how exact it is."""
        exact = level_words(self.where)
        return self.where.words + (f" ({exact})" if self.ring and exact else "")


@dataclass(frozen=True, slots=True)
class Locator:
    """The picture, its places by number of events, and how many events have a name only, or no place at all."""

    spots: tuple[Spot, ...]
    land: tuple[str, ...]
    wide: int
    high: int
    named: tuple[tuple[str, int], ...]
    nowhere: int

    @property
    def rows(self) -> tuple[Spot, ...]:
        """As many places as a list beside a picture should have."""
        return self.spots[:_ROWS]


def places_of(events: Iterable[EventAnswer]) -> tuple[tuple[Where, int], ...]:
    """The places of some events with how many each has."""
    return tuple(Counter(event.where for event in events).items())


def locator(places: Sequence[tuple[Where, int]]) -> Locator:
    """A picture of places with how many events each has."""
    placed = [(where, many) for where, many in places if where.lat is not None and where.lon is not None]
    named = sorted(((w.words, many) for w, many in places if w.words and w.lat is None), key=lambda n: -n[1])
    nowhere = sum(many for where, many in places if not where.words and where.lat is None)
    if not placed:
        return Locator((), (), _WIDE, 0, tuple(named), nowhere)
    window = window_over([_around(where) for where, _ in placed], _WIDE)
    placed.sort(key=lambda spot: (-spot[1], spot[0].words))
    points = [window.place(where.lon or 0.0, where.lat or 0.0) for where, _ in placed]
    labels = _labels([where.name or where.words for where, _ in placed], points)
    spots = [_spot(*one, at, label) for one, at, label in zip(placed, points, labels, strict=True)]
    land = tuple(" ".join(_path(ring) for ring in rings) for rings in land_in(window))
    return Locator(tuple(spots), land, window.width, window.height, tuple(named), nowhere)


def _around(where: Where) -> tuple[float, float, float, float]:
    air = _AIR.get(where.level or "", 4.0)
    lon, lat = where.lon or 0.0, where.lat or 0.0
    return max(-180.0, lon - air), max(-89.0, lat - air), min(180.0, lon + air), min(89.0, lat + air)


def _spot(where: Where, many: int, at: tuple[float, float], label: str) -> Spot:
    size = min(14.0, 4.5 + 2.0 * (many**0.5 - 1))
    return Spot(where, many, *at, size, _RINGS.get(where.level or "", 0.0), label)


def _labels(names: Sequence[str], points: Sequence[tuple[float, float]]) -> list[str]:
    """The names of the first places, none on top of another."""
    taken: list[tuple[float, float, float]] = []
    found = []
    for name, (x, y) in zip(names, points, strict=True):
        end = x + 10 + 6.2 * len(name)
        free = end < _WIDE and all(abs(y - other) > 14 or end < left or x > right for left, right, other in taken)
        if free and len(taken) < _NAMED:
            taken.append((x, end, y))
        found.append(name if free and (x, end, y) in taken else "")
    return found


def _path(ring: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z"
