"""Clusters: chains in the making, and what they know so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.mentions.naming import Naming
from dateline.model.mention import Form, Kind

_STRENGTH = (Kind.COUNTRY, Kind.OUTLET, Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.WEAPON, Kind.PLACE, Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the namings of a cluster say together."""

    kind: Kind
    gender: str
    plural: bool
    named: bool
    roles: frozenset[str]
    countries: frozenset[str]
    first: int


@dataclass(slots=True, eq=False)
class Cluster:
    """One participant while its mentions are being gathered; `label` names it where no mention does."""

    namings: list[Naming] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    label: str = ""
    _profile: Profile | None = None

    def add(self, naming: Naming, rule: str) -> None:
        """Puts one more naming in, with the rule that joined it."""
        self.namings.append(naming)
        self.rules.append(rule)
        self._profile = None

    def absorb(self, other: "Cluster", rule: str) -> None:
        """Takes over all namings of another cluster."""
        for naming in other.namings:
            self.add(naming, rule)
        other.namings, other.rules = [], []

    @property
    def profile(self) -> Profile:
        """What its namings say together, worked out once until one is added."""
        if self._profile is None:
            self._profile = _profile(self.namings)
        return self._profile

    @property
    def first(self) -> int:
        """The token where its first naming begins."""
        return self.profile.first

    @property
    def kind(self) -> Kind:
        """What it is."""
        return Kind.OUTLET if self.label else self.profile.kind

    @property
    def gender(self) -> str:
        """m or f where its namings agree on one; n for things; else any."""
        return self.profile.gender

    @property
    def plural(self) -> bool:
        """Whether it is several."""
        return self.profile.plural

    @property
    def roles(self) -> frozenset[str]:
        """Every title and role its namings bear."""
        return self.profile.roles

    @property
    def countries(self) -> frozenset[str]:
        """Every country its namings are modified by."""
        return self.profile.countries

    @property
    def named(self) -> bool:
        """Whether a name is among its namings."""
        return self.profile.named

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


def _profile(namings: Sequence[Naming]) -> Profile:
    kind = _kind(namings)
    return Profile(
        kind=kind,
        gender=_gender(namings, kind),
        plural=kind is not Kind.PERSON and any(n.plural for n in namings if n.form is not Form.PRONOUN),
        named=any(n.form in (Form.NAME, Form.METONYM) for n in namings),
        roles=frozenset(role for n in namings for role in n.roles),
        countries=frozenset(country for n in namings for country in n.countries),
        first=min((n.first for n in namings), default=0),
    )


def _kind(namings: Sequence[Naming]) -> Kind:
    """The kind of vouched namings first, then the one with the most votes among names, then among nominals."""
    sure = [n.kind for n in namings if n.sure]
    votes = sure or [n.kind for n in namings if n.form is Form.NAME] or [n.kind for n in namings]
    return max(_STRENGTH, key=votes.count) if votes else Kind.OTHER


def _gender(namings: Sequence[Naming], kind: Kind) -> str:
    shown = {n.gender for n in namings} & {"m", "f"}
    if len(shown) == 1:
        return next(iter(shown))
    return "any" if shown or kind in (Kind.PERSON, Kind.OTHER, Kind.GROUP) else "n"
