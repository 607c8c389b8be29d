"""How the events of a filter spread: how many are of each type, country, day, status …, the most frequent first."""

from dataclasses import dataclass

import apsw

from dateline.errors import ConfigError
from dateline.query.filters import search_for, tests, way_through
from dateline.query.questions import Filter

MOST = 200
_COLUMNS = {
    "type": "e.type",
    "mode": "e.mode",
    "status": "e.status",
    "country": "e.country",
    "place": "e.place",
    "year": "substr(e.earliest, 1, 4)",
    "month": "substr(e.earliest, 1, 7)",
    "day": "substr(e.earliest, 1, 10)",
    "origins": "e.origins",
    "who": "e.who_name",
    "whom": "e.whom_name",
}
BY = tuple(_COLUMNS)


@dataclass(frozen=True, slots=True)
class Facet:
    """One value and how many events have it; None: events of which it is not known."""

    value: str | None
    events: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of one column. `counted` events were looked at: `exact` where those are all that the filter means."""

    by: str
    items: tuple[Facet, ...]
    counted: int
    exact: bool
    capped: bool


def facets(base: apsw.Connection, asked: Filter, by: str, most: int = MOST) -> Facets:
    """Events by the values of a column, at most `most` values. ConfigError for a column that is none of BY.

    Of a filter that means very many, the newest are counted.
    """
    if by not in _COLUMNS:
        raise ConfigError(f"events are not counted by {by!r}; choose {', '.join(BY)}")
    search = search_for(base, asked)
    where, values = tests(search)
    window, days = _window(search.first, search.end)
    way = way_through(base, search, (window, days))
    latest = " ORDER BY e.earliest DESC, e.n DESC" if way.ordered else ""
    sql = (
        f"SELECT {_COLUMNS[by]}, count(*) FROM (SELECT e.* FROM {way.table}{latest} LIMIT {search.counted}) e"
        f" WHERE 1{where} GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    rows = list(base.execute(sql, (*way.values, *values)))
    found = tuple(Facet(None if value is None else str(value), many) for value, many in rows[:most])
    return Facets(by, found, sum(many for _, many in rows), way.many <= search.counted, len(rows) > most)


def _window(first: str, end: str) -> tuple[str, tuple[str, ...]]:
    """The days that are asked for; without any, events without a day as well."""
    if not first and not end:
        return "1", ()
    later = ("e.earliest < ?", (end,)) if end else ("1", ())
    return f"e.earliest >= ? AND {later[0]}", (first, *later[1])
