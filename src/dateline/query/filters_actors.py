"""Who is meant by an actor in a question, and the events that they are in."""

from dataclasses import dataclass

import apsw

from dateline.errors import ConfigError
from dateline.query.filters_parts import Part, Value
from dateline.query.questions import plain
from dateline.query.questions_codes import SOURCE, country, is_code, roles

MOST_NAMED = 200
_COUNTED = 500
BODIES = frozenset({"IGO", "NGO", "MNC"})


@dataclass(frozen=True, slots=True)
class Named:
    """One actor of the store that the words may mean."""

    n: int
    id: str
    name: str
    kind: str
    country: str | None


def actor_parts(base: apsw.Connection, words: str | None, part: str | None) -> list[Part]:
    """The condition that an actor (an id, a name, a country's code) is in the event, in a role where one is given."""
    if words is None:
        if part is not None:
            raise ConfigError("a role needs an actor")
        return []
    wanted = () if part is None else roles(part)
    code = country_code(words)
    if code is not None:
        return [_of_country(code, wanted)]
    return [_of_actors(tuple(actor.n for actor in actors_named(base, words)), wanted)]


def country_code(words: str) -> str | None:
    """The country whose code the words are; None for a name."""
    if words.strip() in BODIES:
        return words.strip()
    return country(words) if is_code(words.strip()) else None


def actors_named(base: apsw.Connection, words: str) -> tuple[Named, ...]:
    """Every actor with this id, or whose name holds all these words as words, with those judged to be the same.

    Those of just this name come first, then those with most parts in events. ConfigError where there is none.
    """
    words = plain(words)
    if words.startswith("ent_"):
        rows = base.execute(f"{_NAMED} WHERE id = ?", (words,))
    else:
        rows = base.execute(f"{_NAMED} WHERE name LIKE ? ESCAPE '\\' COLLATE NOCASE", (_like(words),))
    found = [Named(*row) for row in rows]
    if not words.startswith("ent_"):
        found = [actor for actor in found if _holds(actor.name, words)]
    if not found:
        raise ConfigError(f"no actor in the store is called {words!r}")
    found.sort(key=lambda actor: (actor.name.casefold() != words.casefold(), len(actor.name), actor.n))
    return _with_same(base, _busiest_first(base, found[:MOST_NAMED], words))


def _busiest_first(base: apsw.Connection, found: list[Named], words: str) -> list[Named]:
    """Those of just this name first, then by how much reports have of them; counted only so far as it matters."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM participant WHERE actor = ? LIMIT {_COUNTED})"
    parts = {actor.n: int(str(base.execute(sql, (actor.n,)).get)) for actor in found}
    return sorted(found, key=lambda a: (a.name.casefold() != words.casefold(), -parts[a.n], a.n))


def _with_same(base: apsw.Connection, found: list[Named]) -> tuple[Named, ...]:
    numbers = {actor.n for actor in found}
    marks = ", ".join("?" * len(found))
    ours = tuple(actor.n for actor in found)
    roots = f"SELECT coalesce(same_as, n) FROM actor WHERE n IN ({marks})"
    more = base.execute(f"{_NAMED} WHERE n IN ({roots}) OR same_as IN ({roots}) ORDER BY n", ours + ours)
    return (*found, *(actor for actor in (Named(*row) for row in more) if actor.n not in numbers))


def _of_actors(numbers: tuple[int, ...], wanted: tuple[str, ...]) -> Part:
    marks = ", ".join("?" * len(numbers))
    return _part(f"IN ({marks})", numbers, wanted)


def _of_country(code: str, wanted: tuple[str, ...]) -> Part:
    return _part("IN (SELECT n FROM actor WHERE country = ?)", (code,), wanted)


# CROSS JOIN keeps the order of the tables: along an event's happenings to test it, from the actor's parts to find it.
def _part(those: str, values: tuple[Value, ...], wanted: tuple[str, ...]) -> Part:
    if wanted == (SOURCE,):
        joins, where = "CROSS JOIN claim c ON c.happening = h.n AND c.live CROSS JOIN voice a ON a.claim = c.n", _SPEAKS
        start = f"voice a CROSS JOIN claim c ON c.n = a.claim AND c.live CROSS JOIN {_TOLD} ON h.n = c.happening"
    else:
        joins, where = "CROSS JOIN participant a ON a.happening = h.n", _in_role(wanted)
        start = f"participant a CROSS JOIN {_TOLD} ON h.n = a.happening"
    role_values: tuple[Value, ...] = () if wanted == (SOURCE,) else wanted
    test = (
        f"EXISTS (SELECT 1 FROM happening h INDEXED BY happening_event {joins}"
        f" WHERE h.event = e.n AND h.live AND +a.actor {those} AND {where})"
    )
    found = f"SELECT h.event AS n FROM {start} WHERE a.actor {those} AND {where} AND h.live AND h.event IS NOT NULL"
    every = (*values, *role_values)
    return Part(test, every, found, every, None)


def _in_role(wanted: tuple[str, ...]) -> str:
    return f"a.role IN ({', '.join('?' * len(wanted))})" if wanted else "1"


def _like(words: str) -> str:
    longest = max(words.split(), key=len, default="")
    return "%" + "".join("\\" + c if c in "%_\\" else c for c in longest) + "%"


def _holds(name: str, words: str) -> bool:
    """Whether all the words stand in the name as whole words, in any case."""
    own = set(_split(name))
    return all(word in own for word in _split(words)) and bool(_split(words))


def _split(words: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in words.casefold()).split()


_SPEAKS = "a.outlet IS NULL"
_TOLD = "happening h INDEXED BY happening_told"
_NAMED = "SELECT n, id, name, kind, country FROM actor"
