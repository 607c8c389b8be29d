"""How well an event of ours fits a row of theirs: up to 100 points, and what bars them from being one.

day 25 · place 30 · type 20 · actors 15 · deaths 10; a match needs LEAST of them and no bar.
"""

from dataclasses import dataclass
from typing import NamedTuple

from dateline.imports.match.ours import Ours
from dateline.imports.match.theirs import Row
from dateline.imports.sorts import families
from dateline.places.distance import kilometres

LEAST = 60
# Where no more than the country is told, and nobody by name and no toll agrees, a pair stays below it.
COUNTRY, HINT = 6, 4
_SAME_SPOT = 5.0  # kilometres
_SINGLE = 7  # days that a telling may span and still count whole
_LOOSE = 31


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a match may be off: days between them, kilometres between their points."""

    days: int
    km: int


class Points(NamedTuple):
    """What a pair gets for each thing; `bars` keep it from being one. `gap`: days between; `km`: None: not known."""

    day: int
    place: int
    type: int
    actors: int
    deaths: int
    gap: int
    km: float | None
    bars: tuple[str, ...]

    @property
    def total(self) -> int:
        """All points together."""
        return self.day + self.place + self.type + self.actors + self.deaths

    @property
    def matches(self) -> bool:
        """Whether the two may be one."""
        return not self.bars and self.total >= LEAST


def score(ours: Ours, row: Row, limits: Limits) -> Points:
    """The points of a pair."""
    gap = max(0, ours.first - row.last, row.first - ours.last)
    km = _apart(ours, row)
    kind = _type(ours, row)
    elsewhere = _elsewhere(ours, row)
    far = km is not None and ours.exact and row.exact and km > limits.km
    bars = ("day",) * (gap > limits.days) + ("country",) * elsewhere + ("place",) * far + ("type",) * (kind == 0)
    return Points(
        _day(ours, row, gap, limits),
        0 if elsewhere or far else _place(ours, row, km, limits),
        *(kind, _actors(ours, row), _deaths(ours, row)),
        *(gap, km, bars),
    )


def _day(ours: Ours, row: Row, gap: int, limits: Limits) -> int:
    """Fewer for days between them, and where one of them names a week, a month or a year only."""
    if gap > limits.days:
        return 0
    span = max(ours.last - ours.first, row.last - row.first)
    whole = 25 if span <= _SINGLE else 15 if span <= _LOOSE else 8
    return round(whole * (1 - gap / (limits.days + 1)))


def _apart(ours: Ours, row: Row) -> float | None:
    there = row.told
    if ours.lat is None or ours.lon is None or there.lat is None or there.lon is None:
        return None
    return kilometres(ours.lat, ours.lon, there.lat, there.lon)


def _elsewhere(ours: Ours, row: Row) -> bool:
    return bool(ours.at and row.told.country and ours.at != row.told.country)


def _place(ours: Ours, row: Row, km: float | None, limits: Limits) -> int:
    if km is not None and ours.exact and row.exact:
        near = km <= _SAME_SPOT or ours.folded == row.folded
        return 30 if near else round(30 - 15 * km / max(limits.km, 1))
    if ours.folded and ours.folded == row.folded:
        return 25
    if ours.at and ours.at == row.told.country:
        return COUNTRY
    return HINT if row.told.country in ours.hints else 0


def _type(ours: Ours, row: Row) -> int:
    there = row.told
    if ours.type == there.type:
        return 17 if ours.mode and there.mode and ours.mode != there.mode else 20
    if ours.type in row.also:
        return 15
    return 12 if families().get(ours.type, ours.type) in row.families else 0


def _actors(ours: Ours, row: Row) -> int:
    shared = ours.keys.keys() & row.keys.keys()
    if not shared:
        return 0
    if any(key[0] in "nr" for key in shared):
        return 15
    return 8 if any(not key.endswith("/CVL") for key in shared) else 0  # civilians are everywhere


def _deaths(ours: Ours, row: Row) -> int:
    there, here = row.told, ours.deaths
    if there.low is None or there.high is None or here is None:
        return 0
    return 10 if there.high >= here.low and (here.open or there.low <= here.high) else 0
