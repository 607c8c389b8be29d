"""One word of a name as it may be spelled: written the same, by another transliteration, or another word."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from dateline.records.words import fold
from dateline.tables import read_table

Spelling = Callable[[str, str], bool]

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "dj", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ə": "a"})
_DIGRAPHS = re.compile(r"oe|ae|ue|aa")  # ö, ä, ü, å where the sign was not to hand
_APOSTROPHES = str.maketrans("", "", "'’‘`ʼʿʾ")
_PARTS = re.compile(r"([^aeiou]?)([aeiou]*)")
_CLOSE = ({"a", "e"}, {"e", "i"}, {"o", "u"})
_SOME, _NEAR, _RELATED, _MUTE, _FAR = 0.25, 0.35, 0.5, 0.6, 1.0
_BOUNDS = (0.0, 0.35, 0.4, 0.7, 1.0)  # how far vowels may differ in a word of so many consonants


def plain(text: str) -> str:
    """A name without case, accents, apostrophes and letters that only some alphabets have."""
    return fold(text).translate(_LETTERS).translate(_APOSTROPHES)


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The consonants of a word, the same for each way to write them in Latin letters; a vowel for a word without."""
    found = "".join(consonant for consonant, _ in _parts(word))
    return found or word[:1]


@lru_cache(maxsize=65_536)
def written(word: str) -> str:
    """A word with signs written out or left off alike ("Müller", "Mueller"), for names of one alphabet."""
    return _DIGRAPHS.sub(lambda m: {"aa": "a"}.get(m.group(), m.group()[0]), word)


def one_alphabet(one: str, other: str) -> bool:
    """Whether two words of a name that is written in Latin letters at home may be one: with the same letters only."""
    return written(one) == written(other)


def spelled_alike(one: str, other: str) -> bool:
    """Whether two words may be one name out of another script: the same consonants, and vowels that are near."""
    if skeleton(one) != skeleton(other):
        return False
    left, right = _parts(one), _parts(other)
    if len(left) != len(right) or bool(left[-1][1]) != bool(right[-1][1]):  # a vowel at the end tells wife from husband
        return False
    apart = sum(_apart(a, b) for (_, a), (_, b) in zip(left, right, strict=True))
    return apart <= _BOUNDS[min(len(skeleton(one)), len(_BOUNDS) - 1)]


@lru_cache(maxsize=65_536)
def _parts(word: str) -> tuple[tuple[str, str], ...]:
    """Each consonant with the vowels after it; the first consonant is empty where a word begins with a vowel."""
    found: list[tuple[str, str]] = []
    for consonant, vowels in _PARTS.findall(_signs(word)):
        if consonant and found and found[-1] == (consonant, ""):
            found.pop()  # a doubled consonant
        if consonant or vowels:
            found.append((consonant, vowels))
    if len(found) > 1 and found[-1] == ("h", ""):
        found.pop()
    return tuple(found) if found and not found[0][0] else (("", ""), *found)


def _signs(word: str) -> str:
    """A word with one sign for each sound; "y" is a vowel, mute before another."""
    for letters, sign in _sounds():
        word = word.replace(letters, sign)
    word = re.sub(r"[iy](?=[aeou])", "", word).replace("y", "i")
    return re.sub(r"([aeiou])\1+", r"\1", word)


@cache
def _sounds() -> tuple[tuple[str, str], ...]:
    """Letters and the sign for their sound, longest first."""
    rows = ((row["letters"], row["sign"]) for row in read_table("scorers/transliteration.csv").rows)
    return tuple(sorted(rows, key=lambda sound: (-len(sound[0]), sound[0])))


def _apart(one: str, other: str) -> float:
    """How far two runs of vowels are from one another."""
    if one == other:
        return 0.0
    if not one or not other:
        return _FAR if "u" in one + other or "o" in one + other else _MUTE
    left, right = set(one), set(other)
    if left & right:
        return _SOME
    if any(left & near and right & near for near in _CLOSE):
        return _NEAR
    return _RELATED if {"a", "o"} <= left | right else _FAR
