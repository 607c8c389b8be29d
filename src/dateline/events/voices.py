"""Who can speak: an act of speech is done by parties, and by papers in the name of those whose they are."""

from dateline.events.phrases import counted
from dateline.events.roles import is_party
from dateline.events.scene import Scene
from dateline.events.subjects import meant_by, surface_subject
from dateline.events.triggers import Found

_MUTE = frozenset(("act", "abstract", "health", "weather", "measure", "time", "goods", "sport", "money", "document"))
_UNWILLED = frozenset(("ACCIDENT", "DISASTER", "DEATH", "ECONOMY"))
_GIVERS = ("from", "by", "of")


def voiceless(scene: Scene, found: Found, token: int) -> bool:
    """Whether the word that stands as a doer is a thing done or said, or at a speech act any that says nothing."""
    syntax = scene.syntax
    if syntax.upos[token] != "NOUN" or found.row.type in _UNWILLED:
        return False
    if found.row.type not in scene.lexicon.lists["spoken"]:
        return scene.is_a(token, "voiceless") and not is_party(scene, token)
    if is_party(scene, token) or syntax.upos[counted(scene, token)] == "PRON":
        return False
    classes = scene.classes(counted(scene, token))
    paper = "document" in classes and syntax.deprels[found.head] not in ("acl", "relcl")
    return not paper and (bool(classes and classes <= _MUTE) or _is_done(scene, token))


def _is_done(scene: Scene, token: int) -> bool:
    return scene.is_a(token, "undergone") or scene.is_a(token, "voiceless") or scene.is_a(token, "anaphor")


def speaker_of(scene: Scene, head: int, paper: int) -> int | None:
    """In whose name a paper speaks: its owner's or giver's, else that of the one who put it out."""
    syntax = scene.syntax
    owner = next((t for t in syntax.children_of(paper, "poss", "amod", "compound") if is_party(scene, t)), None)
    if owner is not None:
        return meant_by(scene, owner) or owner
    preps = (p for p in syntax.children_of(paper, "prep") if syntax.lemmas[p] in _GIVERS)
    giver = next((t for p in preps for t in syntax.children_of(p, "pobj") if is_party(scene, t)), None)
    if giver is not None or "document" not in scene.classes(paper):
        return giver
    verb = syntax.heads[paper]
    if syntax.deprels[paper] != "dobj" or not syntax.children_of(verb, "nsubj") or verb == head:
        return None
    subject, _ = surface_subject(scene, verb)
    return subject if subject is not None and is_party(scene, subject) else None
