"""Who is in the record: actors by name, and one of them with the names used, deeds, what was suffered, and sayings."""

from dataclasses import dataclass

import apsw

from dateline.query.answers import Answers, EventAnswer, Evidence
from dateline.query.events import events
from dateline.query.events_evidence import evidence
from dateline.query.filters_actors import Named, actors_named
from dateline.query.questions import Filter, Page, checked_size, plain
from dateline.query.questions_cursor import Last, closed, opened

_EVENTS = 8
_SAYINGS = 8
_NAMES = 12
_LOOKED_AT = 2_000
_MOST_COUNTED = 5_000


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """One actor and in how many happenings of reports they have a part, and how many claims they are the source of."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    register_id: str | None
    parts: int
    sayings: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What the record has of one actor: `names` are those that reports use, with how many uses each."""

    actor: ActorAnswer
    names: tuple[tuple[str, int], ...]
    same: tuple[Named, ...]
    done: Answers[EventAnswer]
    suffered: Answers[EventAnswer]
    said: tuple[Evidence, ...]


def actors(base: apsw.Connection, words: str | None, page: Page) -> Answers[ActorAnswer]:
    """Actors: those whose names hold these words, else the ones with most parts in events. ConfigError for no such."""
    if words is not None:
        found = actors_named(base, words)
        size = checked_size(page.size)
        shown = [_answer(base, actor.n) for actor in found[:size]]
        return Answers(tuple(shown), None, len(found), True)
    return _busiest(base, page)


def actor_page(base: apsw.Connection, identity: str) -> ActorPage:
    """One actor by id or by a name that means one. ConfigError where there is none."""
    first = actors_named(base, identity)[0]
    same = tuple(actor for actor in actors_named(base, first.id) if actor.n != first.n)
    numbers = tuple(actor.n for actor in (first, *same))
    done, suffered = (_in_role(base, first.id, roles) for roles in ("actor", "recipient,target"))
    return ActorPage(_answer(base, first.n), _names(base, numbers), same, done, suffered, _said(base, numbers))


def _busiest(base: apsw.Connection, page: Page) -> Answers[ActorAnswer]:
    size, start = checked_size(page.size), opened(page.cursor)
    after = 0 if start is None else max(0, start.n)
    rows = [n for (n,) in base.execute(f"{_BUSIEST} LIMIT {size + 1} OFFSET {min(after, 10**9)}")]
    (total,) = next(base.execute(f"SELECT count(*) FROM (SELECT 1 FROM actor LIMIT {_MOST_COUNTED + 1})"))
    more = closed(Last(None, after + size)) if len(rows) > size else None
    shown = tuple(_answer(base, n) for n in rows[:size])
    return Answers(shown, more, min(total, _MOST_COUNTED), total <= _MOST_COUNTED)


def _answer(base: apsw.Connection, n: int) -> ActorAnswer:
    (row,) = base.execute(_ACTOR, (n, n, n))
    return ActorAnswer(*row)


def _in_role(base: apsw.Connection, identity: str, roles: str) -> Answers[EventAnswer]:
    return events(base, Filter(actor=identity, role=roles), Page(_EVENTS))


def _names(base: apsw.Connection, numbers: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
    marks = ", ".join("?" * len(numbers))
    sql = (
        f"SELECT name, count(*) FROM (SELECT name FROM participant WHERE actor IN ({marks}) LIMIT {_LOOKED_AT})"
        f" GROUP BY name ORDER BY 2 DESC, 1 LIMIT {_NAMES}"
    )
    return tuple((" ".join(str(name).split()), many) for name, many in base.execute(sql, numbers))


def _said(base: apsw.Connection, numbers: tuple[int, ...]) -> tuple[Evidence, ...]:
    """The newest of what they are the source of, each sentence once."""
    marks = ", ".join("?" * len(numbers))
    sql = f"SELECT claim FROM voice WHERE actor IN ({marks}) ORDER BY claim DESC LIMIT {_SAYINGS * 4}"
    told = evidence(base, [claim for (claim,) in base.execute(sql, numbers)])
    first: dict[str, Evidence] = {}
    for one in told:
        first.setdefault(one.quote, one)
    return tuple(first.values())[:_SAYINGS]


def named(base: apsw.Connection, words: str) -> tuple[Named, ...]:
    """The actors that words in a question mean, for the head of an answer."""
    return actors_named(base, plain(words))


_BUSIEST = """
SELECT a.n FROM actor a JOIN (SELECT actor, count(*) AS parts FROM participant WHERE actor IS NOT NULL GROUP BY actor) p
ON p.actor = a.n ORDER BY p.parts DESC, a.n
"""
_ACTOR = """
SELECT id, name, kind, country, sector, register_id,
       (SELECT count(*) FROM participant WHERE actor = ?), (SELECT count(*) FROM voice WHERE actor = ?)
FROM actor WHERE n = ?
"""
