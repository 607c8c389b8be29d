"""Comparisons with other data sets as they were kept: their figures, and their lines by filter, a page at a time."""

import json
from dataclasses import dataclass

import apsw

from dateline.errors import ConfigError
from dateline.query.answers import Answers, EventAnswer
from dateline.query.compared import FIELDS, KINDS, Agreement, Cell, Figures, Line
from dateline.query.events import events_by_number
from dateline.query.questions import Page, checked_size, day_after, first_day
from dateline.query.questions_codes import country_named, types
from dateline.query.questions_cursor import Last, closed, opened
from dateline.store.imported import Dataset, Theirs, row_numbered

_MOST_COUNTED = 20_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A comparison that was kept: when, how much came to be known since, and what it says in figures."""

    dataset: Dataset
    at: str
    since: int
    figures: Figures


@dataclass(frozen=True, slots=True)
class LineFilter:
    """Which lines are meant. `kind`: matched, ours, theirs or apart; `differs`: what the two tell differently."""

    kind: str
    differs: str | None = None
    country: str | None = None
    type: str | None = None
    after: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One line with what it is of: our event (None where it has gone since, or there is none), and their row."""

    line: Line
    event: EventAnswer | None
    row: Theirs | None


def kept(base: apsw.Connection, held: Dataset) -> Kept | None:
    """The comparison that was kept for a data set; None for none."""
    row = next(base.execute("SELECT at, changes, figures FROM comparison WHERE dataset = ?", (held.n,)), None)
    if row is None:
        return None
    at, changes, figures = row
    (since,) = next(base.execute("SELECT count(*) FROM (SELECT 1 FROM change WHERE n > ? LIMIT 1000)", (changes,)))
    return Kept(held, at, int(since), _figures(json.loads(figures)))


def sides(base: apsw.Connection, held: Dataset, asked: LineFilter, page: Page) -> Answers[Side]:
    """Lines of a comparison in the order of days. ConfigError for a kind, day, type or country that there is not."""
    size, start = checked_size(page.size), opened(page.cursor)
    where, values = _where(held, asked)
    after = start.n if start else 0
    rows = list(base.execute(f"{_LINES} WHERE {where} AND n > ? ORDER BY n LIMIT {size + 1}", (*values, after)))
    counted = f"SELECT count(*) FROM (SELECT 1 FROM compared WHERE {where} LIMIT {_MOST_COUNTED + 1})"
    (total,) = next(base.execute(counted, values))
    more = closed(Last(None, rows[size - 1][0])) if len(rows) > size else None
    lines = [_line(row[1:]) for row in rows[:size]]
    events = _events(base, [line.event for line in lines if line.event])
    found = tuple(Side(x, events.get(x.event or ""), _row(base, x)) for x in lines)
    return Answers(found, more, min(total, _MOST_COUNTED), total <= _MOST_COUNTED)


def by_month(base: apsw.Connection, held: Dataset) -> tuple[tuple[str, dict[str, int]], ...]:
    """Lines that can be compared by their month and kind, the months in order; those without a day are left out."""
    found: dict[str, dict[str, int]] = {}
    for month, kind, many in base.execute(_MONTHS, (held.n,)):
        found.setdefault(month, dict.fromkeys(KINDS[:3], 0))[kind] = many
    return tuple(sorted(found.items()))


def _where(held: Dataset, asked: LineFilter) -> tuple[str, tuple[str | int, ...]]:
    if asked.kind not in KINDS:
        raise ConfigError(f"no list is called {asked.kind!r}; there is {', '.join(KINDS)}")
    if asked.differs is not None and asked.differs not in FIELDS:
        raise ConfigError(f"{asked.differs!r} is not compared; there is {', '.join(FIELDS)}")
    parts: list[tuple[str, str | int]] = [("dataset = ?", held.n), ("kind = ?", asked.kind)]
    if asked.differs:
        parts.append(("instr(differs, ?)", f" {asked.differs} "))
    if asked.country:
        parts.append(("country = ?", country_named(asked.country)))
    if asked.after:
        parts.append(("day >= ?", first_day(asked.after)))
    if asked.before:
        parts.append(("day < ?", day_after(asked.before)))
    where, values = [part for part, _ in parts], [value for _, value in parts]
    if asked.type:
        wanted = types(asked.type)
        where.append(f"type IN ({', '.join('?' * len(wanted))})")
        values += wanted
    return " AND ".join(where), tuple(values)


def _events(base: apsw.Connection, ids: list[str]) -> dict[str, EventAnswer]:
    marks = ", ".join("?" * len(ids))
    numbers = [int(n) for (n,) in base.execute(f"SELECT n FROM event WHERE id IN ({marks})", tuple(ids))]
    return {event.id: event for event in events_by_number(base, numbers)}


def _row(base: apsw.Connection, line: Line) -> Theirs | None:
    return row_numbered(base, line.number) if line.number is not None else None


def _line(row: tuple[object, ...]) -> Line:
    kind, event, number, day, country, sort, told = row
    own, near, score, cells, reasons = json.loads(str(told))
    shown = tuple(Cell(**cell) for cell in cells)
    words = (str(kind), _word(event), own, number if isinstance(number, int) else None, near)
    return Line(*words, _word(day), _word(country), _word(sort), score, shown, tuple(reasons))


def _word(value: object) -> str | None:
    return str(value) if value else None


def _figures(cells: dict[str, object]) -> Figures:
    own = {name: tuple(map(tuple, cells[name])) for name in ("apart_ours", "apart_theirs")}  # type: ignore[call-overload]  # lists of pairs
    agreements = tuple(Agreement(**one) for one in cells["agreements"])  # type: ignore[attr-defined]  # objects, as they were kept
    return Figures(**{**cells, **own, "agreements": agreements, "limits": tuple(cells["limits"])})  # type: ignore[arg-type]


_LINES = "SELECT n, kind, event, imported, day, country, type, told FROM compared"
_MONTHS = """SELECT substr(day, 1, 7), kind, count(*) FROM compared
    WHERE dataset = ? AND kind IN ('matched', 'ours', 'theirs') AND day IS NOT NULL GROUP BY 1, 2"""
