"""Takes the happenings of a new report into the events as deriving all of them anew would, at the cost of what is new.

One that comes last changes nothing between the others but what it ties together (`derive`). So only its own judgements
are looked at; what was judged between two events is added up once and kept.
"""

import json
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field

import apsw

from dateline.archive.joining import events_held
from dateline.archive.values import number
from dateline.identity.cluster import Between, Pair, standing, surest
from dateline.identity.told import Known
from dateline.model.linking import Judgement

_KEPT = 50_000  # pairs of events at hand


@dataclass(frozen=True, slots=True)
class Moved:
    """The happenings whose event is another now: the event before (None: none), of some that stayed too, and after."""

    before: dict[int, int | None] = field(default_factory=dict)
    after: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _New:
    """A happening on its way into an event, with the judgements on it that stand."""

    anchor: str
    item: int
    event: int
    judged: Mapping[Pair, Judgement]

    def other(self, pair: Pair) -> str:
        """The other side of a pair."""
        return pair[1] if pair[0] == self.anchor else pair[0]


class Growing:
    """Events as they grow. What it writes belongs in a transaction of the caller's."""

    def __init__(self, base: apsw.Connection, known: Known) -> None:
        self._base, self._known = base, known
        self._between: dict[tuple[int, int], Between] = {}
        self._home: dict[str, int] = {}

    def forget(self) -> None:
        """Lets what is at hand go: events were derived in another way."""
        self._between.clear()

    def take(self, anchors: Collection[str]) -> Moved | None:
        """Takes in happenings that came after all others; None, with nothing done, where they did not."""
        items = self._known.items(sorted(anchors))
        ordered = sorted(items, key=items.__getitem__)
        new = [_New(a, items[a], items[a], standing(self._known.judged([a]))) for a in ordered]
        if not self._begin(new):
            return None
        moved = Moved(dict(events_held(self._base, items.values())))
        self._base.executemany("UPDATE happening SET event = NULL WHERE n = ?", [(one.item,) for one in new])
        for one in new:
            self._join(one, moved)
        for item in [item for item, event in moved.after.items() if moved.before[item] == event]:
            del moved.after[item]
        return moved

    def _begin(self, new: list[_New]) -> bool:
        """Looks up where the others are; says whether these came last and only scorers judged them."""
        mine = {one.anchor for one in new}
        others = sorted({one.other(pair) for one in new for pair in one.judged} - mine)
        rows = list(self._base.execute(_PLACES, (json.dumps(others),)))
        self._home = {str(anchor): number(event) for anchor, _, event in rows if event is not None}
        first = min((one.item for one in new), default=0)
        placed = len(self._home) == len(others) and all(number(item) < first for _, item, _ in rows)
        return placed and not any(judged.human for one in new for judged in one.judged.values())

    def _join(self, new: _New, moved: Moved) -> None:
        """Merges along the judgements SAME, the surest first."""
        for pair, _ in surest(new.judged.items()):
            event = self._home.get(new.other(pair))
            if event is not None and event != new.event and self._allows(new, event):
                self._merge(new, event, moved)
        self._base.execute("UPDATE happening SET event = ? WHERE n = ?", (new.event, new.item))
        moved.after[new.item] = self._home[new.anchor] = new.event
        for pair, judged in new.judged.items():
            event = self._home.get(new.other(pair), new.event)
            both = (min(event, new.event), max(event, new.event))
            if both in self._between:
                self._between[both] = self._between[both].add([judged])

    def _allows(self, new: _New, event: int) -> bool:
        """Whether what was judged between an event and the one that a happening stands in speaks for merging them."""
        mine = [judged for pair, judged in new.judged.items() if self._home.get(new.other(pair)) == event]
        found = Between() if new.event == new.item else self._judged(new.event, event)
        return found.add(mine).allows

    def _judged(self, one: int, other: int) -> Between:
        """What was judged between two events, without what is on its way."""
        both = (min(one, other), max(one, other))
        if both not in self._between:
            if len(self._between) > _KEPT:
                self._between.clear()
            few, many = sorted((self._members(one), self._members(other)), key=len)
            stands = standing(self._known.judged(sorted(few)))
            found = (judged for pair, judged in stands.items() if not many.isdisjoint(pair))
            self._between[both] = Between().add(found)
        return self._between[both]

    def _members(self, event: int) -> Set[str]:
        """The known happenings of an event."""
        rows = self._base.execute("SELECT anchor FROM happening WHERE event = ?", (event,))
        return self._known.items([str(row[0]) for row in rows]).keys()

    def _merge(self, new: _New, event: int, moved: Moved) -> None:
        """Puts a happening into an event; where it stood in another one already, the younger goes into the older."""
        if new.event == new.item:
            new.event = event
            return
        into, gone = sorted((new.event, event))
        members = self._known.items(sorted(self._members(gone)))
        self._base.executemany("UPDATE happening SET event = ? WHERE n = ?", [(into, n) for n in members.values()])
        for n in members.values():
            moved.before.setdefault(n, gone)
            moved.after[n] = into
        self._home = {anchor: into if at == gone else at for anchor, at in self._home.items()}
        self._between = {both: b for both, b in self._between.items() if not {into, gone} & set(both)}
        new.event = into


_PLACES = "SELECT anchor, n, event FROM happening WHERE anchor IN (SELECT value FROM json_each(?))"
