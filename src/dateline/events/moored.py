"""How firmly a time expression hangs on an event: on its own clause, on one bound to it, or on another's."""

from collections.abc import Iterator
from enum import IntEnum

from dateline.events.scope import is_verb, subject_of
from dateline.model.syntax import Syntax

_TIGHT = ("compound", "poss", "amod", "nmod", "nummod")
_DOWN = ("npadvmod", "pobj", "prep", "pcomp", "advmod", "quantmod", "npmod", "tmod", "dep", *_TIGHT)
_BOUND = ("when", "as", "while", "where")
_CUT = ("ccomp", "relcl", "acl", "parataxis", "poss", "appos")
_MADE = ("sign", "date", "pass", "hold", "begin", "start", "launch", "issue", "make", "carry")
_ABOUT = ("for", "of", "over", "about")
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
    if is_told_under(syntax, time, event):
        return Mooring.OWN
    path = _path(syntax, time)
    if event in path:
        at = path.index(event)
        return Mooring.NONE if at and _is_matter(syntax, path[at - 1]) else Mooring.NEAR if at else Mooring.OWN
    if not path or not is_verb(syntax, path[-1]):
        return Mooring.NONE
    firm = len(path) == 1
    if _is_left_over(syntax, time, path[-1], event):
        return Mooring.NEAR
    if _is_made(syntax, path[-1], event):
        return Mooring.OWN
    return _to_verb(syntax, path[-1], event, Mooring.OWN if firm else Mooring.NEAR)


def _is_matter(syntax: Syntax, noun: int) -> bool:
    """Whether a noun is only what the act is about, with a time of its own: "tried for the kidnapping in May 1976"."""
    prep = syntax.heads[noun]
    return syntax.deprels[noun] == "pobj" and syntax.lemmas[prep] in _ABOUT and is_verb(syntax, syntax.heads[prep])


def _is_left_over(syntax: Syntax, time: int, verb: int, event: int) -> bool:
    """Whether the parse gave the speaker's verb a time that stands before the speaker: "looted on Monday, they say"."""
    subject = subject_of(syntax, verb)
    inside = event in syntax.children_of(verb, "ccomp")
    return inside and subject is not None and event < time < subject < verb


def _is_made(syntax: Syntax, verb: int, event: int) -> bool:
    """Whether a time is that of the clause that brought the event about: "a truce signed in May"."""
    told = syntax.deprels[verb] in ("acl", "relcl") and syntax.heads[verb] == event and not is_verb(syntax, event)
    return told and syntax.lemmas[verb] in _MADE


def is_told_under(syntax: Syntax, time: int, event: int) -> bool:
    """Whether the event's clause hangs on the time itself: "on Wednesday, when their ministers shook hands"."""
    token = event
    for _ in range(_STEPS):
        head = syntax.heads[token]
        if syntax.deprels[token] == "relcl":
            led = any(syntax.lemmas[t] in ("when", "where") for t in syntax.children_of(token, "advmod"))
            return led and (head == time or time in syntax.children_of(head, "nummod", "compound", "nmod"))
        if syntax.deprels[token] not in ("conj", "xcomp", "acomp") or head == token:
            return False
        token = head
    return False


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
    if _is_saying(syntax, verb, event) and not _is_semicolon(syntax, verb, event):
        return Mooring.NONE
    if _is_semicolon(syntax, event, verb):
        return Mooring.BOUND
    tied = Mooring.BOUND if firm is Mooring.OWN else Mooring.LOOSE
    climbed = _climb(syntax, event, verb)
    if climbed is not None:
        own = climbed <= 1 and not is_verb(syntax, event)
        return firm if own else tied
    return tied if _is_bound_below(syntax, verb, event) else Mooring.NONE


def _is_semicolon(syntax: Syntax, later: int, earlier: int) -> bool:
    """Whether two clauses only stand beside each other, both in the plain past: "In 1921 X fell; Y were chained"."""
    if not earlier < later or not (is_verb(syntax, earlier) and is_verb(syntax, later)):
        return False
    if syntax.heads[earlier] != later or syntax.deprels[earlier] not in ("ccomp", "parataxis"):
        return False
    return ";" in syntax.words[earlier:later] and _is_past(syntax, earlier) and _is_past(syntax, later)


