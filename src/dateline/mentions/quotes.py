"""Quotations of a parse and who speaks in them, as far as the sentence says so plainly."""

from bisect import bisect_right
from collections.abc import Iterator

from dateline.model.syntax import Syntax

_OPEN, _CLOSE, _EITHER = frozenset("“«„"), frozenset("”»"), frozenset('"')
_SINGLE_OPEN, _SINGLE_CLOSE = frozenset("‘'"), frozenset("’'")
_SUBJECTS = ("nsubj", "nsubjpass")
_FEW = 6
_FAR = 200  # tokens; nobody speaks from farther away, and a sentence may hold thousands of quotations


def quotations(syntax: Syntax) -> list[tuple[int, int]]:
    """Token ranges [start, end) between quotation marks; one left open runs to the end of its paragraph."""
    return [found for start, end in syntax.paragraphs for found in _in_paragraph(syntax, start, end)]


def speaker(syntax: Syntax, quotation: tuple[int, int], speech_verbs: frozenset[str]) -> int | None:
    """The token that heads the subject of the speech verb around or beside a quotation, if there is one."""
    inside = range(*quotation)
    for token in inside:
        for above in syntax.ancestors(token):
            subject = syntax.child(above, *_SUBJECTS)
            speaks = above not in inside and syntax.lemmas[above] in speech_verbs
            if speaks and subject is not None and subject not in inside:
                return subject
    for find in (_before_colon, _after_colon, _tagged):
        found = find(syntax, inside)
        if found is not None:
            return found
    return _in_sentences(syntax, inside, speech_verbs)


def _before_colon(syntax: Syntax, inside: range) -> int | None:
    """Who a clause before a colon speaks of ("Mr Hall shrugged: “…”")."""
    colon = inside.start - 1
    if colon < 1 or syntax.words[colon] != ":":
        return None
    for verb in (*syntax.ancestors(colon), *syntax.ancestors(colon - 1)):
        subject = syntax.child(verb, *_SUBJECTS)
        if verb < colon and subject is not None and subject < colon:
            return subject
    return None


def _after_colon(syntax: Syntax, inside: range) -> int | None:
    """The few words behind a quotation and a colon, as headlines have them ("“…”: minister")."""
    start = inside.stop + 1
    if start >= len(syntax) or syntax.words[inside.stop] != ":":
        return None
    end = next(end for first, end in syntax.paragraphs if first <= start < end or end == len(syntax))
    nouns = [t for t in range(start, end) if syntax.upos[t] in ("NOUN", "PROPN")]
    return nouns[-1] if 0 < end - start <= _FEW and nouns and nouns[-1] == end - 1 else None


def _tagged(syntax: Syntax, inside: range) -> int | None:
    """The subject of any verb whose content a quotation is ("“…,” fumed the coach")."""
    for token in inside:
        verb = syntax.heads[token]
        if verb in inside or syntax.deprels[token] != "ccomp" or syntax.upos[verb] != "VERB":
            continue
        subject = syntax.child(verb, *_SUBJECTS)
        if subject is not None and subject not in inside:
            return subject
    return None


def goes_on(syntax: Syntax, before: tuple[int, int], quotation: tuple[int, int]) -> bool:
    """Whether a quotation goes on from the one before it: in the same paragraph, or from one left open."""
    place = bisect_right(syntax.paragraphs, (before[0], len(syntax))) - 1
    start, end = syntax.paragraphs[place] if place >= 0 else (0, 0)
    if not start <= before[0] < end:
        return False
    left_open = before[1] == end and syntax.words[end - 1] not in _CLOSE | _EITHER
    after = syntax.paragraphs[place + 1][0] if place + 1 < len(syntax.paragraphs) else len(syntax)
    return quotation[0] < end or (left_open and quotation[0] == after)


def _in_sentences(syntax: Syntax, inside: range, speech_verbs: frozenset[str]) -> int | None:
    if not inside:
        return None
    first, last = syntax.sentence_of[inside[0]], syntax.sentence_of[inside[-1]]
    for sentence in dict.fromkeys((last, first)):
        start, end = syntax.sentences[sentence]
        for token in range(max(start, inside.start - _FAR), min(end, inside.stop + _FAR)):
            if token in inside or syntax.lemmas[token] not in speech_verbs:
                continue
            subject = syntax.child(token, *_SUBJECTS)
            if subject is not None and subject not in inside:
                return subject
    return None


def _in_paragraph(syntax: Syntax, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for token in range(start, end):
        mark = syntax.words[token]
        if opened is None:
            opens = mark in _OPEN | _EITHER or (mark in _SINGLE_OPEN and _opens(syntax, token))
            opened = token if opens else None
        elif _closes(syntax, opened, token):
            yield opened, token + 1
            opened = None
    if opened is not None and syntax.words[opened] not in _SINGLE_OPEN:
        yield opened, end


def _closes(syntax: Syntax, opened: int, token: int) -> bool:
    mark = syntax.words[token]
    if syntax.words[opened] in _SINGLE_OPEN:
        return mark in _SINGLE_CLOSE and syntax.tags[token] != "POS" and not _opens(syntax, token)
    return mark in _CLOSE | _EITHER


def _opens(syntax: Syntax, token: int) -> bool:
    """Whether a single mark stands before a word and after a space or nothing, as no apostrophe does."""
    before = token == 0 or syntax.ends[token - 1] < syntax.starts[token]
    return before and token + 1 < len(syntax) and syntax.starts[token + 1] == syntax.ends[token]
