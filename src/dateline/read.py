"""The pipeline on one screen: a report goes in, its reading comes out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model.actor import Actor
from dateline.model.attribution import Attribution
from dateline.model.claim import Claim
from dateline.model.doubt import Doubt, Unresolved, Why
from dateline.model.event import Event
from dateline.model.mention import Chain
from dateline.model.place import Toponym
from dateline.model.quantity import Quantity
from dateline.model.reading import Fillers, Reading
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.model.time import Timex


@dataclass(frozen=True, slots=True)
class Stages:
    """One callable a room; swap one with `dataclasses.replace`. Only `analyse` works on several reports at once."""

    analyse: Callable[[Sequence[Report]], Sequence[Syntax]]
    mentions: Callable[[Report, Syntax], tuple[Chain, ...]]
    times: Callable[[Report, Syntax], tuple[Timex, ...]]
    places: Callable[[Report, Syntax, tuple[Chain, ...]], tuple[Toponym, ...]]
    actors: Callable[[Report, Syntax, tuple[Chain, ...], tuple[Toponym, ...]], tuple[Actor, ...]]
    quantities: Callable[[Report, Syntax, tuple[Timex, ...]], tuple[Quantity, ...]]
    attribution: Callable[[Report, Syntax, Fillers], tuple[Attribution, ...]]
    events: Callable[[Report, Syntax, Fillers, tuple[Attribution, ...]], tuple[Event, ...]]
    claims: Callable[[Report, Fillers, tuple[Attribution, ...], tuple[Event, ...]], tuple[Claim, ...]]


def interpret(report: Report, syntax: Syntax, stages: Stages) -> Reading:
    """Every layer of one parsed report, each room given what it needs and nothing else."""
    chains = stages.mentions(report, syntax)
    timexes = stages.times(report, syntax)
    toponyms = stages.places(report, syntax, chains)
    actors = stages.actors(report, syntax, chains, toponyms)
    quantities = stages.quantities(report, syntax, timexes)
    fillers = Fillers(chains, actors, timexes, toponyms, quantities)
    attributions = stages.attribution(report, syntax, fillers)
    events = stages.events(report, syntax, fillers, attributions)
    claims = stages.claims(report, fillers, attributions, events)
    return Reading(report, syntax, fillers, attributions, events, claims, tuple(_doubts(fillers)))


def read(reports: Sequence[Report], stages: Stages) -> list[Reading]:
    """Readings of reports, in their order."""
    parses = stages.analyse(reports)
    return [interpret(report, syntax, stages) for report, syntax in zip(reports, parses, strict=True)]


def _doubts(fillers: Fillers) -> Iterator[Doubt]:
    for timex in fillers.timexes:
        if isinstance(timex.interval, Unresolved):
            yield Doubt(timex.span, "time", timex.interval.why)
    for toponym in fillers.toponyms:
        if isinstance(toponym.value, Unresolved):
            yield Doubt(toponym.span, "place", toponym.value.why)
    for chain, actor in zip(fillers.chains, fillers.actors, strict=True):
        # A name or nominal that the register simply does not know is no doubt about the report.
        if isinstance(actor.value, Unresolved) and actor.value.why is not Why.UNKNOWN_NAME:
            yield Doubt(chain.mentions[0].span, "actor", actor.value.why)
