"""A happening in its report: what event identity compares, and what it asks of the archive."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.identity.postings import Postings
from dateline.model.linking import Happening, Judgement
from dateline.records.words import words_of

_OPENING = 400
_TITLE_COUNTS = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """The report round a happening: its story, where it has one, and how much each of its words tells (length 1)."""

    report: str
    story: str | None
    words: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """A happening of a report; `item` is the store's number of it."""

    item: int
    happening: Happening
    scene: Scene

    @property
    def anchor(self) -> str:
        """What stays the same across readings."""
        return self.happening.anchor


class Known(Protocol):
    """What is stored of earlier reports."""

    @property
    def blocks(self) -> Postings:
        """Happenings by block key (space "event")."""

    def told(self, items: Sequence[int]) -> Mapping[int, Told]:
        """Stored happenings by their number; gone ones are missing."""

    def items(self, anchors: Sequence[str]) -> Mapping[str, int]:
        """The numbers of stored happenings by anchor; gone ones are missing."""

    def judged(self, anchors: Sequence[str]) -> Sequence[Judgement]:
        """Every judgement of kind same_event that names one of these anchors, oldest first."""


def counted(title: str | None, text: str) -> Counter[str]:
    """The content words of a report's title (twice) and first 400 words, with how often they stand there."""
    words = words_of(text)[:_OPENING]
    heading = words_of(title or "") * _TITLE_COUNTS
    return Counter(words) + Counter(heading)


def weighed(counts: Mapping[str, int], holders: Mapping[str, float], reports: float) -> dict[str, float]:
    """tf-idf of length 1: `holders` says how many of `reports` reports hold a word (at least this one does)."""
    raw = {w: (1 + math.log(n)) * math.log(1 + reports / max(holders.get(w, 1), 1)) for w, n in counts.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {word: value / length for word, value in raw.items()} if length else {}
