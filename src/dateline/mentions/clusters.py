"""Clusters: chains in the making, and what they know so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.mentions.naming import Naming
from dateline.model.mention import Form, Kind

_STRENGTH = (Kind.COUNTRY, Kind.OUTLET, Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.WEAPON, Kind.PLACE, Kind.OTHER)


@dataclass(slots=True, eq=False)
class Cluster:
    """One participant while its mentions are being gathered."""

    namings: list[Naming] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def add(self, naming: Naming, rule: str) -> None:
        """Puts one more naming in, with the rule that joined it."""
        self.namings.append(naming)
        self.rules.append(rule)

    def absorb(self, other: "Cluster", rule: str) -> None:
        """Takes over all namings of another cluster."""
        for naming in other.namings:
            self.add(naming, rule)
        other.namings, other.rules = [], []

    @property
    def first(self) -> int:
        """The token where its first naming begins."""
        return min(n.first for n in self.namings)

    @property
    def kind(self) -> Kind:
        """What it is, by vouched namings first, then by the most votes among names, then nominals."""
        for votes in (
            [n for n in self.namings if n.sure],
            [n for n in self.namings if n.form is Form.NAME],
            self.namings,
        ):
            if votes:
                counts = [(sum(n.kind is kind for n in votes), -i) for i, kind in enumerate(_STRENGTH)]
                return _STRENGTH[-max(counts)[1]]
        return Kind.OTHER

    @property
    def gender(self) -> str:
        """m or f where its namings agree on one; n for things; else any."""
        shown = {n.gender for n in self.namings} & {"m", "f"}
        if len(shown) == 1:
            return shown.pop()
        return "any" if shown or self.kind in (Kind.PERSON, Kind.OTHER, Kind.GROUP) else "n"

    @property
    def plural(self) -> bool:
        """Whether it is several."""
        return any(n.plural for n in self.namings if n.form is not Form.PRONOUN)

    @property
    def roles(self) -> frozenset[str]:
        """Every title and role its namings bear."""
        return frozenset(role for n in self.namings for role in n.roles)

    @property
    def countries(self) -> frozenset[str]:
        """Every country its namings are modified by."""
        return frozenset(c for n in self.namings for c in n.countries)

    @property
    def named(self) -> bool:
        """Whether a name is among its namings."""
        return any(n.form in (Form.NAME, Form.METONYM) for n in self.namings)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its fullest name, else of its longest nominal."""
        return fullest(self.namings).words


def fullest(namings: Iterable[Naming]) -> Naming:
    """The fullest naming: names before metonyms, nominals and pronouns, then the most words, then the first."""
    order = {Form.NAME: 0, Form.METONYM: 1, Form.NOMINAL: 2, Form.PRONOUN: 3}
    return min(namings, key=lambda n: (order[n.form], _abbreviated(n), -len(n.words), n.first))


def _abbreviated(naming: Naming) -> bool:
    return naming.form is Form.NAME and len(naming.words) == 1 and naming.words[0].isupper()
