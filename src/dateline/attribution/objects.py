"""What is said, where it is no clause: a target with what is said of it, an object, what prepositions bring."""

from dateline.attribution.lexicon import Entry, Frame
from dateline.attribution.page import Page
from dateline.attribution.sources import antecedent, is_time
from dateline.model.syntax import Syntax

_TARGETING = frozenset(("of", "for", "as", "with", "over", "at"))
_SURE = 0.3


def target_of(page: Page, verb: int, entry: Entry) -> set[int]:
    """The object and all that is said of it: "called the ultimatum an insult", "accused it of lying"."""
    s = page.syntax
    target = s.child(verb, "dobj", "nsubjpass")
    if target is None:
        target = next((c for c in s.children_of(verb, "ccomp", "xcomp", "oprd") if c > verb), None)
    if target is None or (Frame.COMPLEMENT in entry.frames and is_infinitive(s, target)):
        return set()
    found = set(s.subtree(target))
    parts = [c for c in s.children_of(verb, "oprd", "ccomp", "xcomp", "prep") if c > verb and c != target]
    parts = [c for c in parts if s.deprels[c] != "prep" or s.lemmas[c] in _TARGETING]
    # The parse takes "called the march a picnic" for an apposition.
    parts += [c for c in s.children_of(target, "appos") if any(s.lemmas[d] == "a" for d in s.children_of(c, "det"))]
    for part in parts:
        found.update(s.subtree(part))
    plain = not parts and s.deprels[target] == "dobj" and not any(page.quote_of[t] >= 0 for t in found)
    return set() if plain and Frame.COMPLEMENT in entry.frames and page.quote_of[verb] < 0 else found


def is_infinitive(s: Syntax, clause: int) -> bool:
    """Whether a clause has "to" for an auxiliary."""
    return any(s.lemmas[c] == "to" for c in s.children_of(clause, "aux"))


def is_dated(s: Syntax, prep: int) -> bool:
    """Whether a preposition brings a day or an hour: "on Tuesday"."""
    return any(is_time(s, thing) for thing in s.children_of(prep, "pobj"))


def objects_of(s: Syntax, verb: int, entry: Entry) -> set[int]:
    """The object of a verb or its particle, with "as …" after it; in the passive its subject."""
    if Frame.OBJECT not in entry.frames:
        return set()
    labels = ("dobj", "attr", "oprd", "nsubjpass")
    found = {t for c in s.children_of(verb, *labels) for t in s.subtree(c)}
    particles = [c for c in s.children_of(verb, "prep") if c > verb and s.lemmas[c] in entry.words[1:]]
    found |= {t for c in particles for g in s.children_of(c, "pobj") for t in s.subtree(g)}
    for child in s.children_of(verb, "prep"):
        if s.lemmas[child] == "as" and child > verb:
            found.update(s.subtree(child))
    return found


def pointed_at(s: Syntax, verb: int, entry: Entry) -> set[int]:
    """The noun that a clause after it is about: "the charges, which he denies", "a claim disputed by two parents"."""
    if not entry.frames & {Frame.OBJECT, Frame.TARGET} or entry.weight < _SURE:
        return set()
    whose = next((t for t in range(s.lefts[verb], verb) if s.lemmas[t] == "whose"), None)
    if whose is not None and s.deprels[s.heads[whose]] == "compound":
        return {s.heads[whose]}  # "whose withdrawal Addis Ababa announced"
    node = s.heads[verb] if s.deprels[verb] == "conj" else verb
    noun = None
    if s.deprels[verb] == "relcl":
        noun = _relative_object(s, verb)
    elif s.deprels[node] == "acl" and s.child(verb, "agent") is not None:
        noun = s.heads[node]
    return set() if noun is None else set(range(s.lefts[noun], noun + 1))


def _relative_object(s: Syntax, verb: int) -> int | None:
    """The noun before a relative clause whose verb has no other object: "something his spokesman denied"."""
    thing = s.child(verb, "dobj", "nsubjpass")
    if thing is not None:
        return antecedent(s, thing) if thing < verb else None
    subject = s.child(verb, "nsubj")
    own = subject is not None and antecedent(s, subject) is None
    return s.heads[verb] if own and s.child(verb, "ccomp", "xcomp") is None else None


def prepositions_of(s: Syntax, verb: int, entry: Entry) -> list[int]:
    """Prepositions that bring content, the cue's own or those of its phrase's noun."""
    parts = [verb, *(c for c in s.children[verb] if c > verb and s.lemmas[c] in entry.words[1:])]
    parts += [g for p in parts[1:] for g in s.children_of(p, "dobj", "prep") if s.lemmas[g] in entry.words[1:]]
    if Frame.ADDRESSEE in entry.frames:  # the parse hangs "reminded voters of the flood" on the voters
        hearers = s.children_of(verb, "dobj", "dative")
        parts += [h for h in hearers if any(s.lemmas[c] in ("of", "about") for c in s.children_of(h, "prep"))]
    return [
        c
        for part in parts
        for c in s.children_of(part, "prep", "dative")
        if s.lemmas[c] in entry.preps and s.rights[c] > c and not is_dated(s, c)
    ]
