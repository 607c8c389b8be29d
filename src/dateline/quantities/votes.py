"""Votes in figures: "voted 4-3", "by 13-0-2", "112 votes to 30", "failed, 98-136": for, against, abstaining."""

import re
from collections.abc import Iterator

from dateline.model.quantity import Quantity
from dateline.model.text import Span
from dateline.quantities.values import digits_value

_NUMBER = r"\d{1,3}(?:,\d{3})*"
_CUE = re.compile(
    r"\b(?:vot(?:ed?|es|ing)|ballot|adopt(?:ed|s|ing)|pass(?:ed|es)|approv(?:ed|es)|reject(?:ed|s)|defeat(?:ed|s)|fail(?:ed|s)|"
    r"ratif(?:ied|ies)|carried|motion|resolution|bill|confirmed|impeach(?:ed|ment)|tally|rul(?:ed|ing))\b",
    re.I,
)
_TALLY = re.compile(
    rf"(?<![\w.,$€£–-])(?P<yes>{_NUMBER})(?:\svotes)?\s?(?:-|–|\bto\b)\s?(?P<no>{_NUMBER}|none|nil)"
    rf"(?:\s?(?:-|–|,?\swith)\s?(?P<abstain>{_NUMBER})(?:\sabstentions?)?)?(?![\w%]|\s?(?:percent|per|million|billion|km|miles))",
    re.I,
)
_STANDS = ("in favour", "against", "abstentions")
_REACH = 70


def find_votes(text: str, window: Span) -> Iterator[Quantity]:
    """The sides of each tally in a sentence that speaks of a vote."""
    for match in _TALLY.finditer(text, window.start, window.end):
        before = text[max(window.start, match.start() - _REACH) : match.start()]
        joined = "to" in match[0].split() and "vote" not in match[0]
        if not _CUE.search(before) or (joined and not re.search(r"\bvot", before, re.I)):
            continue
        for group, stand in zip(("yes", "no", "abstain"), _STANDS, strict=True):
            if match[group]:
                yield _side(Span(*match.span(group)), match[group], stand)


def _side(span: Span, figure: str, stand: str) -> Quantity:
    value = digits_value(figure) if figure[0].isdigit() else 0.0
    return Quantity(span, value, value, "=", None, f"votes {stand}", None, "votes", None, None, False, "tally")
