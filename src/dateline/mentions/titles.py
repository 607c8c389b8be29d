"""Titles of several words."""

from dateline.mentions.lexicon import Lexicon
from dateline.model.syntax import Syntax
from dateline.model.text import Report


def title_tokens(report: Report, syntax: Syntax, lexicon: Lexicon) -> frozenset[int]:
    """Tokens of capitalised titles of two or three words ("Interior Minister", "Secretary of State")."""
    found: set[int] = set()
    for token in range(len(syntax) - 1):
        if syntax.words[token][:1].isupper():
            for size in (2, 3):
                last = min(token + size - 1, len(syntax) - 1)
                if report.quote(syntax.span(token, last)).lower() in lexicon.titles:
                    found.update(range(token, last + 1))
    return frozenset(found)
