"""What a cue does in its sentence, where the word alone does not say."""

from dateline.attribution.lexicon import Lexicon
from dateline.attribution.page import Page
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
    kind = saying.cue_class
    if saying.source is not None and kind in _NEUTRAL and s.lemmas[saying.source] in lexicon.documents:
        return CueClass.EVIDENTIAL
    lemma = s.lemmas[saying.token]
    if lemma in ("warn", "caution"):
        return _warning(s, saying)
    if lemma in _COMMANDS and _orders(s, saying):
        return CueClass.DEMAND
    return kind


def _orders(s: Syntax, saying: Saying) -> bool:
    """ "Told them to leave": an infinitive after a verb that names its hearer."""
    clause = s.child(saying.token, "xcomp", "ccomp")
    return (
        clause is not None
        and saying.addressee is not None
        and any(s.lemmas[c] == "to" for c in s.children_of(clause, "aux"))
    )


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
