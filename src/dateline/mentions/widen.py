"""Names of persons made whole where the recogniser stopped short; party tags and peoples told from names."""

import re

from dateline.mentions.lexicon import Lexicon
from dateline.model.syntax import NamedSpan, Syntax

_TAG = re.compile(r"[A-Z]{1,3}[-–][A-Z][A-Za-z.]*\Z")
_HYPHENS = frozenset("-‐‑")


def whole_person(syntax: Syntax, lexicon: Lexicon, first: int, last: int) -> tuple[int, int]:
    """The tokens of a person's name with the half of a double surname and the given name that were left off."""
    while last > first and _hyphened(syntax, last) and syntax.tags[last + 2] == "NNP" and not _named(syntax, last + 2):
        last += 2
    before = first - 1
    given = before >= 0 and syntax.words[before] in lexicon.given_names and not _named(syntax, before)
    if given and syntax.sentence_of[before] == syntax.sentence_of[first] and "-" in syntax.words[first:last]:
        first = before
    return first, last


def is_surname(syntax: Syntax, lexicon: Lexicon, first: int, last: int) -> bool:
    """Whether a given name that nobody took for part of a name stands right before ("Witold" before a place)."""
    before = first - 1
    if before < 0 or syntax.words[before] not in lexicon.given_names or _named(syntax, before):
        return False
    joined = syntax.tags[before] == "NNP" and syntax.heads[before] in range(first, last + 1)
    return joined and syntax.words[last] not in lexicon.name_heads and syntax.words[last] not in lexicon.features


def is_people(syntax: Syntax, lexicon: Lexicon, name: NamedSpan) -> bool:
    """Whether a span is a demonym with an article or a number ("Two Croats", "a Nigerien")."""
    last = name.end - 1
    counted = syntax.child(last, "nummod", "det") is not None
    return counted and syntax.words[last] in lexicon.demonyms and name.end - name.start <= 2


def is_adherents(syntax: Syntax, lexicon: Lexicon, name: NamedSpan) -> bool:
    """Whether a span of several words ends with a plural noun for people that is no name ("Rakhine Buddhists")."""
    last = name.end - 1
    noun = syntax.words[last].lower().removesuffix("s")
    plural = syntax.tags[last] in ("NNS", "NNPS") and syntax.words[last].endswith("s")
    return plural and last > name.start and "group_people" in lexicon.noun_classes.get(noun, ())


def is_party_tag(text: str, start: int, end: int) -> bool:
    """Whether a capital and a place behind a name are a party and a seat ("D-Va.", "R-Texas")."""
    around = text[max(0, start - 6) : end + 2]
    if "-" not in around and "–" not in around:
        return False
    word = text[text.rfind(" ", 0, start) + 1 : end].lstrip("([")
    lead = text[max(0, start - len(word) - 2) : start].replace(" ", "")
    rest = text[end : end + 2]
    letter = len(word) == 1 and rest[:1] in ("-", "–") and rest[1:].isupper()
    return ("(" in lead or "," in lead or "[" in lead) and (letter or bool(_TAG.match(word)))


def _hyphened(syntax: Syntax, last: int) -> bool:
    joined = last + 2 < len(syntax) and syntax.words[last + 1] in _HYPHENS
    return joined and syntax.ends[last] == syntax.starts[last + 1] and syntax.ends[last + 1] == syntax.starts[last + 2]


def _named(syntax: Syntax, token: int) -> bool:
    return any(name.start <= token < name.end for name in syntax.names)
