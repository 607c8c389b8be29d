"""All that was read in one report."""

from dataclasses import dataclass

from dateline.model.actor import Actor
from dateline.model.attribution import Attribution
from dateline.model.claim import Claim
from dateline.model.doubt import Doubt
from dateline.model.event import Event
from dateline.model.mention import Chain
from dateline.model.place import Toponym
from dateline.model.quantity import Quantity
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.model.time import Timex


@dataclass(frozen=True, slots=True)
class Fillers:
    """What is there to fill an event's arguments; `actors[i]` reads `chains[i]`."""

    chains: tuple[Chain, ...]
    actors: tuple[Actor, ...]
    timexes: tuple[Timex, ...]
    toponyms: tuple[Toponym, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One report with every layer that was read in it."""

    report: Report
    syntax: Syntax
    fillers: Fillers
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read: which one, at which stage, and what went wrong."""

    source_id: str | None
    path: str | None
    stage: str
    error: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What made a reading: the version, and digests of settings, resources and models."""

    dateline: str
    settings: str
    resources: str
    models: tuple[tuple[str, str], ...]
