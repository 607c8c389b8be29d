"""Wordings with slots: `{actor}` is filled, what stands between « and » is what a voice says."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Any

from benchmarks.invented.draft import Draft, Span

_PIECE = re.compile(r"(\{\w+\}|[«»])")
_SCENE = (
    "given", "places", "middles", "endings", "surnames", "people", "doings", "adjectives", "nouns",
    "places", "middles", "endings", "joins", "people", "doings", "adjectives", "nouns",
)  # fmt: skip

Spans = dict[str, Span]


def choose(wordings: list[str], wording: int) -> str:
    """One of several wordings by a number."""
    return wordings[wording % len(wordings)]


def fill(draft: Draft, wording: str, texts: dict[str, str]) -> Spans:
    """Writes one sentence and says where each slot, the content and the whole stand. Its first letter is a capital."""
    spans: Spans = {}
    first = content = draft.at
    for piece in _pieces(wording):
        if piece == "«":
            content = draft.at
        elif piece == "»":
            spans["content"] = [content, draft.at]
        else:
            slot = piece[1:-1] if piece[0] == "{" else ""
            text = texts[slot] if slot else piece
            if draft.at == first:
                text = text[:1].upper() + text[1:]
            span = draft.write(text)
            if slot:
                spans[slot] = span
    spans["sentence"] = [first, draft.at]
    return spans


def scene(words: dict[str, Any], wording: int) -> str:
    """Something that is no coded event, hardly ever told twice; the number says which."""
    picked: list[str] = []
    for part in _SCENE:
        wording, index = divmod(wording, len(words[part]))
        picked.append(words[part][index])
    name = f"{picked[0]} {''.join(picked[1:5])}"
    street = "".join(picked[9:12])
    first = f"{name}, {picked[5]}, {picked[6]} the {picked[7]} {picked[8]} in {street} Street"
    return f"{first} {picked[12]} {picked[13]} {picked[14]} a {picked[15]} {picked[16]}"


@lru_cache(maxsize=4096)
def day_words(day: int, published: int) -> str:
    """A weekday where that is clear, else the date."""
    then = date.fromordinal(day)
    if -6 < day - published <= 0:
        return calendar.day_name[then.weekday()]
    year = f" {then.year}" if abs(day - published) > 200 else ""
    return f"{then.day} {calendar.month_name[then.month]}{year}"


@lru_cache(maxsize=4096)
def _pieces(wording: str) -> tuple[str, ...]:
    return tuple(piece for piece in _PIECE.split(wording) if piece)
