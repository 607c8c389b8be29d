"""Turns gold into what a network learns from: a tag for every word piece, and which piece it points at.

A content points at the first piece of its cue, a cue at the first piece of its source, or at itself where nobody is
named; so a cue without a source and a source that serves several cues need no tags of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.model.text import Span
from dateline.syntax.bio import OUTSIDE, TAGS
from dateline.syntax.windows import Pieces, Window, cut_windows
from dateline.training.gold import GoldAttribution, GoldText

NOWHERE = -100  # a target that no loss is taken on
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_NUMBER = {tag: number for number, tag in enumerate(TAGS)}


@dataclass(frozen=True, slots=True)
class Example:
    """One window with the number of each piece's tag, and the piece that it points at (NOWHERE where it does not)."""

    window: Window
    tags: tuple[int, ...]
    targets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """What one character is: a role, where its span starts, and the character that it points at."""

    role: str
    start: int
    target: int


def paragraphs_of(text: str) -> list[Span]:
    """The lines of a text that have anything on them."""
    return [Span(match.start(), match.end()) for match in _LINE.finditer(text)]


def examples_of(texts: Iterable[GoldText], pieces: Pieces) -> Iterator[Example]:
    """All windows of gold texts, in order."""
    for gold in texts:
        marks = _marks(gold.attributions)
        for window in cut_windows(gold.text, paragraphs_of(gold.text), pieces):
            yield _example(window, marks)


def _marks(attributions: Iterable[GoldAttribution]) -> dict[int, _Mark]:
    """Every marked character; where one is in several roles, the narrower content, then a source, then a cue, holds."""
    marks: dict[int, _Mark] = {}
    ordered = sorted(attributions, key=lambda a: -sum(map(len, a.content)))
    for role in ("content", "source", "cue"):
        for attribution in ordered:
            _paint(marks, role, attribution)
    return marks


def _paint(marks: dict[int, _Mark], role: str, attribution: GoldAttribution) -> None:
    spans: tuple[Span, ...] = getattr(attribution, role)
    aims = {"content": attribution.cue or attribution.source, "cue": attribution.source, "source": ()}[role]
    for span in spans:
        target = aims[0].start if aims else spans[0].start
        for character in range(span.start, span.end):
            marks[character] = _Mark(role, span.start, target)


def _example(window: Window, marks: dict[int, _Mark]) -> Example:
    found = [marks.get(start) if end > start else None for start, end in zip(window.starts, window.ends, strict=True)]
    at = {start: piece for piece, start in reversed(list(enumerate(window.starts))) if window.ends[piece] > start}
    tags, targets = [], []
    before: _Mark | None = None
    for piece, mark in enumerate(found):
        begins = mark is not None and (before is None or (before.role, before.start) != (mark.role, mark.start))
        tags.append(_NUMBER[OUTSIDE if mark is None else f"{'B' if begins else 'I'}-{mark.role}"])
        targets.append(_aim(mark, piece, at))
        before = mark
    return Example(window, tuple(tags), tuple(targets))


def _aim(mark: _Mark | None, piece: int, at: dict[int, int]) -> int:
    """The piece a piece points at: itself where nothing is named, or what is named stands in another window."""
    if mark is None or mark.role == "source":
        return NOWHERE
    return piece if mark.target == mark.start else at.get(mark.target, piece)
