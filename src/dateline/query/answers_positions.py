"""What a question for positions is answered with: what somebody may do, and where somebody stands, over time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Telling:
    """One report that tells a change or a stand, with its words; the span points into the report."""

    report: str
    outlet: str | None
    origin: str
    published: str | None
    said_by: str | None
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class State:
    """One stretch of a lane: the state, since when (None: not told), until when (None: it stands), and the words.

    `confirmed`: the last day on which a report says so. `disputed`: some voice denies it, or another report of the same
    day has it otherwise. A state known only as what was before has no tellings of its own.
    """

    state: str
    since: str | None
    until: str | None
    confirmed: str | None
    disputed: bool
    event: str | None
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Announced:
    """A change that is not there yet: planned, requested, possible or conditional."""

    state: str
    status: str
    day: str | None
    telling: Telling


@dataclass(frozen=True, slots=True)
class Position:
    """The states of one subject for one holder, in the order of days. `by`: who grants or forbids, as far as said."""

    subject: str
    holder: str | None
    holder_id: str | None
    by: tuple[str, ...]
    states: tuple[State, ...]
    announced: tuple[Announced, ...]

    @property
    def now(self) -> State | None:
        """The state that stands at the end."""
        return self.states[-1] if self.states else None


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where one actor stands on one subject over time: supports, opposes or urges it. `turned`: the stand changed."""

    subject: str
    actor: str
    actor_id: str
    states: tuple[State, ...]
    turned: bool


@dataclass(frozen=True, slots=True)
class Positions:
    """Positions and standpoints that a question means; `capped`: there are more than were looked at."""

    positions: tuple[Position, ...]
    standpoints: tuple[Standpoint, ...]
    capped: bool
