"""What is no event though its words could name one: figures of speech, films, sport, and what always or often is so."""

import re

from dateline.events.phrases import counted
from dateline.events.scene import UNREAL, Scene
from dateline.events.triggers import Found

_FORCEFUL = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "RETREAT", "CONCEDE", "PROTEST", "SANCTION"))
_NO_DOER = UNREAL | {"money", "weather"}
_DOERS = ("subj", "agent", "poss")
_SUFFERERS = ("obj", "on", "against", "of")
_SETTINGS = ("in", "during", "at")
_ENOUGH = 2  # different words of play, show or trade near a trigger that make its neighbourhood speak of that
_PLAYED = ("sport", "show")
_TRADED = ("sport", "show", "market", "weather")
_SETTINGS_OF = {
    "ASSAULT": _TRADED, "MOBILIZE": _TRADED, "COERCE": _PLAYED, "PROTEST": _PLAYED,
    "ACCUSE": ("sport",), "CONCEDE": ("sport",), "COURT": ("sport",), "REJECT": ("sport",), "RETREAT": ("sport",),
}  # fmt: skip
_SOLID = frozenset(("building", "territory", "infrastructure", "vehicle", "weapon", "place"))
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}(?=[.,;]|$|\s(?:on|at|in|to|with|against|after|before|and)\b)")
_REACH = 40  # characters from the word to its score
_AIRY = frozenset(("show", "market", "money", "measure"))


def figurative(scene: Scene, found: Found) -> bool:
    """Whether a trigger is a figure of speech, a scene of a film or a game, or a general truth."""
    return (
        _unreal(scene, found)
        or _scored(scene, found)
        or _general(scene, found)
        or _played(scene, found)
        or _airy(scene, found)
        or _debated(scene, found)
    )


def _scored(scene: Scene, found: Found) -> bool:
    """Whether a score stands right after a word of violence: "slaughtered the visitors 5-0 on Wednesday"."""
    syntax = scene.syntax
    start, end = syntax.ends[found.head], syntax.sentence_span(syntax.sentence_of[found.head]).end
    return found.row.type == "ASSAULT" and bool(_SCORE.search(scene.report.text, start, min(end, start + _REACH)))


def _airy(scene: Scene, found: Found) -> bool:
    """Whether a blow falls on what no blow can hit, over a paper, or is one in a sense only."""
    slots = found.frame.slots
    if found.row.type not in _FORCEFUL:
        return False
    if any(scene.is_a(t, "sense") for t in slots.get("in", ())):
        return True
    if found.row.type != "ASSAULT" or not scene.is_a(found.head, "blow"):
        return False
    struck = [t for s in ("obj", "on", "against") for t in slots.get(s, ())]
    if struck and all(_is_airy(scene, t) for t in struck):
        return True
    about = (t for s in ("over", "about") for t in slots.get(s, ()))
    return not struck and any(scene.classes(t) & {"document", "measure", "money"} for t in about)


def _is_airy(scene: Scene, token: int) -> bool:
    solid = _solid(scene, token) or _party(scene, token)
    return not solid and (scene.is_a(token, "airy") or bool(scene.classes(counted(scene, token)) & _AIRY))


def _debated(scene: Scene, found: Found) -> bool:
    """Whether a word for a blow stands among words of politics, with nobody hurt near it."""
    if found.row.type != "ASSAULT" or not scene.is_a(found.head, "blow"):
        return False
    near = scene.near(found.head)
    return near.get("debate", 0) > _ENOUGH and near.get("real", 0) < _ENOUGH


def _played(scene: Scene, found: Found) -> bool:
    """Whether a word of violence or unrest stands among words of play, show or trade, with nobody real near it."""
    kinds = _SETTINGS_OF.get(found.row.type)
    if kinds is None:
        return False
    near = scene.near(found.head)
    if near.get("real", 0):
        return False
    return any(near.get(name, 0) >= _ENOUGH for name in kinds)


def _unreal(scene: Scene, found: Found) -> bool:
    slots, kind = found.frame.slots, found.row.type
    if any(scene.classes(t) & {"show", "sport"} for s in _SETTINGS for t in slots.get(s, ()) if not _party(scene, t)):
        return kind in _FORCEFUL
    doers = [t for s in _DOERS for t in slots.get(s, ())]
    if kind not in ("ASSAULT", "COERCE", "CONCEDE", "MOBILIZE"):
        return False
    if doers and all(scene.classes(t) & _NO_DOER and not _party(scene, t) for t in doers):
        return True
    sufferers = [t for s in _SUFFERERS for t in slots.get(s, ())]
    return any(scene.classes(t) & UNREAL and not _party(scene, t) and not _solid(scene, t) for t in sufferers)


def _solid(scene: Scene, token: int) -> bool:
    """Whether a thing stands somewhere, so that a blow can hit it: a market hall, a stadium."""
    return bool(scene.classes(counted(scene, token)) & _SOLID)


def _party(scene: Scene, token: int) -> bool:
    return bool(scene.classes(counted(scene, token)) & scene.lexicon.lists["party"])


def _general(scene: Scene, found: Found) -> bool:
    syntax, head = scene.syntax, found.head
    if syntax.tags[head] in ("VBP", "VBZ"):
        return any(scene.is_a(t, "habitual") for t in syntax.children_of(head, "advmod"))
    above = next((a for a in syntax.ancestors(head) if syntax.upos[a] in ("VERB", "AUX")), head)
    present = syntax.upos[head] == "NOUN" and syntax.tags[above] in ("VBP", "VBZ")
    if present and any(scene.is_a(t, "habitual") for t in syntax.children_of(above, "advmod")):
        return True
    if found.row.pos != "noun" or syntax.tags[head] != "NNS" or syntax.deprels[head] != "nsubj":
        return False
    verb = syntax.heads[head]
    bare = not syntax.children_of(head, "det", "poss", "nummod", "prep", "amod")
    always = syntax.lemmas[verb] == "be" and syntax.tags[verb] == "VBP"
    return bare and always and bool(syntax.children_of(verb, "acomp"))
