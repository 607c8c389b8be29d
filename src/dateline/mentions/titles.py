"""Titles of several words."""

from collections.abc import Iterator

from dateline.mentions.lexicon import Lexicon
from dateline.model.syntax import Syntax
from dateline.model.text import Report


def title_tokens(report: Report, syntax: Syntax, lexicon: Lexicon) -> frozenset[int]:
    """Tokens of titles of two or three words ("Interior Minister", "chief of staff")."""
    starts = (t for t in range(len(syntax)) if syntax.words[t].lower() in lexicon.title_starts)
    return frozenset(token for start in starts for token in _title(report, syntax, lexicon, start))


def _title(report: Report, syntax: Syntax, lexicon: Lexicon, start: int) -> Iterator[int]:
    for last in (start + 1, start + 2):
        if last < len(syntax) and report.quote(syntax.span(start, last)).lower() in lexicon.titles:
            yield from range(start, last + 1)
