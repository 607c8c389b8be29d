"""Each report has its story: the rows of stories and of their reports. A story is numbered by its founding report."""

import json
from collections.abc import Collection, Sequence

import apsw

from dateline.archive.changes import Gone, Moment, News, announce, bury, revive, story_id
from dateline.archive.pages import Pages
from dateline.archive.values import number, text
from dateline.identity.copies import outlet_family
from dateline.identity.stories import Frequencies, StoryLine, repair
from dateline.model.linking import Reason
from dateline.model.story import Fate, Move, Repair
from dateline.store.database import Store
from dateline.store.postings import StorePostings

_SKETCH = "story_frequencies"
_TITLE = 120  # characters of a report without a headline


class Placing:
    """Puts one report after another into its story. What it writes belongs in a transaction of the caller's."""

    def __init__(self, store: Store, pages: Pages) -> None:
        self._base, self._pages = store.base, pages
        self._frequencies = _kept(store.base)
        self._line = StoryLine(StorePostings(store, "story"), self._frequencies)

    def link(self, n: int, moment: Moment) -> int:
        """Places a report, a later version where the version before stands; the story's number."""
        placed = self._line.place(self._pages.text(n))
        story, reasons = placed.story, placed.reasons
        before = self._base.execute(_BEFORE, (n, n)).get
        if before is not None and before != story:
            reasons = (Reason("version", 1.0, "the version before stands here", ""),)
            self._line.apply(Repair((Move(n, story, number(before), reasons),), ()))
            story = number(before)
        self._found(story, moment)
        self._base.execute(_PUT, (n, story, placed.score, _listed(reasons)))
        count_story(self._base, story, moment.at)
        return story

    def keep(self) -> None:
        """Writes down how often words were met, so that the next run weighs them the same."""
        self._base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_SKETCH, self._frequencies.to_bytes()))

    def mend(self, moment: Moment, reports: Collection[int]) -> frozenset[int]:
        """Repairs the stories of these reports; the reports that moved."""
        found = repair(self._line.live(reports))
        self._line.apply(found)
        for move in found.moves:
            self._found(move.after, moment)
            self._base.execute(_PUT, (move.item, move.after, None, _listed(move.reasons)))
        for story in sorted({move.before for move in found.moves} | {move.after for move in found.moves}):
            count_story(self._base, story, moment.at)
        for fate in found.fates:
            self._tell(fate, moment)
        return frozenset(move.item for move in found.moves)

    def _found(self, story: int, moment: Moment) -> None:
        """Makes a story's row where there is none."""
        if self._base.execute("SELECT 1 FROM story WHERE n = ?", (story,)).get:
            return
        [(report, title, words)] = self._base.execute(
            "SELECT id, title, substr(text, 1, 400) FROM report WHERE n = ?", (story,)
        )
        name = story_id(str(report))
        heading = text(title) or str(words).split("\n")[0][:_TITLE]
        self._base.execute(_NEW, (story, name, heading, moment.at, moment.at))
        revive(self._base, name)
        announce(self._base, News("story-new", name, note=heading), moment)

    def _tell(self, fate: Fate, moment: Moment) -> None:
        """A story that merged leaves a tombstone; one that split stays, and says where the rest went."""
        names = {n: str(name) for n, name in self._base.execute(_NAMES, (fate.story, fate.into))}
        before, after = names.get(fate.story), names.get(fate.into)
        if before is None:
            return
        announce(self._base, News(f"story-{fate.ending.value}", before, {"story": before}, {"story": after}), moment)
        left = self._base.execute("SELECT 1 FROM story_report WHERE story = ?", (fate.story,)).get
        if left is None:
            self._base.execute("DELETE FROM story WHERE n = ?", (fate.story,))
            bury(self._base, Gone(before, "story", fate.ending.value, after), moment.at)


def count_story(base: apsw.Connection, story: int, at: str) -> None:
    """Derives a story's row from its reports, newest versions only; its day of change moves with its counts."""
    held = list(base.execute(_REPORTS, (story,)))
    days = sorted(str(day) for _, _, day in held if day is not None)
    origins = {_origin(outlet, origin) for outlet, origin, _ in held}
    outlets = {str(outlet or "").casefold() for outlet, _, _ in held}
    counted = (days[0] if days else None, days[-1] if days else None, len(held), len(outlets), len(origins))
    base.execute(_COUNT, (*counted, at, story, *counted))


def _origin(outlet: object, origin: object) -> str:
    if origin not in (None, "unrated"):
        return str(origin)
    name = None if outlet is None else str(outlet)
    return f"unrated:{outlet_family(name) or ''}"


def _kept(base: apsw.Connection) -> Frequencies:
    held = base.execute("SELECT value FROM meta WHERE key = ?", (_SKETCH,)).get
    return Frequencies.from_bytes(held) if isinstance(held, bytes) else Frequencies()


def _listed(reasons: Sequence[Reason]) -> str:
    return json.dumps([[r.feature, r.score, r.left, r.right] for r in reasons], ensure_ascii=False)


_BEFORE = """SELECT story FROM story_report JOIN report ON report.n = story_report.report
    WHERE line = (SELECT line FROM report WHERE n = ?) AND report < ? ORDER BY report DESC LIMIT 1"""
_PUT = "INSERT OR REPLACE INTO story_report (report, story, score, reasons) VALUES (?, ?, ?, ?)"
_NEW = """INSERT INTO story (n, id, title, reports, outlets, origins, first_seen, changed_at)
    VALUES (?, ?, ?, 0, 0, 0, ?, ?)"""
_HEADING = "SELECT id, title, substr(text, 1, 400) FROM report WHERE n = ?"
_NAMES = "SELECT n, id FROM story WHERE n IN (?, ?)"
_REPORTS = """SELECT outlet, origin_id, published FROM story_report JOIN report ON report.n = story_report.report
    WHERE story = ? AND newest = 1"""
_COUNT = """UPDATE story SET first = ?, last = ?, reports = ?, outlets = ?, origins = ?, changed_at = ?
    WHERE n = ? AND (first, last, reports, outlets, origins) IS NOT (?, ?, ?, ?, ?)"""
