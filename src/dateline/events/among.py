"""What a trigger is beside the others of its sentence: what only carries, undoes or brings about another."""

from dataclasses import replace

from dateline.events.scene import Scene
from dateline.events.triggers import Found, find_triggers

_DOERS = ("subj", "agent")


def settled_triggers(scene: Scene) -> list[Found]:
    """The report's triggers in text order, each as the others around it let it be read."""
    found = find_triggers(scene)
    found = [_conceding(_befallen(scene, hit, found), found) for hit in found if not _is_lent(scene, hit, found)]
    return [hit for hit in found if not _is_undone(scene, hit, found)]


def _is_undone(scene: Scene, hit: Found, found: list[Found]) -> bool:
    """Whether a measure is only what another trigger sets or lifts: "lift the sanctions", "easing of restrictions"."""
    if hit.row.pos != "noun" or hit.row.type not in ("COERCE", "SANCTION", "RETREAT"):
        return False
    acts = ("RETREAT", "CONCEDE", "COERCE", "SANCTION", "REJECT", "AGREE", "REQUEST")
    over = (other for other in found if other is not hit and other.row.type in acts)
    measure = "measure" in scene.classes(hit.head)
    return measure and any(hit.head in other.frame.slots.get(s, ()) for other in over for s in ("obj", "of", "subj"))


def _befallen(scene: Scene, hit: Found, found: list[Found]) -> Found:
    """A death or wound that nobody dealt is what an accident of the sentence did: "injured when a bus skidded".

    One that an accident or a storm dealt is its doing: "a gas blast killed two".
    """
    if hit.row.type != "ASSAULT" or not scene.is_a(hit.head, "outcome"):
        return hit
    here = scene.syntax.sentence_of[hit.head]
    near = [other for other in found if scene.syntax.sentence_of[other.head] == here and other is not hit]
    doers = [t for s in _DOERS for t in hit.frame.slots.get(s, ())]
    near = near if not doers else [other for other in near if other.head in doers]
    violent = [other for other in near if other.row.type == "ASSAULT" and not scene.is_a(other.head, "outcome")]
    cause = next((other for other in near if other.row.type in ("ACCIDENT", "DISASTER")), None)
    if cause is None or violent:
        return hit
    return replace(hit, row=replace(hit.row, type=cause.row.type, mode=None, contexts=()))


def _conceding(hit: Found, found: list[Found]) -> Found:
    """A promise of what is itself a step back is a concession: "agreed to release", "offered to withdraw"."""
    if hit.row.type != "AGREE" or hit.row.pos != "verb" or hit.row.words[0] == "agree":
        return hit
    acts = set(hit.frame.slots.get("xcomp", ()))
    yielding = any(other.head in acts and other.row.type in ("RETREAT", "CONCEDE") for other in found)
    return replace(hit, row=replace(hit.row, type="CONCEDE")) if yielding else hit


def _is_lent(scene: Scene, hit: Found, found: list[Found]) -> bool:
    """Whether a verb only carries an event noun that is coded itself: "launched an attack"."""
    if hit.row.pos != "verb" or len(hit.row.words) > 1:
        return False
    if any(condition.slot == "obj" for condition in hit.row.requires):
        return False
    nouns = {other.head for other in found if other.row.pos == "noun"}
    objects = set(hit.frame.slots.get("obj", ()))
    lemma = scene.syntax.lemmas[hit.head]
    return lemma in scene.lexicon.light and bool(objects & nouns)
