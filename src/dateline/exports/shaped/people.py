"""The sector of counted people, by their noun."""

from functools import cache

from dateline.records.figure_words import figure_words
from dateline.tables import read_table

_ANYONE = frozenset({"man"})  # a man among the dead may be a fighter or not
_PEOPLE = ("person_role", "group_people", "force", "body")


def sectors_of(words: str) -> frozenset[str]:
    """The sectors of the people that words count: "two Malian soldiers" → MIL; none for "people"."""
    last = words.casefold().split()[-1:]
    return _sectors().get(_singular(last[0]), frozenset()) if last else frozenset()


def _singular(noun: str) -> str:
    known = _sectors()
    man = noun.removesuffix("men") + "man" if noun.endswith("men") else noun
    tried = (noun, man, noun.removesuffix("ren"), noun.removesuffix("s"), noun.removesuffix("es"))
    return next((each for each in (*tried, noun.removesuffix("ies") + "y") if each in known), noun)


@cache
def _sectors() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    general = figure_words().generic | _ANYONE
    for row in read_table("en/nouns.csv").rows:
        if row["class"] in _PEOPLE and row["sector"] and row["lemma"] not in general:
            found.setdefault(row["lemma"], set()).add(row["sector"])
    return {lemma: frozenset(sectors) for lemma, sectors in found.items()}
