"""Stories: where a report was placed, and what a repair moves."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.linking import Reason


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a report came to stand. `story` is the item of the report that founded the story (its own: a new story).

    `score` is the closeness to the story, None for a new one; `reasons` say what speaks for it, and what against the
    nearest story that was refused.
    """

    item: int
    story: int
    score: float | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A repair's change: a report leaves one story for another, with the reasons."""

    item: int
    before: int
    after: int
    reasons: tuple[Reason, ...]


class Ending(StrEnum):
    """What became of a story in a repair."""

    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Fate:
    """A story that a repair ended ("merged" into another) or parted ("split": it stands on, `into` holds the rest)."""

    story: int
    ending: Ending
    into: int


@dataclass(frozen=True, slots=True)
class Repair:
    """All that a repair changes: moves of reports, and the stories that merged or split."""

    moves: tuple[Move, ...]
    fates: tuple[Fate, ...]
