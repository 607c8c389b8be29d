"""Removes a report for good, with all that was derived from it; what others tell is linked again without it."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import apsw

from dateline.archive.changes import Gone, Moment, News, announce, bury
from dateline.archive.ledgers import GrowingLedger
from dateline.archive.link import link_new
from dateline.archive.same_actors import derive_actors, led_by
from dateline.archive.values import number, text
from dateline.errors import StoreError
from dateline.store import Store, StorePostings
from dateline.store.purge import actors_of, backups, purge_actors, purge_rows, scrub


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed: the ids of all versions. `alike` share text with it and stay; `kept` are copies of the store
    made before a change of schema, which still hold it; `scrubbed`: no byte is left in the file and its log."""

    reports: tuple[str, ...]
    alike: tuple[str, ...]
    kept: tuple[Path, ...]
    scrubbed: bool


@dataclass(frozen=True, slots=True)
class _Around:
    """What leans on the removed reports: other reports, to be linked again (`placed`: to be placed in a story again,
    too), and the events and stories, by number and id."""

    reports: tuple[int, ...]
    placed: tuple[int, ...]
    events: tuple[tuple[int, str], ...]
    stories: tuple[tuple[int, str], ...]


_Heir: TypeAlias = tuple[str, str, int | None]  # "event" or "story", its id, the number of another teller


def remove(store: Store, report: str, why: str, at: str) -> Removed:
    """Purges a report, every version of it, and leaves tombstones without text; it is never taken in again.

    StoreError where the store holds no such report.
    """
    base = store.base
    line = base.execute("SELECT line FROM report WHERE id = ?", (report,)).get
    if line is None:
        raise StoreError(f"{store.path} holds no report {report}")
    base.pragma("secure_delete", True)
    with store.writing():
        held = {number(n): str(name) for n, name in base.execute("SELECT n, id FROM report WHERE line = ?", (line,))}
        alike = _alike(base, list(held))
        _take_out(store, held, (why, at))
    return Removed(tuple(held.values()), alike, backups(store.path), scrub(store))


def _take_out(store: Store, held: dict[int, str], because: tuple[str, str]) -> None:
    base, (why, at) = store.base, because
    actors, around = actors_of(base, list(held)), _around(base, list(held))
    heirs = _loosen(base, list(held), around)
    claims = [str(row[0]) for row in base.execute(_CLAIMS, (json.dumps(list(held)),))]
    purge_rows(store, list(held))
    for name, kind in [*((name, "report") for name in held.values()), *((name, "claim") for name in claims)]:
        bury(base, Gone(name, kind, why, None), at)
    for name in held.values():
        announce(base, News("report-removed", name, note=why), Moment(at, None))
    stories = StorePostings(store, "story")
    for n in around.placed:
        stories.forget(n)
    link_new(store, at)
    _bury_founded(base, heirs, because)
    led = led_by(base, actors)
    purge_actors(base, actors)
    derive_actors(base, GrowingLedger.table, led)


def _around(base: apsw.Connection, gone: Sequence[int]) -> _Around:
    listed = json.dumps(list(gone))
    near = json.dumps([*gone, *(number(row[1]) for row in base.execute(_COPIES, (listed, listed)))])
    events = tuple((number(n), str(name)) for n, name in base.execute(_EVENTS, (listed,)))
    stories = tuple((number(n), str(name)) for n, name in base.execute(_STORIES, (near,)))
    telling = base.execute(_TELLING, (json.dumps([n for n, _ in events]),))
    placed = {number(row[0]) for row in base.execute(_PLACED, (json.dumps([n for n, _ in stories]),))} - set(gone)
    reports = placed | {number(row[0]) for row in telling} - set(gone)
    return _Around(tuple(sorted(reports)), tuple(sorted(placed)), events, stories)


