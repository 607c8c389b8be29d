"""What common nouns name, as far as it tells sayings from deeds."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.tables import read_table

_ARMED = frozenset(("MIL", "UAF", "REB", "COP", "CRM", "SPY"))


@dataclass(frozen=True, slots=True)
class Things:
    """Common nouns: the classes of things they name, and those that name who bears arms."""

    classes: Mapping[str, frozenset[str]]
    armed: frozenset[str]


def read_things() -> Things:
    """The shipped table of nouns; a bad row is a ResourceError."""
    classes: dict[str, frozenset[str]] = {}
    rows = read_table("en/nouns.csv").rows
    for row in rows:
        classes[row["lemma"]] = classes.get(row["lemma"], frozenset()) | {row["class"]}
    return Things(classes, frozenset(row["lemma"] for row in rows if row["sector"] in _ARMED))
