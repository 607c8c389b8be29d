"""Words that say what kind of place a name is: region, oblast, county, city of."""

from dataclasses import dataclass

from dateline.model.place import Level
from dateline.tables import Row, cell_list, read_table


@dataclass(frozen=True, slots=True)
class Designators:
    """Designators by their folded words, those that follow a name and those that lead it, with the levels they pick."""

    after: dict[str, frozenset[Level]]
    before: dict[str, frozenset[Level]]
    plural: dict[str, frozenset[Level]]

    def split(self, key: str) -> tuple[str, frozenset[Level]]:
        """A folded name without its designator, and the levels that one picks (none where there is no designator)."""
        if " " not in key:
            return key, frozenset()
        for word, levels in (*self.after.items(), *self.plural.items()):
            if key.endswith(" " + word):
                return key[: -len(word) - 1], levels
        for word, levels in self.before.items():
            if key.startswith(word + " "):
                return key[len(word) + 1 :], levels
        return key, frozenset()


def load_designators() -> Designators:
    """The shipped designators, longest first."""
    rows = sorted(read_table("places/designators.csv").rows, key=lambda row: (-len(row["word"]), row["word"]))
    return Designators(_levels(rows, "after"), _levels(rows, "before"), _levels(rows, "plural"))


def _levels(rows: list[Row], position: str) -> dict[str, frozenset[Level]]:
    fitting = [row for row in rows if row["position"] == position]
    return {row["word"]: frozenset(Level(level) for level in cell_list(row["levels"])) for row in fitting}
