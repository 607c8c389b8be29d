"""What a question is answered with: events, and the words of reports on which each of them rests."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.query.questions_codes import country_name

Item = TypeVar("Item", covariant=True)
_GRAINS = {"year": 4, "month": 7, "day": 10}


@dataclass(frozen=True, slots=True)
class Answers(Generic[Item]):
    """Some answers in a fixed order. `next` is the cursor of what follows; `total` is exact or the least there are."""

    items: tuple[Item, ...]
    next: str | None
    total: int
    exact: bool

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Item:
        return self.items[index]


@dataclass(frozen=True, slots=True)
class Source:
    """One stored version of a report, without its text. `origin` says whose words they are."""

    id: str
    title: str | None
    outlet: str | None
    origin: str | None
    url: str | None
    published: str | None

    @property
    def agency(self) -> str:
        """The agency whose words an outlet prints; "" where they are its own, or nobody knows."""
        kind, _, name = (self.origin or "").partition(":")
        return name if kind == "agency" and name.casefold() != (self.outlet or "").casefold() else ""

    @property
    def printed_by(self) -> str:
        """The outlet, with the agency whose words it prints: "Deccan Herald (Press Trust of India)"."""
        outlet = self.outlet or ""
        return f"{outlet} ({self.agency})" if self.agency and outlet else outlet or self.agency


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report behind a value, and who says them: `chain` goes from the innermost speaker to the outlet.

    `page`: where they begin, in a document that has pages, and where that was looked up.
    """

    source: Source
    quote: str
    start: int
    end: int
    claim: str | None
    chain: tuple[str, ...]
    asserted: str
    sure: bool
    page: int | None = None

    @property
    def locator(self) -> str:
        """Where the words stand: the report and its characters, as in rpt_…#char=120,164."""
        return f"{self.source.id}#char={self.start},{self.end}"

    @property
    def said_by(self) -> str:
        """The chain in words: "police → Example Wire"; who is left unsaid is left out."""
        return " → ".join(name for name in self.chain if name)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who an actor is in the record."""

    id: str | None
    name: str
    kind: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class When:
    """The days (or times) between which an event was; None where that end is open or unknown."""

    earliest: str | None
    latest: str | None
    granularity: str | None

    @property
    def edtf(self) -> str:
        """As Extended Date/Time Format: a day, a month, an interval, "" where nothing is known."""
        first, last = self._cut(self.earliest), self._cut(self.latest)
        if not first and not last:
            return ""
        return first if first == last else f"{first or '..'}/{last or '..'}"

    @property
    def first(self) -> str:
        """The first day, month or year of it, "" where it is not known when it began."""
        return self.edtf.split("/")[0].replace("..", "")

    def _cut(self, end: str | None) -> str:
        kept = (end or "")[: _GRAINS.get(self.granularity or "", 10)]
        same = (self.earliest or "")[:7] == (self.latest or "")[:7]
        return kept if same or len(kept) != 7 else (end or "")[:10]


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event; `level` says how exact the point is ("town", "admin1", "country" …)."""

    name: str | None
    country: str | None
    level: str | None
    geonames: int | None
    lat: float | None
    lon: float | None

    @property
    def precision(self) -> str:
        """How exact the place is, "" where none is known."""
        return self.level or ""

    @property
    def words(self) -> str:
        """The place for people: "Gao, Mali"."""
        country = country_name(self.country) if self.country else ""
        return ", ".join(dict.fromkeys(part for part in (self.name, country) if part))


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """One event as the record has it, with the words it rests on: the telling that is best comes first.

    `how_many` are the numbers of that telling; others may give other ones.
    """

    id: str
    type: str
    mode: str | None
    scheme: str
    status: str
    contested: bool
    hedged: bool
    who: Actor | None
    trigger: str
    whom: Actor | None
    when: When
    where: Where
    how_many: tuple[str, ...]
    story: str | None
    reports: int
    outlets: int
    origins: int
    claims: int
    sure: bool
    doubts: tuple[str, ...]
    headline: bool
    first_published: str | None
    last_published: str | None
    first_seen: str
    changed_at: str
    evidence: tuple[Evidence, ...]

    @property
    def did(self) -> str:
        """The code of the deed: TYPE or TYPE/mode."""
        return f"{self.type}/{self.mode}" if self.mode else self.type

    @property
    def title(self) -> str:
        """Who → did → whom, in the words of the record."""
        parts = (self.who.name if self.who else "", self.trigger, self.whom.name if self.whom else "")
        return " → ".join(part for part in parts if part)

    @property
    def standing(self) -> str:
        """The status with what qualifies it: "occurred, contested"."""
        return ", ".join([self.status, *["hedged"] * self.hedged, *["contested"] * self.contested])

    @property
    def sourced(self) -> str:
        """How many reports tell it, of how many origins: "4 outlets, 2 origins"."""
        return sourced(self.outlets, self.origins)


def sourced(outlets: int, origins: int) -> str:
    """Outlets and origins in words; 0 origins are origins that nobody has rated."""
    rated = counted(origins, "origin") if origins else "origin unrated"
    return f"{counted(outlets, 'outlet')}, {rated}" if outlets else rated


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 event", "2,000 events", "3 stories"."""
    plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"
