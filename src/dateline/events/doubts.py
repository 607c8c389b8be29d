"""Why an event may not be what it seems: what keeps it from being sure."""

from collections.abc import Iterator

from dateline.events.scene import Scene
from dateline.events.triggers import Found
from dateline.model.doubt import Unresolved, Why
from dateline.model.event import Argument, Layer, Role


def doubts_of(scene: Scene, found: Found, arguments: tuple[Argument, ...]) -> tuple[str, ...]:
    """The doubts about one trigger; an event without any is sure."""
    return (*_of_type(scene, found), *_of_actor(scene, found, arguments), *_of_kind(scene, found, arguments))


def _of_type(scene: Scene, found: Found) -> Iterator[str]:
    if found.rivals and not found.row.requires:
        yield "type: several senses"
    syntax = scene.syntax
    if found.row.pos == "adj" or found.row.type == "DEATH":
        yield "type: perhaps the outcome of another event"
    if found.row.pos == "verb" and syntax.deprels[found.head] == "amod":
        yield "type: attributive"
    if scene.syntax.upos[found.head] == "PROPN":
        yield "type: capitalised"


def _of_actor(scene: Scene, found: Found, arguments: tuple[Argument, ...]) -> Iterator[str]:
    actors = [a for a in arguments if a.role is Role.ACTOR]
    if not actors:
        if found.row.type in scene.lexicon.lists["spoken"] or not arguments:
            yield "actor: missing"
        return
    for actor in actors:
        if actor.ref is None and not _known(scene, actor):
            yield "actor: unknown"
        elif actor.ref is not None and actor.ref.layer is Layer.CHAIN:
            value = scene.fillers.actors[actor.ref.index].value
            if isinstance(value, Unresolved) and value.why is Why.AMBIGUOUS:
                yield "actor: AMBIGUOUS"


def _known(scene: Scene, argument: Argument) -> bool:
    """Whether the words of an argument name some party, though none that the report names again."""
    head = scene.syntax.head_of(argument.span)
    if head is None or scene.syntax.upos[head] == "PRON":
        return False
    return bool(scene.classes(head) & scene.lexicon.lists["party"]) or scene.country_of(head) is not None


def _of_kind(scene: Scene, found: Found, arguments: tuple[Argument, ...]) -> Iterator[str]:
    syntax = scene.syntax
    if any(scene.is_a(t, "habitual") for t in syntax.children_of(found.head, "advmod")):
        yield "kind: habitual"
    bare = not syntax.children_of(found.head, "det", "poss", "nummod")
    if found.row.pos == "noun" and bare and not arguments:
        yield "kind: generic"
