"""All events that a filter means as one table of SQL, for counting over them; of a costly filter the newest only."""

from dataclasses import dataclass

import apsw

from dateline.query.filters import Search, Window, search_for, tests, way_through
from dateline.query.filters_parts import Value
from dateline.query.questions import Filter

_UNDATED: Window = ("e.earliest IS NULL", ())
_LOOKED_AT = 20_000  # events of a filter that is tested one by one
_COSTLY = 1_000  # of one that tests sentences


@dataclass(frozen=True, slots=True)
class Chosen:
    """`SELECT … FROM {source}` goes over the events as e; `capped`: at most so many of the newest were looked at."""

    source: str
    values: tuple[Value, ...]
    capped: int | None


def chosen(base: apsw.Connection, asked: Filter) -> Chosen:
    """The events of a filter. ConfigError as for `events`."""
    search = search_for(base, asked)
    if not search.parts and not search.dated:
        return Chosen("event e NOT INDEXED", (), None)
    most = _most(search)
    where, values = tests(search)
    tables, every, capped = [], list[Value](), None
    for window in _windows(search):
        way = way_through(base, search, window)
        if most is None or not way.ordered or way.many <= most:
            tables.append(f"SELECT e.* FROM {way.table}{where}")
        else:
            newest = f"SELECT e.* FROM {way.table} ORDER BY e.earliest DESC, e.n DESC LIMIT {most}"
            tables.append(f"SELECT e.* FROM ({newest}) e WHERE 1{where}")
            capped = most
        every += [*way.values, *values]
    return Chosen(f"({' UNION ALL '.join(tables)}) e", tuple(every), capped)


def _windows(search: Search) -> tuple[Window, ...]:
    if not search.dated:
        return ("e.earliest >= ?", ("",)), _UNDATED
    if search.end:
        return (("e.earliest >= ? AND e.earliest < ?", (search.first, search.end)),)
    return (("e.earliest >= ?", (search.first,)),)


def _most(search: Search) -> int | None:
    """How many events may be tested: all, where a test looks at the event's own row only."""
    if any(part.costly for part in search.parts):
        return _COSTLY
    return _LOOKED_AT if any("EXISTS" in part.test for part in search.parts) else None
