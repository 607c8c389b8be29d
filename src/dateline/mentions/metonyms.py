"""Whether the name of a capital or a seat of power stands for its government where it is used."""

from dateline.mentions.naming import FoundName
from dateline.mentions.scene import Scene
from dateline.model.mention import Kind

_SUBJECTS = frozenset({"nsubj", "csubj"})
_OBJECTS = frozenset({"dobj", "iobj", "dative"})
_WITH = frozenset({"with", "between", "against", "by"})
_COPULAS = frozenset({"be", "seem", "appear", "become", "remain"})


def is_actor(scene: Scene, name: FoundName, head: int) -> bool:
    """True where verb, noun or preposition show a government acting or being dealt with; false for the town."""
    syntax = scene.syntax
    while syntax.deprels[head] == "conj" and syntax.heads[head] != head:
        head = syntax.heads[head]
    label, above = syntax.deprels[head], syntax.heads[head]
    if label in _SUBJECTS:
        return _subject_acts(scene, name, above)
    if label == "nsubjpass":
        return _cue(scene, above, "passive") == "actor"
    if label in _OBJECTS:
        return _cue(scene, above, "object") == "actor" or _is_seat(name)
    if label == "poss":
        return _cue(scene, above, "possessor", "noun") != "place"
    if label in ("compound", "nmod"):
        return _is_seat(name)
    return label == "pobj" and _governed(scene, above)


def _subject_acts(scene: Scene, name: FoundName, verb: int) -> bool:
    syntax = scene.syntax
    if syntax.lemmas[verb] in _COPULAS:
        state = syntax.child(verb, "acomp")
        return _is_seat(name) or (state is not None and syntax.child(state, "xcomp", "ccomp") is not None)
    return _cue(scene, verb, "subject") != "place"


def _governed(scene: Scene, preposition: int) -> bool:
    syntax = scene.syntax
    word, governor = syntax.lemmas[preposition], syntax.heads[preposition]
    if word in _WITH:
        beside = word == "by" and syntax.upos[governor] == "NOUN"
        return _is_act(scene, governor) if beside else syntax.upos[governor] in ("VERB", "NOUN", "AUX")
    if word == "to" and syntax.lemmas[governor] == "accord":
        return True
    if _handed_over(scene, governor, word):
        return True
    pos = "verb" if syntax.upos[governor] == "VERB" else "noun"
    return _cue(scene, governor, word, pos) == "actor"


def _is_act(scene: Scene, noun: int) -> bool:
    """Whether a noun names what somebody does or says, so that "by" names who ("a complaint by Athens")."""
    classes = scene.lexicon.noun_classes.get(scene.syntax.lemmas[noun], frozenset())
    return bool(classes & {"act", "abstract", "document", "measure"})


def _handed_over(scene: Scene, verb: int, preposition: str) -> bool:
    """Whether what is sent or put goes to governments ("two letters sent to Athens", "put pressure on Athens")."""
    syntax = scene.syntax
    if syntax.upos[verb] != "VERB":
        return False
    thing = syntax.heads[verb] if syntax.deprels[verb] in ("acl", "relcl") else syntax.child(verb, "dobj", "nsubjpass")
    return thing is not None and _cue(scene, thing, preposition, "noun") == "actor"


def _cue(scene: Scene, token: int, slot: str, pos: str = "verb") -> str:
    return scene.lexicon.cues.get((scene.syntax.lemmas[token], pos, slot), "")


def _is_seat(name: FoundName) -> bool:
    return name.kind is Kind.ORGANISATION
