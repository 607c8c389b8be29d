"""What the tellers of one event say, counted: a teller is added at a cost of its own, however many told it before.

A voice weighs by its origin, never by its number of copies: ten pages of one wire story are one vote.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dateline.archive.told import Figure, Filling, Period, Site, Teller

K = TypeVar("K", bound=Hashable)
Order = tuple[str, int]
Place = tuple[Order, int]  # of a teller, and within what it says
Rank = tuple[bool, bool, int]
Key = tuple[int | None, str]


@dataclass(slots=True)
class Held:
    """By whom one value is held: the origins, where it was said first, who said it last, and the latest day of that."""

    first: Place
    last: Order
    published: str
    origins: set[str] = field(default_factory=set)


class Votes(dict[K, Held], Generic[K]):
    """Values with those who hold them."""

    def add(self, value: K, teller: Teller, index: int = 0) -> None:
        """One more holds a value, which stands at this place in what it says."""
        place, published = (teller.order, index), teller.published or ""
        held = self.get(value)
        if held is None:
            held = self[value] = Held(place, teller.order, published)
        held.first = min(held.first, place)
        held.last = max(held.last, teller.order)
        held.published = max(held.published, published)
        held.origins.add(teller.origin)


@dataclass(slots=True)
class Role:
    """Who fills a role: those named, those named or implied, and how each was first called."""

    named: Votes[Key] = field(default_factory=Votes)
    all: Votes[Key] = field(default_factory=Votes)
    called: dict[Key, tuple[Place, Filling]] = field(default_factory=dict)

    def add(self, filling: Filling, teller: Teller, index: int) -> None:
        """One more fills it."""
        key = key_of(filling)
        self.all.add(key, teller, index)
        if not filling.implied:
            self.named.add(key, teller, index)
        place = (teller.order, index)
        if key not in self.called or place < self.called[key][0]:
            self.called[key] = (place, filling)


@dataclass(slots=True)
class Tally:
    """All that the live tellers of an event say."""

    tellers: int = 0
    statuses: Votes[str] = field(default_factory=Votes)
    best: dict[str, tuple[Rank, Teller]] = field(default_factory=dict)  # of each status
    affirmed: int = 0
    denied: int = 0
    times: Votes[Period] = field(default_factory=Votes)
    times_told: dict[str, Votes[Period]] = field(default_factory=dict)  # by the day on which they were told
    sites: Votes[Site] = field(default_factory=Votes)
    countries: Votes[tuple[bool, str]] = field(default_factory=Votes)  # implied or not
    roles: dict[str, Role] = field(default_factory=dict)
    stories: Counter[int] = field(default_factory=Counter)
    lines: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    sure: bool = False
    first_published: str | None = None
    last_published: str | None = None
    figures: set[Figure] = field(default_factory=set)

    @staticmethod
    def of(tellers: Iterable[Teller]) -> "Tally":
        """What some tellers say."""
        tally = Tally()
        for teller in tellers:
            tally.add(teller)
        return tally

    def add(self, teller: Teller) -> None:
        """Takes in one more."""
        self.tellers += 1
        self._add_standing(teller)
        self._add_parts(teller)
        self.lines.add(teller.line)
        self.outlets.add(teller.outlet)
        self.origins.add(teller.origin)
        if teller.story is not None:
            self.stories[teller.story] += 1
        if teller.published:
            self.first_published = min(self.first_published or teller.published, teller.published)
            self.last_published = max(self.last_published or teller.published, teller.published)

    def _add_standing(self, teller: Teller) -> None:
        self.statuses.add(teller.status, teller)
        rank = (teller.sure, teller.headline, arguments(teller))
        held = self.best.get(teller.status)
        if held is None or rank > held[0] or (rank == held[0] and teller.order < held[1].order):
            self.best[teller.status] = (rank, teller)
        self.affirmed += teller.affirmed
        self.denied += teller.denied
        self.sure = self.sure or teller.sure

    def _add_parts(self, teller: Teller) -> None:
        if teller.when.known:
            self.times.add(teller.when, teller)
            self.times_told.setdefault((teller.published or "")[:10], Votes()).add(teller.when, teller)
        for index, site in enumerate(teller.sites):
            if site.level != "none":
                self.sites.add(site, teller, index)
                if site.country:
                    self.countries.add((site.implied, site.country), teller, index)
        for index, filling in enumerate(teller.fillings):
            self.roles.setdefault(filling.role, Role()).add(filling, teller, index)
        self.figures.update(teller.figures)


def arguments(teller: Teller) -> int:
    """How much a teller tells beside that it was."""
    named = sum(not filling.implied for filling in teller.fillings) + sum(not site.implied for site in teller.sites)
    return named + len(teller.figures) + teller.when.known


def key_of(filling: Filling) -> Key:
    """What is the same for the same one: its number, else how it is called."""
    return (filling.actor, "" if filling.actor is not None else filling.name.casefold())
