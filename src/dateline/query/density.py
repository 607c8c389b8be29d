"""How many events of a filter there are on each day, and at each place.

Long lists are counted in their newest part only, and say so.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import apsw

from dateline.query.answers import Where
from dateline.query.events import windows
from dateline.query.filters import FEW, Search, search_for, tests, way_through
from dateline.query.filters_parts import Value
from dateline.query.questions import Filter

_PLACES = 60
_COLUMNS = "substr(e.earliest, 1, 10), e.type, e.status, e.place, e.country, e.level, e.geonames, e.lat, e.lon"


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


@dataclass(frozen=True, slots=True)
class Spread:
    """How the events of a filter lie: by day, by place, by type, by country, by standing; the values most first.

    Not `exact`: of a long list the newest are looked at, for places and values at most FEW of them.
    """

    density: Density
    places: tuple[tuple[Where, int], ...]
    values: Mapping[str, tuple[tuple[str, int], ...]]
    exact: bool


def spread(base: apsw.Connection, asked: Filter) -> Spread:
    """All of it from one look at the events. ConfigError as for `events`."""
    search = search_for(base, asked)
    days, wheres = Counter[Value | None](), Counter[Where]()
    values: dict[str, Counter[Value | None]] = {"type": Counter(), "status": Counter(), "country": Counter()}
    exact = True
    for sql, given, whole in _ways(base, search, FEW):
        exact = exact and whole
        for day, kind, status, *cells in base.execute(f"SELECT {_COLUMNS} FROM {sql}", given):
            days[day] += 1
            where = Where(*cells)
            wheres[where] += 1
            for name, value in (("type", kind), ("status", status), ("country", where.country)):
                values[name][value] += 1
    whole_store = not search.parts and not search.dated
    dense = density(base, asked) if whole_store else Density(_dated(days), days[None], exact)
    return Spread(dense, _most(wheres), {name: _named(some) for name, some in values.items()}, exact)


def _dated(days: Counter[Value | None]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((str(day), many) for day, many in days.items() if day is not None))


def _most(places: Counter[Where]) -> tuple[tuple[Where, int], ...]:
    return tuple(sorted(places.items(), key=lambda p: (-p[1], p[0].words))[:_PLACES])


def _named(values: Counter[Value | None]) -> tuple[tuple[str, int], ...]:
    return tuple(
        sorted(((str(v), n) for v, n in values.items() if v is not None), key=lambda pair: (-pair[1], pair[0]))
    )


def density(base: apsw.Connection, asked: Filter) -> Density:
    """Events by day. ConfigError as for `events`."""
    days, exact = _counted(base, search_for(base, asked), "substr(e.earliest, 1, 10)")
    return Density(_dated(days), days[None], exact)


def _counted(base: apsw.Connection, search: Search, column: str) -> tuple[Counter[Value | None], bool]:
    """How many events there are of each value of a column."""
    counts: Counter[Value | None] = Counter()
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