def _loosen(base: apsw.Connection, gone: Collection[int], around: _Around) -> list[_Heir]:
    """Takes apart what leans on the removed reports; gives events and stories that lose their founder, with an heir."""
    listed = json.dumps(list(gone))
    heirs: list[_Heir] = []
    for event, name in around.events:
        base.execute("UPDATE change SET before = NULL, after = NULL WHERE subject = ?", (name,))
        heir = base.execute(_HEIR, (event, listed)).get
        if base.execute(_FOUNDED, (event, listed)).get:
            heirs.append(("event", name, heir))
            base.execute("UPDATE happening SET event = NULL WHERE event = ?", (event,))
            base.execute("DELETE FROM event WHERE n = ?", (event,))
            base.execute('DELETE FROM relation WHERE "left" = ? OR "right" = ?', (event, event))
        else:
            # Its row stays until it is derived anew, but nothing of it may point at what goes.
            base.execute("UPDATE event SET head = n, who = NULL, whom = NULL WHERE n = ?", (event,))
    for story, name in around.stories:
        base.execute("UPDATE change SET before = NULL, after = NULL, note = NULL WHERE subject = ?", (name,))
        heirs.append(("story", name, base.execute(_STORY_HEIR, (story, listed)).get))
        base.execute("DELETE FROM story_report WHERE story = ?", (story,))
        base.execute("DELETE FROM story WHERE n = ?", (story,))
    unlinked = json.dumps(around.reports)
    base.execute("UPDATE report SET linked = 0 WHERE n IN (SELECT value FROM json_each(?))", (unlinked,))
    return heirs


def _bury_founded(
    base: apsw.Connection, heirs: Sequence[tuple[str, str, int | None]], because: tuple[str, str]
) -> None:
    """An id that rested on the removed report leads to what its other tellers became."""
    why, at = because
    for kind, name, heir in heirs:
        if base.execute(f"SELECT 1 FROM {kind} WHERE id = ?", (name,)).get:
            continue
        successor = base.execute(_SUCCESSOR[kind], (heir,)).get
        bury(base, Gone(name, kind, why, text(successor)), at)


def _alike(base: apsw.Connection, gone: Sequence[int]) -> tuple[str, ...]:
    listed = json.dumps(list(gone))
    return tuple(str(row[0]) for row in base.execute(_COPIES, (listed, listed)) if number(row[1]) not in gone)


_LISTED = "(SELECT value FROM json_each(?))"
_CLAIMS = f"SELECT id FROM claim WHERE happening IN (SELECT n FROM happening WHERE report IN {_LISTED}) ORDER BY n"
_EVENTS = f"""SELECT n, id FROM event WHERE n IN
    (SELECT event FROM happening WHERE report IN {_LISTED} AND event IS NOT NULL) ORDER BY n"""
_STORIES = f"SELECT n, id FROM story WHERE n IN (SELECT story FROM story_report WHERE report IN {_LISTED}) ORDER BY n"
_TELLING = f"SELECT DISTINCT report FROM happening WHERE event IN {_LISTED}"
_PLACED = f"SELECT report FROM story_report WHERE story IN {_LISTED}"
_FOUNDED = f"SELECT 1 FROM happening WHERE n = ? AND report IN {_LISTED}"
_HEIR = f"SELECT min(n) FROM happening WHERE event = ? AND report NOT IN {_LISTED}"
_STORY_HEIR = f"SELECT min(report) FROM story_report WHERE story = ? AND report NOT IN {_LISTED}"
_SUCCESSOR = {
    "event": "SELECT event.id FROM happening JOIN event ON event.n = happening.event WHERE happening.n = ?",
    "story": "SELECT story.id FROM story_report JOIN story ON story.n = story WHERE report = ?",
}
_COPIES = f"""SELECT report.id, report.n FROM report WHERE n IN (SELECT "left" FROM copy WHERE "right" IN {_LISTED}
    UNION SELECT "right" FROM copy WHERE "left" IN {_LISTED}) ORDER BY report.n"""
