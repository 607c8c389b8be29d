"""Mends closing tags that the parse lost: "…, its mediator, the former judge X, said on Thursday"."""

from collections.abc import Iterator

from dateline.attribution.lexicon import Entry, Frame
from dateline.attribution.page import Page
from dateline.model.syntax import Syntax

_LIGHTEST = 0.3
_LONGEST_SPEAKER = 16  # tokens
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_LEADING = frozenset(("DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM"))
_ASIDE = frozenset(("who", "whose", "which", "whom"))
_MODIFYING = frozenset(("det", "compound", "amod", "nummod", "poss", "nmod"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


def mend_tag(
    page: Page, verb: int, entry: Entry, source: int | None, content: frozenset[int]
) -> tuple[int | None, frozenset[int], bool]:
    """Source and content of a cue where the parse gave not both, from the words before it; whether they are mended."""
    as_parsed = source, content, False
    if (source is not None and content) or not _may_close(page, verb, entry):
        return as_parsed
    speaker = _speaker(page, verb)
    if speaker is None:
        return _inverted(page, verb, source) or as_parsed
    if source not in range(*speaker):
        if source is not None and (content or source in page.syntax.children_of(verb, "nsubj")):
            return as_parsed
        source = _head(page.syntax, *speaker)
    head = source
    if head is None or (page.syntax.heads[verb] == head and page.syntax.deprels[verb] in ("acl", "relcl")):
        return as_parsed
    said = content or _before(page, speaker[0])
    kept = frozenset(t for t in said if not speaker[0] <= t <= verb)
    return (head, kept, True) if kept else as_parsed


def _may_close(page: Page, verb: int, entry: Entry) -> bool:
    """Whether a cue is a finite verb outside quotations that could close a sentence of its own."""
    s = page.syntax
    if Frame.CLAUSE not in entry.frames or entry.weight < _LIGHTEST or page.quote_of[verb] >= 0:
        return False
    lost = s.tags[verb] == "VBN" and s.deprels[verb] == "acl" and s.child(verb, "prep", "npadvmod") is not None
    if not (s.tags[verb] in _FINITE or lost) or s.child(verb, "mark", "agent", "auxpass", "expl") is not None:
        return False
    if any(s.lemmas[c] in ("it", "who", "which", "that") for c in s.children_of(verb, "nsubj")):
        return False
    own = s.child(verb, "dobj", "xcomp")
    return own is None or own < verb or Frame.ADDRESSEE in entry.frames


def _speaker(page: Page, verb: int) -> tuple[int, int] | None:
    """First token and end of the noun phrase before a cue, its appositions with it."""
    s, found = page.syntax, None
    for first, end in _segments(page, verb):
        if _is_phrase(s, first, end):
            found = first, (end if found is None else found[1])
        elif not _is_aside(s, first) or s.words[verb - 1] != ",":
            break
        if s.words[verb - 1] != ",":
            break
    return found if found is None or found[1] - found[0] <= _LONGEST_SPEAKER else None


def _inverted(page: Page, verb: int, source: int | None) -> tuple[int, frozenset[int], bool] | None:
    """The noun right after a cue that follows a comma: "…, said the river police, whose launch came back"."""
    s, head = page.syntax, verb + 1
    said = _before(page, verb)
    if source is not None or not said or s.heads[verb] != verb or s.words[verb - 1][-1] not in ",”\"'":
        return None
    if head == len(s):
        return None
    while s.deprels[head] in _MODIFYING and s.heads[head] > head:
        head = s.heads[head]
    return (head, said, True) if s.upos[head] in ("NOUN", "PROPN") and s.child(head, "det", "compound") else None


def _segments(page: Page, verb: int) -> Iterator[tuple[int, int]]:
    """What stands between commas before a cue, the nearest first."""
    s = page.syntax
    start, end = s.sentences[s.sentence_of[verb]][0], verb
    while end > start and s.heads[end - 1] == verb and s.deprels[end - 1] in ("aux", "advmod", "punct"):
        end -= 1
    for _ in range(4):
        while end > start and s.words[end - 1] == ",":
            end -= 1
        first = end
        while first > start and s.words[first - 1] not in ",;:" and page.same_level(first - 1, verb):
            first -= 1
        if first == end:
            return
        yield first, end
        end = first


def _is_phrase(s: Syntax, first: int, end: int) -> bool:
    """Whether a segment is a noun phrase, a relative clause in it allowed."""
    relative = next((t for t in range(first, end) if s.lemmas[t] in ("who", "that")), end)
    if s.upos[first] not in _LEADING or s.lemmas[first] in _ASIDE or relative == first:
        return False
    if any(s.tags[t] in _FINITE or s.tags[t] == "MD" for t in range(first, relative)):
        return False
    return any(s.upos[t] in _NOMINAL for t in range(first, relative))


def _is_aside(s: Syntax, first: int) -> bool:
    return s.lemmas[first] in _ASIDE or s.tags[first] in ("VBN", "VBG", "VBD")


def _head(s: Syntax, first: int, end: int) -> int | None:
    """The first noun of a stretch that hangs on a word outside it."""
    return next((t for t in range(first, end) if s.upos[t] in _NOMINAL and s.heads[t] not in range(first, end)), None)


def _before(page: Page, speaker: int) -> frozenset[int]:
    """What a sentence says before its speaker, up to a semicolon, with a comma or quotation mark between."""
    s = page.syntax
    start = s.sentences[s.sentence_of[speaker]][0]
    if speaker - start < 3 or s.words[speaker - 1][-1] not in ',”"?!':
        return frozenset()
    broken = [t for t in range(start, speaker) if s.words[t] == ";" and page.same_level(t, speaker)]
    before = range(broken[-1] + 1 if broken else start, speaker - 1)
    return frozenset() if _only_sets_scene(page, before) else frozenset(before)


def _only_sets_scene(page: Page, before: range) -> bool:
    """Whether words say no more than when or where: "In Nevada", "With the vote near", "While the mayor slept"."""
    s = page.syntax
    first = next((t for t in before if s.upos[t] not in ("CCONJ", "ADV", "PUNCT")), None)
    if first is None:
        return True
    if page.quote_of[first] >= 0 or s.upos[first] not in ("ADP", "SCONJ"):
        return False
    main = [t for t in before if s.tags[t] in _FINITE or s.tags[t] == "MD"]
    return not any(_is_main(s, t, first) for t in main)


def _is_main(s: Syntax, finite: int, first: int) -> bool:
    """Whether a finite word stands outside the clause or phrase that a word opens."""
    opened = s.heads[first] if s.deprels[first] == "mark" else first
    return opened not in (finite, s.heads[finite], *s.ancestors(finite))
