"""Events out of judgements: the ledger is the truth, clusters are derived from it and from nothing else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model.linking import Judgement, Verdict

BARRED = "cannot be: "  # how the reasons of a hard bar begin
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Component:
    """What hangs together by judgements SAME: the anchors, and the judgements among them that stand."""

    anchors: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def standing(judgements: Iterable[Judgement]) -> dict[_Pair, Judgement]:
    """The judgement that stands for each pair: a person's latest, else the latest of a scorer. Oldest come first.

    A person who is unsure takes back what people said: the scorer's judgement stands again.
    """
    scored: dict[_Pair, Judgement] = {}
    said: dict[_Pair, Judgement] = {}
    for judged in judgements:
        pair = (min(judged.left, judged.right), max(judged.left, judged.right))
        (said if judged.human else scored)[pair] = judged
    return scored | {pair: judged for pair, judged in said.items() if judged.verdict is not Verdict.UNSURE}


def component(touched: Iterable[str], judged: Callable[[Sequence[str]], Sequence[Judgement]]) -> Component:
    """All that hangs together with some anchors, found step by step in the ledger; nothing else has to be derived."""
    reached, waiting = set[str](), sorted(set(touched))
    kept: dict[_Pair, Judgement] = {}
    while waiting:
        reached.update(waiting)
        kept |= standing(judged(waiting))
        ends = {end for pair, j in kept.items() if j.verdict is Verdict.SAME for end in pair if reached & set(pair)}
        waiting = sorted(ends - reached)
    inside = {pair: j for pair, j in kept.items() if reached.issuperset(pair)}
    return Component(tuple(sorted(reached)), tuple(inside[pair] for pair in sorted(inside)))


def derive(anchors: Iterable[str], judgements: Iterable[Judgement]) -> tuple[tuple[str, ...], ...]:
    """The clusters of these anchors, by judgements among them: what people joined, then the best pairs first.

    Two clusters merge where the mean score of the pairs judged between them is above 0 and none of these pairs was
    judged apart by a person or by a hard bar. Members and clusters come in order of their anchors.
    """
    stands = standing(judgements)
    groups = _Groups({anchor: [anchor] for anchor in anchors}, stands)
    groups.take([(p, j) for p, j in stands.items() if j.human], groups.people_allow)
    groups.take([(p, j) for p, j in stands.items() if not j.human], groups.all_allow)
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))


def bars(judgement: Judgement) -> bool:
    """Whether a judgement keeps two things apart whatever else speaks for joining them."""
    hard = any(reason.feature.startswith(BARRED) for reason in judgement.reasons)
    return judgement.verdict is Verdict.DIFFERENT and (judgement.human or hard)


@dataclass(slots=True)
class _Groups:
    """Clusters in the making, by their first member; `home` says where a thing is, `near` what was judged of it."""

    members: dict[str, list[str]]
    stands: Mapping[_Pair, Judgement]
    home: dict[str, str] = field(default_factory=dict)
    near: dict[str, dict[str, Judgement]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.home = {anchor: anchor for anchor in self.members}
        for (left, right), judgement in self.stands.items():
            if left in self.home and right in self.home:
                self.near.setdefault(left, {})[right] = judgement
                self.near.setdefault(right, {})[left] = judgement

    def take(self, judged: Iterable[tuple[_Pair, Judgement]], may: Callable[[str, str], bool]) -> None:
        """Merges along judgements SAME, the surest first, where `may` allows it."""
        same = [(pair, j) for pair, j in judged if j.verdict is Verdict.SAME and self.home.keys() >= set(pair)]
        for (left, right), _ in sorted(same, key=lambda item: (-(item[1].score or 0.0), item[0])):
            one, other = self.home[left], self.home[right]
            if one != other and may(one, other):
                self._merge(one, other)

    def people_allow(self, one: str, other: str) -> bool:
        """Whether no person keeps two clusters apart."""
        return not any(j.human and j.verdict is Verdict.DIFFERENT for j in self._between(one, other))

    def all_allow(self, one: str, other: str) -> bool:
        """Whether nothing bars two clusters from merging, and what was judged between them speaks for it as a whole."""
        between = self._between(one, other)
        scores = [j.score or 0.0 for j in between if not j.human]
        return not any(bars(j) for j in between) and sum(scores) > 0

    def _between(self, one: str, other: str) -> list[Judgement]:
        small, big = sorted((one, other), key=lambda g: len(self.members[g]))
        return [j for m in self.members[small] for n, j in self.near.get(m, {}).items() if self.home[n] == big]

    def _merge(self, one: str, other: str) -> None:
        into, gone = sorted((one, other))
        for member in self.members.pop(gone):
            self.home[member] = into
            self.members[into].append(member)
