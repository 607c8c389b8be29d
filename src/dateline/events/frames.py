"""What fills the slots around a verb or an event noun: own words, or words shared with another clause."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.events.phrases import conjuncts
from dateline.events.scene import NOUNS, Scene
from dateline.events.subjects import befalls, is_passive, meant_by, object_of, surface_subject
from dateline.model.syntax import Syntax

_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj")
_SHIFTED = ("to", "at", "on", "against", "into", "from", "for", "along", "near", "in", "inside", "outside", "across")


@dataclass(slots=True)
class Frame:
    """Slots of one trigger, each with its fillers' head tokens in order; `how` says of a token how it got there.

    `governor` is the verb that an event noun is the object of ("called a strike"); it fills no slot.
    """

    head: int
    passive: bool = False
    governor: int | None = None
    slots: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    how: dict[int, str] = field(default_factory=dict)

    def add(self, slot: str, token: int, how: str = "own") -> None:
        """Puts a filler into a slot, once."""
        if token not in self.slots[slot] and token != self.head:
            self.slots[slot].append(token)
            self.how.setdefault(token, how)

    def fillers(self) -> Iterator[tuple[str, int]]:
        """Every slot with every filler."""
        return ((slot, token) for slot, tokens in self.slots.items() for token in tokens)


def frame_of(scene: Scene, head: int, words: Iterable[int] = ()) -> Frame:
    """The frame of a trigger; `words` are its other tokens, which fill no slot."""
    own = frozenset(words)
    frame = Frame(head)
    if scene.syntax.upos[head] in ("VERB", "AUX"):
        _verb(scene, frame, own)
    elif scene.syntax.upos[head] == "ADJ" and scene.syntax.deprels[head] not in _NOMINAL:
        _adjective(scene, frame)
    else:
        _noun(scene, frame, own)
    _spread(scene, frame, own)
    return frame


def _verb(scene: Scene, frame: Frame, own: frozenset[int]) -> None:
    syntax, verb = scene.syntax, frame.head
    frame.passive = is_passive(syntax, verb) or befalls(scene, verb)
    subject, how = surface_subject(scene, verb)
    if subject is not None:
        given = frame.passive and bool(syntax.children_of(verb, "dobj"))
        frame.add(("iobj" if given else "obj") if frame.passive else "subj", subject, how)
    for child in syntax.children[verb]:
        label = syntax.deprels[child]
        if child in own:
            add_prepositions(syntax, frame, child, own)
        elif label in ("dobj", "oprd") and syntax.upos[child] in NOUNS:
            frame.add("obj", child)
        elif label == "dative" and syntax.upos[child] != "ADP":
            frame.add("iobj", child)
        elif label in ("xcomp", "ccomp") and _infinite(syntax, child, verb):
            frame.add("xcomp", child)
            _addressed(syntax, frame, child)
    add_prepositions(syntax, frame, verb, own)
    for thing in tuple(frame.slots["obj"]):
        _of_object(syntax, frame, thing)
    if not frame.slots["obj"] and not frame.passive:
        shared, how = object_of(syntax, verb)
        if shared is not None:
            frame.add("obj", shared, how)


def _of_object(syntax: Syntax, frame: Frame, thing: int) -> None:
    """Phrases that the parse hangs on the object, though they may be the verb's: "export maize to Togo"."""
    if frame.how.get(thing) != "own" or syntax.heads[thing] != frame.head:
        return
    for prep in syntax.children_of(thing, "prep"):
        slot = syntax.words[prep].lower()
        if slot in _SHIFTED and not frame.slots.get(slot):
            for inner in syntax.children_of(prep, "pobj"):
                frame.add(slot, inner, "object's")


def _addressed(syntax: Syntax, frame: Frame, clause: int) -> None:
    """ "allow Kyiv to strike", "help forces retake", "wants it waived": the lower subject is the verb's object too."""
    subject = syntax.child(clause, "nsubj")
    plain = all(syntax.lemmas[t] == "to" for t in syntax.children_of(clause, "aux"))
    plain = plain and syntax.tags[clause] in ("VB", "VBP", "VBN") and not syntax.children_of(clause, "mark", "auxpass")
    if subject is not None and plain:
        frame.add("obj", subject, "addressed")


def _infinite(syntax: Syntax, verb: int, above: int) -> bool:
    """Whether a clause has no tense; after "help" and its like a bare infinitive may be tagged as present."""
    bare = syntax.lemmas[above] in ("help", "let", "make") and syntax.tags[verb] == "VBP"
    return bare or syntax.tags[verb] in ("VB", "VBG", "VBN")


def add_prepositions(syntax: Syntax, frame: Frame, head: int, own: frozenset[int] = frozenset()) -> None:
    """Prepositional phrases of a word, each under its (innermost) preposition."""
    for prep in syntax.children_of(head, "prep", "agent", "dative"):
        if syntax.upos[prep] not in ("ADP", "SCONJ", "PART", "VERB", "ADV", "ADJ"):
            continue
        slot = "agent" if syntax.deprels[prep] == "agent" else syntax.words[prep].lower()
        for thing in syntax.children_of(prep, "pobj", "pcomp"):
            if thing not in own:
                frame.add(slot, _beyond_front(syntax, prep, thing))
        add_prepositions(syntax, frame, prep, own)
    for adverb in syntax.children_of(head, "advmod"):
        add_prepositions(syntax, frame, adverb, own)


