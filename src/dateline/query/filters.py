"""A filter becomes SQL: one part for each thing asked, and the way through the indices that looks at fewest events.

Rare things (an actor, a place, a story, words) give their events as a set; common ones are tested one by one along an
index that already stands in the order of days. Which is which is counted, never past `FEW`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import apsw

from dateline.query.filters_actors import actor_parts
from dateline.query.filters_parts import Part, Value
from dateline.query.filters_places import place_parts
from dateline.query.filters_words import words_part
from dateline.query.questions import Filter, checked_origins, day_after, first_day, plain
from dateline.query.questions_codes import modes, statuses, types

FEW = 5_000

Window: TypeAlias = tuple[str, tuple[Value, ...]]  # a condition on e.earliest with its values


@dataclass(frozen=True, slots=True)
class Way:
    """How the events are come by: `table` (with alias e) holds `many` of them, counted as far as FEW.

    `met`: the part that all of them meet, where they were found by it.
    """

    table: str
    values: tuple[Value, ...]
    ordered: bool
    many: int
    met: Part | None


@dataclass(frozen=True, slots=True)
class Search:
    """A filter ready to run: its parts and its window of days ("" where open)."""

    parts: tuple[Part, ...]
    first: str
    end: str

    @property
    def counted(self) -> int:
        """How many events are looked at to count those that it means."""
        return FEW // 5 if any(part.costly for part in self.parts) else FEW

    @property
    def dated(self) -> bool:
        """Whether days are asked for, so that events without a day are out."""
        return bool(self.first or self.end)


def search_for(base: apsw.Connection, asked: Filter) -> Search:
    """The parts of a filter, checked; ConfigError for a word that the record does not know."""
    parts = [
        *actor_parts(base, asked.actor, asked.role),
        *_coded(asked),
        *place_parts(asked.place, asked.country),
        *_counted(asked),
        *_within(asked),
    ]
    if asked.text is not None:
        parts.append(words_part(base, asked.text))
    first = first_day(asked.after) if asked.after else ""
    return Search(tuple(parts), first, day_after(asked.before) if asked.before else "")


def way_through(base: apsw.Connection, search: Search, window: Window) -> Way:
    """The way that looks at fewest events among those of a window of days."""
    sets = [(_count(base, part.found, part.found_values), part) for part in search.parts if part.found]
    fewest = min(sets, key=lambda pair: pair[0], default=None)
    index, where, values = _along(base, search, window)
    many = _count(base, f"SELECT 1 FROM event e INDEXED BY {index} WHERE {where}", values)
    if fewest is not None and fewest[0] <= FEW and fewest[0] < many:
        part = fewest[1]
        table = f"(SELECT DISTINCT n FROM ({part.found})) few CROSS JOIN event e ON e.n = few.n"
        return Way(f"{table} WHERE {window[0]}", (*part.found_values, *window[1]), False, fewest[0], part)
    return Way(f"event e INDEXED BY {index} WHERE {where}", values, True, many, None)


def tests(search: Search, met: Part | None = None) -> tuple[str, tuple[Value, ...]]:
    """All parts as conditions on e, each after an AND, with their values; without one that is met already."""
    parts = [part for part in search.parts if part is not met]
    return "".join(f" AND {part.test}" for part in parts), tuple(v for part in parts for v in part.values)


def _along(base: apsw.Connection, search: Search, window: Window) -> tuple[str, str, tuple[Value, ...]]:
    """The shortest index in the order of days: its name and its condition."""
    best = ("event_day", window[0], window[1])
    least = FEW + 1
    for part in search.parts:
        if part.along is None:
            continue
        index, column, value = part.along
        where, values = f"e.{column} = ? AND {window[0]}", (value, *window[1])
        many = _count(base, f"SELECT 1 FROM event e INDEXED BY {index} WHERE {where}", values)
        if many < least or best[0] == "event_day":
            best, least = (index, where, values), many
    return best


def _count(base: apsw.Connection, found: str | None, values: Sequence[Value]) -> int:
    """How many rows, never counting past FEW by more than one."""
    (many,) = next(base.execute(f"SELECT count(*) FROM (SELECT 1 FROM ({found}) LIMIT {FEW + 1})", tuple(values)))
    return int(many)


def _coded(asked: Filter) -> list[Part]:
    parts = []
    if asked.type is not None:
        parts.append(_among("type", types(asked.type), "event_type_day"))
    if asked.mode is not None:
        parts.append(_among("mode", modes(asked.mode), "event_mode_day"))
    if asked.status is not None:
        parts.append(_among("status", statuses(asked.status), "event_status_day"))
    return parts


def _among(column: str, values: tuple[str, ...], index: str | None) -> Part:
    marks = ", ".join("?" * len(values))
    found = f"SELECT n FROM event WHERE {column} IN ({marks})" if index and len(values) > 1 else None
    along = (index, column, values[0]) if index and len(values) == 1 else None
    return Part(f"e.{column} IN ({marks})", values, found, values if found else (), along)


def _counted(asked: Filter) -> list[Part]:
    parts = []
    if asked.min_origins is not None:
        least = checked_origins(asked.min_origins)
        found = "SELECT n FROM event WHERE origins >= ?" if least > 1 else None
        parts.append(Part("e.origins >= ?", (least,), found, (least,) if found else (), None))
    if asked.sure:
        parts.append(Part("e.sure = 1", (), None, (), None))
    if asked.contested:
        parts.append(Part("e.contested = 1", (), "SELECT n FROM event WHERE contested = 1", (), None))
    return parts


def _within(asked: Filter) -> list[Part]:
    parts = []
    if asked.story is not None:
        found = "SELECT n FROM event WHERE story IN (SELECT n FROM story WHERE id = ?)"
        story = (plain(asked.story),)
        parts.append(Part("e.story IN (SELECT n FROM story WHERE id = ?)", story, found, story, None))
    if asked.report is not None:
        found = (
            "SELECT h.event AS n FROM report r CROSS JOIN happening h ON h.report = r.n"
            " WHERE r.id = ? AND h.live AND h.event IS NOT NULL"
        )
        report = (plain(asked.report),)
        parts.append(Part(f"e.n IN ({found})", report, found, report, None))
    return parts
