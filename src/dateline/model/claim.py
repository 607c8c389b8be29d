"""The unit of record: somebody says that something happened, and here are the words."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.text import Span


class Stand(StrEnum):
    """What a voice says of the event."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    HEDGED = "hedged"


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain of who said it: a chain index with its attribution, or the outlet that printed it."""

    chain: int | None
    attribution: int | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one voice gives it. `said_by` is innermost speaker first, the publisher last."""

    id: str
    event: int
    said_by: tuple[Voice, ...]
    asserted: Stand
    sure: bool
    evidence: Span
