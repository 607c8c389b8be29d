"""The words beside a figure that say whether it is a whole, a part, a running total or a thing of the past."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.tables import read_table


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Patterns of phrases, and the nouns that count everybody."""

    generic: frozenset[str]
    more: re.Pattern[str]
    running: re.Pattern[str]
    past: re.Pattern[str]
    toll: re.Pattern[str]
    official: re.Pattern[str]


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
    )


def _any(phrases: list[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.I)
