"""Shares told in words: "two-thirds of MPs", "one in five voters", "down a fifth". All of them are percentages."""

import re
from collections.abc import Iterator

from dateline.model.text import Span
from dateline.quantities.found import Found
from dateline.quantities.lexicon import Lexicon
from dateline.quantities.values import number_value, words_value

_OF = re.compile(
    r"\b(?:by|about|nearly|almost|barely|than|roughly|only|just|over|under|some|up|down|a good|to|"
    r"required|needed|necessary)\s$",
    re.I,
)
_POINT = re.compile(r"\s(?:of\s)?an?\s(?:percentage\s)?point\b")  # "half a point", "a quarter of a percentage point"
_PLACES = 4  # decimals of a percentage, so that a third of a whole is told from 33.3


def find_shares(text: str, window: Span, lexicon: Lexicon) -> Iterator[Found]:
    """Fractions and ratios of one sentence, as percent."""
    yield from _fractions(text, window, lexicon)
    yield from _ratios(text, window, lexicon)


def _fractions(text: str, window: Span, lexicon: Lexicon) -> Iterator[Found]:
    for match in lexicon.fraction.finditer(text, window.start, window.end):
        lone = not match["count"]
        ends = text[match.end() : match.end() + 1] != " "
        if (lone and match["part"].lower() != "half") or (ends and not _OF.search(text, window.start, match.start())):
            continue
        count = lexicon.units.get((match["count"] or "one").lower(), 1.0)
        value = count * lexicon.fractions[match["part"].lower()]
        point = _POINT.match(text, match.end())
        if point:
            span = Span(match.start(), point.end())
            yield Found(span, span, round(value, _PLACES), round(value, _PLACES), "=", "percentage-point", "fraction")
        else:
            yield _share(Span(*match.span()), value, "fraction")


def _ratios(text: str, window: Span, lexicon: Lexicon) -> Iterator[Found]:
    for match in lexicon.ratio.finditer(text, window.start, window.end):
        part, whole = (_count(match[name], lexicon) for name in ("part", "whole"))
        if 0 < part < whole:
            yield _share(Span(*match.span()), part / whole, "ratio")


def _count(words: str, lexicon: Lexicon) -> float:
    digits, _, scale = words.partition(" ")
    return number_value(digits, scale, lexicon) if digits[0].isdigit() else words_value(words, lexicon)


def _share(span: Span, value: float, rule: str) -> Found:
    percent = round(100 * value, 1) if value > 0.001 else round(100 * value, _PLACES + 6)
    return Found(span, span, percent, percent, "=", "percent", rule)
