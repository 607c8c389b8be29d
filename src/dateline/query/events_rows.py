"""Rows of the event table as answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from dateline.query.answers import Actor, EventAnswer, Evidence, When, Where


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as it stands in the tables, before its evidence is fetched."""

    n: int
    head: int
    id: str
    type: str
    mode: str | None
    scheme: str
    status: str
    contested: int
    hedged: int
    who: Actor | None
    trigger: str
    whom: Actor | None
    when: When
    where: Where
    story: str | None
    reports: int
    outlets: int
    origins: int
    claims: int
    sure: int
    doubts: str
    headline: int
    first_published: str | None
    last_published: str | None
    first_seen: str
    changed_at: str


def event_rows(base: apsw.Connection, numbers: Sequence[int]) -> dict[int, EventRow]:
    """The rows of these events by their numbers."""
    found: dict[int, EventRow] = {}
    for start in range(0, len(numbers), 500):
        some = tuple(numbers[start : start + 500])
        marks = ", ".join("?" * len(some))
        for row in base.execute(f"{_EVENTS} WHERE e.n IN ({marks})", some):
            who, whom, when, where = _actor(*row[9:13]), _actor(*row[14:18]), When(*row[18:21]), Where(*row[21:27])
            cells = [*row[:9], who, row[13], whom, when, where, *row[27:]]
            found[row[0]] = EventRow(*cells)
    return found


def answer(row: EventRow, how_many: tuple[str, ...], evidence: tuple[Evidence, ...]) -> EventAnswer:
    """An event with its numbers and words."""
    return EventAnswer(
        id=row.id,
        type=row.type,
        mode=row.mode,
        scheme=row.scheme,
        status=row.status,
        contested=bool(row.contested),
        hedged=bool(row.hedged),
        who=row.who,
        trigger=row.trigger,
        whom=row.whom,
        when=row.when,
        where=row.where,
        how_many=how_many,
        story=row.story,
        reports=row.reports,
        outlets=row.outlets,
        origins=row.origins,
        claims=row.claims,
        sure=bool(row.sure),
        doubts=tuple(str(doubt) for doubt in json.loads(row.doubts)),
        headline=bool(row.headline),
        first_published=row.first_published,
        last_published=row.last_published,
        first_seen=row.first_seen,
        changed_at=row.changed_at,
        evidence=evidence,
    )


def _actor(identity: str | None, name: str | None, kind: str | None, country: str | None) -> Actor | None:
    return Actor(identity, name, kind, country) if name else None


_EVENTS = """
SELECT e.n, e.head, e.id, e.type, e.mode, e.scheme, e.status, e.contested, h.hedged,
       a.id, coalesce(e.who_name, a.name), a.kind, a.country, h.trigger_text,
       b.id, coalesce(e.whom_name, b.name), b.kind, b.country,
       e.earliest, e.latest, e.granularity, e.place, e.country, e.level, e.geonames, e.lat, e.lon,
       s.id, e.reports, e.outlets, e.origins, e.claims, e.sure, h.doubts, h.headline,
       e.first_published, e.last_published,       e.first_seen, e.changed_at
FROM event e JOIN happening h ON h.n = e.head
LEFT JOIN actor a ON a.n = e.who LEFT JOIN actor b ON b.n = e.whom LEFT JOIN story s ON s.n = e.story
"""
