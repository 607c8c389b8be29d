"""Parties that the trigger's own clause leaves unsaid but another clause of the sentence gives, by clear rules only."""

from collections.abc import Iterator

from dateline.events.phrases import conjuncts, phrase
from dateline.events.scene import Scene
from dateline.events.subjects import surface_subject
from dateline.events.triggers import Found
from dateline.model.event import Argument, Role

_IMPLIED = ("sent", "ally", "sequence")
_SAID = ("THREATEN", "ACCUSE", "REQUEST", "AGREE")


def elsewhere(scene: Scene, found: Found, known: list[Argument]) -> list[Argument]:
    """Arguments for the roles of actor and recipient that are still empty."""
    roles = {argument.role for argument in known}
    added: list[Argument] = []
    if not roles & {Role.RECIPIENT, Role.TARGET} and found.row.type in _SAID:
        added += _threatened(scene, found)
    if Role.ACTOR not in roles and found.row.type == "MOBILIZE":
        added += _sent(scene, found)
    if Role.RECIPIENT not in roles and found.row.type == "AID":
        added += _ally(scene, found)
    if not any(a.role is Role.ACTOR and not a.rule.startswith("with") for a in known) and found.row.type == "CONSULT":
        added += _before(scene, found)
    return added


def _threatened(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "threatened to expel the envoy": the envoy; "alleged that soldiers beat": the soldiers."""
    syntax = scene.syntax
    slot = "dobj" if found.row.type in ("THREATEN", "AGREE") else "nsubj"
    for clause in syntax.children_of(found.head, "xcomp", "ccomp", "acl"):
        things = list(syntax.children_of(clause, slot))
        if slot == "dobj":
            preps = [p for t in (clause, *things) for p in syntax.children_of(t, "prep", "dative")]
            toward = (p for p in preps if syntax.lemmas[p] in ("to", "against", "on"))
            things += [t for p in toward for t in syntax.children_of(p, "pobj")]
        parties = [each for thing in things for each in conjuncts(syntax, thing) if _is_party(scene, each)]
        yield from (_argument(scene, each, Role.RECIPIENT, "recipient:clause") for each in parties[:1] or [])


def _sent(scene: Scene, found: Found) -> Iterator[Argument]:
    """Forces that are sent act for their own side where no sender is named."""
    for thing in found.frame.slots.get("obj", ()):
        if "force" in scene.classes(thing):
            yield _argument(scene, thing, Role.ACTOR, "actor:sent")


def _ally(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "X is Y's largest donor, giving ...": Y receives."""
    syntax = scene.syntax
    above = syntax.heads[found.head]
    if syntax.deprels[found.head] != "advcl" or syntax.lemmas[above] != "be":
        return
    for what in syntax.children_of(above, "attr"):
        for owner in syntax.children_of(what, "poss"):
            if _is_party(scene, owner):
                yield _argument(scene, owner, Role.RECIPIENT, "recipient:ally")


def _before(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "Biden's decision followed meetings with …": the one whose act followed the meetings took part in them."""
    syntax, head = scene.syntax, found.head
    verb = syntax.heads[head]
    if syntax.deprels[head] != "dobj" or not scene.is_a(verb, "sequence"):
        return
    subject, _ = surface_subject(scene, verb)
    for token in () if subject is None else syntax.subtree(subject):
        if syntax.deprels[token] == "poss" and _is_party(scene, token):
            yield _argument(scene, token, Role.ACTOR, "actor:sequence")


def _is_party(scene: Scene, token: int) -> bool:
    return bool(scene.classes(token) & scene.lexicon.lists["party"])


def _argument(scene: Scene, token: int, role: Role, rule: str) -> Argument:
    implied = rule.partition(":")[2] in _IMPLIED
    return Argument(role, phrase(scene, token), scene.ref(token), implied, rule)
