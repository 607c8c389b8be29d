"""The state of a store at a glance: how much there is, how much was reported when, what is new, changed, disputed."""

from dataclasses import dataclass

import apsw

from dateline.query.answers import EventAnswer
from dateline.query.changes import Change, latest_changes
from dateline.query.events import bare_events, events_by_number
from dateline.query.questions import first_day

_SHOWN = 8  # of one list
_LOOKED_AT = 3_000  # new events among which the best told are looked for


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a store holds. `last` is the moment (UTC) at which something was last added or changed in it."""

    reports: int
    outlets: int
    events: int
    stories: int
    first_published: str | None
    last_published: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing and its newest changes; `event` (without its words) where it, or what it was merged into, stands."""

    event: EventAnswer | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a day brought: the best told of the new events, what else changed; how many there are of each."""

    since: str | None
    events: tuple[EventAnswer, ...]
    new: int
    changed: tuple[Changed, ...]
    changes: int


@dataclass(frozen=True, slots=True)
class Disputed:
    """Events on which voices disagree, those that changed last first; how many there are."""

    events: tuple[EventAnswer, ...]
    many: int


def holdings(base: apsw.Connection) -> Holdings:
    """How much there is."""
    return Holdings(*next(base.execute(_HOLDINGS)))


def reported(base: apsw.Connection) -> tuple[tuple[str, int], ...]:
    """How many reports were published on each day, oldest first; newest versions, dated ones only."""
    return tuple(base.execute(_REPORTED))


def fresh(base: apsw.Connection, since: str | None) -> Fresh:
    """What became known since a day, without one since the last day that brought anything. ConfigError for no day."""
    start = first_day(since) if since else base.execute("SELECT substr(max(at), 1, 10) FROM change").get
    if start is None:
        return Fresh(None, (), 0, (), 0)
    numbers = [n for (n,) in base.execute(_NEW, (start, _LOOKED_AT, _SHOWN))]
    new = int(str(base.execute("SELECT count(*) FROM event WHERE first_seen >= ?", (start,)).get))
    changed = latest_changes(base, _CHANGED, (start,), _SHOWN * 5)
    many = int(str(base.execute(f"SELECT count(*) FROM change c WHERE {_CHANGED}", (start,)).get))
    return Fresh(str(start), events_by_number(base, numbers), new, _by_subject(base, changed), many)


def _by_subject(base: apsw.Connection, changes: tuple[Change, ...]) -> tuple[Changed, ...]:
    """The changes of one thing together, with those of what was merged into it."""
    gathered: dict[object, list[Change]] = {}
    for change in changes:
        standing = base.execute(_STANDING, (change.subject, change.subject)).get
        gathered.setdefault(change.subject if standing is None else standing, []).append(change)
    found = []
    for subject, some in list(gathered.items())[:_SHOWN]:
        event = next(iter(bare_events(base, (subject,))), None) if isinstance(subject, int) else None
        found.append(Changed(event, tuple(some)))
    return tuple(found)


def disputed(base: apsw.Connection) -> Disputed:
    """What is contested."""
    numbers = [n for (n,) in base.execute(_DISPUTED, (_SHOWN,))]
    many = int(str(base.execute("SELECT count(*) FROM event WHERE contested = 1").get))
    return Disputed(events_by_number(base, numbers), many)


_HOLDINGS = """
SELECT (SELECT count(DISTINCT line) FROM report), (SELECT count(DISTINCT outlet) FROM report),
       (SELECT count(*) FROM event), (SELECT count(*) FROM story),
       (SELECT min(published) FROM report), (SELECT max(published) FROM report), (SELECT max(at) FROM change)
"""
_REPORTED = "SELECT substr(published, 1, 10), count(*) FROM report WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1"
_NEW = """
SELECT n
FROM (SELECT n, sure, origins, reports, earliest FROM event WHERE first_seen >= ? ORDER BY first_seen DESC LIMIT ?)
ORDER BY sure DESC, origins DESC, reports DESC, earliest DESC, n LIMIT ?
"""
_CHANGED = "c.at >= ? AND c.kind NOT IN ('report-new', 'event-new', 'event-grew', 'story-new', 'reread')"
_STANDING = "SELECT n FROM event WHERE id = ? OR id = (SELECT replaced_by FROM tombstone WHERE id = ?)"
_DISPUTED = "SELECT n FROM event WHERE contested = 1 ORDER BY sure DESC, origins DESC, changed_at DESC, n LIMIT ?"
