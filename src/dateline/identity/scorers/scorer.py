"""A scorer: features, the table that weighs their signs, and the scores from which a pair is one or is not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from dateline.identity.cluster import BARRED
from dateline.identity.features.evidence import Evidence
from dateline.identity.told import Told
from dateline.model.linking import Judgement, Reason, Verdict

Feature = Callable[[Told, Told], Evidence | None]


class Scored(NamedTuple):
    """What a scorer makes of a pair. `barred`: a hard rule keeps the two apart, whatever the score.

    `found` holds each sign with its weight; most pairs are never shown, so reasons are put in words when asked for.
    """

    verdict: Verdict
    score: float
    barred: bool
    found: tuple[tuple[Evidence, float], ...]
    bars: frozenset[str]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Each sign with its weight and both sides in words."""
        return tuple(Reason(self._named(e.sign), weight, *e.in_words()) for e, weight in self.found)

    def settled(self) -> "Scored":
        """The same with its findings in words already, so that it can be sent to another machine."""
        return self._replace(found=tuple((e.settled(), weight) for e, weight in self.found))

    def _named(self, sign: str) -> str:
        return BARRED + sign if sign in self.bars else sign


class Scoring(Protocol):
    """What says whether two happenings are one."""

    def score(self, left: Told, right: Told) -> Scored:
        """What it makes of a pair."""

    def said(self, left: Told, right: Told, scored: Scored, at: str) -> Judgement:
        """What was made of a pair, as the ledger takes it."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """`weights` of signs, `bars` (signs that keep apart), and the `scale`: start (before any sign), same, different."""

    name: str
    features: tuple[Feature, ...]
    weights: Mapping[str, float]
    bars: frozenset[str]
    scale: Mapping[str, float]

    def score(self, left: Told, right: Told) -> Scored:
        """The pair's score (log-odds, 0 where both are as likely), its verdict, and each sign with its weight."""
        found = tuple([(e, self._weight(e)) for feature in self.features if (e := feature(left, right)) is not None])
        total = round(self.scale["start"] + sum([weight for _, weight in found]), 3)
        barred = not self.bars.isdisjoint([e.sign for e, _ in found])
        return Scored(Verdict.DIFFERENT if barred else self._verdict(total), total, barred, found, self.bars)

    def judgement(self, left: Told, right: Told, at: str) -> tuple[Judgement, Scored]:
        """The judgement on a pair for the ledger; a barred pair's score is what it would have been."""
        scored = self.score(left, right)
        return self.said(left, right, scored, at), scored

    def said(self, left: Told, right: Told, scored: Scored, at: str) -> Judgement:
        """What was made of a pair, as the ledger takes it."""
        pair, reasons = (left.anchor, right.anchor), scored.reasons
        return Judgement("same_event", *pair, scored.verdict, scored.score, reasons, self.name, False, at)

    def _weight(self, evidence: Evidence) -> float:
        return round(self.weights.get(evidence.sign, 0.0) * evidence.amount, 3)

    def _verdict(self, total: float) -> Verdict:
        if total <= self.scale["different"]:
            return Verdict.DIFFERENT
        return Verdict.SAME if total >= self.scale["same"] else Verdict.UNSURE
