"""Words made comparable: folded, without stop words, brought to a light stem."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from dateline.tables import read_table

_WORD = re.compile(r"(?:[a-z]\.)+[a-z]\b|[^\W_]+(?:[.,]\d+)*")
_APOSTROPHE = re.compile(r"['’‘`]s?\b")
_VOWEL = re.compile(r"[aeiouy]")
_SHORTEST = 3
_DOUBLED = re.compile(r"([bdgkmnprt])\1$")


def fold(text: str) -> str:
    """A text without case, accents and compatibility forms, so that spellings of one word meet."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """The stems of a text's content words in their order; numbers stay as they are written, without commas."""
    return tuple(_stems(fold(text)))


def trigger_words(text: str) -> tuple[str, ...]:
    """The stems of a trigger: of its content words, else of all its words, so that "said" and "says" still meet."""
    return words_of(text) or tuple(_stem(match.group()) for match in _WORD.finditer(_APOSTROPHE.sub("", fold(text))))


@lru_cache(maxsize=16_384)  # names and sentences come back with every comparison
def content_words(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(words_of(text))


def stem(word: str) -> str:
    """The light stem of a folded word: irregular forms and nouns made of verbs by table, else without its ending."""
    return _stem(word)


def is_stop_word(word: str) -> bool:
    """Whether a folded word tells nothing of what a text is about."""
    return word in _stop_words()


def _stems(text: str) -> Iterator[str]:
    for match in _WORD.finditer(_APOSTROPHE.sub("", text)):
        word = match.group()
        if word[0].isdigit():
            yield word.replace(",", "")
        elif word not in _stop_words():
            yield _stem(word)


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("en/stop_words.csv").rows)


@cache
def _bases() -> dict[str, str]:
    return {row["form"]: row["base"] for row in read_table("en/word_forms.csv").rows}


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    bases = _bases()
    plain = bases.get(word) or bases.get(_singular(word))
    return _bare(plain or _singular(word))


def _singular(word: str) -> str:
    if len(word) <= _SHORTEST or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > _SHORTEST + 1 else word[:-1]
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def _bare(word: str) -> str:
    """A singular or verb without -ed or -ing."""
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST and _VOWEL.search(base):
            base = _DOUBLED.sub(r"\1", base)
            return _last(base[:-1] + "y" if base.endswith("i") else base)
    return _last(word)


def _last(word: str) -> str:
    """A stem ends in no silent e."""
    return word if len(word) <= _SHORTEST else word.removesuffix("e")
