"""Whom an answer concerns: who blames, praises or refuses an act or a request means the one whose it was."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.events.scene import Scene
from dateline.model.event import Argument, Event, Role

_ANSWERS = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
_DECIDED = frozenset(
    ("COERCE", "SANCTION", "CONCEDE", "RETREAT", "REJECT", "MOBILIZE", "SUPPORT", "AGREE", "COOPERATE")
)
_BACK = 3  # sentences


def answer_acts(scene: Scene, events: list[Event]) -> list[Event]:
    """Events, those that answer an act of another one with the doer of that act as whom they concern."""
    return [_answering(scene, event, events) for event in events]


def _answering(scene: Scene, event: Event, events: list[Event]) -> Event:
    if event.type not in _ANSWERS or any(a.role is Role.RECIPIENT for a in event.arguments):
        return event
    acting = {a.ref for a in event.arguments if a.role is Role.ACTOR and a.ref is not None}
    for argument in (a for a in event.arguments if a.role in (Role.TARGET, Role.TOPIC)):
        head = scene.syntax.head_of(argument.span)
        other = None if head is None else next(_meant(scene, event, head, events), None)
        if other is None:
            continue
        doers = [a for a in other.arguments if a.role is Role.ACTOR and (a.ref is None or a.ref not in acting)]
        made = [replace(a, role=Role.RECIPIENT, implied=True, rule="recipient:answered") for a in doers]
        return replace(event, arguments=(*event.arguments, *_new(made, event))) if made else event
    return event


def _new(made: list[Argument], event: Event) -> Iterator[Argument]:
    known = {a.span for a in event.arguments if a.role is Role.ACTOR}
    yield from (a for a in made if a.span not in known)


def _meant(scene: Scene, event: Event, head: int, events: list[Event]) -> Iterator[Event]:
    """The event that a word names: its own, else for "the move", "the step" the last one told before."""
    syntax = scene.syntax
    named = (e for e in events if e is not event and any(t.covers(syntax.span(head)) for m in e.mentions for t in m))
    yield from named
    if not scene.is_a(head, "taken_up") or not _is_known(scene, head):
        return
    here, under = syntax.sentence_of[event.head], set(syntax.subtree(event.head))
    for other in sorted(events, key=lambda e: -e.head):
        near = 0 <= here - syntax.sentence_of[other.head] <= _BACK and other.head < min(head, event.head)
        if near and other.head not in under and not scene.in_title(other.head) and _is_decision(other):
            yield other
            return


def _is_known(scene: Scene, head: int) -> bool:
    syntax = scene.syntax
    known = any(syntax.lemmas[d] in ("the", "this", "that", "these", "those") for d in syntax.children_of(head, "det"))
    return known and not syntax.children_of(head, "prep", "relcl", "acl", "poss")


def _is_decision(event: Event) -> bool:
    decided = event.type in _DECIDED and event.mode != "arrest"
    return decided and any(a.role is Role.ACTOR for a in event.arguments)
