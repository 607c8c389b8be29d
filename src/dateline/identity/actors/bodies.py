"""Names of bodies and places: the same words in any order, styles and spellings apart."""

from functools import cache

from dateline.identity.actors.spellings import Spelling, plain, written
from dateline.tables import read_table

SAME, SPELLING, OTHER = "name: same", "name: other spelling", "name: other words"
_ARTICLES = ("al", "el")


def body_words(name: str, country: str | None) -> tuple[str, ...]:
    """The words that tell a body's name, in alphabetical order: no article, legal form, or word for its own country."""
    own = _country_words().get(country or "", frozenset())
    words = (_plain_word(word) for word in plain(name).replace(".", "").replace("-", " ").replace("/", " ").split())
    kept = [word for word in words if word and word not in _ARTICLES]
    return tuple(sorted(word for word in kept if word not in own) or sorted(kept))


def bodies_agree(one: tuple[str, ...], other: tuple[str, ...], spelling: Spelling) -> str:
    """How the words of two bodies agree. A number in a name is never another spelling."""
    if one == other:
        return SAME
    if "".join(map(written, one)) == "".join(map(written, other)):
        return SPELLING
    left, right = _without(one, other), _without(other, one)
    alike = len(left) == len(right) and all(spelling(a, b) for a, b in zip(left, right, strict=True))
    return SPELLING if alike and not any(c.isdigit() for c in "".join(left + right)) else OTHER


def _without(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    return [word for word in one if word not in other]


def _plain_word(word: str) -> str:
    return _styles().get(word, word)


@cache
def _styles() -> dict[str, str]:
    return {row["word"]: row["plain"] for row in read_table("scorers/body_words.csv").rows}


@cache
def _country_words() -> dict[str, frozenset[str]]:
    """The one-word names and adjectives of each country."""
    columns = ("name", "aliases", "adjectives", "demonyms")
    rows = read_table("register/countries.csv").rows
    return {
        row["iso3"]: frozenset(plain(word) for column in columns for word in row[column].split("|") if " " not in word)
        for row in rows
    }
