"""A happening in its report: what event identity compares, and what it asks of the archive."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from dateline.identity.postings import Postings
from dateline.identity.sides import Side, side_of
from dateline.model.linking import Happening, Judgement
from dateline.records.words import content_words, words_of

_OPENING = 250  # different words
_NAME_COUNTS = 3.0
_SHOUTED = 0.6
_DONE_TO = ("recipient", "target")
_RARE = 0.05  # a word past the opening of its report


@dataclass(frozen=True, slots=True)
class Scene:
    """The report round a happening: its story, where it has one, and how much each of its words tells (length 1)."""

    report: str
    story: str | None
    words: Mapping[str, float]


@dataclass(frozen=True)
class Told:
    """A happening of a report; `item` is the store's number of it."""

    item: int
    happening: Happening
    scene: Scene

    @property
    def anchor(self) -> str:
        """What stays the same across readings."""
        return self.happening.anchor

    @cached_property
    def words(self) -> Mapping[str, float]:
        """What each word of its sentence tells in its report, the trigger left out; weighed once for all pairs."""
        held = self.scene.words
        return {word: held.get(word, _RARE) for word in sorted(self.happening.words - set(self.happening.trigger))}

    @cached_property
    def square(self) -> float:
        """The sum of their squares."""
        return sum(value * value for value in self.words.values())

    @cached_property
    def actors(self) -> Side:
        """Who did it."""
        return side_of([party for party in self.happening.parties if party.role == "actor"])

    @cached_property
    def patients(self) -> Side:
        """To whom or what it was done."""
        return side_of([party for party in self.happening.parties if party.role in _DONE_TO])

    @cached_property
    def everyone(self) -> Side:
        """All its parties."""
        return side_of(self.happening.parties)


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


def counted(title: str | None, text: str) -> dict[str, float]:
    """The content words of a report's title and opening; names and numbers count three times, since topics recur."""
    found: dict[str, float] = {}
    for line in ((title or ""), *text.split("\n")):
        if len(found) >= _OPENING:
            break
        for word in words_of(line):
            found.setdefault(word, 1.0)
        found |= dict.fromkeys(_names(line), _NAME_COUNTS)
    return found


def weighed(counts: Mapping[str, float], holders: Mapping[str, float], reports: float) -> dict[str, float]:
    """Weights of length 1: `holders` says how many of `reports` reports hold a word (at least this one does)."""
    raw = {word: n * math.log(1 + reports / max(holders.get(word, 1), 1)) for word, n in counts.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {word: value / length for word, value in raw.items()} if length else {}


def _names(line: str) -> frozenset[str]:
    """Words with a capital inside a line that is not all in capitals, and words with a digit."""
    words = line.split()
    capital = [word for word in words if word[:1].isupper()]
    shouted = len(capital) > _SHOUTED * sum(word[:1].isalpha() for word in words)
    named = [] if shouted else [word for word in words[1:] if word[:1].isupper()]
    return content_words(" ".join([*named, *(w for w in words if any(c.isdigit() for c in w))]))
