"""The words that show a claim: the content of the innermost saying, else the sentence."""

import re

from dateline.model.attribution import Attribution
from dateline.model.text import Report, Span, covering

_BREAK = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_LAST_WORD = re.compile(r"\S+$")
_INITIAL = 2
_OPENING = "\"'“‘(["


def evidence_of(
    report: Report, saying: Attribution | None, trigger: tuple[Span, ...], abbreviations: frozenset[str]
) -> Span:
    """A span that covers the whole trigger: what was said, else the sentence, else the trigger's own stretch."""
    words = covering(trigger)
    contents = [c for c in saying.content if c.covers(words)] if saying is not None else []
    if contents:
        return min(contents, key=len)
    return _in_section(report, sentence_at(report.text, words, abbreviations), words)


def _in_section(report: Report, sentence: Span, words: Span) -> Span:
    """A sentence without what stands on its line in another section: the dateline."""
    section = next((s.span for s in report.sections if s.span.covers(words)), sentence)
    start, end = max(section.start, sentence.start), min(section.end, sentence.end)
    while start < words.start and not report.text[start].isalnum() and report.text[start] not in _OPENING:
        start += 1
    return Span(start, end)


def sentence_at(text: str, words: Span, abbreviations: frozenset[str]) -> Span:
    """The sentence, within its line, that holds these words."""
    start = text.rfind("\n", 0, words.start) + 1
    end = text.find("\n", words.end)
    end = len(text) if end < 0 else end
    first, last = start, end
    for match in _BREAK.finditer(text, start, end):
        if _is_abbreviation(text[start : match.start() + 1], abbreviations):
            continue
        if match.end() <= words.start:
            first = match.end()
        elif match.start() >= words.end - 1:
            last = match.end()
            break
    return _trimmed(text, Span(first, max(last, words.end)), words)


def _is_abbreviation(before: str, abbreviations: frozenset[str]) -> bool:
    word = _LAST_WORD.search(before)
    return word is not None and (word.group() in abbreviations or _is_initial(word.group()))


def _is_initial(word: str) -> bool:
    """ "J." or "U.S.": a full stop after a capital ends no sentence that can be told."""
    return (
        len(word) >= _INITIAL
        and word[-2].isupper()
        and word.endswith(".")
        and (len(word) == _INITIAL or word[-3] == ".")
    )


def _trimmed(text: str, span: Span, words: Span) -> Span:
    start, end = span.start, span.end
    while start < words.start and text[start].isspace():
        start += 1
    while end > words.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
