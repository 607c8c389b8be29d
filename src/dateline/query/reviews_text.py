"""The words around a sentence under review, cut where something of the claim begins or ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import apsw

from dateline.query.reviews_claims import ClaimCard, Span

_AROUND = 900  # characters before and after the sentence at most
_ROLES = {"type": "action", "said_by": "source"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong together: what they are to the claim ("actor", "time", "sentence", "" for the text around)."""

    text: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report and the offset of its first character, in code points."""

    start: int
    pieces: tuple[Piece, ...]


def passage(base: apsw.Connection, card: ClaimCard) -> tuple[Line, ...]:
    """The lines around a claim's sentence, with the claim's own words marked."""
    start, end = card.sentence_span
    first = max(0, start - _AROUND)
    row = next(base.execute(_TEXT, (first + 1, end + _AROUND - first, card.report)), None)
    text = str(row[0]) if row else ""
    first, text = _whole_lines(text, first, (start, end))
    marks = [(span, role) for span, role in _marks(card) if span[1] > span[0]]
    lines, at = [], first
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(at, _pieces(line, at, marks)))
        at += len(line) + 1
    return tuple(lines)


def _whole_lines(text: str, first: int, sentence: Span) -> tuple[int, str]:
    """The text without the stumps of lines at its ends, unless the sentence stands in them."""
    cut = text.find("\n") + 1 if first else 0
    cut = cut if first + cut <= sentence[0] else 0
    last = text.rfind("\n") if len(text) > sentence[1] - first else -1
    last = last if first + last >= sentence[1] else len(text)
    return first + cut, text[cut:last]


def _marks(card: ClaimCard) -> list[tuple[Span, str]]:
    own = [(span, _ROLES.get(value.field, value.field)) for value in card.values for span in value.spans]
    return [(card.sentence_span, "sentence"), (card.trigger_span, "action"), *own]


def _pieces(line: str, at: int, marks: Sequence[tuple[Span, str]]) -> tuple[Piece, ...]:
    """The line cut at every end of a mark, each stretch with all that it is."""
    last = at + len(line)
    inside = [(span, role) for span, role in marks if span[0] < last and at < span[1]]
    ends = sorted({at, last, *(min(max(end, at), last) for span, _ in inside for end in span)})
    return tuple(
        Piece(
            line[a - at : b - at], tuple(dict.fromkeys(role for span, role in inside if span[0] <= a and b <= span[1]))
        )
        for a, b in pairwise(ends)
    )


_TEXT = "SELECT substr(text, ?, ?) FROM report WHERE id = ?"
