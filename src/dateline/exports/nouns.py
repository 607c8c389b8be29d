"""An event as an exporter gets it: all that is told of it, each value with the characters that show it.

Nobody changes these values once they are made. Those that an export makes by the million are not `frozen` all the same:
a frozen one costs six times as much to make, which was a fifth of the time of an export.
"""

from dataclasses import dataclass

from dateline.query.answers import EventAnswer, When


@dataclass(slots=True, unsafe_hash=True)
class Mark:
    """Characters of one stored report (code points, half-open). `quote` is "" where no words may be given away."""

    report: str
    start: int
    end: int
    quote: str

    @property
    def locator(self) -> str:
        """Where they stand, as in rpt_…#char=120,164."""
        return f"{self.report}#char={self.start},{self.end}"


@dataclass(slots=True, unsafe_hash=True)
class Party:
    """Someone who has a part in an event.

    `role`: actor, recipient, target …; `name`: the report's words; `actor`: the ent_ id, None where nobody knows who;
    `known`: the record's name of that actor; `country`: ISO 3166-1 alpha-3 or XKX; `sector`: PLOVER's code.
    """

    role: str
    name: str
    actor: str | None
    known: str | None
    kind: str | None
    country: str | None
    sector: str | None
    implied: bool
    mark: Mark


@dataclass(slots=True, unsafe_hash=True)
class Spot:
    """A place of an event. `level`: how exact the point is; `admin1`, `admin2`: names, None where not known."""

    name: str
    country: str | None
    admin1: str | None
    admin2: str | None
    geonames: int | None
    level: str
    lat: float | None
    lon: float | None
    implied: bool
    mark: Mark


@dataclass(slots=True, unsafe_hash=True)
class Number:
    """A figure of an event as one report gives it.

    `frame`: killed, wounded …; `bound`: = (exactly), ~ (about), >=, <=, > or <; `standing`: own, part, running,
    background, former or possible; `source`: who says so, the outlet where the report speaks itself; `chain`:
    innermost first.
    """

    frame: str | None
    low: float | None
    high: float | None
    bound: str
    unit: str | None
    of: str | None
    standing: str
    as_of: str | None
    source: str
    official: bool
    chain: tuple[str, ...]
    origin: str
    mark: Mark


@dataclass(slots=True, unsafe_hash=True)
class Voice:
    """One link of the chain of who said it. `outlet`: set where it is the outlet itself."""

    name: str
    actor: str | None
    outlet: str | None
    cue_class: str | None
    unnamed: bool


@dataclass(slots=True, unsafe_hash=True)
class Said:
    """One claim: an event, and who said so, innermost first. `asserted`: how the speaker puts it."""

    claim: str
    asserted: str
    sure: bool
    chain: tuple[Voice, ...]
    evidence: Mark


@dataclass(slots=True, unsafe_hash=True)
class Paper:
    """The report that tells it. `words`: how many it has; `length`: its text's code points."""

    id: str
    title: str | None
    outlet: str | None
    origin: str | None
    url: str | None
    byline: str | None
    language: str
    published: str | None
    text_sha256: str
    words: int
    length: int
    added_at: str


@dataclass(slots=True, unsafe_hash=True)
class Policy:
    """What a policy event changes: who may do it, by whose leave, from what, to what; actors by the record's names."""

    subject: str | None
    holder: str | None
    grantor: str | None
    before: str | None
    after: str | None


@dataclass(slots=True, unsafe_hash=True)
class Telling:
    """One report's telling of an event. `trigger`: the word that names the deed; `sentence`: where it stands."""

    paper: Paper
    anchor: str
    status: str
    hedged: bool
    sure: bool
    headline: bool
    doubts: tuple[str, ...]
    when: When
    time_basis: str | None
    trigger: Mark
    sentence: Mark
    parties: tuple[Party, ...]
    spots: tuple[Spot, ...]
    said: tuple[Said, ...]
    policy: Policy | None


@dataclass(frozen=True, slots=True)
class Whole:
    """An event with everything told of it. `tellings`: the best first, then by day; `numbers`: all of its figures.

    `contexts`: PLOVER's, of the best telling; `story`: its id and title. Never empty of tellings.
    """

    event: EventAnswer
    contexts: tuple[str, ...]
    tellings: tuple[Telling, ...]
    numbers: tuple[Number, ...]
    story: tuple[str, str] | None

    @property
    def best(self) -> Telling:
        """The telling that tells it best."""
        return self.tellings[0]

    def parties(self, *roles: str) -> tuple[Party, ...]:
        """Who has one of these roles, by the best telling."""
        return tuple(party for party in self.best.parties if party.role in roles)
