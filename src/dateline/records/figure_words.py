"""The words beside a figure that say whether it is a whole, a part, a running total or a thing of the past."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.tables import read_table

_PEOPLE = ("person_role", "group_people", "force")
_WHO = re.compile(r"[A-Z]|.*(?:er|or|ian|ist|man|men|woman|women|child|children|ant|ee|folk)s?$")


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Patterns of phrases, and the nouns that count everybody."""

    generic: frozenset[str]
    more: re.Pattern[str]
    running: re.Pattern[str]
    past: re.Pattern[str]
    toll: re.Pattern[str]
    official: re.Pattern[str]
    deadly: re.Pattern[str]
    unsure: re.Pattern[str]
    people: frozenset[str]


@cache
def figure_words() -> FigureWords:
    """The shipped words."""
    rows = read_table("en/figure_words.csv").rows
    of = {name: [row["word"] for row in rows if row["class"] == name] for name in {row["class"] for row in rows}}
    return FigureWords(
        generic=frozenset(of["generic"]),
        more=_any(of["more"]),
        running=_any(of["running"]),
        past=_any(of["past"]),
        toll=_any(of["toll"]),
        official=_any(of["official"]),
        deadly=re.compile(rf"\b(?:{'|'.join(map(re.escape, of['deadly']))})", re.I),
        unsure=re.compile(rf"\b(?:{'|'.join(of['unsure'])})\b"),  # as written: "May" is a month
        people=frozenset(row["lemma"] for row in read_table("en/nouns.csv").rows if row["class"] in _PEOPLE),
    )


def counts_people(of: str | None) -> bool:
    """Whether counted words are people: none said, a person's noun, a people's name, or a word made like one."""
    if not of or not of.split():
        return True
    noun, words = of.split()[-1], figure_words()
    plain = noun.lower()
    known = {plain, plain.removesuffix("s"), plain.removesuffix("es"), plain.removesuffix("ies") + "y"}
    return bool(known & words.people or known & words.generic or _WHO.match(noun))


def _any(phrases: list[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.I)
