"""Events out of judgements: the ledger is the truth, clusters are derived from it and from nothing else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model.linking import Judgement, Verdict

BARRED = "cannot be: "  # how the reasons of a hard bar begin
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Component:
    """What hangs together by judgements SAME: the anchors, and the judgements among them that stand."""

    anchors: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def standing(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The judgement that stands for each pair: a person's latest, else the latest of a scorer. Oldest come first.

    A person who is unsure takes back what people said: the scorer's judgement stands again.
    """
    scored: dict[Pair, Judgement] = {}
    said: dict[Pair, Judgement] = {}
    for judged in judgements:
        pair = (min(judged.left, judged.right), max(judged.left, judged.right))
        (said if judged.human else scored)[pair] = judged
    return scored | {pair: judged for pair, judged in said.items() if judged.verdict is not Verdict.UNSURE}


def component(touched: Iterable[str], judged: Callable[[Sequence[str]], Sequence[Judgement]]) -> Component:
    """All that hangs together with some anchors, found step by step in the ledger; nothing else has to be derived."""
    reached, waiting = set[str](), sorted(set(touched))
    kept: dict[Pair, Judgement] = {}
    while waiting:
        reached.update(waiting)
        kept |= standing(judged(waiting))
        ends = {end for pair, j in kept.items() if j.verdict is Verdict.SAME for end in pair if reached & set(pair)}
        waiting = sorted(ends - reached)
    inside = {pair: j for pair, j in kept.items() if reached.issuperset(pair)}
    return Component(tuple(sorted(reached)), tuple(inside[pair] for pair in sorted(inside)))


def derive(anchors: Iterable[str], judgements: Iterable[Judgement]) -> tuple[tuple[str, ...], ...]:
    """The clusters of these anchors, by judgements among them: what people joined, then one anchor after another.

    Anchors are given in the order in which they came. Each is merged along its judgements SAME with earlier ones, the
    surest first, where the scores of all pairs judged between the two clusters are above 0 on the whole and none of
    these pairs was judged apart by a person or by a hard bar. So one that comes last changes nothing between the
    others but what it ties together. Members and clusters come in order of their anchors.
    """
    order = {anchor: place for place, anchor in enumerate(anchors)}
    stands = standing(judgements)
    groups = _Groups({anchor: [anchor] for anchor in order}, stands)
    groups.take([(p, j) for p, j in stands.items() if j.human], groups.people_allow)
    edges: dict[str, list[tuple[Pair, Judgement]]] = {}
    for pair, judged in stands.items():
        if not judged.human and order.keys() >= set(pair):
            edges.setdefault(max(pair, key=order.__getitem__), []).append((pair, judged))
    for anchor in sorted(edges, key=order.__getitem__):
        groups.take(edges[anchor], groups.all_allow)
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))


def mended(anchors: Iterable[str], judgements: Iterable[Judgement]) -> tuple[tuple[str, ...], ...]:
    """The clusters of these anchors with the surest pairs of all joined first, whatever order they came in.

    What `derive` makes as reports come may rest on a pair that a later report shows to be the lesser one; this is how
    such things are put right once all are known. People's words and bars hold as there.
    """
    stands = standing(judgements)
    groups = _Groups({anchor: [anchor] for anchor in anchors}, stands)
    groups.take([(p, j) for p, j in stands.items() if j.human], groups.people_allow)
    groups.take([(p, j) for p, j in stands.items() if not j.human], groups.all_allow)
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))


def surest(judged: Iterable[tuple[Pair, Judgement]]) -> list[tuple[Pair, Judgement]]:
    """The judgements SAME, those with the highest scores first."""
    same = [(pair, j) for pair, j in judged if j.verdict is Verdict.SAME]
    return sorted(same, key=lambda found: (-(found[1].score or 0.0), found[0]))


@dataclass(frozen=True, slots=True)
class Between:
    """What was judged between two clusters: the scores in thousandths, added up, and whether a bar is among them."""

    score: int = 0
    barred: bool = False

    @property
    def allows(self) -> bool:
        """Whether what was judged speaks, as a whole, for one cluster."""
        return self.score > 0 and not self.barred

    def add(self, judged: Iterable[Judgement]) -> "Between":
        """The same with some more judgements. A person's word has no score: it bars, or says nothing here."""
        score, barred = self.score, self.barred
        for judgement in judged:
            score += 0 if judgement.human else round(1000 * (judgement.score or 0.0))
            barred = barred or bars(judgement)
        return Between(score, barred)


def bars(judgement: Judgement) -> bool:
    """Whether a judgement keeps two things apart whatever else speaks for joining them."""
    hard = any(reason.feature.startswith(BARRED) for reason in judgement.reasons)
    return judgement.verdict is Verdict.DIFFERENT and (judgement.human or hard)


@dataclass(slots=True)
class _Groups:
    """Clusters in the making, by their first member; `home` says where a thing is, `near` what was judged of it."""

    members: dict[str, list[str]]
    stands: Mapping[Pair, Judgement]
    home: dict[str, str] = field(default_factory=dict)
    near: dict[str, dict[str, Judgement]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.home = {anchor: anchor for anchor in self.members}
        for (left, right), judgement in self.stands.items():
            if left in self.home and right in self.home:
                self.near.setdefault(left, {})[right] = judgement
                self.near.setdefault(right, {})[left] = judgement

    def take(self, judged: Iterable[tuple[Pair, Judgement]], may: Callable[[str, str], bool]) -> None:
        """Merges along judgements SAME, the surest first, where `may` allows it."""
        for (left, right), _ in surest(found for found in judged if self.home.keys() >= set(found[0])):
            one, other = self.home[left], self.home[right]
            if one != other and may(one, other):
                self._merge(one, other)

    def people_allow(self, one: str, other: str) -> bool:
        """Whether no person keeps two clusters apart."""
        return not any(j.human and j.verdict is Verdict.DIFFERENT for j in self._between(one, other))

    def all_allow(self, one: str, other: str) -> bool:
        """Whether nothing bars two clusters from merging, and what was judged between them speaks for it as a whole."""
        return Between().add(self._between(one, other)).allows

    def _between(self, one: str, other: str) -> list[Judgement]:
        small, big = sorted((one, other), key=lambda g: len(self.members[g]))
        return [j for m in self.members[small] for n, j in self.near.get(m, {}).items() if self.home[n] == big]

    def _merge(self, one: str, other: str) -> None:
        into, gone = sorted((one, other))
        for member in self.members.pop(gone):
            self.home[member] = into
            self.members[into].append(member)
