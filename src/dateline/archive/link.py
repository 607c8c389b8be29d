"""Links what was added: each report's copies and origin, its story, its events; then what became of those events.

A report is linked once, whole or not at all: what a crash leaves unlinked is taken up by the next run. The outcome
rests on the order of the reports alone, never on how many are linked at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass

import apsw

from dateline.archive.assemble import Assembling
from dateline.archive.changes import Moment
from dateline.archive.copying import Copying
from dateline.archive.growing import Growing
from dateline.archive.joining import derive_events, judge, tell_moved
from dateline.archive.known import Archive
from dateline.archive.ledgers import GrowingLedger, Ledger
from dateline.archive.pages import Pages
from dateline.archive.placing import Placing, count_story
from dateline.archive.relate import Relating
from dateline.archive.same_actors import SameActors
from dateline.archive.scenes import KeptScenes
from dateline.archive.shards import Shards
from dateline.archive.values import number
from dateline.identity.scorers import Scoring
from dateline.store.database import Store

_AT_ONCE = 64  # reports of one transaction
_RENEWED = 2_500  # reports after which what is at hand is let go, so that memory does not grow with the store


@dataclass(frozen=True, slots=True)
class Linked:
    """How many reports were linked, and how many stories and events they opened."""

    reports: int
    stories: int
    events: int


def link_new(store: Store, at: str, told: Callable[[int, int], None] | None = None) -> Linked:
    """Links every report that is not linked yet, in the order in which they were stored.

    `at` is the present time (UTC, ISO). `told` hears after each step how many reports are linked, and of how many.
    """
    return Linking(store).link_new(at, told)


class Linking:
    """Links what one run adds to a store, batch by batch; what it needs of the archive stays at hand between them."""

    def __init__(self, store: Store, shards: Shards | None = None) -> None:
        self._store, self._shards = store, shards
        self._linker: Linker | None = None

    def link_new(self, at: str, told: Callable[[int, int], None] | None = None) -> Linked:
        """Links every report that is not linked yet, as the function of this name does."""
        base = self._store.base
        last = number(base.execute("SELECT coalesce(max(n), 0) FROM change").get)
        waiting = number(base.execute("SELECT count(*) FROM report WHERE linked = 0").get)
        linker = self._at_hand(at) if waiting else None
        done = 0
        at_once = self._shards.batch if self._shards else _AT_ONCE
        while linker and (reports := linker.waiting(at_once)):
            with self._store.writing():
                linker.link(reports, self._shards)
            done += len(reports)
            if told:
                told(done, waiting)
        stories, events = (number(base.execute(_NEW, (last, kind)).get) for kind in ("story-new", "event-new"))
        return Linked(done, stories, events)

    def _at_hand(self, at: str) -> "Linker":
        """The linker of the batch before, unless it holds too much by now, or what it holds was read anew since."""
        reread = self._store.base.execute(_READ_ANEW).get
        if self._linker is None or reread or self._linker.linked > _RENEWED:
            self._linker = Linker(self._store, at, GrowingLedger(self._store))
        self._linker.at = at
        return self._linker


class Linker:
    """Links reports one after another, with all that it needs of the archive at hand."""

    def __init__(self, store: Store, at: str, ledger: Ledger) -> None:
        self._base, self.at, self.linked = store.base, at, 0
        pages, self._scenes = Pages(store), KeptScenes(store)
        self._pages, self._copying, self._placing = pages, Copying(store, pages), Placing(store, pages)
        self._archive = Archive(store, self._scenes, ledger)
        self._growing, self._assembling = Growing(store.base, self._archive), Assembling(store.base)
        self._relating, self._actors = Relating(store.base), SameActors(store, ledger)

    def waiting(self, most: int) -> list[int]:
        """The next reports to link."""
        rows = self._base.execute("SELECT n FROM report WHERE linked = 0 ORDER BY n LIMIT ?", (most,))
        return [number(row[0]) for row in rows]

    def link(self, reports: list[int], shards: Shards | None = None) -> None:
        """Links these reports, within a transaction of the caller's.

        With `shards`, all of them get their copies, stories and scenes first; then their pairs are scored in parts.
        """
        touched: set[int] = set()
        # What a version that is not linked yet replaced is live no more.
        self._assembling.forget([number(row[0]) for row in self._base.execute(_REPLACED)])
        placed = {n: self._place_one(n, Moment(self.at, n)) for n in reports} if shards else {}
        scorer = shards.ahead(self._archive, reports) if shards else None
        for n in reports:
            touched |= self._link_one(n, placed.get(n), scorer)
        self.linked += len(reports)
        self._relating.relate(touched, self.at)
        self._placing.keep()
        self._scenes.keep()

    def _place_one(self, n: int, moment: Moment) -> frozenset[int]:
        """Finds the copies, the story and the scene of one report; the reports whose origin is another now."""
        if self._base.execute("SELECT 1 FROM story_report WHERE report = ?", (n,)).get:
            return frozenset()  # another reading of one text has the same words, so the same copies and story
        changed = self._copying.link(n)
        self._placing.link(n, moment)
        self._scenes.put(self._pages.text(n))
        return changed

    def _link_one(self, n: int, placed: frozenset[int] | None, scorer: Scoring | None) -> frozenset[int]:
        """One report; the events that were derived anew. `placed`: what `_place_one` gave, where it was done ahead."""
        moment = Moment(self.at, n)
        changed = self._place_one(n, moment) if placed is None else placed
        self._actors.link(n, moment.at)
        anchors = judge(self._archive, n, moment.at, scorer)
        self._base.execute("UPDATE report SET linked = 1 WHERE n = ?", (n,))
        events, grown = self._joined(anchors, moment)
        events |= events_of(self._base, changed - {n} | {*self._older(n)})
        self._assembling.assemble(events, grown, moment)
        for story in self._stories_of(changed - {n}):
            count_story(self._base, story, moment.at)
        return events | set(grown.values())

    def _joined(self, anchors: frozenset[str], moment: Moment) -> tuple[frozenset[int], dict[int, int]]:
        """Puts happenings into their events; the events to be derived whole, and the events of new happenings."""
        moved = self._growing.take(anchors)
        if moved is None:
            self._growing.forget()
            events = derive_events(self._base, self._archive, anchors, moment)
            return events | events_of(self._base, frozenset({moment.report or 0})), {}
        tell_moved(self._base, moved.before, moved.after, moment)
        new = {item: event for item, event in moved.after.items() if moved.before[item] is None}
        others = {item for item, event in moved.before.items() if event is not None}
        whole = {moved.before[item] for item in others} | {moved.after.get(item) for item in others}
        return frozenset(event for event in whole if event is not None), new

    def _older(self, n: int) -> list[int]:
        sql = "SELECT n FROM report WHERE line = (SELECT line FROM report WHERE n = ?) AND n < ?"
        return [number(row[0]) for row in self._base.execute(sql, (n, n))]

    def _stories_of(self, reports: frozenset[int]) -> list[int]:
        sql = "SELECT story FROM story_report WHERE report = ?"
        return sorted({number(row[0]) for report in reports for row in self._base.execute(sql, (report,))})


def events_of(base: apsw.Connection, reports: frozenset[int]) -> frozenset[int]:
    """The events that some reports tell, or told before a later version."""
    sql = "SELECT DISTINCT event FROM happening WHERE report = ? AND event IS NOT NULL"
    return frozenset(number(row[0]) for report in reports for row in base.execute(sql, (report,)))


_REPLACED = """SELECT DISTINCT event FROM happening JOIN report ON report.n = happening.report
    WHERE newest = 0 AND event IS NOT NULL AND line IN (SELECT line FROM report WHERE linked = 0)"""
_NEW = "SELECT count(*) FROM change WHERE n > ? AND kind = ?"
_READ_ANEW = """SELECT 1 FROM report JOIN story_report ON story_report.report = report.n WHERE linked = 0 LIMIT 1"""
