"""Role words and body words in a text, and the sectors they tell."""

from dataclasses import dataclass

from dateline.actors.ground import Ground
from dateline.actors.lexicon import Words
from dateline.model.mention import Kind

_LONGEST = 4
_ORDER = {
    Kind.PERSON: ("person_role",),
    Kind.ORGANISATION: ("body", "force", "group_people", "person_role"),
    Kind.GROUP: ("group_people", "force", "person_role", "body"),
}
_ANY = ("person_role", "group_people", "force", "body")


@dataclass(frozen=True, slots=True)
class Noun:
    """Tokens [first, last] that are a participant noun; `carries` where it takes its owner's sector."""

    first: int
    last: int
    words: str
    sector: str | None
    carries: bool


def noun_before(ground: Ground, first: int, last: int, kind: Kind) -> Noun | None:
    """The longest noun or title that ends at token `last` and starts no earlier than `first`, if any does."""
    words = ground.lexicon.words
    for start in range(max(first, last - _LONGEST + 1), last + 1):
        for key in _spellings(ground, start, last):
            sector = _look_up(words, key, kind)
            if sector is not None or key in words.carriers:
                return Noun(start, last, key, sector or None, key in words.carriers)
    return None


def noun_sector(ground: Ground, first: int, last: int) -> str | None:
    """The sector of the noun that ends at `last`, if one does."""
    noun = noun_before(ground, first, last, Kind.OTHER)
    return noun.sector if noun and not (noun.carries and noun.first == noun.last) else None


def modifier_sector(ground: Ground, first: int, end: int) -> str | None:
    """The sector that the words [first, end) before a noun lend to it, nearest words first."""
    words = ground.lexicon.words
    spans = ((start, last) for last in range(end - 1, first - 1, -1) for start in range(max(first, last - 1), last + 1))
    keys = (key for start, last in spans for key in _spellings(ground, start, last))
    return next((sector for key in keys if (sector := words.modifiers.get(key) or _force_or_body(words, key))), None)


def _force_or_body(words: Words, key: str) -> str | None:
    return words.nouns["force"].get(key) or words.nouns["body"].get(key)


def _spellings(ground: Ground, start: int, last: int) -> tuple[str, ...]:
    syntax = ground.syntax
    written = ground.text(start, last).lower().replace("’", "'")
    lemma = syntax.lemmas[last]
    stem = "" if start == last else ground.text(start, last - 1).lower() + " "
    british = (stem + lemma).replace("defense", "defence")
    return (written, stem + lemma) if british == stem + lemma else (written, stem + lemma, british)


def _look_up(words: Words, key: str, kind: Kind) -> str | None:
    """A sector, "" for a known noun without one, None for an unknown noun."""
    if kind is Kind.PERSON and key in words.titles:
        return words.titles[key]
    if key in words.heads:
        return words.heads[key]
    if key in words.names and kind is not Kind.PERSON:
        return words.names[key]
    found = (words.nouns[name].get(key) for name in _ORDER.get(kind, _ANY))
    known = [sector for sector in found if sector is not None]
    return known[0] if known else None
