"""Actors by name, kind, country and sector, those with most parts in events first; one of many names counts once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import apsw

from dateline.query.answers import Answers
from dateline.query.filters_actors import actors_named
from dateline.query.questions import Page, checked_size, plain
from dateline.query.questions_codes import country_named
from dateline.query.questions_cursor import Last, closed, opened

_FEW = 2_000  # actors whose parts are counted one by one
_MOST_NAMED = 200


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """Which actors are meant; what is not said is not asked. `text`: words of the name."""

    text: str | None = None
    kind: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor with its parts in happenings of reports; `names` others are judged to be the same."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    known: bool
    parts: int
    names: int


def actors_listed(base: apsw.Connection, asked: ActorFilter, page: Page) -> Answers[ActorLine]:
    """The actors that are meant. ConfigError for a name that nobody has, a country that is none, a cursor of none."""
    size, start = checked_size(page.size), opened(page.cursor)
    after = 0 if start is None else min(max(0, start.n), 10**9)
    where, values = _where(base, asked)
    numbers = [int(n) for (n,) in base.execute(f"SELECT a.n FROM actor a WHERE a.same_as IS NULL{where}", values)]
    parts = _parts(base, numbers)
    numbers.sort(key=lambda n: (-parts.get(n, 0), n))
    shown = numbers[after : after + size]
    more = closed(Last(None, after + size)) if len(numbers) > after + size else None
    return Answers(tuple(_line(base, n, parts.get(n, 0)) for n in shown), more, len(numbers), True)


def kinds(base: apsw.Connection) -> tuple[tuple[str, int], ...]:
    """The kinds of actors, and how many there are of each."""
    sql = "SELECT kind, count(*) FROM actor WHERE same_as IS NULL GROUP BY kind ORDER BY 2 DESC, 1"
    return tuple((str(kind), int(many)) for kind, many in base.execute(sql))


def _parts(base: apsw.Connection, numbers: Sequence[int]) -> Mapping[int, int]:
    """In how many parts each actor is, with those of the actors that are judged to be it."""
    among = ""
    if len(numbers) <= _FEW:
        listed = ", ".join(map(str, numbers)) or "NULL"
        among = f" AND actor IN (SELECT n FROM actor WHERE n IN ({listed}) OR same_as IN ({listed}))"
    sql = f"SELECT actor, count(*) FROM participant WHERE actor IS NOT NULL{among} GROUP BY actor"
    found = {int(n): int(many) for n, many in base.execute(sql)}
    for n, lead in base.execute("SELECT n, same_as FROM actor WHERE same_as IS NOT NULL"):
        found[lead] = found.get(lead, 0) + found.get(n, 0)
    return found


def _where(base: apsw.Connection, asked: ActorFilter) -> tuple[str, tuple[str | int, ...]]:
    where, values = "", list[str | int]()
    if asked.text:
        numbers = [actor.n for actor in actors_named(base, asked.text)[:_MOST_NAMED]]
        marks = ", ".join("?" * len(numbers))
        where += f" AND a.n IN (SELECT coalesce(same_as, n) FROM actor WHERE n IN ({marks}))"
        values += numbers
    for column, word in (("kind", asked.kind), ("sector", asked.sector)):
        if word:
            where += f" AND a.{column} = ?"
            values.append(plain(word))
    if asked.country:
        where += " AND a.country = ?"
        values.append(country_named(asked.country))
    return where, tuple(values)


def _line(base: apsw.Connection, n: int, parts: int) -> ActorLine:
    (row,) = base.execute(_LINE, (n,))
    identity, name, kind, country, sector, register, names = row
    return ActorLine(identity, " ".join(name.split()), kind, country, sector, register is not None, parts, names)


_LINE = """SELECT id, name, kind, country, sector, register_id, (SELECT count(*) FROM actor o WHERE o.same_as = a.n)
    FROM actor a WHERE n = ?"""
