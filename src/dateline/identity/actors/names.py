"""A person's name in its parts, and how two names agree: in all of them, in spelling, or with some left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.identity.actors.spellings import Spelling, plain, written
from dateline.tables import read_table

_ARTICLES = frozenset(("al", "el", "as", "ad", "ar", "az", "an", "ash", "ul"))  # of Arabic, before a hyphen
_ALONE = frozenset(("al", "el"))  # of these, those that also stand alone
_SUFFIXES = {"jr": "junior", "junior": "junior", "sr": "senior", "senior": "senior", "ii": "ii", "iii": "iii"}
_SERVANT = re.compile(r"^abd[aeiu]?l?(?=[^aeiou]{1,2}[aeiou])|^abe?d[aeiu]?l?$")  # Abdel, Abdul, Abdi: "servant of"
_CAPITALS = re.compile(r"\b([A-Z])\.|\b([A-Z]{2,3})\b(?!\.)")
_SHORTEST, _LONGEST = 2, 3
SAME, SHORT, SPELLING, MIDDLE_OUT, LAST_OUT, FIRST_OUT, INITIAL = (
    *("name: same", "name: short form", "name: other spelling", "name: middle left out"),
    *("name: last name left out", "name: first name left out", "name: first letter"),
)
GIVEN, INITIALS, KIN = "name: other given name", "name: other initials", "name: father and son"
_ORDER = (SAME, SHORT, SPELLING, MIDDLE_OUT, LAST_OUT, FIRST_OUT)


@dataclass(frozen=True, slots=True)
class Name:
    """Words in their order, without titles and articles; initials apart, and what tells father from son."""

    words: tuple[str, ...]
    initials: tuple[str, ...]
    suffix: str | None

    @property
    def whole(self) -> bool:
        """Whether it is more than a bare surname."""
        return bool(self.words) and len(self.words) + len(self.initials) > 1


@lru_cache(maxsize=16_384)
def parsed(name: str) -> Name:
    """The parts of a person's name as a report writes it."""
    tokens = list(_tokens(_CAPITALS.sub(lambda m: " " + " ".join(m.group(1) or m.group(2)) + " ", _capitals(name))))
    while len(tokens) > 1 and tokens[0] in _titles():
        tokens = tokens[1:]
    suffix = next((_SUFFIXES[token] for token in tokens[1:] if token in _SUFFIXES), None)
    words = [token for place, token in enumerate(tokens) if len(token) > 1 and not (place and token in _SUFFIXES)]
    return Name(tuple(words), tuple(token for token in tokens if len(token) == 1), suffix)


def agreement(one: Name, other: Name, spelling: Spelling) -> str | None:
    """How two whole names agree, or what parts them; None where they have no name in common.

    `spelling` says which words may be spellings of one.
    """
    if not one.whole or not other.whole:
        return None
    found = _joined(one, other, spelling) or _aligned(one, other, spelling) or _by_letter(one, other)
    if found is None:
        return GIVEN if _alike(one.words[-1], other.words[-1], spelling) else None
    if not _initials_fit(one, other):
        return INITIALS
    return found if _one_generation(one, other) else KIN


def given_form(word: str) -> str:
    """The form that stands for a given name and its short and foreign forms; the word itself where none is known."""
    return _forms().get(word, word)


def _capitals(name: str) -> str:
    """A name whose words of two or three capitals are initials ("JD Vance"); one shouted as a whole has none."""
    name = re.sub(r"\b(Al|El)(?=[A-Z])", r"\1-", name)
    return name.title() if name.isupper() else re.sub(r"\bI{2,3}\b", lambda m: m.group().title(), name)


def _tokens(name: str) -> Iterator[str]:
    for place, token in enumerate(re.split(r"[\s.,]+", plain(name))):
        head, *rest = token.split("-")
        if not rest and place and head in _ALONE:
            continue
        parts = rest if rest and head in _ARTICLES else [head, *rest]
        for part in ["".join(parts)] if any(len(part) == 1 for part in parts[1:]) else parts:
            servant = _SERVANT.match(part)
            yield from filter(None, ("abd", part[servant.end() :]) if servant else (part,))


@cache
def _titles() -> frozenset[str]:
    return frozenset(plain(row["title"]).strip(".") for row in read_table("en/titles.csv").rows)


@cache
def _forms() -> dict[str, str]:
    return {row["form"]: row["base"] for row in read_table("scorers/given_forms.csv").rows}


def _joined(one: Name, other: Name, spelling: Spelling) -> str | None:
    """Names that differ only in where their words are cut ("Jae-in", "Jaein")."""
    left, right = "".join(one.words), "".join(other.words)
    if left == right:
        return SAME
    if written(left) == written(right):
        return SPELLING
    return SPELLING if len(one.words) != len(other.words) and spelling(left, right) else None


def _aligned(one: Name, other: Name, spelling: Spelling) -> str | None:
    """The weakest agreement of the shorter name's words with words of the longer, in order; None where one fails."""
    short, long = sorted((one.words, other.words), key=len)
    if len(short) < _SHORTEST:
        return None
    signs, places = [], list[int]()
    for word in short:
        start = places[-1] + 1 if places else 0
        found = next(((at, sign) for at in range(start, len(long)) if (sign := _alike(word, long[at], spelling))), None)
        if found is None:
            return None
        places.append(found[0])
        signs.append(found[1])
    left_out = _left_out(places, len(long))
    return max([*signs, left_out] if left_out else signs, key=_ORDER.index)


def _left_out(places: Sequence[int], count: int) -> str | None:
    """What a name lacks whose words stand at these places of a name of so many words."""
    if places[0] > 0:
        return FIRST_OUT
    if places[-1] < count - 1:
        return LAST_OUT
    return MIDDLE_OUT if len(places) < count else None


def _by_letter(one: Name, other: Name) -> str | None:
    """A surname after the first letter of a given name, and the name in full."""
    short, long = sorted((one, other), key=lambda name: len(name.words))
    if len(short.words) > 1 or short.words[-1] != long.words[-1]:
        return None
    first = long.words[0][0] if len(long.words) > 1 else long.initials[0]
    return INITIAL if first == short.initials[0] else None


def _alike(one: str, other: str, spelling: Spelling) -> str | None:
    if one == other:
        return SAME
    if given_form(one) == given_form(other):
        return SHORT
    if written(one) == written(other) or spelling(one, other):
        return SPELLING
    return None


def _initials_fit(one: Name, other: Name) -> bool:
    """Whether initials told on both sides are the same; those of words that the other writes out count for them."""
    if one.initials and other.initials:
        short, long = sorted((one.initials, other.initials), key=len)
        return _in_order(short, long) and not (len(short) < len(long) and short[0] != long[0])
    left, right = sorted((one, other), key=lambda name: len(name.initials))
    more = [word[0] for word in left.words if word not in right.words] if len(left.words) > len(right.words) else []
    return not more or not right.initials or bool(set(more) & set(right.initials))


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(initial in rest for initial in short)


def _one_generation(one: Name, other: Name) -> bool:
    """Whether a "Jr." on one side only is left out by style: a formal name has an initial, too."""
    if one.suffix == other.suffix:
        return True
    if one.suffix and other.suffix:
        return False
    formal = one if one.suffix else other
    return bool(formal.initials)
