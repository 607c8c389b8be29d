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


def find_refusals(page: Page, lexicon: Lexicon) -> Iterator[Saying]:
    """Records without content of those who did not speak, in text order."""
    for token in range(len(page.syntax)):
        if page.syntax.upos[token] in VERBAL and page.syntax.deprels[token] != "aux":
            saying = _declined(page, lexicon, token) or _silent(page, lexicon, token) or _no_comment(page, token)
            if saying is not None:
                yield saying


def _declined(page: Page, lexicon: Lexicon, verb: int) -> Saying | None:
    """ "Declined to comment": the refusing verb with the verb of speech that it refuses."""
    s = page.syntax
    if CueClass.DECLINE is not _class_of(lexicon, s.lemmas[verb]):
        return None
    act = s.child(verb, "xcomp", "advcl", "ccomp")
    if act is None or act < verb:
        return None
    if s.lemmas[act] in lexicon.refusals and s.child(act, "auxpass") is None:
        return _refusal(page, verb, (verb, act), "declined", _withheld(s, act))
    return None


def _class_of(lexicon: Lexicon, lemma: str) -> CueClass | None:
    entry = lexicon.verbs.get(lemma)
    return entry.cue_class if entry else None


def _silent(page: Page, lexicon: Lexicon, verb: int) -> Saying | None:
    """ "Did not respond", "has yet to comment", "could not be reached", "neither confirmed nor denied"."""
    s = page.syntax
    entry = lexicon.refusals.get(s.lemmas[verb])
    if _neither_nor(s, verb):
        last = next(c for c in s.children_of(verb, "conj"))
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
    if (
        lemma in ("say", "explain", "specify", "disclose", "reveal", "acknowledge")
        and s.child(verb, "ccomp") is not None
    ):
        return False
    thing = s.child(verb, "dobj")
    return not objects or (thing is not None and s.lemmas[thing] in objects)


def _yet_to(s: Syntax, verb: int) -> int | None:
    """The "has" or "yet" before an infinitive: "has yet to comment"."""
    before = [t for t in range(max(0, verb - 4), verb) if s.sentence_of[t] == s.sentence_of[verb]]
    lemmas = [s.lemmas[t] for t in before]
    if lemmas[-2:] != ["yet", "to"]:
        return None
    return before[-3] if len(before) > 2 and lemmas[-3] in ("have", "be") else before[-2]


def _neither_nor(s: Syntax, verb: int) -> bool:
    either = any(s.lemmas[c] in ("neither", "not", "nor") for c in s.children[verb])
    return (
        either
        and s.lemmas[verb] == "confirm"
        and any(s.lemmas[c] in ("deny", "refute", "rule", "dismiss") for c in s.children_of(verb, "conj"))
    )


def _no_comment(page: Page, verb: int) -> Saying | None:
    """ "Had no comment", "gave no details": a light verb with a denied noun of speech."""
    s = page.syntax
    thing = s.child(verb, "dobj")
    if s.lemmas[verb] not in ("have", "make", "offer", "give", "issue") or thing is None or thing < verb:
        return None
    denied = any(s.lemmas[c] == "no" for c in s.children_of(thing, "det", "neg"))
    if not denied or s.lemmas[thing] not in ("comment", "response", "reply", "answer", "statement"):
        return None
    return _refusal(page, verb, (verb, thing), "no-comment")


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
