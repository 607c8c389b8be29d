"""Signs that a later mention tells an event again: the same people by description, the same count, one scene."""

from dateline.events.scene import Scene
from dateline.events.scope import is_definite
from dateline.model.event import Event, Role

_NEAR = 4  # sentences
_TYING = frozenset(("advcl", "conj"))


def alike(scene: Scene, first: Event, second: Event, role: Role) -> bool:
    """Whether both have the same nominal in a role: "two journalists ... the journalists", or headline and body."""
    return any(
        _one_noun(scene, one, other)
        for one in _heads(scene, first, role)
        for other in _heads(scene, second, role)
        if is_definite(scene.syntax, other)
        or scene.in_title(one) != scene.in_title(other)
        or _number(scene, one, other)
    )


def counted_alike(scene: Scene, first: Event, second: Event) -> bool:
    """Whether both befell as many of the same kind: "killing nine people ... nine people were killed"."""
    ones, others = (_heads(scene, event, Role.RECIPIENT) for event in (first, second))
    return any(_one_noun(scene, one, other) and _number(scene, one, other) for one in ones for other in others)


def _heads(scene: Scene, event: Event, role: Role) -> list[int]:
    found = (scene.syntax.head_of(a.span) for a in event.arguments if a.role is role)
    return [head for head in found if head is not None]


def _one_noun(scene: Scene, one: int, other: int) -> bool:
    syntax = scene.syntax
    if syntax.upos[one] != "NOUN" or syntax.upos[other] != "NOUN" or syntax.lemmas[one] != syntax.lemmas[other]:
        return False
    marks = [_marks(scene, one), _marks(scene, other)]
    return marks[0] <= marks[1] or marks[1] <= marks[0]


def _marks(scene: Scene, noun: int) -> set[str]:
    """The words that tell one of a kind from another: "Kenyan", "nine", "senior"."""
    children = scene.syntax.children_of(noun, "amod", "compound", "nummod", "poss")
    return {scene.syntax.lemmas[c] for c in children if scene.syntax.tags[c] != "VBN"}


def _number(scene: Scene, one: int, other: int) -> bool:
    """Whether both are counted, and alike."""
    counts = [{scene.syntax.lemmas[c] for c in scene.syntax.children_of(noun, "nummod")} for noun in (one, other)]
    return bool(counts[0]) and counts[0] == counts[1] and counts[0] != {"one"}


def one_scene(scene: Scene, first: Event, second: Event) -> bool:
    """Whether a fight is the scene of what befell people: "nine were killed as clashes erupted"."""
    syntax = scene.syntax
    for done, fight in ((first, second), (second, first)):
        clause = syntax.heads[fight.head]
        begins = syntax.deprels[fight.head] == "nsubj" and scene.is_a(clause, "happening")
        open_to = scene.is_a(done.head, "outcome") and not any(a.role is Role.ACTOR for a in done.arguments)
        if not begins or not open_to or syntax.upos[fight.head] != "NOUN" or is_definite(syntax, fight.head):
            continue
        tied = syntax.deprels[clause] in _TYING and syntax.heads[clause] == done.head
        where = syntax.deprels[clause] == "relcl" and done.head in syntax.ancestors(clause)
        if tied or where:
            return True
    return False


def is_near(scene: Scene, first: Event, second: Event) -> bool:
    """Whether the second mention stands within a few sentences of the first."""
    return abs(scene.syntax.sentence_of[second.head] - scene.syntax.sentence_of[first.head]) <= _NEAR


def same_day(first: Event, second: Event) -> bool:
    """Whether both are dated, to one and the same day, by words of their own."""
    if first.time is None or second.time is None or "own" not in (first.time.basis, second.time.basis):
        return False
    one, other = first.time.interval, second.time.interval
    return (
        one.earliest is not None
        and one.earliest == one.latest
        and (one.earliest, one.latest) == (other.earliest, other.latest)
    )