def _beyond_front(syntax: Syntax, prep: int, thing: int) -> int:
    """What a phrase of place is about: "in front of the embassy" is one preposition, and "front" no place."""
    if thing != prep + 1 or (syntax.words[prep].lower(), syntax.words[thing].lower()) != ("in", "front"):
        return thing
    of = next((p for p in syntax.children_of(thing, "prep") if p == thing + 1), None)
    inner = syntax.child(of, "pobj") if of is not None else None
    return thing if inner is None else inner


def _adjective(scene: Scene, frame: Frame) -> None:
    syntax, head = scene.syntax, frame.head
    add_prepositions(syntax, frame, head)
    if syntax.deprels[head] in ("amod", "acl"):
        frame.add("subj", syntax.heads[head])
    elif syntax.deprels[head] in ("acomp", "xcomp", "oprd"):
        subject, how = surface_subject(scene, syntax.heads[head])
        if subject is not None:
            frame.add("subj", subject, how)


def _noun(scene: Scene, frame: Frame, own: frozenset[int]) -> None:
    syntax = scene.syntax
    frame.governor = _governor(syntax, frame.head)
    _noun_modifiers(syntax, frame, frame.head, own)
    for word in own:
        _noun_modifiers(syntax, frame, word, own)
    if syntax.deprels[frame.head] == "conj":
        _shared_modifiers(syntax, frame)
    for verb in syntax.children_of(frame.head, "acl", "relcl"):
        agents = syntax.children_of(verb, "agent")
        if agents and scene.is_a(verb, "staging"):
            for thing in (t for agent in agents for t in syntax.children_of(agent, "pobj")):
                frame.add("by", thing, "participle")
        elif scene.is_a(verb, "happening") or syntax.lemmas[verb] in scene.lexicon.light:
            for thing in (t for agent in agents for t in syntax.children_of(agent, "pobj")):
                frame.add("agent", thing, "participle")
            add_prepositions(syntax, frame, verb)


def _governor(syntax: Syntax, noun: int) -> int | None:
    """The verb that a noun, or the first of the nouns it is joined to, is the object of."""
    while syntax.deprels[noun] == "conj" and syntax.heads[noun] != noun:
        noun = syntax.heads[noun]
    return syntax.heads[noun] if syntax.deprels[noun] in ("dobj", "nsubjpass") else None


def _noun_modifiers(syntax: Syntax, frame: Frame, noun: int, own: frozenset[int]) -> None:
    for child in syntax.children[noun]:
        label = syntax.deprels[child]
        if child in own:
            continue
        if label in ("poss", "compound", "amod", "nmod"):
            frame.add("compound" if label == "nmod" else label, child)
        elif label == "acl" and syntax.tags[child] == "VB":
            frame.add("xcomp", child)
    add_prepositions(syntax, frame, noun, own)


def _shared_modifiers(syntax: Syntax, frame: Frame) -> None:
    """A second event noun shares the possessor of the first where it has none: "Russia's shelling and attacks"."""
    first = syntax.heads[frame.head]
    if not frame.slots["poss"] and not syntax.children_of(frame.head, "det"):
        for label in ("poss", "amod"):
            for child in syntax.children_of(first, label):
                frame.add(label, child, "conjunct")


def _spread(scene: Scene, frame: Frame, own: frozenset[int]) -> None:
    """Relative pronouns give way to what they stand for; conjuncts of a filler fill the slot too."""
    syntax = scene.syntax
    for slot, tokens in list(frame.slots.items()):
        spread: list[int] = []
        for token in tokens:
            meant = meant_by(scene, token)
            if meant is not None:
                frame.how[meant] = "relative"
            token = _listed(scene, token if meant is None else meant)
            joined = [token] if slot in ("xcomp", "amod") else conjuncts(syntax, token)
            for other in joined:
                frame.how.setdefault(other, "conjunct")
            spread += [t for t in joined if t not in spread and t != frame.head and t not in own]
        frame.slots[slot] = spread


def _listed(scene: Scene, token: int) -> int:
    """ "freed US, Australian hostages": the hostages, not the first of the adjectives that tell whose they are."""
    syntax = scene.syntax
    if scene.country_of(token) is None or syntax.upos[token] not in ("PROPN", "ADJ"):
        return token
    at = token + 1
    while at + 2 < len(syntax) and syntax.words[at] in (",", "and"):
        at += 1 + (syntax.words[at + 1] == "and")
        noun = at + 1
        if scene.country_of(at) is None or noun >= len(syntax):
            return token
        if syntax.upos[noun] == "NOUN":
            return syntax.heads[noun] if syntax.deprels[noun] == "compound" else noun
        at = noun
    return token
