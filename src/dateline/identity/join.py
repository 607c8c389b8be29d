"""Event identity as reports come in: each happening is compared with those that share a block, and judged."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from dateline.identity.blocks import block_keys, search_keys
from dateline.identity.cluster import standing
from dateline.identity.postings import Postings
from dateline.identity.scorers import Scored, Scoring, rules_v1
from dateline.identity.told import Known, Told
from dateline.model.linking import Judgement, Verdict

MOST_IN_BLOCK = 64  # a fuller block says too little; what it holds is found by narrower keys
_MOST_COMPARED = 96
_MOST_SAME = 4  # judgements kept for one happening
_MOST_APART = 3
_MOST_MATES = 16
_SPARE = 2  # a key is held by so many of one event's happenings, so that one may be removed

Holders: TypeAlias = Mapping[int, tuple[tuple[int, float], ...]]


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of one report: judgements for the ledger, and how many happenings each left-out block held."""

    judgements: tuple[Judgement, ...]
    dropped: Mapping[int, int]


class _Compared(NamedTuple):
    other: Told
    scored: Scored


def join(new: Sequence[Told], known: Known, at: str, scorer: Scoring | None = None) -> Joined:
    """Judges the happenings of one report against earlier ones and each other, and files them in `known.blocks`.

    Reports come one at a time in the store's order: the outcome is then the same whatever the batch. `at` is the
    time of judging (UTC, ISO).
    """
    using = scorer or rules_v1()
    judgements: list[Judgement] = []
    dropped: dict[int, int] = {}
    here: dict[int, Told] = {}
    tied: dict[str, list[Told]] = {}  # to each happening, those of this report that were judged one with it
    for told in new:
        keys = search_keys(told)
        holders = known.blocks.find(keys, MOST_IN_BLOCK)
        full = known.blocks.held(keys - holders.keys()).items()
        dropped |= {key: held for key, held in full if held > MOST_IN_BLOCK}
        kept = _kept(_compared(told, _near(told, known, holders, here), using))
        same = [c.other for c in kept if c.scored.verdict is Verdict.SAME]
        seen = [told.anchor, *(c.other.anchor for c in kept)]
        best = tied.get(same[0].anchor, []) if same else []
        mates = [*_mates(known, same, seen), *(mate for mate in best if mate.anchor not in seen)]
        barred = [c for c in _compared(told, mates, using) if c.scored.barred][:_MOST_APART]
        judgements += [using.said(told, c.other, c.scored, at) for c in (*kept, *barred)]
        _file_among(told, known.blocks, holders, {other.item for other in same})
        here[told.item] = told
        for other in same:
            tied.setdefault(other.anchor, []).append(told)
    return Joined(tuple(judgements), dropped)


def _near(told: Told, known: Known, holders: Holders, here: Mapping[int, Told]) -> list[Told]:
    """Those that share most keys, the latest stored first among equals."""
    shared = Counter([item for held in holders.values() for item, _ in held])
    del shared[told.item]
    best = sorted(shared, key=lambda item: (-shared[item], -item))[:_MOST_COMPARED]
    found = {**known.told([item for item in best if item not in here]), **here}
    return [found[item] for item in best if item in found]


def _mates(known: Known, same: Sequence[Told], seen: Sequence[str]) -> list[Told]:
    """Those that the best match was judged one with before: a bar against one of them must be known."""
    if not same:
        return []
    best = same[0].anchor
    judged = standing(known.judged([best]))
    ends = {end for pair, j in judged.items() if j.verdict is Verdict.SAME and best in pair for end in pair}
    anchors = sorted(ends - set(seen))[:_MOST_MATES]
    items = known.items(anchors)
    found = known.told([items[anchor] for anchor in anchors if anchor in items])
    return [found[item] for item in sorted(found)]


def _compared(told: Told, others: Iterable[Told], scorer: Scoring) -> list[_Compared]:
    """Every pair with its score, the most alike first."""
    pairs = [_Compared(other, scorer.score(told, other)) for other in others]
    return sorted(pairs, key=lambda c: (-c.scored.score, c.other.anchor))


def _kept(compared: Iterable[_Compared]) -> list[_Compared]:
    """The best that are one, the nearest doubt, and the nearest that are not one, barred ones first."""
    by: dict[Verdict, list[_Compared]] = {verdict: [] for verdict in Verdict}
    for one in compared:
        by[one.scored.verdict].append(one)
    apart = sorted(by[Verdict.DIFFERENT], key=lambda c: not c.scored.barred)[:_MOST_APART]
    return [*by[Verdict.SAME][:_MOST_SAME], *by[Verdict.UNSURE][:1], *apart]


def file_told(told: Told, blocks: Postings, same: Set[int]) -> None:
    """Files a happening under the keys that not enough of its own event (`same`) hold already."""
    _file_among(told, blocks, blocks.find(block_keys(told), MOST_IN_BLOCK), same)


def _file_among(told: Told, blocks: Postings, holders: Holders, same: Set[int]) -> None:
    """The same where it is known who holds its keys."""
    full = {key for key, held in holders.items() if same and sum([item in same for item, _ in held]) >= _SPARE}
    blocks.put(told.item, dict.fromkeys([key for key in sorted(block_keys(told)) if key not in full], 1.0))
