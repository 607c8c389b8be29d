"""Finds the register's names in a text, longest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.model.mention import Kind
from dateline.model.syntax import Syntax

_FIRST_WORD = re.compile(r"\w+")
_STRAIGHT = str.maketrans("‘’\u00a0", "'' ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the register: its key, its kind, and the country whose government it may stand for."""

    key: str
    kind: Kind
    seat_of: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens [first, last] that are a name of the register."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by their first word, longest first."""

    names: Mapping[str, tuple[tuple[str, Entry], ...]]

    def matches(self, text: str, syntax: Syntax) -> list[Match]:
        """Every longest match that begins and ends with a token, left to right, none overlapping another."""
        plain = text.translate(_STRAIGHT)
        token_at_end = {end: token for token, end in enumerate(syntax.ends)}
        return list(self._scan(plain, syntax, token_at_end))

    def _scan(self, text: str, syntax: Syntax, token_at_end: Mapping[int, int]) -> Iterator[Match]:
        after = 0
        for token in range(len(syntax)):
            if token < after:
                continue
            found = self._longest(text, syntax.starts[token], token_at_end)
            if found:
                last, entry = found
                after = last + 1
                yield Match(token, last, entry)

    def _longest(self, text: str, start: int, token_at_end: Mapping[int, int]) -> tuple[int, Entry] | None:
        word = _FIRST_WORD.match(text, start)
        if word is None:
            return None
        for name, entry in self.names.get(word.group(), ()):
            last = token_at_end.get(start + len(name))
            if last is not None and text.startswith(name, start):
                return last, entry
        return None


def make_gazetteer(names: Iterable[tuple[str, Entry]]) -> Gazetteer:
    """A gazetteer of (name, entry) pairs; of two entries with one name the first is kept."""
    kept: dict[str, Entry] = {}
    for name, entry in names:
        kept.setdefault(name.translate(_STRAIGHT), entry)
    by_word: dict[str, list[tuple[str, Entry]]] = {}
    for name, entry in kept.items():
        word = _FIRST_WORD.match(name)
        if word:
            by_word.setdefault(word.group(), []).append((name, entry))
    return Gazetteer({w: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for w, rows in by_word.items()})