def _is_past(syntax: Syntax, verb: int) -> bool:
    helps = syntax.children_of(verb, "aux", "auxpass")
    return syntax.tags[verb] == "VBD" if not helps else all(syntax.tags[h] == "VBD" for h in helps)


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
        if deprel in _CUT and not _is_still_told(syntax, token):
            return None
        if deprel == "advcl" and not (_opens_with(syntax, token) or _is_purpose(syntax, token)):
            return None
        if deprel == "conj" and is_verb(syntax, token) and not _same_tense(syntax, token):
            return None
        token = syntax.heads[token]
        if token == verb:
            return steps + 1
        steps += syntax.upos[token] not in ("ADP", "ADV", "SCONJ")
    return None


def _is_still_told(syntax: Syntax, clause: int) -> bool:
    """Whether a clause inside another tells the same thing: "had them towed", "donors meeting here promised"."""
    above = syntax.heads[clause]
    match syntax.deprels[clause]:
        case "relcl":
            return _is_there(syntax, clause) or _goes_on(syntax, clause)
        case "ccomp":
            return syntax.tags[clause] == "VBN" and syntax.lemmas[above] == "have" and above < clause
        case "acl":
            return syntax.tags[clause] == "VBG" and syntax.deprels[above] == "nsubj"
        case _:
            return False


def _is_purpose(syntax: Syntax, clause: int) -> bool:
    """ "voted on Thursday to undo it", "was called in yesterday to hear a protest"."""
    return any(syntax.tags[c] == "TO" for c in syntax.children_of(clause, "aux")) and clause > syntax.heads[clause]


def _goes_on(syntax: Syntax, clause: int) -> bool:
    """Whether a relative clause behind a comma tells what came next: "by the court, which also upheld ..."."""
    first = syntax.lefts[clause]
    apart = first > 0 and syntax.words[first - 1] == "," and syntax.tags[first] in ("WDT", "WP")
    return apart and _is_past(syntax, clause) and any(_is_past(syntax, t) for t in syntax.ancestors(clause))


def _is_there(syntax: Syntax, clause: int) -> bool:
    """Whether a relative clause in the plain past goes on with the telling: "at the gate, where police charged"."""
    led = any(syntax.lemmas[t] == "where" for t in syntax.children_of(clause, "advmod"))
    return led and syntax.tags[clause] == "VBD" and not syntax.children_of(clause, "aux", "auxpass")


def _same_tense(syntax: Syntax, verb: int) -> bool:
    """Whether a joined clause shares the first one's time: it shares its subject, or both tell the plain past."""
    if subject_of(syntax, verb) is None:
        return True
    return _is_past(syntax, verb) and _is_past(syntax, syntax.heads[verb])


def is_twin(syntax: Syntax, verb: int, event: int) -> bool:
    """Whether a clause that follows a verb is the event's too: "eight were killed and ten wounded when …"."""
    joined = syntax.deprels[verb] == "conj" and syntax.heads[verb] == event
    return joined and syntax.tags[verb] == syntax.tags[event] and is_verb(syntax, event)


def occasions(syntax: Syntax, event: int) -> Iterator[int]:
    """Verbs of the clauses that tell with what an event came: when, as, while somebody did something."""
    for verb in (event, *(c for c in syntax.children_of(event, "conj") if is_twin(syntax, c, event))):
        days = [t for p in syntax.children_of(verb, "prep") for t in syntax.children_of(p, "pobj")]
        days += syntax.children_of(verb, "npadvmod")
        for clause in (*syntax.children_of(verb, "advcl"), *(c for t in days for c in syntax.children_of(t, "relcl"))):
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
        let = deprel == "ccomp" and syntax.tags[token] == "VB" and syntax.lemmas[syntax.heads[token]] in ("let", "make")
        if not (shares or same or told or let or deprel == "xcomp"):
            return False
        token = syntax.heads[token]
        if token == event or (same and is_twin(syntax, token, event)):
            return True
    return False
