"""What a cue does in its sentence, where the word alone does not say."""

from dateline.attribution.cues import is_negated
from dateline.attribution.lexicon import Lexicon
from dateline.attribution.page import VERBAL, Page
from dateline.attribution.saying import Saying
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_NEUTRAL = frozenset((CueClass.REPORT, CueClass.CLAIM, CueClass.ANNOUNCE, CueClass.PREDICT, CueClass.CONFIRM))
_SELF = frozenset(("i", "we", "he", "she", "it", "they"))
_MODAL = frozenset(("will", "would", "shall"))
_COMMANDS = frozenset(("tell", "warn", "ask", "say"))


def settle_class(page: Page, lexicon: Lexicon, saying: Saying) -> CueClass:
    """The class by sense: evidence that "says", warnings of one's own act or of the world's, orders that are "told"."""
    s = page.syntax
    kind, lemma = saying.cue_class, s.lemmas[saying.token]
    if saying.source is not None and kind in _NEUTRAL and s.lemmas[saying.source] in lexicon.documents:
        return CueClass.EVIDENTIAL
    if any(page.report.quote(page.quotes[q].span).lower().strip("'‘’\"“”., ") == "no comment" for q in saying.quotes):
        return CueClass.DECLINE
    if lemma in ("warn", "caution"):
        return _warning(s, saying)
    if lemma in _COMMANDS and _orders(s, saying):
        return CueClass.DEMAND
    return _of_clause(page, saying) if kind in (CueClass.REPORT, CueClass.CLAIM) else kind


def _of_clause(page: Page, saying: Saying) -> CueClass:
    """A neutral cue by what its clause says in the speaker's stead: that it is not so, or what he will do."""
    s = page.syntax
    root = _root(s, saying)
    if root is None or page.quote_of[root] >= 0:
        return saying.cue_class
    will = any(s.lemmas[c] in _MODAL for c in s.children_of(root, "aux"))
    own = _own_act(s, root)
    if not will:
        return CueClass.DENY if _is_open(saying) and _denied(s, root) else saying.cue_class
    words = {s.lemmas[t] for t in s.subtree(root)}
    if "unless" in words or (own and words & {"if", "otherwise"}):
        return CueClass.THREATEN
    if not own or s.lemmas[root] == "be":
        return saying.cue_class
    return saying.cue_class if is_negated(s, root) else CueClass.PLAN


def _own_act(s: Syntax, root: int) -> bool:
    """Whether a clause's subject is a pronoun, which after a cue mostly means the speaker."""
    subject = s.child(root, "nsubj")
    return subject is not None and s.lemmas[subject] in _SELF


def _root(s: Syntax, saying: Saying) -> int | None:
    """The main verb of a saying's clause."""
    heads = (t for t in sorted(saying.content) if s.heads[t] not in saying.content or s.heads[t] == t)
    return next((t for t in heads if s.upos[t] in VERBAL), None)


def _is_open(saying: Saying) -> bool:
    """Whether the cue leaves open what its clause does; "insist" and "claim" do not."""
    return saying.cue_class is CueClass.REPORT


def _denied(s: Syntax, root: int) -> bool:
    """Whether a clause denies an act of the speaker's own side, or that anybody or anything did it."""
    parts = s.children_of(root, "nsubj", "nsubjpass", "dobj", "attr")
    subject = s.child(root, "nsubj", "nsubjpass")
    own = _own_act(s, root)
    his = own or (subject is not None and s.child(subject, "poss") is not None)
    parts += tuple(o for p in s.children_of(root, "prep") for o in s.children_of(p, "pobj"))
    nothing = any(s.lemmas[c] in ("nothing", "nobody", "none") for c in parts)
    bare = any(s.lemmas[g] in ("no", "neither", "any") for c in parts for g in s.children_of(c, "det", "neg"))
    wrong = any(s.lemmas[c] in ("false", "untrue", "wrong", "baseless") for c in s.children_of(root, "acomp"))
    against = own and s.lemmas[root] in ("deny", "dispute", "reject", "refute")
    return wrong or against or nothing or (his and (bare or is_negated(s, root)))


def _orders(s: Syntax, saying: Saying) -> bool:
    """ "Told them to leave": an infinitive after a verb that names its hearer."""
    clause = s.child(saying.token, "xcomp", "ccomp")
    if clause is None or saying.addressee is None:
        return False
    return any(s.lemmas[c] == "to" for c in s.children_of(clause, "aux"))


def _warning(s: Syntax, saying: Saying) -> CueClass:
    clause = s.child(saying.token, "xcomp", "ccomp")
    against = any(s.lemmas[c] == "against" for c in s.children_of(saying.token, "prep"))
    if against or _orders(s, saying):
        return CueClass.DEMAND
    if clause is None:
        return CueClass.PREDICT
    subject = s.child(clause, "nsubj")
    own = subject is not None and s.lemmas[subject] in _SELF
    will = any(s.lemmas[c] in _MODAL for c in s.children_of(clause, "aux"))
    return CueClass.THREATEN if own and will and s.lemmas[clause] != "be" else CueClass.PREDICT
