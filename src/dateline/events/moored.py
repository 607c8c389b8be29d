"""How firmly a time expression hangs on an event: on its own clause, on one bound to it, or on another's."""

from collections.abc import Iterator
from enum import IntEnum

from dateline.events.scope import is_verb, subject_of
from dateline.model.syntax import Syntax

_TIGHT = ("compound", "poss", "amod", "nmod", "nummod")
_DOWN = ("npadvmod", "pobj", "prep", "pcomp", "advmod", "quantmod", "npmod", "tmod", "dep", *_TIGHT)
_BOUND = ("when", "as", "while", "where")
_STEPS = 10


class Mooring(IntEnum):
    """Own: on the event's word or clause; near: through a noun of that clause; bound: on a clause tied to it.

    Loose: through a noun of a clause that is tied to it.
    """

    OWN = 0
    NEAR = 1
    BOUND = 2
    LOOSE = 3
    NONE = 9


def mooring_of(syntax: Syntax, time: int, event: int) -> Mooring:
    """How the time expression whose head token is `time` hangs on the event."""
    if time == event:
        return Mooring.NONE
    path = _path(syntax, time)
    if event in path:
        return Mooring.OWN if path.index(event) == 0 else Mooring.NEAR
    if not path or not is_verb(syntax, path[-1]):
        return Mooring.NONE
    firm = len(path) == 1
    return _to_verb(syntax, path[-1], event, Mooring.OWN if firm else Mooring.NEAR)


def _path(syntax: Syntax, time: int) -> list[int]:
    """Nouns and the verb above a time expression, up to the first verb; a time fused with a noun stays with it."""
    path: list[int] = []
    token = time
    for _ in range(_STEPS):
        if syntax.heads[token] == token:
            break
        fused = syntax.deprels[token] in _TIGHT and syntax.upos[syntax.heads[token]] in ("NOUN", "PROPN")
        token = syntax.heads[token]
        if syntax.upos[token] not in ("ADP", "ADV", "SCONJ", "PART", "NUM"):
            path.append(token)
        if is_verb(syntax, token) or (fused and syntax.upos[token] == "NOUN"):
            break
    return path


def _to_verb(syntax: Syntax, verb: int, event: int, firm: Mooring) -> Mooring:
    """From the verb that bears the time to the event: the event's own governor, or a clause bound to it."""
    if _is_saying(syntax, verb, event):
        return Mooring.NONE
    tied = Mooring.BOUND if firm is Mooring.OWN else Mooring.LOOSE
    climbed = _climb(syntax, event, verb)
    if climbed is not None:
        own = climbed <= 1 and not is_verb(syntax, event)
        return firm if own else tied
    return tied if _is_bound_below(syntax, verb, event) else Mooring.NONE


def _is_saying(syntax: Syntax, verb: int, event: int) -> bool:
    """Whether the event is what this verb says: its time is the saying's."""
    inside = [c for c in syntax.children_of(verb, "ccomp", "parataxis") if event in syntax.subtree(c)]
    beside = syntax.deprels[verb] == "parataxis" and event not in syntax.subtree(verb)
    return bool(inside) or beside


def _climb(syntax: Syntax, event: int, verb: int) -> int | None:
    """How many clause words lie between the event and a verb above it; None across what bears its own time."""
    steps = 0
    token = event
    while syntax.heads[token] != token and steps < _STEPS:
        deprel = syntax.deprels[token]
        if deprel in ("ccomp", "relcl", "acl", "parataxis", "poss", "appos"):
            return None
        if deprel == "advcl" and not _opens_with(syntax, token):
            return None
        if deprel == "conj" and is_verb(syntax, token) and not _same_tense(syntax, token):
            return None
        token = syntax.heads[token]
        if token == verb:
            return steps + 1
        steps += syntax.upos[token] not in ("ADP", "ADV", "SCONJ")
    return None


def _same_tense(syntax: Syntax, verb: int) -> bool:
    """Whether a joined clause shares the first one's time: it shares its subject, or both tell the plain past."""
    if subject_of(syntax, verb) is None:
        return True
    return syntax.tags[verb] == "VBD" and syntax.tags[syntax.heads[verb]] == "VBD"


def is_twin(syntax: Syntax, verb: int, event: int) -> bool:
    """Whether a clause that follows a verb is the event's too: "eight were killed and ten wounded when …"."""
    joined = syntax.deprels[verb] == "conj" and syntax.heads[verb] == event
    return joined and syntax.tags[verb] == syntax.tags[event] and is_verb(syntax, event)


def occasions(syntax: Syntax, event: int) -> Iterator[int]:
    """Verbs of the clauses that tell with what an event came: when, as, while somebody did something."""
    for verb in (event, *(c for c in syntax.children_of(event, "conj") if is_twin(syntax, c, event))):
        for clause in syntax.children_of(verb, "advcl"):
            if any(syntax.lemmas[c] in _BOUND for c in syntax.children_of(clause, "mark", "advmod")):
                yield clause


def _opens_with(syntax: Syntax, clause: int) -> bool:
    """A clause at the same time: when, as, while, or a bare participle."""
    if syntax.tags[clause] == "VBG" and not syntax.children_of(clause, "mark"):
        return True
    return any(syntax.lemmas[c] in _BOUND for c in syntax.children_of(clause, "mark", "advmod"))


def _is_bound_below(syntax: Syntax, verb: int, event: int) -> bool:
    """Whether the verb's clause says when or with what the event happened, or shares its subject."""
    token = verb
    for _ in range(_STEPS):
        deprel = syntax.deprels[token]
        shares = deprel == "conj" and subject_of(syntax, token) is None
        same = deprel == "advcl" and _opens_with(syntax, token)
        told = deprel in ("acl", "relcl") and syntax.heads[token] == event
        if not (shares or same or told or deprel == "xcomp"):
            return False
        token = syntax.heads[token]
        if token == event or (same and is_twin(syntax, token, event)):
            return True
    return False
