"""Events that answer a filter, in the order of days, those without a day last; paged without gap or double."""

from collections.abc import Sequence
from dataclasses import astuple, fields

import apsw

from dateline.query.answers import Answers, EventAnswer
from dateline.query.answers_amounts import amounts_of
from dateline.query.events_evidence import chief_evidence
from dateline.query.events_rows import EventRow, answer, event_rows
from dateline.query.filters import Search, Window, search_for, tests, way_through
from dateline.query.questions import Filter, Order, Page, checked_size
from dateline.query.questions_cursor import Last, closed, opened

_UNDATED: Window = ("e.earliest IS NULL", ())


def events(base: apsw.Connection, asked: Filter, page: Page) -> Answers[EventAnswer]:
    """The events that a filter means. ConfigError for a filter or cursor that says nothing the store knows."""
    found = event_numbers(base, asked, page)
    return Answers(events_by_number(base, found.items), found.next, found.total, found.exact)


def event_numbers(base: apsw.Connection, asked: Filter, page: Page) -> Answers[int]:
    """The same as numbers of the event table."""
    size, start = checked_size(page.size), opened(page.cursor)
    search = search_for(base, asked)
    rows: list[Last] = []
    if start is None or start.day is not None:
        rows = _page(base, search, _dated(search, start, page.order), page.order, size + 1)
    if len(rows) <= size and not search.dated:
        after = start.n if start is not None and start.day is None else None
        rows += _page(base, search, _undated(after, page.order), page.order, size + 1 - len(rows))
    total, exact = count(base, search)
    more = closed(rows[size - 1]) if len(rows) > size else None
    return Answers(tuple(row.n for row in rows[:size]), more, total, exact)


def count(base: apsw.Connection, search: Search) -> tuple[int, bool]:
    """How many events a filter means, and whether that is all: of a long list only the newest part is counted."""
    total, exact = 0, True
    for window in windows(search):
        way = way_through(base, search, window)
        where, values = tests(search, way.met)
        latest = " ORDER BY e.earliest DESC, e.n DESC" if way.ordered else ""
        some = f"(SELECT e.* FROM {way.table}{latest} LIMIT {search.counted}) e"
        (many,) = next(base.execute(f"SELECT count(*) FROM {some} WHERE 1{where}", (*way.values, *values)))
        total, exact = total + int(many), exact and way.many <= search.counted
    return total, exact


def windows(search: Search) -> tuple[Window, ...]:
    """The stretches of days that a search goes through: those with a day, then, where none is asked for, the others."""
    dated = _dated(search, None, Order.NEWEST)
    return (dated,) if search.dated else (dated, _UNDATED)


def events_by_number(base: apsw.Connection, numbers: Sequence[int]) -> tuple[EventAnswer, ...]:
    """Events by their numbers, in that order, each with its chief evidence; numbers of no event are left out."""
    rows = event_rows(base, numbers)
    return tuple(_with_words(base, rows[n]) for n in numbers if n in rows)


def bare_events(base: apsw.Connection, numbers: Sequence[int]) -> tuple[EventAnswer, ...]:
    """The same without their words."""
    rows = event_rows(base, numbers)
    return tuple(answer(rows[n], how_many(base, rows[n].head), ()) for n in numbers if n in rows)


def how_many(base: apsw.Connection, happening: int) -> tuple[str, ...]:
    """The numbers of a happening in words."""
    return tuple(dict.fromkeys(amount.words for amount in amounts_of(base, happening)))


def loosened(base: apsw.Connection, asked: Filter) -> tuple[tuple[str, int, bool], ...]:
    """For each thing asked: its name, how many events there are without it, and whether that is all; most first."""
    names, cells, open_ones = [f.name for f in fields(Filter)], astuple(asked), astuple(Filter())
    found = []
    for i, name in enumerate(names):
        if cells[i] == open_ones[i]:
            continue
        kept = [open_ones[j] if j == i or (name, names[j]) == ("actor", "role") else c for j, c in enumerate(cells)]
        found.append((name, *count(base, search_for(base, Filter(*kept)))))
    return tuple(sorted(found, key=lambda row: (-row[1], row[0])))


def _with_words(base: apsw.Connection, row: EventRow) -> EventAnswer:
    return answer(row, how_many(base, row.head), chief_evidence(base, row.n, row.head))


def _page(base: apsw.Connection, search: Search, window: Window, order: Order, size: int) -> list[Last]:
    way = way_through(base, search, window)
    where, values = tests(search, way.met)
    down = "DESC" if order is Order.NEWEST else "ASC"
    sql = f"SELECT e.earliest, e.n FROM {way.table}{where} ORDER BY e.earliest {down}, e.n {down} LIMIT {size}"
    return [Last(*row) for row in base.execute(sql, (*way.values, *values))]


def _dated(search: Search, start: Last | None, order: Order) -> Window:
    """Events of the search's days, from after the last one shown."""
    where, values = ["e.earliest >= ?"], [search.first]
    if search.end:
        where.append("e.earliest < ?")
        values.append(search.end)
    if start is None or start.day is None:
        return " AND ".join(where), tuple(values)
    beyond = "<" if order is Order.NEWEST else ">"
    where.append(f"(e.earliest, e.n) {beyond} (?, ?)")
    return " AND ".join(where), (*values, start.day, start.n)


def _undated(after: int | None, order: Order) -> Window:
    if after is None:
        return _UNDATED
    return f"{_UNDATED[0]} AND e.n {'<' if order is Order.NEWEST else '>'} ?", (after,)
