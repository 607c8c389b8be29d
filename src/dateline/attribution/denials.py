"""When a neutral cue denies: by what its clause says is not so."""

from dateline.attribution.clause import Clause
from dateline.attribution.saying import Saying
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_EMPTY = frozenset(("nothing", "nobody", "none"))
_FALSE = frozenset(("false", "untrue", "wrong", "baseless", "groundless", "unfounded", "fabricated"))
_DISPUTING = frozenset(("deny", "dispute", "refute"))
_CLAIMS = frozenset(
    ("accusation", "allegation", "assertion", "blame", "charge", "claim", "criticism", "notion", "report", "suggestion")
)
_STRESSING = frozenset(("stress", "insist", "emphasise", "emphasize", "maintain", "reiterate", "underline", "clarify"))
_PURPOSES = frozenset(("intention", "plan", "knowledge", "role", "part", "hand", "record"))
_TENSED = frozenset(("VBD", "VBN"))


def denies(s: Syntax, clause: Clause, saying: Saying) -> bool:
    """Whether a clause denies an act of the speaker's own side, or that anybody or anything did it."""
    if clause.later:
        return False
    if clause.quoted:
        return clause.own and clause.negated and _past(s, clause)
    if saying.cue_class is not CueClass.REPORT or s.lemmas[saying.token] in _STRESSING:
        return s.lemmas[saying.token] in _STRESSING and _past(s, clause) and (clause.negated or _nobody(s, clause))
    wrong = any(s.lemmas[c] in _FALSE for c in s.children_of(clause.root, "acomp"))
    against = clause.own and (s.lemmas[clause.root] in _DISPUTING or _rejects_claim(s, clause))
    return wrong or against or _own_side(s, clause) or _nothing(s, clause) or _never(s, clause)


def _rejects_claim(s: Syntax, clause: Clause) -> bool:
    """Whether what is rejected is somebody's word; who rejects an offer, a bill or a cabinet denies nothing."""
    return s.lemmas[clause.root] == "reject" and any(
        s.lemmas[t] in _CLAIMS for t in s.children_of(clause.root, "dobj", "nsubjpass")
    )


def _past(s: Syntax, clause: Clause) -> bool:
    """Whether a clause tells of what was."""
    first = next(iter(s.children_of(clause.root, "aux", "auxpass")), clause.root)
    return s.tags[clause.root] in _TENSED or s.tags[first] == "VBD"


def _own_side(s: Syntax, clause: Clause) -> bool:
    """An act that the speaker or what is his did not do, or no part that he had in it."""
    subject = clause.subject
    his = clause.own or (subject is not None and s.child(subject, "poss") is not None)
    return his and (clause.negated or any(_is_none(s, part) for part in _parts(s, clause)))


def _parts(s: Syntax, clause: Clause) -> tuple[int, ...]:
    """Heads of a clause's subject, object and prepositional objects."""
    objects = tuple(o for p in s.children_of(clause.root, "prep") for o in s.children_of(p, "pobj"))
    return s.children_of(clause.root, "nsubj", "nsubjpass", "dobj", "attr") + objects


def _is_none(s: Syntax, noun: int) -> bool:
    return any(s.lemmas[g] in ("no", "neither", "any") for g in s.children_of(noun, "det", "neg"))


def _nothing(s: Syntax, clause: Clause) -> bool:
    """ "Nobody was hurt", "no officer had come", "there was no such plan"; "no date was fixed" only tells."""
    if any(s.lemmas[c] in _EMPTY for c in _parts(s, clause)):
        return True
    if any(_is_none(s, p) and (_is_such(s, p) or s.lemmas[p] in _PURPOSES) for p in _parts(s, clause)):
        return True
    return _nobody(s, clause) and _past(s, clause) and s.lemmas[clause.root] != "be"


def _nobody(s: Syntax, clause: Clause) -> bool:
    subject = clause.subject
    if subject is None:
        return False
    alone = s.lemmas[subject] == "one" and any(s.lemmas[c] in ("no", "not") for c in s.children[subject])
    return s.lemmas[subject] in _EMPTY or alone or (_is_none(s, subject) and s.deprels[subject] == "nsubj")


def _is_such(s: Syntax, noun: int) -> bool:
    return any(s.lemmas[c] == "such" for c in s.children[noun])


def _never(s: Syntax, clause: Clause) -> bool:
    """ "The post was never attacked"."""
    never = any(s.lemmas[c] == "never" for c in s.children_of(clause.root, "neg", "advmod"))
    return never and _past(s, clause)
