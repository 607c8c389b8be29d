"""Sayings that nobody is named for: "is believed to have fled", "accused of fraud", "remarks alleged to …"."""

from dateline.attribution.lexicon import Entry, Frame
from dateline.attribution.objects import is_infinitive, prepositions_of
from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_KEPT = frozenset((CueClass.PREDICT, CueClass.EVIDENTIAL, CueClass.ACCUSE))
_CHARGING = frozenset((CueClass.ACCUSE, CueClass.BELIEVE))
_PARTICIPLES = frozenset(("VBN", "VBD"))


def is_passive(s: Syntax, verb: int) -> bool:
    """Whether a verb is passive and names no doer, in a clause of its own or right after its noun."""
    if s.child(verb, "agent") is not None:
        return False
    return s.child(verb, "auxpass") is not None or _reduced(s, verb)


def find_passive(page: Page, verb: int, entry: Entry, words: tuple[int, int]) -> Saying | None:
    """The saying of such a verb, without a source: hearsay, or a charge."""
    s = page.syntax
    content = _hearsay(s, verb, entry) or _charge(s, verb, entry)
    if not content or entry.cue_class is None:
        return None
    keeps = entry.cue_class in _KEPT or s.lemmas[verb] == "fear"
    kind = entry.cue_class if keeps else CueClass.HEARSAY
    tokens = frozenset(content - {verb})
    return Saying(verb, *words, kind, frozenset(), False, None, tokens, "passive-hearsay")


def _reduced(s: Syntax, verb: int) -> bool:
    """A participle after its noun: "the man accused of …", "a corridor said to …"."""
    return s.deprels[verb] == "acl" and s.tags[verb] in _PARTICIPLES and s.child(verb, "nsubj", "dobj") is None


def _hearsay(s: Syntax, verb: int, entry: Entry) -> set[int]:
    """What is said to be so, its subject with it: "is believed to have fled", "it was reported that"."""
    subject = s.heads[verb] if _reduced(s, verb) else s.child(verb, "nsubjpass")
    clause = s.child(verb, "ccomp", "xcomp", "oprd")
    figure = next((p for p in s.children_of(verb, "prep") if s.lemmas[p] in entry.words[1:]), None)
    clause = figure if clause is None and Frame.NUMBER in entry.frames else clause
    told = subject is not None and s.lemmas[subject] == "it" and Frame.CLAUSE in entry.frames
    if not (told or entry.frames & {Frame.HEARSAY, Frame.NUMBER}) or s.lemmas[s.heads[verb]] == "let":
        return set()
    if clause is None and not _is_told_of(s, verb, entry):
        return set()
    if _reduced(s, verb) and (clause is None or not is_infinitive(s, clause)):
        return set()
    if clause is not None and s.tags[clause] == "VBG":
        return set()  # "was found hanging"
    found = set(s.subtree(clause)) if clause is not None else set()
    if subject is not None and s.lemmas[subject] != "it":
        found |= set(range(s.lefts[subject], subject + 1)) if _reduced(s, verb) else set(s.subtree(subject))
    return found


def _is_told_of(s: Syntax, verb: int, entry: Entry) -> bool:
    """Whether a thing is told by nobody: "no damage was reported", "the aid announced in May"."""
    return {Frame.HEARSAY, Frame.OBJECT} <= entry.frames and entry.cue_class is CueClass.REPORT


def _charge(s: Syntax, verb: int, entry: Entry) -> set[int]:
    """What somebody is accused or suspected of."""
    if entry.cue_class not in _CHARGING or not (Frame.TARGET in entry.frames or entry.words == ("suspect",)):
        return set()
    found = {t for p in prepositions_of(s, verb, entry) for t in s.subtree(p)}
    subject = s.child(verb, "nsubjpass")
    return found | set(s.subtree(subject)) if found and subject is not None else found
