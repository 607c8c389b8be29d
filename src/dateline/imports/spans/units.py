"""Offsets of tools that count UTF-16 units, as code points and back."""

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_JOINED = ("Mn", "Me", "Mc", "Cf", "Cs", "Co")
_ASTRAL = 0xFFFF


@dataclass(frozen=True, slots=True)
class Units:
    """How a text counts: `astral` characters are two units; `odd` is the first that tools do not count alike."""

    length: int
    astral: tuple[int, ...]
    units: tuple[int, ...]
    odd: int

    def out(self, place: int) -> int:
        """A place in UTF-16 units."""
        return place + bisect_left(self.astral, place)

    def back(self, units: int) -> int | None:
        """A place in code points; None for one within a character, or outside the text."""
        place = units - bisect_right(self.units, units - 1)
        whole = 0 <= place <= self.length and self.out(place) == units
        return place if whole else None

    def certain(self, end: int) -> bool:
        """Whether every way of counting (units, code points, what people see as one sign) agrees up to here."""
        return end <= self.odd


def units_of(text: str) -> Units:
    """How a text counts."""
    astral = tuple(place for place, letter in enumerate(text) if ord(letter) > _ASTRAL)
    odd = next((place for place, letter in enumerate(text) if _odd(letter)), len(text))
    return Units(len(text), astral, tuple(place + n for n, place in enumerate(astral)), odd)


def _odd(letter: str) -> bool:
    """Whether tools count it in more than one way: two units, a mark on the letter before, half of a line's end."""
    return letter == "\r" or (
        not letter.isascii() and (ord(letter) > _ASTRAL or unicodedata.category(letter) in _JOINED)
    )
