"""Which role the filler of a slot plays: the row's own word for it, else the usual one."""

from dateline.events.phrases import counted
from dateline.events.scene import Scene
from dateline.events.triggers import Found
from dateline.model.doubt import Unresolved
from dateline.model.event import Role
from dateline.model.mention import Kind

_PLACES = frozenset(("place", "building", "infrastructure", "territory", "country"))
_OCCASIONS = frozenset(("meeting", "act", "show", "sport"))
_ARMS = frozenset(("weapon", "vehicle"))
_DONE_TO = frozenset(("SUPPORT", "REJECT", "RETREAT", "CONCEDE", "SANCTION", "COURT", "COERCE"))
_VERB = {
    "subj": "actor", "agent": "actor", "obj": "party", "iobj": "recipient", "with": "with", "in": "place",
    "at": "place", "near": "place", "inside": "place", "outside": "place", "around": "place", "against": "party",
    "on": "on", "to": "to", "about": "topic", "over": "topic", "xcomp": "clause", "into": "there",
    "during": "occasion", "across": "place", "toward": "there", "towards": "there", "along": "place", "off": "place",
    "through": "through", "beside": "place", "behind": "place", "opposite": "place", "under": "place",
    "beneath": "place",
}  # fmt: skip
_NOUN = {
    **_VERB, "poss": "actor", "compound": "modifier", "amod": "modifier", "by": "actor", "from": "source",
    "of": "party", "against": "party", "on": "party", "between": "actor", "among": "actor",
}  # fmt: skip


def role_of(scene: Scene, found: Found, slot: str, token: int) -> Role | None:
    """The role of one filler, or None where it plays none."""
    timed = token in scene.timed and token not in scene.mention_at
    if timed or scene.syntax.lemmas[token] == "there" or scene.is_a(token, "margin"):
        return None
    if slot in ("agent", "by") and scene.is_a(token, "decreed"):
        return None
    said = found.row.roles.get(slot)
    if said is None and slot == "poss" and scene.is_a(found.head, "undergone") and _is_sole(scene, found, token):
        return Role.RECIPIENT
    if said in (None, Role.TOPIC) and found.row.type in ("ACCUSE", "COURT") and slot == "into":
        return Role.RECIPIENT if _is_named(scene, token) else Role.TARGET
    if said is Role.TOPIC and _is_done_to(scene, found, slot, token):
        return Role.TARGET
    if said is not None:
        return _checked(scene, slot, token, said)
    usual = (_VERB if found.row.pos == "verb" else _NOUN).get(slot)
    if found.frame.how.get(token) == "object's" and usual != "place":
        return None
    if usual is None:
        return None
    return _usual(scene, found, (slot, usual), token)


def _is_named(scene: Scene, token: int) -> bool:
    """Whether it is a party, or a name that can only be one: "an investigation into Boztepe"."""
    return is_party(scene, token) or (scene.syntax.upos[token] == "PROPN" and "place" not in scene.classes(token))


def _is_done_to(scene: Scene, found: Found, slot: str, token: int) -> bool:
    """Whether what a row calls the topic is what the act is done to: "vetoed the bill", "the rejection of it"."""
    own = slot == "obj" or (slot == "of" and found.row.pos == "noun")
    return own and found.row.type in _DONE_TO and scene.syntax.upos[token] not in ("VERB", "AUX")


def _is_sole(scene: Scene, found: Found, token: int) -> bool:
    """Whether the possessor of an event noun is a person and its only party: "his release", not "X's arrest of Y"."""
    others = any(found.frame.slots.get(slot) for slot in ("of", "subj", "agent"))
    pronoun = scene.syntax.tags[token] == "PRP$" and scene.syntax.lemmas[token] != "its"
    return not others and (pronoun or bool(scene.classes(token) & {"person", "person_role", "group_people"}))


def _checked(scene: Scene, slot: str, token: int, said: Role) -> Role | None:
    """A row's own role, where the filler can bear it: a modifier must be a party, a place must be one."""
    if slot in ("compound", "amod"):
        return said if is_party(scene, token) else None
    if said is Role.PLACE and not scene.classes(token) & _PLACES:
        return Role.OCCASION if scene.classes(token) & _OCCASIONS else None
    return said


def _usual(scene: Scene, found: Found, slotted: tuple[str, str], token: int) -> Role | None:
    slot, usual = slotted
    classes = scene.classes(counted(scene, token))
    party = is_party(scene, token)
    match usual:
        case "actor":
            return Role.INSTRUMENT if "weapon" in classes and not party and not _owned(scene, token) else Role.ACTOR
        case "recipient" | "topic" | "occasion":
            return Role(usual) if usual != "occasion" or classes & _OCCASIONS else None
        case "party":
            return _sufferer(scene, token)
        case "on" if _is_set(scene, found, token):
            return Role.PLACE
        case "on":
            spoken = found.row.type in scene.lexicon.lists["spoken"]
            return Role.TOPIC if spoken and not party else _sufferer(scene, token)
        case "with":
            return _with(scene, found, token)
        case "to":
            return Role.RECIPIENT if party else Role.PLACE if classes & _PLACES else None
        case "there" if found.row.type == "ASSAULT" and (
            classes & {"building", "infrastructure", "vehicle"} or _is_thrown(scene, found)
        ):
            return Role.TARGET
        case "through":
            return Role.TARGET if found.row.type == "ASSAULT" and _is_thrown(scene, found) else None
        case "there":
            place = "place" in classes or "territory" in classes or is_place_name(scene, slot, token)
            return Role.PLACE if place else None
        case "place":
            if classes & _PLACES or _is_somewhere(scene, slot, token):
                return Role.PLACE
            return Role.OCCASION if classes & _OCCASIONS else None
        case "source":
            return Role.ACTOR if party else None
        case "modifier":
            return Role.ACTOR if party else Role.INSTRUMENT if "weapon" in classes else None
        case _:
            return Role.TOPIC if found.row.type in scene.lexicon.lists["spoken"] else None


