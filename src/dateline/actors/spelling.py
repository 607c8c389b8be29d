"""One spelling for many: how names are compared, and how they are found in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.model.syntax import Syntax

_PLAIN = str.maketrans("-‐‑/", "    ", ".'’‘`\"“”,")
_ENDING = re.compile(r"(?:iy|yy|yi|ii|ij)\b")
_FIRST_WORD = re.compile(r"\w+")
_STRAIGHT = str.maketrans("‘’\u00a0", "'' ")
_LONG_ENOUGH_TO_SHOUT = 4


def fold(name: str) -> str:
    """A name without case, accents, points, hyphens and "the", so that spellings of one name meet."""
    plain = name if name.isascii() else _bare(name)
    words = " ".join(plain.casefold().translate(_PLAIN).split())
    return _ENDING.sub("y", words.removeprefix("the ").replace("defense", "defence"))


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


class Sort(StrEnum):
    """What kind of word a match is."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    SEAT = "seat"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens [first, last] that are a known name; `key` is a country code, or the name an organisation is filed by."""

    first: int
    last: int
    sort: Sort
    key: str


@dataclass(frozen=True, slots=True)
class Finder:
    """Names by their first word, longest first."""

    names: Mapping[str, tuple[tuple[str, Sort, str], ...]]

    def matches(self, text: str, syntax: Syntax) -> Iterator[Match]:
        """Every longest known name that begins and ends with a token, left to right, none overlapping another."""
        plain = text.translate(_STRAIGHT)
        token_at_end = {end: token for token, end in enumerate(syntax.ends)}
        after = 0
        for token in range(len(syntax)):
            if token >= after:
                found = self._longest(plain, token, syntax.starts[token], token_at_end)
                if found:
                    after = found.last + 1
                    yield found

    def _longest(self, text: str, token: int, start: int, token_at_end: Mapping[int, int]) -> Match | None:
        word = _FIRST_WORD.match(text, start)
        for name, sort, key in self.names.get(word.group(), ()) if word else ():
            last = token_at_end.get(start + len(name))
            if last is not None and text.startswith(name, start):
                return Match(token, last, sort, key)
        return None


def make_finder(names: Iterable[tuple[str, Sort, str]]) -> Finder:
    """A finder of (name, sort, key) triples; of two with one name the first is kept."""
    kept: dict[str, tuple[Sort, str]] = {}
    for name, sort, key in names:
        # A capital keeps its article: "Compostela Valley" is not The Valley.
        plain = name.translate(_STRAIGHT).removeprefix("" if sort is Sort.CAPITAL else "The ")
        kept.setdefault(plain, (sort, key))
        if len(plain) > _LONG_ENOUGH_TO_SHOUT:
            kept.setdefault(plain.upper(), (sort, key))
    by_word: dict[str, list[tuple[str, Sort, str]]] = {}
    for name, (sort, key) in kept.items():
        word = _FIRST_WORD.match(name)
        if word:
            by_word.setdefault(word.group(), []).append((name, sort, key))
    return Finder({w: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for w, rows in by_word.items()})
