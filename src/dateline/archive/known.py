"""What the store knows of earlier happenings, as event identity asks for it: those of linked reports only."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.archive.ledgers import Ledger
from dateline.archive.scenes import KeptScenes
from dateline.archive.values import number
from dateline.identity.postings import Postings
from dateline.identity.recent import Recent
from dateline.identity.told import Told
from dateline.model.linking import Judgement, Reason, Verdict
from dateline.store.database import Store
from dateline.store.postings import StorePostings
from dateline.store.reports import happenings_of

# At hand, in one generation, so that a growing event is not read anew for each report.
_HAPPENINGS, _JUDGEMENTS = 4_000, 15_000


class Archive:
    """Implements identity's Known. `now` is the report that is being linked: it counts as known already."""

    def __init__(self, store: Store, scenes: KeptScenes, ledger: Ledger) -> None:
        self._store, self._base, self._scenes, self.ledger = store, store.base, scenes, ledger
        self._of = _JUDGED.format(table=ledger.table)
        self._blocks = StorePostings(store, "event")
        self._told: Recent[int, Told] = Recent(_HAPPENINGS)
        self._judged: Recent[str, list[Judgement]] = Recent(_HAPPENINGS)
        self._entries: Recent[int, Judgement] = Recent(_JUDGEMENTS)
        self._now = 0

    @property
    def blocks(self) -> Postings:
        """Happenings by block key."""
        return self._blocks

    def begin(self, report: int) -> tuple[Told, ...]:
        """Turns to a report: its happenings, in its order; what its present reading no longer has is left out."""
        self._now = report
        numbers = [number(row[0]) for row in self._base.execute(_OF_REPORT, (report,))]
        for item in numbers:
            self._told.pop(item)
        found = self.told(numbers)
        anchors = [found[item].anchor for item in numbers]
        for anchor in anchors:
            self._judged.pop(anchor)
        for judgement in self.judged(anchors):  # the other side did not count it as long as this one was not linked
            self._judged.pop(judgement.left)
            self._judged.pop(judgement.right)
        return tuple(found[item] for item in numbers)

    def of_reports(self, reports: Sequence[int]) -> tuple[Told, ...]:
        """The happenings of some reports, in the order of the store; nothing is kept of them."""
        numbers = [number(row[0]) for n in reports for row in self._base.execute(_OF_REPORT, (n,))]
        found = self.told(sorted(numbers))
        for item in numbers:
            self._told.pop(item)
        return tuple(found[item] for item in sorted(numbers))

    def told(self, items: Sequence[int]) -> Mapping[int, Told]:
        """Stored happenings by their number."""
        held = {item: self._told[item] for item in items if item in self._told}
        held |= self._read([item for item in items if item not in held])
        return {item: held[item] for item in items if item in held}

    def items(self, anchors: Sequence[str]) -> Mapping[str, int]:
        """The numbers of stored happenings by anchor."""
        return {str(a): number(n) for a, n in self._base.execute(_ITEMS, (json.dumps(list(anchors)), self._now))}

    def judged(self, anchors: Sequence[str]) -> Sequence[Judgement]:
        """Every judgement of kind same_event that names one of these anchors and another known one, oldest first."""
        held = {anchor: self._judged[anchor] for anchor in anchors if anchor in self._judged}
        held |= self._ledger([anchor for anchor in anchors if anchor not in held])
        return [judgement for anchor in anchors for judgement in held[anchor]]

    def add(self, judgement: Judgement) -> None:
        """A judgement was added to the ledger: what is at hand of its sides holds it too."""
        for side in (judgement.left, judgement.right):
            if side in self._judged:
                self._judged[side].append(judgement)

    def _ledger(self, anchors: Sequence[str]) -> dict[str, list[Judgement]]:
        """What was judged of each of these, oldest first; it is at hand from now on."""
        found: dict[str, list[Judgement]] = {anchor: [] for anchor in anchors}
        asked = json.dumps(anchors)
        for anchor, n, *row in self._base.execute(self._of, (asked, self._now, asked, self._now)) if anchors else ():
            found[str(anchor)].append(self._entry(number(n), *row))
        for anchor, judgements in found.items():
            self._judged[anchor] = judgements
        return found

    def _entry(self, n: int, *row: Any) -> Judgement:
        """A judgement of the ledger: its row never changes, so that it is taken apart once."""
        held = self._entries.get(n)
        if held is None:
            left, right, verdict, score, why, by, human, at = row
            held = Judgement("same_event", left, right, Verdict(verdict), score, _reasons(why), by, bool(human), at)
            self._entries[n] = held
        return held

    def _read(self, items: Sequence[int]) -> dict[int, Told]:
        """Those that the store has of these; they are at hand from now on."""
        listed = json.dumps(items)
        reports = {number(n): number(report) for n, report in self._base.execute(_REPORTS, (listed,))} if items else {}
        known = [item for item in items if item in reports]
        scenes = {report: self._scenes.of(report) for report in set(reports.values())}
        found = {
            item: Told(item, happening, scenes[reports[item]])
            for item, happening in zip(known, happenings_of(self._store, known), strict=True)
        }
        for item, told in found.items():
            self._told[item] = told
        return found


def _reasons(held: str) -> tuple[Reason, ...]:
    return tuple(Reason(feature, score, left, right) for feature, score, left, right in json.loads(held))


# A version that was replaced still says what it said; what a later reading of one text dropped was never there. What a
# person rejected tells nothing, but keeps its place, so that an event it founded keeps its id.
_STANDS = "(happening.live = 1 OR report.newest = 0 OR happening.review = 'rejected')"
_OF_REPORT = f"""SELECT happening.n FROM happening JOIN report ON report.n = happening.report
    WHERE report = ? AND {_STANDS} ORDER BY happening.n"""
_REPORTS = f"""SELECT happening.n, report FROM happening JOIN report ON report.n = happening.report
    WHERE happening.n IN (SELECT value FROM json_each(?)) AND {_STANDS}"""
_ITEMS = f"""SELECT anchor, happening.n FROM happening JOIN report ON report.n = happening.report
    WHERE anchor IN (SELECT value FROM json_each(?)) AND (linked = 1 OR report = ?) AND {_STANDS}"""
_SIDE = """SELECT j."{side}" AS side, j.n, j."left", j."right", verdict, score, reasons, by, human, at FROM {table} j
    JOIN happening ON anchor = j."{other}" JOIN report ON report.n = happening.report
    WHERE j.kind = 'same_event' AND j."{side}" IN (SELECT value FROM json_each(?)) AND (linked = 1 OR report.n = ?)"""
_SIDES = (
    _SIDE.replace("{side}", one).replace("{other}", other) for one, other in (("left", "right"), ("right", "left"))
)
_JUDGED = f"{' UNION ALL '.join(_SIDES)} ORDER BY 2"
