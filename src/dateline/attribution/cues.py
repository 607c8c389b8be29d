"""Finds sayings at verbs, and the phrases that verbs head."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.attribution.bodily import is_bodily
from dateline.attribution.contents import addressee_of, find_content
from dateline.attribution.lexicon import Entry, Frame, Lexicon
from dateline.attribution.objects import is_dated
from dateline.attribution.page import VERBAL, Page
from dateline.attribution.passives import find_passive, is_passive
from dateline.attribution.plausible import is_plausible
from dateline.attribution.saying import Saying
from dateline.attribution.sources import find_source
from dateline.attribution.tags import mend_tag
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_NEGATIONS = frozenset(("not", "n't", "never", "neither", "nor", "hardly"))
_LIGHTEST = 0.3  # a verb that attributes more rarely needs a clause or a quotation
_PHRASE_REACH = 6
_HEARERS = frozenset(("court", "jury", "inquest", "tribunal", "inquiry", "commission", "committee", "hearing"))
_NOT_HEADS = frozenset(("amod", "aux", "auxpass", "compound"))


def find_verb_sayings(page: Page, lexicon: Lexicon) -> Iterator[Saying]:
    """Sayings whose cue is a verb or a phrase with one, in text order."""
    for token in range(len(page.syntax)):
        entry = entry_at(page, lexicon, token)
        if entry is not None and entry.cue_class is not None:
            saying = _saying(page, token, entry, entry.cue_class)
            bodily = saying is None or is_bodily(page, lexicon.things, token, entry, saying.source)
            if saying is not None and not bodily and is_plausible(page, lexicon.things, saying):
                yield saying


def entry_at(page: Page, lexicon: Lexicon, token: int) -> Entry | None:
    """The lexicon's entry for a verb, its longest phrase first."""
    s = page.syntax
    if s.upos[token] == "NOUN":  # a verb by its dependants, whatever its tag
        verbal = s.child(token, "nsubj") is not None and s.child(token, "ccomp") is not None
    else:
        verbal = s.upos[token] in VERBAL and s.deprels[token] not in _NOT_HEADS
    if not verbal:
        return None
    for entry in lexicon.phrases.get(s.lemmas[token], ()):
        if _phrase_end(s, token, entry) is not None:
            return entry
    return lexicon.verbs.get(s.lemmas[token])


def is_negated(syntax: Syntax, verb: int) -> bool:
    """Whether a verb is denied: not, never, neither, without, or a subject like "nobody"."""
    s = syntax
    for child in s.children[verb]:
        if s.deprels[child] in ("neg", "preconj", "advmod", "cc") and s.lemmas[child] in _NEGATIONS:
            return True
    for subject in s.children_of(verb, "nsubj", "nsubjpass")[-1:]:  # of two the first stands in a quotation
        if s.lemmas[subject] in ("nobody", "none", "neither"):
            return True
        if any(s.lemmas[c] in ("no", "neither") for c in s.children_of(subject, "det", "neg", "preconj")):
            return True
    head = s.heads[verb]
    if s.deprels[verb] == "pcomp" and s.lemmas[head] == "without":
        return True
    return s.deprels[verb] == "conj" and s.child(verb, "nsubj", "aux") is None and is_negated(s, head)


def cue_words(page: Page, verb: int, entry: Entry | None) -> tuple[int, int]:
    """First and last token of a cue: the verb with auxiliaries, negation and particle next to it."""
    s = page.syntax
    near = {
        c for c in s.children[verb] if s.deprels[c] in ("aux", "auxpass", "neg", "prt") and page.same_level(c, verb)
    }
    near |= {c for c in s.children_of(verb, "advmod") if abs(c - verb) <= 2 and not s.children[c]}
    first = last = verb
    while first - 1 in near:
        first -= 1
    while last + 1 in near and s.deprels[last + 1] == "prt":
        last += 1
    while s.deprels[first] == "advmod" and first < verb:
        first += 1
    end = _phrase_end(s, verb, entry) if entry else None
    if entry and end is not None and end - verb > len(entry.words) + ("let" in entry.words):
        end = None
    if entry and end is not None and Frame.OBJECT in entry.frames and s.deprels[end] == "dobj":
        end = None  # "claimed victory": what is claimed is content
    return first, max(last, end if end is not None else last)


def _phrase_end(s: Syntax, verb: int, entry: Entry) -> int | None:
    """The last word of a phrase that starts at this verb, each next word hanging on what was matched."""
    matched, last = [verb], verb
    for word in entry.words[1:]:
        found = next((t for t in _within_reach(s, verb) if s.lemmas[t] == word and _joins(s, t, matched, entry)), None)
        if found is None:
            return None
        matched.append(found)
        last = found
    return last if len(matched) > 1 else None


def _joins(s: Syntax, token: int, matched: list[int], entry: Entry) -> bool:
    """Whether a word of a phrase hangs on the words before it; of a figure's preposition its object counts alone."""
    if is_dated(s, token):
        return False
    figure = Frame.NUMBER in entry.frames and any(s.upos[c] == "NUM" for c in s.children_of(token, "pobj"))
    return s.heads[token] in matched or (figure and s.heads[s.heads[token]] in s.children_of(matched[0], "dobj"))


def _within_reach(s: Syntax, verb: int) -> range:
    end = s.sentences[s.sentence_of[verb]][1]
    return range(verb + 1, min(end, verb + _PHRASE_REACH))


def _saying(page: Page, verb: int, entry: Entry, cue_class: CueClass) -> Saying | None:
    s = page.syntax
    if is_passive(s, verb) and Frame.ADDRESSEE not in entry.frames:
        found = find_passive(page, verb, entry, cue_words(page, verb, entry))
        if found is not None or s.child(verb, "auxpass") is not None:
            return replace(found, negated=is_negated(s, verb)) if found else None
    source = find_source(page, verb)
    content, rule = find_content(page, verb, entry, source)
    source, content, mended = mend_tag(page, verb, entry, source, content)
    rule = "around" if mended else rule
    if entry.weight < _LIGHTEST and rule not in ("clause", "none", "around"):
        return None
    first, last = cue_words(page, verb, entry)
    if source is not None and entry.words == ("hear",) and s.lemmas[source] in _HEARERS:
        hearsay = frozenset({Frame.QUOTE})
        return Saying(verb, first, last, CueClass.HEARSAY, hearsay, False, None, content, "heard", addressee=source)
    return Saying(
        token=verb,
        first=first,
        last=last,
        cue_class=cue_class,
        frames=entry.frames - {Frame.BARE},
        negated=is_negated(s, verb),
        source=source,
        content=content,
        rule=f"verb-{rule}",
        addressee=addressee_of(page, verb, entry),
    )
