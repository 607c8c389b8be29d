"""The report of a record, so that its text can be read again."""

from datetime import date

from dateline.model.text import Page, PublishedBasis, Report, Section, SectionKind
from dateline.records.fields import number, part, rows, span, word
from dateline.records.flatten import Record


def report_of(record: Record) -> Report:
    """The stored report, its dateline not read: `ingest.lay_out_again` reads it, and lays the text out anew."""
    held = part(record, "report")
    sections = ((word(row, "kind"), span(row, "span")) for row in rows(held, "sections"))
    day = word(held, "published")
    return Report(
        id=word(held, "id") or "",
        source_id=word(held, "source_id"),
        text=word(held, "text") or "",
        sections=tuple(Section(SectionKind(kind), where) for kind, where in sections if kind and where),
        title=word(held, "title"),
        outlet=word(held, "outlet"),
        origin=word(held, "origin"),
        url=word(held, "url"),
        language=word(held, "language") or "en",
        byline=word(held, "byline"),
        published=date.fromisoformat(day) if day else None,
        published_basis=PublishedBasis(word(held, "published_basis") or "unresolved"),
        dateline=None,
        pages=pages_of(held),
    )


def pages_of(report: Record) -> tuple[Page, ...]:
    """Which characters stand on which page; none for a report without pages, or of a record older than pages."""
    pages = ((number(row, "number"), span(row, "span")) for row in rows(report, "pages"))
    return tuple(Page(int(n), where) for n, where in pages if n and where)
