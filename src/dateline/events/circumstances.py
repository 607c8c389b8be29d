"""Arguments outside a trigger's own slots: place, means, number, occasion and purpose."""

from collections.abc import Iterator
from itertools import islice

from dateline.events.located import places_of, within
from dateline.events.phrases import conjuncts, phrase, verbs_above
from dateline.events.placed import placed
from dateline.events.scene import Scene
from dateline.events.sufferers import sufferers
from dateline.events.triggers import Found
from dateline.model.event import Argument, Layer, Ref, Role

_FEW = 10
_LED_TO = ("dobj", "ccomp", "xcomp", "oprd")


def circumstances(scene: Scene, found: Found, known: list[Argument]) -> list[Argument]:
    """What the clause adds to the arguments that are already there."""
    added: list[Argument] = []
    roles = {argument.role for argument in known}
    if not any(a.role is Role.PLACE and a.ref is not None for a in known):
        added += places_of(scene, found, known)
    added += within(scene, [*known, *added])
    if Role.INSTRUMENT not in roles:
        added += _means(scene, found)
    added += sufferers(scene, found, known)
    if Role.OCCASION not in roles:
        added += _occasion(scene, found)
    added += _quantities(scene, found, [*known, *added])
    if found.row.pos == "noun" and Role.QUANTITY not in roles:
        added += _results(scene, found)
    added += _purpose(scene, found)
    return added


def _means(scene: Scene, found: Found) -> list[Argument]:
    """ "used X to hit", "hit ... using X", "a missile attack"."""
    syntax, head = scene.syntax, found.head
    above = [syntax.heads[head]] if syntax.deprels[head] in ("xcomp", "advcl", "dobj") else []
    for verb in (*syntax.children_of(head, "advcl"), *above):
        if verb == head or not scene.is_a(verb, "means"):
            continue
        things = [t for o in syntax.children_of(verb, "dobj") for t in conjuncts(syntax, o)]
        weapons = [t for t in things if scene.classes(t) & {"weapon", "vehicle"} and t != head]
        if weapons:
            return [_thing(scene, t, Role.INSTRUMENT, "instrument:means") for t in weapons]
    return []


def _thing(scene: Scene, token: int, role: Role, rule: str) -> Argument:
    return Argument(role, phrase(scene, token), scene.ref(token), False, rule)


def _occasion(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "on the sidelines of the summit", in the trigger's clause or one above it or hanging on it."""
    syntax = scene.syntax
    below = syntax.children_of(found.head, "relcl", "acl")
    preps = (
        p for t in (found.head, *verbs_above(scene.syntax, found.head), *below) for p in syntax.children_of(t, "prep")
    )
    margins = (t for prep in preps for t in syntax.children_of(prep, "pobj") if scene.is_a(t, "margin"))
    inner = (p for margin in margins for p in syntax.children_of(margin, "prep"))
    things = (t for prep in inner for t in syntax.children_of(prep, "pobj") if t != found.head)
    for thing in islice(things, 1):
        yield _thing(scene, thing, Role.OCCASION, "occasion:margin")
        yield from _venue(scene, thing)


def _venue(scene: Scene, occasion: int) -> Iterator[Argument]:
    """What was done at the margins of a summit was done where the summit was."""
    for index in dict.fromkeys(scene.toponym_at[t] for t in placed(scene, occasion) if t in scene.toponym_at):
        span = scene.fillers.toponyms[index].span
        yield Argument(Role.PLACE, span, Ref(Layer.TOPONYM, index), False, "place:occasion")


def _quantities(scene: Scene, found: Found, known: list[Argument]) -> Iterator[Argument]:
    wanted = (Role.RECIPIENT, Role.TARGET, Role.ACTOR, Role.INSTRUMENT, Role.TOPIC)
    done = {a.ref.index for a in known if a.ref is not None and a.ref.layer is Layer.QUANTITY}
    for argument in known:
        if argument.role not in wanted:
            continue
        for index in scene.quantities_over(argument.span):
            vague = found.row.type == "CONSULT" and _is_vague(scene, index)
            if index not in done and not vague:
                done.add(index)
                span = scene.fillers.quantities[index].span
                yield Argument(Role.QUANTITY, span, Ref(Layer.QUANTITY, index), False, "quantity:counted")


def _is_vague(scene: Scene, index: int) -> bool:
    """Whether a number is but "several" or "some", which for those who talk together is no figure."""
    quantity = scene.fillers.quantities[index]
    return quantity.low is not None and quantity.high is not None and quantity.low < quantity.high < _FEW


def _results(scene: Scene, found: Found) -> Iterator[Argument]:
    """Numbers in what an event noun is said to have done: "floods forced 9,000 people from their homes"."""
    syntax, head = scene.syntax, found.head
    verb = syntax.heads[head]
    if syntax.deprels[head] != "nsubj" or syntax.upos[verb] != "VERB":
        return
    for child in (c for c in syntax.children_of(verb, *_LED_TO) if c > verb):
        first = syntax.lefts[child]
        things = (t for t in (child, *syntax.children_of(child, "nsubj", "dobj", "nsubjpass")))
        last = max(things)
        for index in scene.quantities_over(syntax.span(first, last)):
            span = scene.fillers.quantities[index].span
            yield Argument(Role.QUANTITY, span, Ref(Layer.QUANTITY, index), False, "quantity:result")


def _purpose(scene: Scene, found: Found) -> Iterator[Argument]:
    syntax = scene.syntax
    if found.row.pos != "verb":
        return
    for clause in syntax.children_of(found.head, "advcl"):
        to = next((t for t in syntax.children_of(clause, "aux") if syntax.tags[t] == "TO"), None)
        if to is not None and clause > found.head:
            last = syntax.rights[clause]
            while last > clause and syntax.upos[last] == "PUNCT":
                last -= 1
            yield Argument(Role.PURPOSE, syntax.span(to, last), None, False, "purpose:infinitive")