def _is_thrown(scene: Scene, found: Found) -> bool:
    """Whether a weapon is thrown or fired, so that where it goes is what is hit: "hurled a bomb through the door"."""
    return any("weapon" in scene.classes(counted(scene, t)) for t in found.frame.slots.get("obj", ()))


def _is_somewhere(scene: Scene, slot: str, token: int) -> bool:
    site = scene.is_a(token, "site") or _is_spot(scene, slot, token)
    return site or is_ground(scene, slot, token) or is_place_name(scene, slot, token)


def _is_spot(scene: Scene, slot: str, token: int) -> bool:
    """Whether a name that no list knows can only be where something was: "at Albert Chowk", "along Rue Foch"."""
    syntax = scene.syntax
    if scene.classes(token) & {"person", "person_role", "group_people"}:
        return False
    named = any(syntax.upos[t] == "PROPN" for t in (token, *syntax.children_of(token, "compound")))
    return named and (slot in ("at", "near", "along", "outside", "inside", "off") or not is_party(scene, token))


def _is_set(scene: Scene, found: Found, token: int) -> bool:
    """Whether "on X" tells where something else was done to: "hit a mine on the axis", "released them on a beach"."""
    things = found.frame.slots.get("obj", ())
    if found.row.pos != "verb" or not things or is_party(scene, token):
        return False
    fired = any("weapon" in scene.classes(counted(scene, t)) for t in things)
    ground = bool(scene.classes(token) & {"territory", "infrastructure"}) or is_ground(scene, "on", token)
    return ground and not fired


def is_place_name(scene: Scene, slot: str, token: int) -> bool:
    """Whether a name can, by the preposition before it, only be a place's, whatever kind of name it looks like.

    "looted a post at Bule", "shells fell near Metche"; but not a known body's, nor that of one spoken of as a person.
    """
    syntax = scene.syntax
    if syntax.upos[token] != "PROPN" or slot not in scene.lexicon.lists["locative"] or token in scene.timed:
        return False
    mention = scene.mention_at.get(token)
    if mention is None:
        return True
    chain = scene.fillers.chains[mention[0]]
    if not isinstance(scene.fillers.actors[mention[0]].value, Unresolved):
        return False
    article = bool(syntax.children_of(token, "det"))
    if chain.kind is Kind.PERSON:
        return not any(scene.is_a(m.head, "personal") or _has_title(scene, m.head) for m in chain.mentions)
    return not article and (slot != "at" or not syntax.children_of(token, "compound"))


def _has_title(scene: Scene, token: int) -> bool:
    before = scene.syntax.children_of(token, "compound", "appos", "amod")
    return any("person_role" in scene.classes(t) for t in before)


def is_ground(scene: Scene, slot: str, token: int) -> bool:
    """Whether a common noun can only be where something was: "on a beach", "at the barbed wire"."""
    if scene.syntax.upos[token] != "NOUN" or token in scene.timed:
        return False
    if scene.is_a(token, "ground"):
        return not (scene.is_a(token, "unplaced") and slot in ("at", "in", "under", "on"))
    unknown = not scene.classes(counted(scene, token)) and not scene.is_a(token, "unplaced")
    bare = scene.syntax.tags[token] == "NN" and not scene.syntax.children_of(token, "det", "poss", "nummod")
    return unknown and not bare and slot in scene.lexicon.lists["spotting"]


def _owned(scene: Scene, token: int) -> bool:
    """Whether a weapon is said to be someone's, so that it stands for them: "an army drone", "Russian jets"."""
    modifiers = scene.syntax.children_of(token, "amod", "compound", "poss")
    mention = scene.mention_at.get(token)
    if mention is not None and mention[0] < len(scene.fillers.actors) and scene.fillers.actors[mention[0]].country:
        return True
    return any(is_party(scene, child) for child in modifiers)


def _sufferer(scene: Scene, token: int) -> Role:
    classes = scene.classes(counted(scene, token))
    if "money" in classes:
        return Role.QUANTITY
    if "number" in classes or scene.is_a(counted(scene, token), "counting"):
        return Role.RECIPIENT
    return Role.RECIPIENT if is_party(scene, token) else Role.TARGET


def _with(scene: Scene, found: Found, token: int) -> Role | None:
    classes = scene.classes(counted(scene, token))
    if classes & _ARMS and not is_party(scene, token):
        return Role.INSTRUMENT
    if is_party(scene, token):
        return Role.RECIPIENT
    return Role.TOPIC if found.row.pos == "verb" and found.row.type in scene.lexicon.lists["spoken"] else None


def is_party(scene: Scene, token: int) -> bool:
    """Whether a noun phrase can act or be acted upon as a party."""
    inner = counted(scene, token)
    if scene.syntax.upos[inner] == "ADJ":
        return scene.country_of(inner) is not None
    return bool(scene.classes(inner) & scene.lexicon.lists["party"]) or scene.country_of(inner) is not None
