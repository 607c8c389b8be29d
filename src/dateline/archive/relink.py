"""Linking anew: stories repaired, and everything derived again from the reports and what people judged."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import apsw

from dateline.archive.assemble import assemble
from dateline.archive.changes import Gone, Moment, News, announce, bury
from dateline.archive.joining import mend_events
from dateline.archive.known import Archive
from dateline.archive.ledgers import GrowingLedger, LedgerAgain
from dateline.archive.link import Linker, events_of
from dateline.archive.pages import Pages
from dateline.archive.placing import Placing
from dateline.archive.relate import Relating
from dateline.archive.scenes import KeptScenes
from dateline.archive.values import Value, number, text
from dateline.store.database import Store

WINDOW = 30  # days before the latest report in which stories are still repaired
_AT_ONCE = 64
_TOLD = ("status", "contested", "earliest", "latest", "place", "country", "reports", "outlets", "origins")


@dataclass(frozen=True, slots=True)
class Relinked:
    """How many reports were linked again, and how many events are new, gone, or others than before."""

    reports: int
    new: int
    gone: int
    changed: int


@dataclass(frozen=True, slots=True)
class Repaired:
    """How many reports went to another story, and how many events have other tellings."""

    moved: int
    mended: int


def repair(store: Store, at: str) -> Repaired:
    """Puts the stories and events of the live reports right, as a nightly task."""
    base, moment = store.base, Moment(at, None)
    with store.writing():
        live = [number(row[0]) for row in base.execute(_LIVE, (f"-{WINDOW} days",))]
        moved = Placing(store, Pages(store)).mend(moment, live)
        anchors = [str(row[0]) for row in base.execute(_ANCHORS, (json.dumps(live),))]
        archive = Archive(store, KeptScenes(store), GrowingLedger(store))
        mended = mend_events(base, archive, anchors, moment)
        events = events_of(base, moved) | mended
        assemble(base, events, moment)
        Relating(base).relate(events, at)
    return Repaired(len(moved), len(mended))


def link_again(store: Store, at: str, told: Callable[[int, int], None] | None = None) -> Relinked:
    """Derives copies, stories and events anew from the reports in their order: all of it, or nothing is changed.

    Scorers judge again, and take back what they do not say again; what people judged stands.
    """
    base = store.base
    with store.writing():
        for statement in (*_REMEMBER, *_CLEAR):
            base.execute(statement)
        last = number(base.execute("SELECT coalesce(max(n), 0) FROM change").get)
        ledger = LedgerAgain(store)
        done = _link_all(store, Linker(store, at, ledger), told)
        ledger.close(at)
        # What the steps on the way said is no news: only what differs in the end is.
        base.execute("DELETE FROM change WHERE n > ?", (last,))
        for statement in _RESTORE:
            base.execute(statement)
        counts = _tell_events(base, at)
        _tell_stories(base, at)
        for statement in _FORGET:
            base.execute(statement)
    return Relinked(done, *counts)


def _link_all(store: Store, linker: Linker, told: Callable[[int, int], None] | None) -> int:
    waiting = number(store.base.execute("SELECT count(*) FROM report").get)
    done = 0
    while reports := linker.waiting(_AT_ONCE):
        linker.link(reports)
        done += len(reports)
        if told:
            told(done, waiting)
    return done


def _tell_events(base: apsw.Connection, at: str) -> tuple[int, int, int]:
    """Says which events are new, gone or others than before; how many of each."""
    moment = Moment(at, None)
    new = [str(row[0]) for row in base.execute(_NEW.format(table="event"))]
    for name in new:
        announce(base, News("event-new", name, note="derived anew"), moment)
    gone = list(base.execute(_GONE))
    for name, successor in gone:
        _lose(base, ("event", str(name), text(successor)), moment)
    changed = list(base.execute(_CHANGED))
    for name, *facts in changed:
        was, now = facts[: len(_TOLD)], facts[len(_TOLD) :]
        before, after = _different(was, now)
        announce(base, News("event-changed", str(name), before, after, "derived anew"), moment)
    return len(new), len(gone), len(changed)


def _tell_stories(base: apsw.Connection, at: str) -> None:
    moment = Moment(at, None)
    for row in list(base.execute(_NEW.format(table="story"))):
        announce(base, News("story-new", str(row[0]), note="derived anew"), moment)
    for name, successor in list(base.execute(_GONE_STORIES)):
        _lose(base, ("story", str(name), text(successor)), moment)


def _lose(base: apsw.Connection, lost: tuple[str, str, str | None], moment: Moment) -> None:
    """An id that no longer stands leads to what holds its founder now."""
    kind, name, successor = lost
    bury(base, Gone(name, kind, "derived anew", successor), moment.at)
    verb = "withdrawn" if successor is None else "merged"
    announce(base, News(f"{kind}-{verb}", name, None, {kind: successor}, "derived anew"), moment)


def _different(was: list[Value], now: list[Value]) -> tuple[dict[str, str | int | None], dict[str, str | int | None]]:
    """The facts that differ, as they were and as they are."""
    pairs = [(name, a, b) for name, a, b in zip(_TOLD, was, now, strict=True) if a != b]
    return {name: _plain(a) for name, a, _ in pairs}, {name: _plain(b) for name, _, b in pairs}


def _plain(value: Value) -> str | int | None:
    return value if isinstance(value, int) else text(value)


_LIVE = """SELECT n FROM report WHERE published >= date((SELECT max(published) FROM report), ?) AND linked = 1
    ORDER BY n"""
_ANCHORS = "SELECT anchor FROM happening WHERE live AND report IN (SELECT value FROM json_each(?))"
_REMEMBER = (
    "CREATE TEMP TABLE event_before AS SELECT * FROM main.event",
    "CREATE UNIQUE INDEX temp.event_before_id ON event_before(id)",
    "CREATE TEMP TABLE story_before AS SELECT * FROM main.story",
    "CREATE UNIQUE INDEX temp.story_before_id ON story_before(id)",
    "CREATE TEMP TABLE relation_before AS SELECT * FROM main.relation",
    'CREATE UNIQUE INDEX temp.relation_before_pair ON relation_before("left", "right")',
    "CREATE TEMP TABLE grave AS SELECT * FROM main.tombstone WHERE kind IN ('event', 'story')",
)
_CLEAR = (
    *(f"DELETE FROM {table}" for table in ("copy", "relation", "story_report", "story", "scene", "event")),
    *("DELETE FROM posting", "DELETE FROM posted"),
    "DELETE FROM meta WHERE key IN ('story_frequencies', 'scene_frequencies')",
    "UPDATE happening SET event = NULL",
    "UPDATE actor SET same_as = NULL WHERE same_as IS NOT NULL",
    "UPDATE report SET linked = 0, origin_id = NULL, origin_basis = NULL",
)
_SAME = " AND ".join(f"b.{name} IS e.{name}" for name in _TOLD)
_COUNTED = ("first", "last", "reports", "outlets", "origins")
_SAME_STORY = " AND ".join(f"b.{name} IS s.{name}" for name in _COUNTED)
_RESTORE = (
    "UPDATE event SET first_seen = b.first_seen FROM event_before b WHERE b.id = event.id",
    f"UPDATE event AS e SET changed_at = b.changed_at FROM event_before b WHERE b.id = e.id AND {_SAME}",
    "UPDATE story SET first_seen = b.first_seen FROM story_before b WHERE b.id = story.id",
    f"UPDATE story AS s SET changed_at = b.changed_at FROM story_before b WHERE b.id = s.id AND {_SAME_STORY}",
    """UPDATE relation AS r SET at = b.at FROM relation_before b
    WHERE b."left" = r."left" AND b."right" = r."right" AND b.kind = r.kind""",
    """UPDATE tombstone SET at = g.at FROM grave g
    WHERE g.id = tombstone.id AND g.replaced_by IS tombstone.replaced_by""",
)
_FORGET = tuple(f"DROP TABLE temp.{t}" for t in ("event_before", "story_before", "relation_before", "grave"))
_NEW = "SELECT id FROM {table} WHERE id NOT IN (SELECT id FROM temp.{table}_before) ORDER BY n"
_GONE = """SELECT b.id, e.id FROM event_before b LEFT JOIN happening ON happening.n = b.n
    LEFT JOIN event e ON e.n = happening.event WHERE b.id NOT IN (SELECT id FROM event) ORDER BY b.n"""
_GONE_STORIES = """SELECT b.id, s.id FROM story_before b LEFT JOIN story_report ON story_report.report = b.n
    LEFT JOIN story s ON s.n = story_report.story WHERE b.id NOT IN (SELECT id FROM story) ORDER BY b.n"""
_FACTS = ", ".join(f"{table}.{name}" for table in ("b", "e") for name in _TOLD)
_CHANGED = f"SELECT e.id, {_FACTS} FROM event_before b JOIN event e ON e.id = b.id WHERE NOT ({_SAME}) ORDER BY e.n"
