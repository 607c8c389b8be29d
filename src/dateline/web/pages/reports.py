"""Reports by filter, and what could not be read."""

from dataclasses import fields

from dateline.query.reports import ReportFilter, ReportLine, failed, outlets, reports
from dateline.web.routes import Route, page_of
from dateline.web.sheet import Ask, Sheet, Table

_COLUMNS = ("id", "title", "outlet", "origin", "published", "url", "words", "versions", "events", "copies", "story")
_FAILED = ("source_id", "taken_from", "stage", "why", "at")
_WORDS = frozenset(item.name for item in fields(ReportFilter)) | {"next", "size", "failed"}


def listed(ask: Ask) -> Sheet:
    """The list, or with `failed` the failures."""
    if ask.flag("failed"):
        return _failures(ask)
    asked = ReportFilter(
        outlet=ask.word("outlet"),
        origin=ask.word("origin"),
        after=ask.word("after"),
        before=ask.word("before"),
        text=ask.word("text"),
        versions=ask.flag("versions"),
    )
    found = reports(ask.base, asked, page_of(ask))
    rows = Table(_COLUMNS, tuple(_row(line) for line in found))
    many = int(str(ask.base.execute("SELECT count(*) FROM failure").get or 0))
    extra = {"outlets": outlets(ask.base), "asked": asked, "failures": many}
    return Sheet("reports.html.j2", "Reports", found, rows, extra=extra)


def _failures(ask: Ask) -> Sheet:
    found = failed(ask.base, page_of(ask))
    rows = Table(_FAILED, tuple((f.source_id, f.path, f.stage, f.error, f.at) for f in found))
    return Sheet("reports_failed.html.j2", "Reports that could not be read", found, rows)


def _row(line: ReportLine) -> tuple[str | int | None, ...]:
    source = line.source
    return (
        *(source.id, source.title, source.outlet, source.origin, source.published, source.url),
        *(line.words, line.versions, line.events, line.copies, line.story),
    )


ROUTES = (Route("/reports", listed, _WORDS),)
