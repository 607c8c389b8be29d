"""A scorer: features, the table that weighs their signs, and the scores from which a pair is one or is not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.identity.cluster import BARRED
from dateline.identity.features.evidence import Evidence
from dateline.identity.told import Told
from dateline.model.linking import Judgement, Reason, Verdict

Feature = Callable[[Told, Told], Evidence | None]


@dataclass(frozen=True, slots=True)
class Scored:
    """What a scorer makes of a pair. `barred`: a hard rule keeps the two apart, whatever the score."""

    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]
    barred: bool


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
        found = [e for e in (feature(left, right) for feature in self.features) if e is not None]
        reasons = tuple(self._reason(evidence) for evidence in found)
        total = round(self.scale["start"] + sum(r.score for r in reasons), 3)
        barred = any(e.sign in self.bars for e in found)
        return Scored(Verdict.DIFFERENT if barred else self._verdict(total), total, reasons, barred)

    def judgement(self, left: Told, right: Told, at: str) -> tuple[Judgement, Scored]:
        """The judgement on a pair for the ledger; a barred pair's score is what it would have been."""
        scored = self.score(left, right)
        pair = left.anchor, right.anchor
        made = Judgement("same_event", *pair, scored.verdict, scored.score, scored.reasons, self.name, False, at)
        return made, scored

    def _reason(self, evidence: Evidence) -> Reason:
        barred = BARRED if evidence.sign in self.bars else ""
        weight = round(self.weights.get(evidence.sign, 0.0) * evidence.amount, 3)
        return Reason(barred + evidence.sign, weight, evidence.left, evidence.right)

    def _verdict(self, total: float) -> Verdict:
        if total <= self.scale["different"]:
            return Verdict.DIFFERENT
        return Verdict.SAME if total >= self.scale["same"] else Verdict.UNSURE
