"""How often: "twice", and the n-th of its kind where the words say since when ("the third raid in eight days")."""

import re
from collections.abc import Iterator

from dateline.model.quantity import Quantity
from dateline.model.text import Span
from dateline.quantities.lexicon import Lexicon

_BOTH = re.compile(r"(?<![\w-])both\sof\s(?:whom|them)\b", re.I)
HOW_OFTEN = ("twice", "both", "nth")  # rules of figures that count no things
_TWICE = re.compile(r"(?<![\w-])twice(?![\w-])(?!\s(?:an?|every|each|the\snumber)\s)", re.I)


def find_times_over(text: str, window: Span, lexicon: Lexicon, found: list[Quantity]) -> Iterator[Quantity]:
    """Counts of one sentence that stand in "twice" or in an ordinal, beside the numbers already found."""
    for match in _TWICE.finditer(text, window.start, window.end):
        yield from _apart(
            Quantity(Span(*match.span()), 2, 2, "=", None, "times", None, None, None, None, False, "twice"), found
        )
    for match in _BOTH.finditer(text, window.start, window.end):
        both = Quantity(Span(*match.span()), 2, 2, "=", None, None, None, None, None, None, False, "both")
        yield from _apart(both, found)
    for match in lexicon.nth.finditer(text, window.start, window.end):
        count = _number(match["nth"].lower(), lexicon)
        of = match["time"] or match["such"] or match["noun"]
        if count > 1:
            span = Span(match.start(), max(match.end("time"), match.end("such"), match.end("noun")))
            yield from _apart(Quantity(span, count, count, "=", None, of, None, None, None, None, True, "nth"), found)


def _number(word: str, lexicon: Lexicon) -> float:
    if word[0].isdigit():
        return float(re.sub(r"\D", "", word))
    return lexicon.ordinals.get(word, 0.0)


def _apart(quantity: Quantity, found: list[Quantity]) -> Iterator[Quantity]:
    if not any(q.span.overlaps(quantity.span) for q in found):
        yield quantity
