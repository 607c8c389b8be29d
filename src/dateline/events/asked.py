"""Acts that are asked for, agreed to or refused: whose they would be, and whom a refusal answers."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.events.scene import Scene
from dateline.model.event import Argument, Event, Role

_OWN = frozenset(("AGREE", "CONCEDE", "REJECT"))
_DONE = frozenset(("RETREAT", "CONCEDE", "AID", "CONSULT", "COOPERATE", "COERCE", "SANCTION", "MOBILIZE"))
_CALLS = frozenset(("REQUEST", "THREATEN", "PROTEST"))
_BACK = 2  # sentences


def asked(scene: Scene, events: list[Event]) -> list[Event]:
    """Events, those without a doer or an addressee with the one that the asking gives them."""
    given = [_by_addressee(scene, event, events) for event in events]
    return [_to_caller(scene, event, given) for event in given]


def _by_addressee(scene: Scene, event: Event, events: list[Event]) -> Event:
    """ "Peru urged Chile to agree to the release of two men": Chile's release."""
    noun = scene.syntax.upos[event.head] == "NOUN" and scene.syntax.deprels[event.head] in ("dobj", "pobj", "conj")
    if not noun or event.type not in _DONE or any(a.role is Role.ACTOR for a in event.arguments):
        return event
    above = next(_governing(scene, event, events), None)
    if above is None:
        return event
    role = Role.RECIPIENT if above.type == "REQUEST" else Role.ACTOR
    whose = [a for a in above.arguments if a.role is role and not _takes_part(event, a)]
    made = [replace(a, role=Role.ACTOR, implied=True, rule="actor:asked") for a in whose]
    return replace(event, arguments=(*made, *event.arguments)) if made else event


def _governing(scene: Scene, event: Event, events: list[Event]) -> Iterator[Event]:
    """The asking, agreeing or refusing under whose word the act stands, with no other verb's subject between."""
    syntax = scene.syntax
    by_head = {e.head: e for e in events if e.type in _OWN or e.type == "REQUEST"}
    for token in syntax.ancestors(event.head):
        if token in by_head and by_head[token] is not event:
            yield by_head[token]
            return
        if syntax.upos[token] in ("VERB", "AUX") and syntax.children_of(token, "nsubj", "nsubjpass"):
            return


def _takes_part(event: Event, argument: Argument) -> bool:
    return any(a.span == argument.span or (a.ref is not None and a.ref == argument.ref) for a in event.arguments)


def _to_caller(scene: Scene, event: Event, events: list[Event]) -> Event:
    """ "The growers want a cut; the minister has refused to touch the levy": he refuses the growers."""
    if event.type != "REJECT" or any(a.role is Role.RECIPIENT for a in event.arguments):
        return event
    here = scene.syntax.sentence_of[event.head]
    acting = [a for a in event.arguments if a.role is Role.ACTOR]
    for other in sorted(events, key=lambda e: -e.head):
        near = other.head < event.head and here - scene.syntax.sentence_of[other.head] <= _BACK
        if (
            not near
            or event.head in scene.syntax.subtree(other.head)
            or other.type not in _CALLS
            or scene.in_title(other.head)
        ):
            continue
        callers = [a for a in other.arguments if a.role is Role.ACTOR and not _takes_part(event, a)]
        if callers and acting:
            made = [replace(a, role=Role.RECIPIENT, implied=True, rule="recipient:caller") for a in callers]
            return replace(event, arguments=(*event.arguments, *made))
        return event
    return event
