"""According to whom: cue, source and content of what somebody says."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.text import Span


class CueClass(StrEnum):
    """What a cue does to its content."""

    REPORT = "report"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    DENY = "deny"
    DECLINE = "decline"
    ACCUSE = "accuse"
    CLAIM = "claim"
    PROMISE = "promise"
    THREATEN = "threaten"
    DEMAND = "demand"
    BELIEVE = "believe"
    PREDICT = "predict"
    PLAN = "plan"
    EVIDENTIAL = "evidential"
    HEARSAY = "hearsay"


class Quotation(StrEnum):
    """Whether the words are the speaker's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Anonymous:
    """An unnamed source, typed: role ("official"), affiliation (country code or words), how many, access, reason."""

    role: str | None
    affiliation: str | None
    number: int | None
    access: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One saying. `source_chain`/`audience` are chain indices, `time` a timex index, `within` an attribution index.

    `speaks_for` is the chain of the body or person that a spokesperson or lawyer speaks for.
    """

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    source_chain: int | None
    cue_class: CueClass
    negated: bool
    quotation: Quotation
    audience: int | None
    audience_span: Span | None
    venue: str | None
    venue_span: Span | None
    time: int | None
    anonymous: Anonymous | None
    within: int | None
    rule: str
    speaks_for: int | None = None
