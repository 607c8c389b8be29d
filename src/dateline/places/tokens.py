"""Runs of tokens that name a place."""

from dataclasses import dataclass

from dateline.model.syntax import Syntax
from dateline.model.text import Span
from dateline.places.fold import bare


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens [first, last] that name a place."""

    first: int
    last: int
    name: str


def is_capital(word: str) -> bool:
    """Whether a word is written as a name's first word may be: "Kyiv", "al-Shifa"."""
    return word[:1].isupper() or (len(word) > 3 and word[2:3] == "-" and word[3:4].isupper())


def words_of(syntax: Syntax, first: int, last: int) -> str:
    """The words of tokens [first, last], with their blanks and without a possessive ending."""
    parts = [syntax.words[first]]
    for token in range(first + 1, last + 1):
        parts.append((" " if syntax.starts[token] > syntax.ends[token - 1] else "") + syntax.words[token])
    return bare("".join(parts))


def opens_dateline(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a name in capitals opens a paragraph as a dateline does: "KYIV (Agency) -"."""
    opens = first == 0 or syntax.sentences[syntax.sentence_of[first]][0] == first
    words = syntax.words[first : last + 1]
    following = syntax.words[last + 1] if last + 1 < len(syntax) else ""
    return (
        opens
        and all(w.isupper() for w in words)
        and len(words[0]) > 3
        and following in (",", "(", ":", "-", "--", "–", "—")
    )


def span_of(syntax: Syntax, found: Found) -> Span:
    """Characters of a found name."""
    return syntax.span(found.first, found.last)
