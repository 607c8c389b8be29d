"""A report to be read on a page: numbered paragraphs cut into pieces, in parts that a browser can hold, and cards."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from dateline.model.text import Span
from dateline.query.report_reading import ReportFact, ReportReading, Saying, Stretch
from dateline.show.highlight import Mark, Piece, pieces

_MOST = 4_000  # characters of one paragraph: what is longer is cut at a space
_PART = 170_000  # bytes of HTML, roughly, on one page
_MARK, _CARD, _VOICE, _SAYING, _LINE = 75, 1_200, 400, 400, 110  # bytes of each, roughly
_VOICES = 8  # of one fact that its card names
_FIRST = 8  # words that a browser looks for at the outlet
_ELSEWHERE = 900  # places on other parts that a part leads on to
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its number (None for headline, captions and what is not the report's own), and its pieces."""

    number: int | None
    kind: str
    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another part of this report, with the places in it to which other pages lead."""

    part: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReaderPart:
    """One page of a report: paragraphs, facts and sayings that begin in them. `anchors`: where other pages lead."""

    part: int
    parts: int
    lines: tuple[Line, ...]
    facts: tuple[ReportFact, ...]
    sayings: tuple[Saying, ...]
    anchors: frozenset[int]
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    number: int | None
    kind: str
    span: Span


def reader_part(reading: ReportReading, part: int) -> ReaderPart | None:
    """One page of a report, from 1; None where there is no such page."""
    paragraphs = tuple(_paragraphs(reading))
    marks = sorted(_marks(reading), key=lambda mark: mark.span.start)
    pages = _pages(reading, paragraphs, marks)
    if not 1 <= part <= len(pages):
        return None
    shown = pages[part - 1]
    window = Span(shown[0].span.start, shown[-1].span.end) if shown else Span(0, 1)
    begin, end = (0 if part == 1 else window.start), window.end
    return ReaderPart(
        part=part,
        parts=len(pages),
        lines=tuple(_lines(reading, shown, marks)),
        facts=tuple(f for f in reading.facts if begin <= f.start < end),
        sayings=tuple(s for s in reading.sayings if begin <= s.start < end),
        anchors=frozenset(reading.anchors),
        elsewhere=tuple(_elsewhere(reading, pages, part)),
    )


def part_with(reading: ReportReading, at: int) -> int:
    """The page of a report on which a character stands; the first for one that is on none."""
    marks = sorted(_marks(reading), key=lambda mark: mark.span.start)
    pages = _pages(reading, tuple(_paragraphs(reading)), marks)
    holding = (n for n, page in enumerate(pages, 1) if page and page[0].span.start <= at < page[-1].span.end)
    return next(holding, 1)


def at_outlet(url: str | None, words: str) -> str:
    """The report at its outlet, at these words where a browser can find them; "" for no address of the web."""
    if url is None or not url.casefold().startswith(_WEB):
        return ""
    first = " ".join(words.split()[:_FIRST])
    return f"{url.split('#')[0]}#:~:text={quote(first, safe='').replace('-', '%2D')}"


def _paragraphs(reading: ReportReading) -> Iterator[_Paragraph]:
    """The stretches as paragraphs that can be read: parted at empty lines, the very long ones at a space."""
    number = 0
    for stretch in reading.stretches:
        for span in _cut(reading.text, stretch):
            number += stretch.kind == "body"
            yield _Paragraph(number if stretch.kind == "body" else None, stretch.kind, span)


def _cut(text: str, stretch: Stretch) -> Iterator[Span]:
    at = stretch.start
    while at < stretch.end:
        end = text.find("\n\n", at, min(stretch.end, at + _MOST))
        if end < 0 and stretch.end - at > _MOST:
            end = max(text.rfind(" ", at + 1, at + _MOST), text.rfind("\n", at + 1, at + _MOST))
            end = at + _MOST if end <= at else end + 1
        end = stretch.end if end < 0 else max(end, at + 1)
        if text[at:end].strip():
            yield Span(at, end)
        at = end


def _marks(reading: ReportReading) -> Iterator[Mark]:
    """The marks of what stands: not of facts that are not verified, or that a person rejected."""
    standing = (fact for fact in reading.facts if fact.verified and fact.review != "rejected")
    rows: Iterable[ReportFact | Saying] = (*reading.sayings, *standing)
    for row in rows:
        for words in row.words:
            yield Mark(Span(words.start, words.end), words.role, row.id)


def _pages(
    reading: ReportReading, paragraphs: Sequence[_Paragraph], marks: Sequence[Mark]
) -> list[tuple[_Paragraph, ...]]:
    """The paragraphs in parts of about _PART bytes."""
    points = [(mark.span.start, _MARK) for mark in marks]
    points += [(fact.start, _CARD + _VOICE * min(_VOICES, len(fact.said))) for fact in reading.facts]
    points += [(said.start, _SAYING + min(300, len(said.content))) for said in reading.sayings]
    points.sort()
    found: list[list[_Paragraph]] = [[]]
    held = at = 0
    for paragraph in paragraphs:
        weight = _LINE + len(paragraph.span)
        while at < len(points) and points[at][0] < paragraph.span.end:
            weight, at = weight + points[at][1], at + 1
        if found[-1] and held + weight > _PART:
            found.append([])
            held = 0
        found[-1].append(paragraph)
        held += weight
    return [tuple(page) for page in found]


def _lines(reading: ReportReading, shown: Sequence[_Paragraph], marks: Sequence[Mark]) -> Iterator[Line]:
    for paragraph in shown:
        inside = [m for m in marks if m.span.overlaps(paragraph.span)]
        cut = pieces(reading.text, paragraph.span, inside)
        yield Line(paragraph.number, paragraph.kind, paragraph.span.start, tuple(_parted(cut, reading.anchors)))


def _parted(cut: Sequence[Piece], anchors: Sequence[int]) -> Iterator[Piece]:
    """The pieces, cut once more where other pages lead."""
    for piece in cut:
        end = piece.start + len(piece.text)
        inside = anchors[bisect_right(anchors, piece.start) : bisect_left(anchors, end)]
        cuts = [piece.start, *inside, end]
        for n, (a, b) in enumerate(pairwise(cuts)):
            text = piece.text[a - piece.start : b - piece.start]
            yield Piece(a, text, piece.marks, piece.opens if n == 0 else ())


def _elsewhere(reading: ReportReading, pages: Sequence[Sequence[_Paragraph]], part: int) -> Iterator[Elsewhere]:
    """The other parts, the next ones first, with as many of their places as a page can hold."""
    left = _ELSEWHERE
    for number in (*range(part + 1, len(pages) + 1), *range(1, part)):
        page = pages[number - 1]
        if not page:
            continue
        first = bisect_left(reading.anchors, page[0].span.start)
        places = reading.anchors[first : bisect_left(reading.anchors, page[-1].span.end)]
        yield Elsewhere(number, tuple(places[:left]))
        left = max(0, left - len(places))
