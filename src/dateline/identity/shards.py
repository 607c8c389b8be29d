"""Judging on many machines: pairs are dealt out by the keys that they share, so that each is scored once, anywhere.

What a pair scores rests on its two sides alone. So the pairs of many new reports are scored ahead, in as many parts as
there are machines and in whatever order; `join` then takes the scores and decides report by report, in the order of the
store, as it does on one machine. A part that is late or lost costs time and nothing else: what was not scored ahead is
scored when it is asked for.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dateline.identity.blocks import block_keys, search_keys
from dateline.identity.join import MOST_IN_BLOCK
from dateline.identity.postings import Postings, part_of
from dateline.identity.scorers import Scored, Scorer, rules_v1
from dateline.identity.told import Told
from dateline.model.linking import Judgement

Row: TypeAlias = tuple[str, str, Scored]
Run: TypeAlias = "Callable[[Callable[[Part], tuple[Row, ...]], Sequence[Part]], Iterable[tuple[Row, ...]]]"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A happening with the keys under which it is found, and those under which it looks (none where it is stored)."""

    told: Told
    filed: frozenset[int]
    sought: frozenset[int]


@dataclass(frozen=True, slots=True)
class Part:
    """What one machine gets: the `number`-th of `parts`, with all that has a key which is this part's."""

    number: int
    parts: int
    items: tuple[Keyed, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """A scorer with a sheet of what was scored ahead."""

    scorer: Scorer
    sheet: Mapping[tuple[str, str], Scored]

    def score(self, left: Told, right: Told) -> Scored:
        """The pair's score, from the sheet where it is there."""
        return self.sheet.get((left.anchor, right.anchor)) or self.scorer.score(left, right)

    def said(self, left: Told, right: Told, scored: Scored, at: str) -> Judgement:
        """What was made of a pair, as the ledger takes it."""
        return self.scorer.said(left, right, scored, at)


def keyed(new: Sequence[Told], blocks: Postings, told: Callable[[Sequence[int]], Mapping[int, Told]]) -> list[Keyed]:
    """New happenings and the stored ones that share a key with them, in the order of the store.

    `told` gives stored happenings by their number.
    """
    mine = {one.item for one in new}
    seekers = [Keyed(one, block_keys(one), search_keys(one)) for one in new]
    asked = {key for seeker in seekers for key in seeker.sought}
    held = blocks.find(asked, MOST_IN_BLOCK).values()
    items = sorted({item for holders in held for item, _ in holders} - mine)
    nothing = frozenset[int]()
    stored = [Keyed(one, frozenset(blocks.keys_of(item)), nothing) for item, one in sorted(told(items).items())]
    return sorted([*stored, *seekers], key=lambda one: one.told.item)


def dealt(items: Iterable[Keyed], parts: int) -> tuple[Part, ...]:
    """The same in parts: a key belongs to one part, and whatever has it goes there."""
    piles: defaultdict[int, list[Keyed]] = defaultdict(list)
    for one in items:
        for number in sorted({part_of(key, parts) for key in one.filed | one.sought}):
            piles[number].append(one)
    return tuple(Part(number, parts, tuple(pile)) for number, pile in sorted(piles.items()))


def scored(part: Part) -> tuple[Row, ...]:
    """The scores of a part's pairs: of those whose smallest common key is the part's."""
    scorer = rules_v1()
    return tuple((a.anchor, b.anchor, scorer.score(a, b).settled()) for a, b in _pairs(part))


def ahead(parts: Sequence[Part], run: Run) -> Ahead:
    """Has all parts scored. `run` maps a function over them, here or elsewhere, in any order (`map` will do)."""
    return Ahead(rules_v1(), {(left, right): found for rows in run(scored, parts) for left, right, found in rows})


def _pairs(part: Part) -> Iterator[tuple[Told, Told]]:
    """A later happening and an earlier one, once each. Fuller blocks are left out, as `join` leaves them out."""
    holders: defaultdict[int, list[Keyed]] = defaultdict(list)
    for one in part.items:
        blocks = ((key, holders[key]) for key in sorted(one.sought & holders.keys()))
        near = ((key, other) for key, held in blocks if len(held) <= MOST_IN_BLOCK for other in held)
        yield from ((one.told, other.told) for key, other in near if min(one.sought & other.filed) == key)
        for key in one.filed:
            if part_of(key, part.parts) == part.number:
                holders[key].append(one)
