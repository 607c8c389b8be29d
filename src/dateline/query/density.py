"""How many events of a filter there are on each day, and at each place.

Long lists are counted in their newest part only, and say so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import apsw

from dateline.query.answers import Where
from dateline.query.events import windows
from dateline.query.filters import FEW, Search, search_for, tests, way_through
from dateline.query.filters_parts import Value
from dateline.query.questions import Filter

_PLACES = 60
_PLACE = "e.place, e.country, e.level, e.geonames, e.lat, e.lon"


@dataclass(frozen=True, slots=True)
class Density:
    """Events by the first day that they can have been on, oldest first. Not `exact`: of the newest ones only."""

    days: tuple[tuple[str, int], ...]
    undated: int
    exact: bool

    @property
    def dated(self) -> int:
        """How many have a day."""
        return sum(many for _, many in self.days)


def density(base: apsw.Connection, asked: Filter) -> Density:
    """Events by day. ConfigError as for `events`."""
    days, exact = _counted(base, search_for(base, asked), "substr(e.earliest, 1, 10)")
    undated = days.pop(None, 0)
    return Density(tuple(sorted((str(day), many) for day, many in days.items())), undated, exact)


def places(base: apsw.Connection, asked: Filter) -> tuple[tuple[Where, int], ...]:
    """The places of the events of a filter with how many each has, most first; of a long list the newest part only."""
    search = search_for(base, asked)
    counts: Counter[Where] = Counter()
    for sql, values, _ in _ways(base, search, FEW):
        for *cells, many in base.execute(f"SELECT {_PLACE}, count(*) FROM {sql} GROUP BY {_PLACE}", values):
            counts[Where(*cells)] += many
    return tuple(sorted(counts.items(), key=lambda p: (-p[1], p[0].words))[:_PLACES])


def _counted(base: apsw.Connection, search: Search, column: str) -> tuple[Counter[object], bool]:
    """How many events there are of each value of a column."""
    counts: Counter[object] = Counter()
    exact = True
    for sql, values, whole in _ways(base, search):
        exact = exact and whole
        for value, many in base.execute(f"SELECT {column}, count(*) FROM {sql} GROUP BY 1", values):
            counts[value] += many
    return counts, exact


def _ways(base: apsw.Connection, search: Search, most: int = 0) -> Iterator[tuple[str, Sequence[Value], bool]]:
    """Events as a table with alias e and its values, and whether that is all; all of a store only without `most`."""
    where, values = tests(search)
    if not search.parts and not search.dated and not most:
        yield "event e", (), True
        return
    for window in windows(search):
        way = way_through(base, search, window)
        latest = " ORDER BY e.earliest DESC, e.n DESC" if way.ordered else ""
        some = f"(SELECT e.* FROM {way.table}{latest} LIMIT {search.counted}) e WHERE 1{where}"
        yield some, (*way.values, *values), way.many <= search.counted
