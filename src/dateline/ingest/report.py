"""The one builder of reports: whatever the input was, its text is stored, laid out and dated here."""

import base64
import hashlib
from dataclasses import replace
from datetime import date

from dateline.errors import SourceError
from dateline.ingest.datelines import find_stamp, read_opening
from dateline.ingest.decode import check_text, stored
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.junk import Lexicon, load_lexicon
from dateline.ingest.language import check_english
from dateline.ingest.origin import byline_of, origin_of
from dateline.ingest.sections import Layout, lay_out
from dateline.ingest.urls import canonical_url, host_name
from dateline.model.text import PublishedBasis, Report, SectionKind
from dateline.tables import read_table

_ID_CHARACTERS = 16
_FIRST_NEWS, _LAST_NEWS = 1500, 2500  # years


def make_report(raw: Raw, intake: Intake, lexicon: Lexicon) -> Report:
    """The report of a raw input. SourceError: empty, too long, no text, not English, or a page without an article."""
    text = stored(raw.text)
    check_text(text, intake.max_characters)
    layout = lay_out(text, raw.title, lexicon)
    if raw.page:
        _check_article(text, layout)
    check_english(text)
    published, basis = _known_day(raw, intake, layout)
    dateline = read_opening(layout.opening, published, lexicon) if layout.opening else None
    if published is None and dateline and dateline.filed:
        published, basis = dateline.filed, PublishedBasis.DATELINE
    # A page without a name is known by its host; what the operator says is better than that.
    outlet = raw.outlet or intake.outlet or host_name(raw.url)
    url = canonical_url(raw.url)
    title = text[layout.title.start : layout.title.end] if layout.title and not raw.title else raw.title
    return Report(
        id=_identify(url, outlet, raw.source_id, text),
        source_id=raw.source_id,
        text=text,
        sections=layout.sections,
        title=title,
        outlet=outlet,
        origin=origin_of(raw, outlet, layout.signs, dateline, lexicon),
        url=url,
        language="en",
        byline=raw.byline or byline_of(layout.signs),
        published=published,
        published_basis=basis,
        dateline=dateline,
        pages=raw.pages,
    )


def lay_out_again(report: Report) -> Report:
    """A stored report as it is taken in today: sections and dateline are read anew, all else stays as it was given."""
    lexicon = load_lexicon(read_table("en/junk.csv"), read_table("en/agencies.csv"))
    layout = lay_out(report.text, report.title, lexicon)
    given = None if report.published_basis is PublishedBasis.DATELINE else report.published
    dateline = read_opening(layout.opening, given, lexicon) if layout.opening else None
    return replace(report, sections=layout.sections, dateline=dateline)


def _check_article(text: str, layout: Layout) -> None:
    """A page whose text is nothing but furniture has no article."""
    body = [section.span for section in layout.sections if section.kind is SectionKind.BODY]
    if sum(len(text[span.start : span.end].split()) for span in body) < 20:
        raise SourceError("no article text found")


def _known_day(raw: Raw, intake: Intake, layout: Layout) -> tuple[date | None, PublishedBasis]:
    """The day that the input states, else the operator's, else a printed stamp, which is only our reading of a line."""
    if raw.published and _is_of_news(raw.published):
        return raw.published, PublishedBasis.GIVEN if raw.row else PublishedBasis.PAGE
    if intake.published:
        return intake.published, PublishedBasis.GIVEN
    stamps = (find_stamp(sign.who) for sign in layout.signs if sign.row == "stamp" and sign.who)
    stamp = next((day for day in (*stamps, raw.printed) if day and _is_of_news(day)), None)
    return stamp, PublishedBasis.PAGE if stamp else PublishedBasis.UNRESOLVED


def _is_of_news(day: date) -> bool:
    """Whether anything can have been published then; days at the ends of the calendar are nobody's."""
    return _FIRST_NEWS <= day.year <= _LAST_NEWS


def _identify(url: str | None, outlet: str | None, source_id: str | None, text: str) -> str:
    key = url or f"{outlet or ''}\x1f{source_id or ''}"
    digest = hashlib.sha256(f"{key}\x00{text}".encode(errors="replace")).digest()
    return "rpt_" + base64.b32encode(digest).decode().lower()[:_ID_CHARACTERS]
