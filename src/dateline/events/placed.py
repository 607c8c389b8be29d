"""The words of place under a word, and the arguments that they make."""

from collections.abc import Iterable, Iterator

from dateline.events.frames import Frame, add_prepositions
from dateline.events.phrases import conjuncts, counted, phrase
from dateline.events.roles import is_place_name
from dateline.events.scene import Scene
from dateline.model.event import Argument, Layer, Ref, Role
from dateline.model.syntax import Syntax

_INSIDE = ("compound", "poss", "nmod", "appos")
PEOPLE = frozenset(
    ("person", "person_role", "group_people", "group", "country", "force", "body", "organisation", "outlet", "meeting")
)
PLACES = frozenset(("place", "building", "infrastructure", "territory"))


def site_of(scene: Scene, token: int) -> int:
    """The name that says which site is meant: "the port of Callao" is Callao; else what it counts."""
    syntax = scene.syntax
    if scene.is_a(token, "site") and token not in scene.toponym_at:
        preps = (p for p in syntax.children_of(token, "prep") if syntax.lemmas[p] == "of")
        named = (t for p in preps for t in syntax.children_of(p, "pobj") if syntax.upos[t] == "PROPN")
        return next(named, token)
    return counted(scene, token)


def placed(scene: Scene, token: int) -> tuple[int, ...]:
    """Place words under the prepositions of place of a word, as deep as they go."""
    known = scene.placed.get(token)
    if known is None:
        known = scene.placed[token] = tuple(_placed(scene, token)) if scene.syntax.children[token] else ()
    return known


def _placed(scene: Scene, token: int, reached: str = "") -> Iterator[int]:
    if scene.syntax.upos[token] not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return
    frame = Frame(token)
    add_prepositions(scene.syntax, frame, token)
    for particle in scene.syntax.children_of(token, "prt"):
        add_prepositions(scene.syntax, frame, particle)
    for slot, thing in frame.fillers():
        if slot in scene.lexicon.lists["placing"] or (slot == "of" and _is_whole(scene, (token, thing), reached)):
            for each in conjuncts(scene.syntax, thing):
                yield each
                yield from scene.syntax.children_of(each, *_INSIDE)
                yield from _placed(scene, each, slot)


def _is_whole(scene: Scene, pair: tuple[int, int], reached: str) -> bool:
    """Whether "X of Y" tells of a part of a place: "the gates of Leer", "in three upazilas of Bhola"."""
    part, whole = pair
    if is_site(scene, part) or scene.is_a(part, "ground"):
        return True
    place = whole in scene.toponym_at or not scene.classes(whole) & PEOPLE
    if scene.syntax.upos[part] == "NUM" or scene.is_a(part, "counting"):
        return place
    return bool(reached) and not scene.classes(part) and whole in scene.toponym_at


def is_site(scene: Scene, token: int) -> bool:
    """Whether a noun is a place, a building or a part of a place."""
    return bool(scene.classes(token) & PLACES) or scene.is_a(token, "site")


def named_places(scene: Scene, tokens: Iterable[int]) -> list[Argument]:
    """Of these words the names of places that no gazetteer knows: "Metche", "the Turi penitentiary"."""
    return [
        site(scene, t, "place:named")
        for t in dict.fromkeys(tokens)
        if scene.syntax.deprels[t] in ("pobj", "conj") and is_name_of_place(scene, t)
    ]


def is_name_of_place(scene: Scene, token: int) -> bool:
    """Whether a word in a phrase of place is a name that no gazetteer knows, or a site that bears one."""
    if token in scene.timed or token in scene.toponym_at:
        return False
    syntax = scene.syntax
    if syntax.upos[token] == "PROPN":
        return not scene.classes(token) & PEOPLE or is_place_name(scene, _slot_of(syntax, token), token)
    named = any(syntax.upos[c] == "PROPN" for c in syntax.children_of(token, "compound", "nmod"))
    return named and (is_site(scene, token) or scene.is_a(token, "ground")) and not scene.classes(token) & PEOPLE


def _slot_of(syntax: Syntax, token: int) -> str:
    """The preposition over a word, or over the first of those it is joined to."""
    while syntax.deprels[token] == "conj" and syntax.heads[token] != token:
        token = syntax.heads[token]
    return syntax.words[syntax.heads[token]].lower()


def site(scene: Scene, token: int, rule: str) -> Argument:
    """The argument that a place makes, by what is known of it."""
    index = scene.toponym_at.get(token)
    if index is not None:
        return place_of(scene, index, rule)
    return Argument(Role.PLACE, phrase(scene, token), scene.ref(token), False, rule)


def place_of(scene: Scene, index: int, rule: str) -> Argument:
    """The argument that a toponym makes; by rule, whether it is implied."""
    implied = rule in ("place:dateline", "place:here", "place:sentence", "place:actor", "place:party")
    return Argument(Role.PLACE, scene.fillers.toponyms[index].span, Ref(Layer.TOPONYM, index), implied, rule)
