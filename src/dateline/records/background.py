"""Which sentences of a report tell of something else, long before: another year's flood, the last attack."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.text import Span
from dateline.model.time import day_of
from dateline.records.fields import part, rows, span, spans, word
from dateline.records.figure_words import figure_words
from dateline.records.flatten import Record
from dateline.records.happenings import sentence_around

_OLD = timedelta(days=45)  # a date further back than this before the report is not its own news
_COARSE = ("month", "season", "year", "decade", "century")
_OPENING = 16  # characters of a sentence before the time that rules it: "But back in …"
_HEADER = 60  # characters of a line that holds little but a date
_HEADERS = 5  # lines among which the report's own date may stand
_DEICTIC = re.compile(r"\b(?:last|ago|previous|earlier)\b", re.I)
_PRESENT = re.compile(r"\b(?:this|next|coming|past)\b", re.I)
_CODED = ("title", "body", "caption", "dateline")


@dataclass(frozen=True, slots=True)
class Page:
    """A record's text with its coded sentences in order, and those of them that tell of the past."""

    text: str
    sentences: tuple[Span, ...]
    titles: tuple[Span, ...]
    past: frozenset[Span]
    old_times: frozenset[str]

    def sentence_of(self, where: Span) -> Span:
        """The sentence that a span begins in; the span itself where none holds it."""
        return next((s for s in self.sentences if s.start <= where.start < s.end), where)


def page_of(record: Record) -> Page:
    """Reads a record's sentences and tells which are background."""
    report = part(record, "report")
    text = word(report, "text") or ""
    sections = [(word(row, "kind") or "", span(row, "span")) for row in rows(report, "sections")]
    sentences = tuple(s for kind, where in sections if where and kind in _CODED for s in _sentences(text, where))
    titles = tuple(where for kind, where in sections if where and kind == "title")
    old = _old_times(record, text)
    page = Page(text, sentences, titles, frozenset(), frozenset(old))
    return Page(text, sentences, titles, frozenset(_past(record, page, old)), frozenset(old))


def _sentences(text: str, section: Span) -> Iterator[Span]:
    start, last = section.start, min(section.end, len(text))
    while start < last:
        if text[start].isspace():
            start += 1
            continue
        end = min(last, sentence_around(text, start, start + 1)[1])
        yield Span(start, max(end, start + 1))
        start = max(end, start + 1)


def _old_times(record: Record, text: str) -> dict[str, Span]:
    """The timexes that lie well before the report, by id."""
    now = _now(record, text)
    found: dict[str, Span] = {}
    for row in rows(record, "timexes"):
        where, name = span(row, "span"), word(row, "id")
        if where and name and word(row, "type") in ("DATE", "TIME") and _is_old(row, text, now):
            found[name] = where
    return found


def _is_old(timex: Record, text: str, now: date | None) -> bool:
    where = span(timex, "span")
    words = text[max(0, where.start - 6) : where.end].lower() if where else ""
    if words.startswith("since ") or word(timex, "bound") == "since" or " since " in words:
        return False
    latest, coarse = day_of(word(timex, "latest")), word(timex, "granularity") in _COARSE
    if latest is None:
        return coarse and not _PRESENT.search(words) and (now is None or bool(_DEICTIC.search(words)))
    if now is None:
        return coarse
    return latest < now - _OLD


def _now(record: Record, text: str) -> date | None:
    """The report's day: as published, else a date that stands almost alone in one of its first lines."""
    published = day_of(word(part(record, "report"), "published"))
    if published:
        return published
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)][:_HEADERS]
    alone = [line for line in lines if len(line) <= _HEADER]
    days = (day_of(word(t, "latest")) for t in rows(record, "timexes") if _within(span(t, "span"), alone))
    return next((day for day in days if day), None)


def _within(where: Span | None, lines: Sequence[Span]) -> bool:
    return where is not None and any(line.covers(where) for line in lines)


def _past(record: Record, page: Page, old: Mapping[str, Span]) -> Iterator[Span]:
    """Sentences that a time of long ago rules, and those that go on from one without a time or speaker of their own."""
    times = [s for row in rows(record, "timexes") if (s := span(row, "span")) and word(row, "type") in ("DATE", "TIME")]
    said = [
        s
        for row in rows(record, "attributions")
        for s in spans(row, "content")
        if span(row, "source") or spans(row, "source")
    ]
    before = False
    for sentence in page.sentences:
        words = page.text[sentence.start : sentence.end]
        opening = Span(sentence.start, min(sentence.end, sentence.start + _OPENING))
        if any(opening.overlaps(where) for where in old.values()) or figure_words().past.match(words):
            before = True
        elif any(sentence.overlaps(where) for where in (*times, *said, *page.titles)):
            before = False
        if before:
            yield sentence
