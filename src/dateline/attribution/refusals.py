"""Refusals to speak: declined to comment, did not respond, could not be reached, has yet to reply."""

from collections.abc import Iterator

from dateline.attribution.cues import is_negated
from dateline.attribution.lexicon import Frame, Lexicon
from dateline.attribution.page import VERBAL, Page
from dateline.attribution.saying import Saying
from dateline.attribution.sources import find_source
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_BARE = frozenset({Frame.BARE})
_LONGEST_CUE = 7  # tokens after the first
_KEPT_BACK = frozenset(("mention",))  # what was not mentioned is not known to have been asked
_AFFIRMING = frozenset(("confirm", "admit", "acknowledge", "affirm", "corroborate", "verify"))
_DENYING = frozenset(("deny", "refute", "rule", "dismiss", "reject", "dispute"))
_LIGHT = frozenset(("have", "make", "offer", "give", "issue", "be"))
_REPLIES = frozenset(("comment", "response", "reply", "answer", "statement", "reaction", "word"))
_ENQUIRIES = frozenset(("call", "message", "request", "email", "e-mail", "inquiry", "enquiry", "query", "letter"))
_TELLING = frozenset(("say", "explain", "specify", "disclose", "reveal", "acknowledge"))
_ASKING = frozenset(("whether", "if"))


def find_refusals(page: Page, lexicon: Lexicon) -> Iterator[Saying]:
    """Records without content of those who did not speak, in text order."""
    for token in range(len(page.syntax)):
        if page.syntax.upos[token] in VERBAL and page.syntax.deprels[token] != "aux":
            saying = (
                _declined(page, lexicon, token)
                or _silent(page, lexicon, token)
                or _no_comment(page, token)
                or _unanswered(page, token)
            )
            if saying is not None:
                yield saying


def _declined(page: Page, lexicon: Lexicon, verb: int) -> Saying | None:
    """ "Declined to comment": the refusing verb with the verb of speech that it refuses."""
    s = page.syntax
    unwilling = s.lemmas[verb] in ("wish", "want", "care") and is_negated(s, verb)
    if CueClass.DECLINE is not _class_of(lexicon, s.lemmas[verb]) and not unwilling:
        return None
    act = s.child(verb, "xcomp", "advcl", "ccomp")
    if act is None or act < verb:
        return None
    first = min([verb, *(c for c in s.children_of(verb, "aux", "neg") if c < verb)]) if unwilling else verb
    drawn = s.lemmas[act] == "draw" and s.child(act, "auxpass") is not None
    speaks = s.lemmas[act] in lexicon.refusals or s.lemmas[act] in (*_AFFIRMING, "deny", "react")
    if drawn or (speaks and s.child(act, "auxpass") is None):
        return _refusal(page, verb, (first, act), "declined", _withheld(s, act))
    return None


def _class_of(lexicon: Lexicon, lemma: str) -> CueClass | None:
    entry = lexicon.verbs.get(lemma)
    return entry.cue_class if entry else None


def _silent(page: Page, lexicon: Lexicon, verb: int) -> Saying | None:
    """ "Did not respond", "has yet to comment", "could not be reached", "neither confirmed nor denied"."""
    s = page.syntax
    entry = lexicon.refusals.get(s.lemmas[verb])
    if _neither_nor(s, verb):
        last = next(c for c in s.children_of(verb, "conj") if s.lemmas[c] in _DENYING)
        return _refusal(page, verb, (verb, last), "neither-nor", _withheld(s, verb) | _withheld(s, last))
    if entry is None:
        return None
    yet = _yet_to(s, verb)
    if yet is not None:
        return _refusal(page, verb, (yet, verb), "yet-to")
    if not is_negated(s, verb) or not _fits(s, verb, entry.preps, s.lemmas[verb]):
        return None
    first = min([verb, *(c for c in s.children_of(verb, "aux", "auxpass", "neg") if c < verb)])
    if Frame.OBJECT not in entry.frames:
        return _refusal(page, verb, (first, verb), "did-not")
    content = _withheld(s, verb) if s.lemmas[verb] not in _KEPT_BACK else frozenset()
    return _refusal(page, verb, (first, verb), "did-not-say", content)


