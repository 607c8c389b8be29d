"""Quotations brought by verbs that the table lacks: “…,” reacted the mayor; The mayor went further: “…”."""

from collections.abc import Iterator, Sequence

from dateline.attribution.lexicon import Frame
from dateline.attribution.page import VERBAL, Page
from dateline.attribution.saying import Saying
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_SHORTEST = 3  # words of a quotation that is more than a name
_TAG = 12  # tokens between a quotation and the verb that brings it
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_QUOTING = frozenset({Frame.QUOTE})
_NOBODY = frozenset(("it", "this", "that", "there", "which", "who"))
_SPEAKERS = frozenset(("PROPN", "NOUN", "PRON"))


def find_unlisted(page: Page, sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Sayings of quotations which no cue found so far brings, in text order."""
    cues = {t for saying in sayings for t in range(saying.first, saying.last + 1)}
    brought = {page.quote_of[t] for saying in sayings for t in saying.content}
    for number in range(len(page.quotes)):
        inside = page.syntax.tokens_in(page.quotes[number].span)
        if number in brought or not inside or not _is_speech(page, inside):
            continue
        verb = _verb_after(page, inside)
        verb = _verb_before(page, inside) if verb is None else verb
        source = _subject(page, verb) if verb is not None and verb not in cues else None
        if verb is not None and source is not None and source not in cues:
            said = frozenset(inside)
            yield Saying(verb, verb, verb, CueClass.REPORT, _QUOTING, False, source, said, "unlisted")


def _is_speech(page: Page, inside: range) -> bool:
    """Whether quoted words make a sentence, and are no title or byword."""
    s = page.syntax
    words = [t for t in inside if page.is_word(t)]
    finite = any(s.tags[t] in _FINITE or s.tags[t] in ("MD", "VB") for t in words)
    return len(words) >= _SHORTEST and finite and s.words[words[0]][0].isupper()


def _verb_after(page: Page, inside: range) -> int | None:
    """The finite verb right after a quotation that ends in a comma or the like: "…,” reacted the mayor"."""
    s = page.syntax
    closing = next((s.words[t] for t in reversed(inside) if s.words[t][-1] not in "\"”'»"), "")
    end = s.sentences[s.sentence_of[inside[-1]]][1]
    reach = range(inside[-1] + 1, min(end, inside[-1] + _TAG))
    if closing[-1:] not in (",", "?", "!") or not reach:
        return None
    verb = next((t for t in reach if s.tags[t] in _FINITE and s.upos[t] in VERBAL), None)
    if verb is None or any(s.words[t] in ";:" for t in range(reach.start, verb)):
        return None
    subject = s.child(verb, "nsubj")
    near = subject is not None and s.lefts[subject] == reach.start
    own = [c for c in s.children_of(verb, "dobj", "mark") if c != _inverted(s, verb)]
    return verb if (near or verb == reach.start) and s.upos[verb] == "VERB" and not own else None


def _verb_before(page: Page, inside: range) -> int | None:
    """The verb of the clause that ends in a colon, or in a comma, before a quotation."""
    s, mark = page.syntax, inside[0] - 1
    if mark < 1 or page.paragraph_of[mark] != page.paragraph_of[inside[0]] or s.words[mark] not in (":", ","):
        return None
    start = s.sentences[s.sentence_of[mark]][0]
    if s.upos[mark - 1] == "ADP":
        return None
    verbs = [t for t in range(start, mark) if s.upos[t] == "VERB" and page.quote_of[t] < 0 and s.deprels[t] != "amod"]
    if s.words[mark] == ",":
        return verbs[-1] if verbs and s.tags[verbs[-1]] == "VBG" and mark - verbs[-1] <= 2 else None
    main = [t for t in verbs if s.deprels[_first_conjunct(s, t)] in ("ROOT", "parataxis") or s.heads[t] > mark]
    return main[-1] if main else None


def _inverted(s: Syntax, verb: int) -> int | None:
    """What the parse takes for the object of a verb that opens its clause after a quotation."""
    thing = s.child(verb, "dobj")
    closes = verb > 0 and s.words[verb - 1][-1] in "\"”'»"
    return thing if closes and thing is not None and s.lefts[thing] == verb + 1 else None


def _first_conjunct(s: Syntax, verb: int) -> int:
    while s.deprels[verb] == "conj" and s.upos[s.heads[verb]] in VERBAL:
        verb = s.heads[verb]
    return verb


def _subject(page: Page, verb: int) -> int | None:
    """The speaker: the verb's own subject outside the quotation."""
    s: Syntax = page.syntax
    subject = s.child(verb, "nsubj", "nsubjpass")
    subject = s.child(_first_conjunct(s, verb), "nsubj", "nsubjpass") if subject is None else subject
    subject = _inverted(s, verb) if subject is None else subject
    if subject is None and s.tags[verb] == "VBG":
        subject = next((s.child(t, "nsubj") for t in s.ancestors(verb) if s.child(t, "nsubj") is not None), None)
    if subject is None or s.upos[subject] not in _SPEAKERS or s.lemmas[subject] in _NOBODY:
        return None
    return subject if page.quote_of[subject] < 0 else None
