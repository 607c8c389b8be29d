"""The reasons of a judgement in words, for people who do not know the names of its signs."""

import re
from functools import cache

from dateline.show.words.codes import status_words
from dateline.tables import read_table

_BY_RULES = re.compile(r"\s*\((rules_v\d+)\)$")
_DROPPED = "drop"
_BARE = ("trigger", "type", "version", "nothing near", "refused")  # their sides are stems, codes, titles


def because(why: str) -> str:
    """ "the times do not fit (2026-09-16 / 2014); nobody is in both"; "" where nothing is left that says something.

    A sign without words stays as it is; a person's name at the end stays, the name of the rules does not.
    """
    told = [_told(part.removeprefix("cannot be: ")) for part in _BY_RULES.sub("", why).split("; ") if part]
    return "; ".join(dict.fromkeys(words for words in told if words))


def _told(part: str) -> str:
    sign = next((sign for sign in _signs() if part == sign or part.startswith(f"{sign}: ")), None)
    if sign is None:
        return part
    words, sides = _words()[sign], part[len(sign) + 2 :]
    if words == _DROPPED:
        return ""
    if sign.startswith("status"):
        sides = " / ".join(status_words(side) for side in sides.split(" / ") if side)
    return f"{words} ({sides})" if sides and not sign.startswith(_BARE) else words


@cache
def _words() -> dict[str, str]:
    return {row["sign"]: row["words"] for row in read_table("en/reason_words.csv").rows}


@cache
def _signs() -> tuple[str, ...]:
    """The longest first, so that a sign is not taken for the beginning of another."""
    return tuple(sorted(_words(), key=len, reverse=True))