def _fits(s: Syntax, verb: int, objects: frozenset[str], lemma: str) -> bool:
    if (lemma == "reach") is not (s.child(verb, "auxpass") is not None):
        return False
    clause = s.child(verb, "ccomp")
    if lemma in _TELLING and clause is not None and not _is_question(s, clause):
        return False
    thing = s.child(verb, "dobj")
    return not objects or (thing is not None and s.lemmas[thing] in objects)


def _is_question(s: Syntax, clause: int) -> bool:
    """Whether a clause leaves it open; "did not say how many had died" takes for granted that some did."""
    opening = range(s.lefts[clause], min(s.lefts[clause] + 2, s.rights[clause]))
    return any(s.lemmas[t] in _ASKING for t in opening)


def _yet_to(s: Syntax, verb: int) -> int | None:
    """The "has" or "yet" before an infinitive: "has yet to comment"."""
    before = [t for t in range(max(0, verb - 4), verb) if s.sentence_of[t] == s.sentence_of[verb]]
    lemmas = [s.lemmas[t] for t in before]
    if lemmas[-2:] != ["yet", "to"]:
        return None
    return before[-3] if len(before) > 2 and lemmas[-3] in ("have", "be") else before[-2]


def _neither_nor(s: Syntax, verb: int) -> bool:
    either = any(s.lemmas[c] in ("neither", "not", "nor") for c in s.children[verb])
    return either and s.lemmas[verb] in _AFFIRMING and any(s.lemmas[c] in _DENYING for c in s.children_of(verb, "conj"))


def _no_comment(page: Page, verb: int) -> Saying | None:
    """ "Had no comment", "gave no details", "there was no word from": a light verb with a denied noun of speech."""
    s = page.syntax
    thing = s.child(verb, "dobj", "attr")
    if s.lemmas[verb] not in _LIGHT or thing is None or thing < verb:
        return None
    denied = any(s.lemmas[c] == "no" for c in s.children_of(thing, "det", "neg"))
    if not denied or s.lemmas[thing] not in _REPLIES:
        return None
    if s.lemmas[verb] != "be":
        return _refusal(page, verb, (verb, thing), "no-comment")
    source = next((s.child(p, "pobj") for p in s.children_of(thing, "prep") if s.lemmas[p] in ("from", "by")), None)
    if source is None or s.child(verb, "expl") is None:
        return None
    return Saying(verb, verb, thing, CueClass.DECLINE, _BARE, False, source, frozenset(), "refusal-no-comment")


def _unanswered(page: Page, verb: int) -> Saying | None:
    """ "Calls to the firm went unanswered", "an email to her lawyer was not returned": whom they were sent to."""
    s = page.syntax
    subject = s.child(verb, "nsubj", "nsubjpass")
    if subject is None or s.lemmas[subject] not in _ENQUIRIES:
        return None
    silent = any(s.lemmas[c] == "unanswered" for c in s.children_of(verb, "acomp", "oprd", "advcl"))
    returned = s.lemmas[verb] in ("return", "answer") and is_negated(s, verb) and s.child(verb, "auxpass") is not None
    source = next((s.child(p, "pobj") for p in s.children_of(subject, "prep") if s.lemmas[p] in ("to", "for")), None)
    if source is None or not (silent or returned):
        return None
    last = max([verb, *s.children_of(verb, "acomp", "oprd")])
    first = min([verb, *(c for c in s.children_of(verb, "auxpass", "neg") if c < verb)])
    return Saying(verb, first, last, CueClass.DECLINE, _BARE, False, source, frozenset(), "refusal-unanswered")


def _withheld(s: Syntax, act: int) -> frozenset[int]:
    """What is not said: the object or clause of the act of speech."""
    parts = s.children_of(act, "dobj", "ccomp", "xcomp")
    return frozenset(t for part in parts if part > act for t in s.subtree(part))


def _refusal(
    page: Page, verb: int, words: tuple[int, int], rule: str, content: frozenset[int] = frozenset()
) -> Saying | None:
    s = page.syntax
    first, last = words if words[1] - words[0] <= _LONGEST_CUE else (words[0], max(verb, words[0]))
    source = s.child(verb, "nsubjpass")
    if source is None:
        source = find_source(page, last if rule == "yet-to" else verb)
    if source is None or first <= source <= last:
        return None
    return Saying(verb, first, last, CueClass.DECLINE, _BARE, rule == "did-not-say", source, content, f"refusal-{rule}")
