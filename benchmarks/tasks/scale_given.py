"""A store whose stories and events are given by the truth behind invented records: large at little cost.

Copies are not looked for and nothing is judged, so it tells nothing of linking; but questions find in it what they
would find in a linked store of that size. `python -m benchmarks.tasks.scale_given FILE READINGS`
fills it, and `run.py scale --store FILE` asks it.
"""

import json
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from benchmarks.generator import Made, made
from dateline.archive.assemble import assemble
from dateline.archive.changes import Moment, News, announce, story_id
from dateline.archive.placing import count_story
from dateline.store import Access, Store, Taken, open_store, put_reading

_BATCH, _EVENTS = 500, 400


class Given:
    """Fills one store; what is remembered is which happening founded a fact and which report a story."""

    def __init__(self, store: Store) -> None:
        self._store, self._base = store, store.base
        self._events: dict[tuple[int, str], int] = {}
        self._stories: dict[int, int] = {}
        self._numbers: dict[int, int] = {}

    def put(self, batch: Iterable[Made]) -> None:
        """Stores records with their story, their events' numbers, their origin and whose copies they are."""
        with self._store.writing():
            for one in batch:
                at = _at(one)
                n = put_reading(self._store, one.record, Taken(None, at)).n
                self._place(n, one, at)
                self._join(n, one)
                self._copy(n, one)

    def _place(self, n: int, one: Made, at: str) -> None:
        story = self._stories.setdefault(one.plan.story, n)
        if story == n:
            report = one.record["report"]
            self._base.execute(_STORY, (n, story_id(report["id"]), report["title"], at, at))
            announce(self._base, News("story-new", story_id(report["id"]), note=report["title"]), Moment(at, n))
        self._base.execute("INSERT OR REPLACE INTO story_report VALUES (?, ?, 0.5, '[]')", (n, story))

    def _join(self, n: int, one: Made) -> None:
        for happening, local in list(self._base.execute("SELECT n, local FROM happening WHERE report = ?", (n,))):
            event = self._events.setdefault(one.facts[int(local[1:]) - 1], happening)
            self._base.execute("UPDATE happening SET event = ? WHERE n = ?", (event, happening))

    def _copy(self, n: int, one: Made) -> None:
        plan = one.plan
        origin = f"agency:{plan.wire.name}" if plan.wire else f"outlet:{plan.outlet.name}"
        self._base.execute("UPDATE report SET linked = 1, origin_id = ? WHERE n = ?", (origin, n))
        self._numbers[id(plan)] = n
        source = self._numbers.get(id(plan.source)) if plan.version == 1 else None
        if source is not None:
            self._base.execute(
                "INSERT OR IGNORE INTO copy VALUES (?, ?, 0.9, 90, ?, 'given', '[]')", (source, n, source)
            )

    def assemble(self) -> None:
        """Derives every story's and event's row, those told last at the end."""
        last = "SELECT event, max(r.published), max(r.n) FROM happening h JOIN report r ON r.n = h.report "
        rows = list(self._base.execute(last + "WHERE event IS NOT NULL GROUP BY event ORDER BY 2, 1"))
        for start in range(0, len(rows), _EVENTS):
            part = rows[start : start + _EVENTS]
            with self._store.writing():
                assemble(self._base, [event for event, _, _ in part], Moment(f"{part[-1][1]}T12:00:00Z", part[-1][2]))
            _tell(f"events assembled: {start + len(part):,} of {len(rows):,}")
        with self._store.writing():
            for story, at in list(self._base.execute(_STORIES)):
                count_story(self._base, story, at)


def filled_as_given(path: Path, readings: int, first: int = 0) -> None:
    """A store of this many readings, from the first that is wanted on."""
    items, done = islice(made(1), first, None), 0
    kept: list[Made] = []  # plans are told apart by their identity, so they have to live
    with open_store(path, Access.WRITE) as store:
        given = Given(store)
        while done < readings:
            batch = list(islice(items, min(_BATCH, readings - done)))
            given.put(batch)
            kept.extend(Made({}, one.plan, ()) for one in batch)
            done += len(batch)
            _tell(f"readings put: {done:,}")
        given.assemble()
        with store.writing():
            store.base.execute("INSERT OR REPLACE INTO meta VALUES ('invented', ?)", (json.dumps({"given": readings}),))


def _tell(words: str) -> None:
    print(f"  {words}", file=sys.stderr, flush=True)


def _at(one: Made) -> str:
    return f"{one.record['report']['published']}T12:00:00Z"


_STORY = """INSERT INTO story (n, id, title, reports, outlets, origins, first_seen, changed_at)
    VALUES (?, ?, ?, 0, 0, 0, ?, ?)"""
_STORIES = """SELECT s.n, max(r.published) || 'T12:00:00Z' FROM story s JOIN story_report sr ON sr.story = s.n
    JOIN report r ON r.n = sr.report GROUP BY s.n"""


if __name__ == "__main__":
    filled_as_given(Path(sys.argv[1]), int(sys.argv[2]))
