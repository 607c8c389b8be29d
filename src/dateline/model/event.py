"""Who did what to whom: coded events, their arguments, standing and policy effect."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.text import Span
from dateline.model.time import Interval


class Status(StrEnum):
    """An event's standing, as the report gives it."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    REQUESTED = "requested"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Role(StrEnum):
    """What an argument is to its event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    TARGET = "target"
    PLACE = "place"
    INSTRUMENT = "instrument"
    QUANTITY = "quantity"
    TOPIC = "topic"
    OCCASION = "occasion"
    PURPOSE = "purpose"


class Layer(StrEnum):
    """Which layer of a reading a reference points into."""

    CHAIN = "chain"
    TOPONYM = "toponym"
    QUANTITY = "quantity"
    TIMEX = "timex"


@dataclass(frozen=True, slots=True)
class Ref:
    """A filler of another layer, by its index there."""

    layer: Layer
    index: int


@dataclass(frozen=True, slots=True)
class Argument:
    """One participant or circumstance. `implied`: not said at this event but clear from the report."""

    role: Role
    span: Span
    ref: Ref | None
    implied: bool
    rule: str


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event was: the timex (index) it rests on, its interval, and the basis (own, sentence, inherited, …)."""

    ref: int | None
    interval: Interval
    basis: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What somebody may do, before and after: permitted, restricted, banned, suspended, none, in-force, lifted."""

    subject: Span | None
    holder: int | None
    grantor: int | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One coded happening. `mentions` are the trigger spans of every mention, `trigger` those of the first.

    `denials` are those mentions in which somebody's words say that it did not happen; `namings` those that take it
    as known ("the attack") and tell nothing of their own.
    """

    trigger: tuple[Span, ...]
    mentions: tuple[tuple[Span, ...], ...]
    head: int
    scheme: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    status_evidence: tuple[Span, ...]
    hedged: bool
    time: EventTime | None
    arguments: tuple[Argument, ...]
    policy: Policy | None
    sure: bool
    doubts: tuple[str, ...]
    rule: str
    denials: tuple[tuple[Span, ...], ...] = ()
    namings: tuple[tuple[Span, ...], ...] = ()
