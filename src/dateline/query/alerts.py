"""What saved queries mean: which events they meet, which of those they have not known yet, what they have told."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

import apsw

from dateline.query.answers import EventAnswer
from dateline.query.events import events_by_number
from dateline.query.filters import search_for, tests
from dateline.query.questions import Filter, in_words

KINDS = ("new", "changed", "withdrawn")


@dataclass(frozen=True, slots=True)
class Met:
    """An event that a query meets since it looked last.

    `fresh`: a report added since then tells it. `old`: an earlier report tells or told it. `born`: its id is new.
    `known`: the query has met it before, under this id or one that went into it.
    """

    event: str
    fresh: bool
    old: bool
    born: bool
    known: bool

    @property
    def first_seen(self) -> bool:
        """Whether it is to be told: not for an old event that reading or linking anew has put under another id."""
        return self.fresh and not self.known and not (self.old and self.born)


@dataclass(frozen=True, slots=True)
class Alert:
    """A saved query as people see it."""

    name: str
    asked: str
    tells: tuple[str, ...]
    webhook: str | None
    made_at: str
    items: int
    waiting: int
    failed: int
    last_at: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """Something that a query told. `event` is what stands now (None: nothing does), `note` what became of it."""

    id: str
    kind: str
    at: str
    event_id: str
    event: EventAnswer | None
    note: str


def as_asked(asked: Filter) -> str:
    """A filter as it is kept."""
    return json.dumps({name: value for name, value in asdict(asked).items() if value not in (None, False)})


def filter_of(asked: str) -> Filter:
    """A filter that was kept."""
    return Filter(**json.loads(asked))


def meets(base: apsw.Connection, asked: Filter, among: Collection[str] | None = None) -> tuple[str, ...]:
    """The events that a filter means, of all or among some; ConfigError for a filter that says nothing known."""
    search = search_for(base, asked)
    where, values = tests(search)
    days: tuple[str, ...] = (search.first,) if search.dated else ()
    window = " AND e.earliest >= ?" if search.dated else ""
    if search.end:
        window, days = window + " AND e.earliest < ?", (*days, search.end)
    some = "" if among is None else " AND e.id IN (SELECT value FROM json_each(?))"
    few = () if among is None else (json.dumps(sorted(among)),)
    sql = f"SELECT e.id FROM event e WHERE 1{some}{window}{where} ORDER BY e.n"
    return tuple(str(row[0]) for row in base.execute(sql, (*few, *days, *values)))


def met_since(base: apsw.Connection, alert: int, asked: Filter, since: tuple[int, int]) -> tuple[Met, ...]:
    """The events that a query meets now among those that a later report or change than these touched."""
    report, change = since
    touched = {str(row[0]) for row in base.execute(_TOUCHED, (report, change))}
    if not touched:
        return ()
    found = meets(base, asked, touched)
    rows = base.execute(_MET, {"events": json.dumps(found), "alert": alert, "report": report, "change": change})
    return tuple(Met(str(event), *(bool(flag) for flag in flags)) for event, *flags in rows)


def changed_since(base: apsw.Connection, alert: int, since: tuple[int, int]) -> tuple[tuple[str, str, int], ...]:
    """What later reports changed of events that a query knows: the event's id, changed or withdrawn, the change."""
    rows = base.execute(_CHANGED, {"alert": alert, "report": since[0], "change": since[1]})
    return tuple((str(event), str(kind).removeprefix("event-"), int(str(n))) for event, kind, n in rows)


def alerts(base: apsw.Connection) -> tuple[Alert, ...]:
    """All saved queries by name, with how much they told and how that was delivered."""
    found = []
    for name, asked, tells, *rest in base.execute(_ALERTS):
        words = in_words(filter_of(asked)) or "every event"
        found.append(Alert(name, words, tuple(tells.split(",")), *rest))
    return tuple(found)


def told(base: apsw.Connection, name: str, most: int) -> tuple[Told, ...] | None:
    """What a saved query told last, newest first; None where there is no query of that name."""
    if base.execute("SELECT 1 FROM alert WHERE name = ?", (name,)).get is None:
        return None
    return _items(base, "alert.name = ?", name, most)


