"""Warnings and orders: "warned them to leave", "warned that it would strike", "warned of famine"."""

from dateline.attribution.lexicon import Act, Lexicon
from dateline.attribution.saying import Saying
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_SELF = frozenset(("i", "we", "he", "she", "it", "they"))
_WILL = frozenset(("will", "would", "shall"))
_AHEAD = frozenset(("will", "would", "shall", "could", "may", "might", "can"))
_RISKING = frozenset(("likely", "risk", "danger", "threat", "near", "close", "imminent", "inevitable", "soon"))


def orders(s: Syntax, saying: Saying) -> bool:
    """ "Told them to leave": an infinitive after a verb that names its hearer."""
    clause = s.child(saying.token, "xcomp", "ccomp")
    if clause is None or saying.addressee is None:
        return False
    return any(s.lemmas[c] == "to" for c in s.children_of(clause, "aux"))


def warning(s: Syntax, lexicon: Lexicon, saying: Saying) -> CueClass:
    """A demand of others, a threat of one's own act, a forecast of the world's, or a report of what is so."""
    clause = s.child(saying.token, "xcomp", "ccomp")
    preps = {s.lemmas[c] for c in s.children_of(saying.token, "prep")}
    if "against" in preps or orders(s, saying):
        return CueClass.DEMAND
    if clause is None:
        return CueClass.REPORT if "about" in preps else CueClass.PREDICT
    helpers = {s.lemmas[c] for c in s.children_of(clause, "aux")}
    if helpers & _WILL and _is_own(s, lexicon, clause):
        return CueClass.THREATEN
    ahead = helpers & _AHEAD or {s.lemmas[t] for t in s.subtree(clause)} & (_RISKING | _AHEAD)
    going = s.tags[clause] == "VBG"
    return CueClass.PREDICT if ahead or going else CueClass.REPORT


def _is_own(s: Syntax, lexicon: Lexicon, clause: int) -> bool:
    """Whether what will be done is the speaker's doing: "it would strike", "any attack would be met with force"."""
    if s.child(clause, "auxpass") is not None:
        return Act.ANSWERING in lexicon.acts.get(s.lemmas[clause], frozenset())
    subject = s.child(clause, "nsubj")
    if subject is None or s.lemmas[clause] == "be":
        return False
    return s.lemmas[subject] in _SELF or any(s.tags[c] == "PRP$" for c in s.children_of(subject, "poss"))
