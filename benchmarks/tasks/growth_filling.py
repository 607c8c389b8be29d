"""Gives a store whose stories and events are given all that linking reads: postings, scenes, judgements, counts.

What a report is filed under is found by the code that links, fed with the truth in place of what comparing would have
found; only actors are really compared. So a store of 100,000 readings is there in minutes, and linking the next ones
in it costs what it costs in a linked store (`run.py growth` shows by how much that is so).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from struct import pack
from typing import TypeAlias

import apsw

from benchmarks.generator import Made
from dateline.archive.ledgers import GrowingLedger
from dateline.archive.pages import page_of
from dateline.archive.same_actors import SameActors
from dateline.archive.scenes import KeptScenes
from dateline.identity.copies.filing import file_text
from dateline.identity.join import file_told
from dateline.identity.postings import MemoryPostings
from dateline.identity.stories import StoryLine
from dateline.identity.stories.frequencies import Frequencies
from dateline.identity.told import Told
from dateline.model.copying import Copy, Text
from dateline.store import Store
from dateline.store.reports import happenings_of

_Row: TypeAlias = tuple[str, str, str, str, float, str, str, int, str]

_RENEWED = 10_000  # reports after which story postings at hand are let go: a story does not live so long
_MATES, _OTHERS = 2, 2  # judgements of a happening: with its event's first and last tellings, and with strangers
_CROWD = 64
_WRAP = 1 << 64
_SAME, _APART = 4.7, -3.2  # scores as they are in a linked store, on the mean
_REASONS = json.dumps(
    [
        ["trigger: same", 5.0, "raid", "raid"],
        ["type: same", 1.0, "ASSAULT", "ASSAULT"],
        ["time: same day", 1.2, "2025-01-31", "2025-01-31"],
        ["place: same", 0.6, "Niedo (town, SWE)", "Niedo (town, SWE)"],
        ["actor: same", 0.8, "Wexvocor Free Movement", "Wexvocor Free Movement"],
        ["patient: names agree", 1.2, "the whitewashed corridor", "the whitewashed corridor"],
        ["figure: may grow", 0.2, "> 3 killed people", "~ 2 killed people"],
        ["status: same", 0.0, "occurred", "occurred"],
        ["sentence: words shared", 0.76, "niedo, wexvocor, fre, movement, friday", "niedo, wexvocor, fre, movement"],
        ["report: alike", -1.233, "niedo, wexvocor, fre, 6, movement", "niedo, wexvocor, fre, 6, movement"],
    ]
)


class Spooled(MemoryPostings):
    """Postings in memory that remember what is not written to the store yet."""

    def __init__(self, base: apsw.Connection, space: str) -> None:
        super().__init__()
        base.execute("INSERT OR IGNORE INTO space(name) VALUES (?)", (space,))
        self._base, self._space = base, base.execute("SELECT n FROM space WHERE name = ?", (space,)).get
        self._waiting: dict[int, list[tuple[int, float]]] = {}

    def put(self, item: int, keys: Mapping[int, float]) -> None:
        """Adds an item."""
        super().put(item, keys)
        self._waiting[item] = sorted(
            (key - _WRAP if key >= _WRAP >> 1 else key, weight) for key, weight in keys.items()
        )

    def write(self) -> None:
        """Writes what is waiting, in the order of the file."""
        rows = sorted((self._space, key, item, w) for item, keys in self._waiting.items() for key, w in keys)
        self._base.executemany("INSERT INTO posting(space, key, item, weight) VALUES (?, ?, ?, ?)", rows)
        packed = (
            (self._space, item, pack(f"<{len(keys)}q{len(keys)}d", *(k for k, _ in keys), *(w for _, w in keys)))
            for item, keys in self._waiting.items()
        )
        self._base.executemany("INSERT INTO posted(space, item, keys) VALUES (?, ?, ?)", packed)
        self._waiting.clear()


class Filling:
    """Files one report after another as linking would have left it."""

    def __init__(self, store: Store) -> None:
        self._store, self._base = store, store.base
        self._copies, self._blocks = Spooled(store.base, "copy"), Spooled(store.base, "event")
        self._stories, self._frequencies = Spooled(store.base, "story"), Frequencies()
        self._line = StoryLine(self._stories, self._frequencies)
        self._scenes, self._actors = KeptScenes(store), SameActors(store, GrowingLedger(store))
        self._events: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._at: dict[int, tuple[int, str]] = {}
        self._judged: list[_Row] = []

    def file(self, batch: Iterable[tuple[int, Made]]) -> None:
        """Files some reports by their numbers."""
        with self._store.writing():
            for n, one in batch:
                self._file(n, one)
            for index in (self._copies, self._stories, self._blocks):
                index.write()
            self._base.executemany(_JUDGED, self._judged)
            self._judged.clear()
            self._scenes.keep()
            kept = ("story_frequencies", self._frequencies.to_bytes())
            self._base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", kept)

    def renew(self) -> None:
        """Lets go of the stories at hand."""
        self._stories = Spooled(self._base, "story")
        self._line = StoryLine(self._stories, self._frequencies)

    def _file(self, n: int, one: Made) -> None:
        text, at = page_of(one.record, n), f"{one.record['report']['published']}T12:00:00Z"
        file_text(text, _copied(text, one), self._copies)
        story = self._base.execute("SELECT story FROM story_report WHERE report = ?", (n,)).get
        self._line.file_in(text, story)
        self._scenes.put(text)
        self._actors.link(n, at)
        rows = dict(self._base.execute("SELECT n, event FROM happening WHERE report = ? ORDER BY n", (n,)))
        scene = self._scenes.of(n)
        for (item, event), happening in zip(rows.items(), happenings_of(self._store, list(rows)), strict=True):
            self._join(Told(item, happening, scene), event, at)

    def _join(self, told: Told, event: int, at: str) -> None:
        """Files a happening, and judges it with some of its event and some that share a block with it."""
        mine, me = self._events[event], (told.item, told.anchor)
        file_told(told, self._blocks, {item for item, _ in mine[:_MATES] + mine[-_MATES:]})
        mates = list(dict.fromkeys([*mine[:1], *mine[-1:]]))
        self._judged += [_row(me[1], anchor, ("same", _SAME), at) for _, anchor in mates]
        held = self._blocks.find(self._blocks.keys_of(told.item), _CROWD).values()
        near = sorted({item for holders in held for item, _ in holders if item != told.item}, reverse=True)
        others = islice((self._at[item] for item in near if self._at[item][0] != event), _OTHERS)
        self._judged += [_row(me[1], anchor, ("different", _APART), at) for _, anchor in others]
        mine.append(me)
        self._at[told.item] = (event, told.anchor)


def fill(store: Store, items: Iterator[Made], readings: int) -> Iterator[int]:
    """Files every reading of a given store; says after each thousand how many are done."""
    filling = Filling(store)
    for start in range(0, readings, 1000):
        numbered = enumerate(islice(items, min(1000, readings - start)), start + 1)
        filling.file(numbered)
        if start and start % _RENEWED == 0:
            filling.renew()
        yield min(readings, start + 1000)


def _copied(text: Text, one: Made) -> list[Copy]:
    """Whether a report is nearly all copied."""
    return [] if one.plan.source is None else [Copy(0, text.item, 0.9, 90, None, "given", (), version=False)]


def _row(left: str, right: str, judged: tuple[str, float], at: str) -> _Row:
    return ("same_event", left, right, *judged, _REASONS, "rules_v1", 0, at)


_JUDGED = """INSERT INTO judgement(kind, "left", "right", verdict, score, reasons, by, human, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