def told_item(base: apsw.Connection, item: int) -> Told | None:
    """One thing that was told."""
    return next(iter(_items(base, "alert_item.n = ?", item, 1)), None)


def _items(base: apsw.Connection, where: str, value: str | int, most: int) -> tuple[Told, ...]:
    rows = list(base.execute(f"{_ITEMS} WHERE {where} ORDER BY alert_item.n DESC LIMIT {most}", (value,)))
    standing = {event: _standing(base, str(event)) for event in {row[3] for row in rows}}
    numbers = [n for n, _ in standing.values() if n is not None]
    events = {event.id: event for event in events_by_number(base, numbers)}
    return tuple(_told(row, standing, events) for row in rows)


def _told(
    row: tuple[object, ...], standing: Mapping[object, tuple[int | None, str]], events: Mapping[str, EventAnswer]
) -> Told:
    item, kind, at, event = (str(cell) for cell in row[:4])
    _, now = standing[row[3]]
    found = events.get(now)
    note = ""
    if found is None:
        note = "no report tells it any more"
    elif now != event:
        note = f"judged to be one with {now}"
    return Told(item, kind, at, event, found, note)


def _standing(base: apsw.Connection, event: str) -> tuple[int | None, str]:
    """The number and id of an event, or of what it went into; no number where nothing stands."""
    row = next(base.execute(_STANDING, (event,)), None)
    return (None, event) if row is None else (int(str(row[0])), str(row[1]))


_TOUCHED = """
SELECT e.id FROM report r CROSS JOIN happening h ON h.report = r.n JOIN event e ON e.n = h.event
    WHERE r.n > ? AND h.live
UNION SELECT subject FROM change WHERE n > ? AND kind IN ('event-new', 'event-grew', 'event-changed', 'event-split')
"""
_MET = """
SELECT e.id,
    EXISTS (SELECT 1 FROM happening h WHERE h.event = e.n AND h.live AND h.report > :report),
    EXISTS (SELECT 1 FROM happening h WHERE h.event = e.n AND h.report <= :report),
    EXISTS (SELECT 1 FROM change c WHERE c.subject = e.id AND c.kind = 'event-new' AND c.n > :change),
    EXISTS (WITH RECURSIVE was(id) AS (
                SELECT e.id UNION SELECT t.id FROM tombstone t JOIN was ON t.replaced_by = was.id)
            SELECT 1 FROM was JOIN alert_known k ON k.event = was.id WHERE k.alert = :alert)
FROM event e WHERE e.id IN (SELECT value FROM json_each(:events)) ORDER BY e.n
"""
_CHANGED = """
SELECT c.subject, c.kind, c.n FROM change c JOIN alert_known k ON k.alert = :alert AND k.event = c.subject
WHERE c.n > :change AND c.report > :report AND c.kind IN ('event-changed', 'event-withdrawn') ORDER BY c.n
"""
_ALERTS = """
SELECT name, asked, tells, webhook, made_at, (SELECT count(*) FROM alert_item WHERE alert = alert.n),
    (SELECT count(*) FROM alert_item i JOIN delivery d ON d.item = i.n WHERE i.alert = alert.n AND d.state = 'waiting'),
    (SELECT count(*) FROM alert_item i JOIN delivery d ON d.item = i.n WHERE i.alert = alert.n AND d.state = 'failed'),
    (SELECT max(at) FROM alert_item WHERE alert = alert.n)
FROM alert ORDER BY name
"""
_ITEMS = """
SELECT alert_item.id, alert_item.kind, alert_item.at, alert_item.event FROM alert_item
JOIN alert ON alert.n = alert_item.alert
"""
_STANDING = """
WITH RECURSIVE now(id, steps) AS (
    SELECT ?, 0 UNION ALL SELECT t.replaced_by, steps + 1 FROM tombstone t JOIN now ON t.id = now.id
    WHERE t.replaced_by IS NOT NULL AND steps < 50)
SELECT e.n, e.id FROM now JOIN event e ON e.id = now.id ORDER BY steps DESC LIMIT 1
"""
