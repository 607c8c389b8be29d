"""Mentions that only say again what another event of the clause says, or what it would bring about."""

from dateline.events.scene import Scene
from dateline.model.event import Event, Role, Status

_GRANTS = frozenset(("AGREE", "AID", "CONCEDE", "COOPERATE", "RETREAT", "SUPPORT"))
_BACKING = frozenset(("AID", "SUPPORT"))
_EASED = frozenset(("CONCEDE", "RETREAT"))
_ENDED = frozenset(("SANCTION", "REJECT"))
_PARTIES = frozenset((Role.ACTOR, Role.RECIPIENT))
_STEPS = 4


def without_restatements(scene: Scene, events: list[Event]) -> list[Event]:
    """The events without those that another one of the same sentence already tells."""
    heads = {event.head: event for event in events}
    return [e for e in events if not (_consequence(scene, e, heads) or _named_inside(scene, e, heads))]


def _consequence(scene: Scene, event: Event, heads: dict[int, Event]) -> bool:
    """ "The easing would allow exports", "the decision could help farmers": no party acts, an act does."""
    if event.type not in _GRANTS:
        return False
    subject = scene.syntax.child(event.head, "nsubj")
    if subject is None or scene.syntax.upos[subject] != "NOUN" or scene.mention_at.get(subject) is not None:
        return False
    supposed = event.type in _BACKING and event.status in (Status.POSSIBLE, Status.CONDITIONAL)
    return subject in heads or (supposed and (scene.is_a(subject, "decreed") or "act" in scene.classes(subject)))


def _named_inside(scene: Scene, event: Event, heads: dict[int, Event]) -> bool:
    """ "Giving $3m in aid", "cut its support for X": the noun says what the verb gives or ends."""
    syntax = scene.syntax
    if syntax.upos[event.head] != "NOUN":
        return False
    token = event.head
    for _ in range(_STEPS):
        label, above = syntax.deprels[token], syntax.heads[token]
        if above == token or label not in ("dobj", "pobj", "prep", "compound", "nmod"):
            return False
        verb = heads.get(above)
        if verb is not None and syntax.upos[above] in ("VERB", "AUX"):
            ended = verb.type in _ENDED and event.type in _GRANTS and label == "dobj"
            given = verb.type == event.type and event.type in _GRANTS
            offered = verb.type == "CONCEDE" and event.type in _EASED and label == "dobj"
            return ended or offered or (given and _parties(event) <= _parties(verb))
        token = above
    return False


def _parties(event: Event) -> set[int]:
    """Where the words of those who act and are acted on begin."""
    return {a.span.start for a in event.arguments if a.role in _PARTIES}
