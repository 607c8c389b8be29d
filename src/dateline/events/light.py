"""Light verbs: the clause of "carried out", "came under" or "gave" lends its parties to the event noun in it."""

from dateline.events.frames import Frame, add_prepositions
from dateline.events.lexicon import LightVerb
from dateline.events.phrases import antecedent, conjuncts
from dateline.events.scene import Scene
from dateline.events.subjects import is_passive, surface_subject
from dateline.model.syntax import Syntax


def lend(scene: Scene, frame: Frame, pos: str) -> None:
    """Adds to an event noun's frame what the light verb over it knows: its subject, its prepositions, its dative."""
    if pos != "noun":
        return
    carrier = _carrier(scene, frame.head)
    if carrier is None:
        return
    verb, row = carrier
    syntax = scene.syntax
    passive = is_passive(syntax, verb)
    subject, _ = surface_subject(scene, verb)
    if passive:
        for agent in syntax.children_of(verb, "agent"):
            for thing in syntax.children_of(agent, "pobj"):
                _add(syntax, frame, row.subject, thing)
    if subject is not None and subject not in conjuncts(syntax, frame.head) and not (passive and row.slot == "obj"):
        _add(syntax, frame, row.subject, subject)
    for thing in syntax.children_of(verb, "dative"):
        if syntax.upos[thing] != "ADP":
            _add(syntax, frame, "to", thing)
    before = {slot: list(tokens) for slot, tokens in frame.slots.items()}
    add_prepositions(syntax, frame, verb)
    for slot, tokens in before.items():
        if tokens:
            frame.slots[slot] = tokens


def _add(syntax: Syntax, frame: Frame, slot: str, token: int) -> None:
    meant = antecedent(syntax, token)
    for thing in conjuncts(syntax, token if meant is None else meant):
        frame.add(slot, thing, "light verb")


def _carrier(scene: Scene, noun: int) -> tuple[int, LightVerb] | None:
    """The light verb that an event noun depends on, with its row."""
    syntax = scene.syntax
    first = noun
    while syntax.deprels[first] == "conj" and syntax.upos[syntax.heads[first]] in ("NOUN", "PROPN"):
        first = syntax.heads[first]
    head, label = syntax.heads[first], syntax.deprels[first]
    slot = "obj" if label in ("dobj", "nsubjpass") else ""
    if label == "pobj":
        slot, head = syntax.words[head].lower(), syntax.heads[head]
    if label == "relcl" or syntax.upos[head] not in ("VERB", "AUX"):
        return None
    for row in scene.lexicon.light.get(syntax.lemmas[head], ()):
        if row.slot == slot and all(_has_word(syntax, head, word) for word in row.words[1:]):
            return head, row
    return None


def _has_word(syntax: Syntax, verb: int, word: str) -> bool:
    return any(
        syntax.words[t].lower() == word or syntax.words[inner].lower() == word
        for t in syntax.children[verb]
        for inner in (t, *syntax.children[t])
    )
