"""Acts that their own doer makes known: the day of the announcement is theirs, and so is the one who announces."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.events.scene import Scene
from dateline.events.scope import is_verb
from dateline.events.subjects import is_passive
from dateline.model.attribution import Attribution, CueClass
from dateline.model.doubt import Unresolved
from dateline.model.event import Argument, Event, EventTime, Layer, Ref, Role
from dateline.model.mention import Kind

_DECIDED = frozenset(("SANCTION", "CONCEDE", "COERCE", "RETREAT", "REJECT", "MOBILIZE", "AGREE", "SUPPORT", "AID"))
_ORDERED = frozenset(("CONCEDE", "COERCE", "RETREAT", "SANCTION"))
_TOLD = (CueClass.REPORT, CueClass.ANNOUNCE, CueClass.CONFIRM)
_RULING = frozenset(("GOV", "MIL", "COP", "JUD", "LEG"))
_SEIZED = ("arrest", "seize", "deport")
_ASIDE = ("acl", "amod", "relcl", "advcl")


def announced(scene: Scene, events: list[Event], attributions: tuple[Attribution, ...]) -> list[Event]:
    """Events, those with the day or the doer that only their announcement gives."""
    known: list[Event] = []
    for event in events:
        for attribution in _vouching(event, attributions):
            event = _led(scene, event, attribution)
            event = _dated(scene, event, attribution)
        known.append(event)
    return known


def _vouching(event: Event, attributions: tuple[Attribution, ...]) -> Iterator[Attribution]:
    for attribution in attributions:
        told = attribution.cue_class in _TOLD and not attribution.negated and attribution.within is None
        if told and any(content.covers(event.trigger[0]) for content in attribution.content):
            yield attribution


def _led(scene: Scene, event: Event, said: Attribution) -> Event:
    """ "Fishing is banned off Casamance, the navy command announced": the navy command's ban."""
    if event.type not in _ORDERED or event.mode in _SEIZED or any(a.role is Role.ACTOR for a in event.arguments):
        return event
    chain = said.source_chain if said.speaks_for is None else said.speaks_for
    if chain is None or not said.source or not _is_undergone(scene, event.head):
        return event
    actor = scene.fillers.actors[chain]
    if actor.sector not in _RULING or actor.kind is Kind.PERSON:
        return event
    by = Argument(Role.ACTOR, said.source[0], Ref(Layer.CHAIN, chain), True, "actor:announced")
    return replace(event, arguments=(by, *event.arguments))


def _is_undergone(scene: Scene, head: int) -> bool:
    """Whether the clause itself tells what was done to something, by nobody named."""
    syntax = scene.syntax
    return is_verb(syntax, head) and is_passive(syntax, head) and syntax.deprels[head] not in _ASIDE


def _dated(scene: Scene, event: Event, said: Attribution) -> Event:
    """ "Canada is suspending aid, the minister announced on Tuesday": on Tuesday."""
    loose = event.time is None or event.time.basis in ("publication", "dateline")
    if not loose or event.type not in _DECIDED or said.time is None or not _is_news(scene, event.head):
        return event
    timex = scene.fillers.timexes[said.time]
    if isinstance(timex.interval, Unresolved) or not _is_own(scene, event, said):
        return event
    return replace(event, time=EventTime(said.time, timex.interval, "inherited"))


def _is_news(scene: Scene, head: int) -> bool:
    """Whether the act is told as just done or being done: "has called", "is suspending", "will be turned down"."""
    syntax = scene.syntax
    if not is_verb(syntax, head):
        return False
    helps = {syntax.lemmas[c] for c in syntax.children_of(head, "aux", "auxpass")}
    return bool(helps & {"have", "be"}) and "will" not in helps and "to" not in helps


def _is_own(scene: Scene, event: Event, said: Attribution) -> bool:
    """Whether the one who acts is the one who speaks, or is spoken for."""
    actors = scene.fillers.actors
    speaking = {chain for chain in (said.source_chain, said.speaks_for) if chain is not None}
    acting = [a.ref.index for a in event.arguments if a.role is Role.ACTOR and a.ref and a.ref.layer is Layer.CHAIN]
    if not acting:
        return is_passive(scene.syntax, event.head)
    ruling = {actors[c].country for c in speaking if actors[c].sector in _RULING}
    states = {actors[c].country for c in acting if actors[c].kind is Kind.COUNTRY}
    return bool(speaking & set(acting)) or bool(states & ruling) or (bool(states) and ruling == {None})
