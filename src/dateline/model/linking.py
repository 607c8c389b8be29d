"""What joins reports: a report's event as identity sees it, and judgements with their reasons."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Party:
    """Who fills a role of a happening. `key` is the same for the same one in other reports (register id, else name)."""

    role: str
    key: str
    name: str
    kind: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a happening was; `level` as in places ("town", "admin1", "country", …), degrees where known."""

    name: str
    country: str | None
    geonames: int | None
    level: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Count:
    """A figure bound to a happening. `cumulative`: a running total, not this happening's own."""

    frame: str | None
    low: float | None
    high: float | None
    bound: str
    of: str | None
    cumulative: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of one report. `anchor` (report id and trigger spans) is what stays the same across readings.

    `earliest`/`latest` are ISO days or times, None where unknown; `basis` says what the time rests on.
    `words` are the folded content words of the sentence that tells it, `trigger` those of its trigger.
    """

    anchor: str
    report: str
    published: str | None
    type: str
    mode: str | None
    status: str
    earliest: str | None
    latest: str | None
    basis: str | None
    parties: tuple[Party, ...]
    spots: tuple[Spot, ...]
    counts: tuple[Count, ...]
    trigger: tuple[str, ...]
    words: frozenset[str]
    headline: bool


class Verdict(StrEnum):
    """What a judgement says of two things."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a judgement: the feature, what it weighs, and what stood on either side, in words."""

    feature: str
    score: float
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two things are one: who judged (a scorer's version or a person's name), why, and when (UTC).

    `kind` is copy, same_story, same_event, same_actor or review; left and right are ids or anchors.
    """

    kind: str
    left: str
    right: str
    verdict: Verdict
    score: float | None
    reasons: tuple[Reason, ...]
    by: str
    human: bool
    at: str
