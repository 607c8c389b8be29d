"""A report's text and the spans that point into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text: code points, half-open, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def join(self, other: "Span") -> "Span":
        """The shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def covering(spans: Sequence[Span]) -> Span:
    """The shortest span that covers all of them (at least one)."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


class SectionKind(StrEnum):
    """What a stretch of the page is; only title, dateline, body and caption are coded."""

    TITLE = "title"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    RELATED = "related"
    BOILERPLATE = "boilerplate"


CODED = frozenset({SectionKind.TITLE, SectionKind.DATELINE, SectionKind.BODY, SectionKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled stretch of the text; sections are in order and do not overlap."""

    kind: SectionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the document that the report was taken from, and the characters that stand on it."""

    number: int
    span: Span


class PublishedBasis(StrEnum):
    """Where the publication date comes from."""

    GIVEN = "given"
    PAGE = "page"
    DATELINE = "dateline"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that opens a wire report: where it was filed, the day named there, the agency."""

    span: Span
    place: Span | None
    filed: date | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One stored version of one report. The text never changes; everything else points into it."""

    id: str
    source_id: str | None
    text: str
    sections: tuple[Section, ...]
    title: str | None
    outlet: str | None
    origin: str | None
    url: str | None
    language: str
    byline: str | None
    published: date | None
    published_basis: PublishedBasis
    dateline: Dateline | None
    pages: tuple[Page, ...] = ()

    def quote(self, span: Span) -> str:
        """The exact characters of a span."""
        return self.text[span.start : span.end]

    def section_at(self, offset: int) -> SectionKind | None:
        """The kind of section that holds this offset, if any does."""
        return next((s.kind for s in self.sections if s.span.start <= offset < s.span.end), None)

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which a character stands; None for reports without pages."""
        return next((p.number for p in reversed(self.pages) if p.span.start <= offset), None)
