"""What a cue does in its sentence, where the word alone does not say."""

from dateline.attribution.clause import Clause, is_conditional, open_clause
from dateline.attribution.denials import denies
from dateline.attribution.lexicon import Act, Frame, Lexicon
from dateline.attribution.offices import announces
from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.attribution.warnings import orders, warning
from dateline.model.actor import Actor
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_NEUTRAL = frozenset((CueClass.REPORT, CueClass.CLAIM, CueClass.ANNOUNCE, CueClass.PREDICT, CueClass.CONFIRM))
_OPEN = frozenset((CueClass.REPORT, CueClass.CLAIM))
_COMMANDS = frozenset(("tell", "warn", "ask", "say"))
_SPEAKING = frozenset(("comment", "speculate", "elaborate", "say"))
_NAMING = frozenset(("call", "term", "dub", "describe", "characterise", "characterize", "label"))
_MARKS = "'‘’\"“”., "
_FLAT_DENIALS = frozenset(("lie", "lies", "false", "untrue", "nonsense", "rubbish", "not true", "a lie", "all lies"))


def settle_class(page: Page, lexicon: Lexicon, saying: Saying, actor: Actor | None) -> CueClass:
    """The class by sense: evidence that "says", warnings of one's own act or of the world's, orders that are "told".

    `actor` is who speaks, where that is a known party.
    """
    s = page.syntax
    kind, lemma = saying.cue_class, s.lemmas[saying.token]
    if saying.source is not None and kind in _NEUTRAL and _is_document(page, lexicon, saying.source):
        return CueClass.ANNOUNCE if s.lemmas[saying.source] in lexicon.orders else CueClass.EVIDENTIAL
    words = {page.report.quote(page.quotes[q].span).lower().strip(_MARKS) for q in saying.quotes}
    if "no comment" in words:
        return CueClass.DECLINE
    if kind is CueClass.REPORT and words & _FLAT_DENIALS:
        return CueClass.DENY
    if lemma in ("warn", "caution"):
        return warning(s, lexicon, saying)
    if lemma in _COMMANDS and orders(s, saying):
        return CueClass.DEMAND
    if Frame.COMPLEMENT in saying.frames or lemma == "describe":
        return _naming(s, lexicon, saying)
    if kind is CueClass.DENY:
        return CueClass.DECLINE if _refuses(s, lexicon, saying) else kind
    return _of_clause(page, lexicon, saying, actor)


def _is_document(page: Page, lexicon: Lexicon, source: int) -> bool:
    """Whether a source is a paper or a picture, not a name with such a word in it: "the Washington Post"."""
    s = page.syntax
    return s.lemmas[source] in lexicon.documents and (s.words[source][0].islower() or not page.words_before(source))


def _naming(s: Syntax, lexicon: Lexicon, saying: Saying) -> CueClass:
    """ "Called it a lie" denies, "called it an insult" accuses, "called it a drill" claims."""
    kinds = {lexicon.judgements.get(s.lemmas[t]) for t in saying.content}
    if "false" in kinds:
        return CueClass.DENY
    if "bad" in kinds or s.lemmas[saying.token] not in _NAMING:
        return saying.cue_class if saying.cue_class is not CueClass.REPORT else CueClass.ACCUSE
    asked = any(s.tags[c] == "WP" for c in s.children_of(saying.token, "dobj", "oprd", "attr", "ccomp"))
    return CueClass.REPORT if asked or saying.cue_class is CueClass.REPORT else CueClass.CLAIM


def _refuses(s: Syntax, lexicon: Lexicon, saying: Saying) -> bool:
    """ "Rejected talks": what is turned away is nothing that could be true."""
    thing = s.child(saying.token, "dobj", "pobj")
    return thing is not None and thing in saying.content and s.lemmas[thing] in lexicon.proposals


def _of_clause(page: Page, lexicon: Lexicon, saying: Saying, actor: Actor | None) -> CueClass:
    """A cue by what its clause says in the speaker's stead: that it is not so, or what he did or will do."""
    kind, clause = saying.cue_class, open_clause(page, saying)
    if clause is None or kind not in (*_OPEN, CueClass.PROMISE):
        return kind
    if _threatens(page.syntax, lexicon, clause):
        return CueClass.THREATEN
    if kind is CueClass.PROMISE:
        return kind
    if clause.later and clause.own and page.syntax.child(clause.root, "auxpass") is None:
        return _of_own_act(page.syntax, lexicon, clause, kind)
    if clause.negated and page.syntax.lemmas[clause.root] in _SPEAKING and kind is CueClass.REPORT:
        return CueClass.DECLINE
    if denies(page.syntax, clause, saying):
        return CueClass.DENY
    if kind is CueClass.REPORT and _bids(page.syntax, clause):
        return CueClass.DEMAND
    if kind is not CueClass.REPORT or clause.quoted:
        return kind
    return CueClass.ANNOUNCE if announces(page.syntax, lexicon, clause, actor) else kind


def _acts(s: Syntax, lexicon: Lexicon, clause: Clause) -> frozenset[Act]:
    return lexicon.acts.get(s.lemmas[clause.root], frozenset())


def _threatens(s: Syntax, lexicon: Lexicon, clause: Clause) -> bool:
    """ "They would shell the port if it opened": harm of one's own to come, or an act unless something is done."""
    if not clause.later or clause.negated:
        return False
    if Act.ANSWERING in _acts(s, lexicon, clause) and s.child(clause.root, "auxpass") is not None:
        return True
    harmful = Act.HARMFUL in _acts(s, lexicon, clause)
    if not is_conditional(s, clause):
        return harmful and clause.own and s.child(clause.root, "auxpass") is None
    return (clause.own and s.lemmas[clause.root] != "be") or harmful


def _of_own_act(s: Syntax, lexicon: Lexicon, clause: Clause, kind: CueClass) -> CueClass:
    """What the speaker will do himself: help is promised, an act refused, another planned."""
    if s.lemmas[clause.root] == "be" or (clause.quoted and not _acts(s, lexicon, clause)):
        return kind
    if clause.negated:
        return CueClass.PROMISE if Act.HARMFUL in _acts(s, lexicon, clause) else CueClass.DECLINE
    return CueClass.PROMISE if Act.HELPFUL in _acts(s, lexicon, clause) else CueClass.PLAN


def _bids(s: Syntax, clause: Clause) -> bool:
    """ "He must go": what another is bound to do."""
    bound = any(s.lemmas[c] == "must" for c in s.children_of(clause.root, "aux"))
    return bound and clause.subject is not None and not clause.own and s.lemmas[clause.root] not in ("be", "have")
