"""Cuts a text into paragraphs: blank lines always, single newlines unless the text is hard-wrapped."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.model.text import Span

_LINE = re.compile(r"[^\n]+")
_WIDEST = 120  # a wrapped line is never longer
_NARROWEST = 40
_STOPPED = tuple('.!?:;"”’)')


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs in order, without the space around them."""
    lines = [line for match in _LINE.finditer(text) if (line := _trimmed(text, match.start(), match.end()))]
    width = _wrap_width(text, lines)
    found: list[Span] = []
    for line in lines:
        if found and _runs_on(text, found[-1], line, width):
            found[-1] = found[-1].join(line)
        else:
            found.append(line)
    return found


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if left < right else None


def _wrap_width(text: str, lines: list[Span]) -> int:
    """Width at which the text was wrapped, 0 where it was not."""
    broken = [(a, b) for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    lengths = sorted(len(first) for first, _ in broken)
    if len(broken) < 3 or lengths[-1] > _WIDEST:
        return 0
    lower = sum(1 for _, second in broken if text[second.start].islower())
    return lengths[len(lengths) * 9 // 10] if lower >= 0.3 * len(broken) else 0


def _runs_on(text: str, before: Span, line: Span, width: int) -> bool:
    if text.count("\n", before.end, line.start) != 1:
        return False
    last = text[max(before.start, text.rfind("\n", before.start, before.end) + 1) : before.end]
    if width:
        first_word = next(_words(text, line), "")
        return len(last) + 1 + len(first_word) > width - 5
    # Too few breaks to know a width: only a clause that plainly goes on.
    mid_sentence = text[line.start].islower() and not last.endswith(_STOPPED)
    return mid_sentence and _NARROWEST <= len(last) <= _WIDEST


def _words(text: str, span: Span) -> Iterator[str]:
    return iter(text[span.start : min(span.end, span.start + 40)].split(maxsplit=1)[:1])
