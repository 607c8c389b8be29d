"""What tellers give: the nouns of assembly, frozen values that rows are read into and events are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filling:
    """Who fills a role of a happening; `actor` is the archive's own number of it, None for a description."""

    role: str
    actor: int | None
    name: str
    implied: bool


@dataclass(frozen=True, slots=True)
class Site:
    """Where a happening was, as the store holds it."""

    name: str
    country: str | None
    geonames: int | None
    level: str
    lat: float | None
    lon: float | None
    implied: bool


@dataclass(frozen=True, slots=True)
class Period:
    """When: inclusive ISO days or times, either end None where open; what it rests on, and how fine it is."""

    earliest: str | None
    latest: str | None
    granularity: str | None
    basis: str | None

    @property
    def known(self) -> bool:
        """Whether it bounds anything; what ends before it begins does not."""
        return (self.earliest is not None or self.latest is not None) and self.first <= self.last

    @property
    def first(self) -> str:
        """The first day, before all days where open."""
        return (self.earliest or "0000")[:10]

    @property
    def last(self) -> str:
        """The last day, after all days where open."""
        return (self.latest or "9999-99-99")[:10]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as one report gives it."""

    frame: str
    low: float | None
    high: float | None
    bound: str
    cumulative: bool


@dataclass(frozen=True, slots=True)
class Teller:
    """One live happening of an event. `origin` is whose words the report is: equal for what must count as one."""

    n: int
    report: int
    line: str
    outlet: str
    origin: str
    published: str | None
    story: int | None
    type: str
    mode: str | None
    scheme: str
    status: str
    sure: bool
    headline: bool
    when: Period
    fillings: tuple[Filling, ...]
    sites: tuple[Site, ...]
    figures: tuple[Figure, ...]
    affirmed: int
    denied: int

    @property
    def order(self) -> tuple[str, int]:
        """When it was told; an undated report comes last."""
        return (self.published or "9999", self.n)


@dataclass(frozen=True, slots=True)
class Telling:
    """An event's face: what its tellers agree on, and how many they are."""

    head: Teller
    status: str
    contested: bool
    when: Period
    where: Site | None
    who: Filling | None
    whom: Filling | None
    story: int | None
    reports: int
    outlets: int
    origins: int
    claims: int
    sure: bool
    first_published: str | None
    last_published: str | None
