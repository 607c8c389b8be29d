"""One report to read: its text with every fact's words, its copies and origin, its versions and how they differ."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.query.changes import gone
from dateline.query.questions import plain
from dateline.query.report_kin import ReportHead, report_head, versions_differ
from dateline.query.report_reading import ReportReading, report_reading
from dateline.show.page import LEGEND
from dateline.show.reader import at_outlet, part_with, reader_part
from dateline.web.routes import Route, found, number
from dateline.web.sheet import Ask, MovedError, PageError, Sheet, Table

_COLUMNS = (
    *("fact", "event", "who", "trigger", "whom", "when", "where", "how_many", "type", "mode", "status", "sure"),
    *("said_by", "asserted", "quote", "locator", "verified"),
)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report: what is known of it, and what was read in it."""

    head: ReportHead
    reading: ReportReading | None


def report(ask: Ask) -> Sheet:
    """The reader."""
    head = _head(ask)
    if ask.word("against"):
        raise MovedError(ask.link("report", head.id, "diff", against=ask.word("against")))
    reading = report_reading(ask.base, head.id)
    title = head.title or "Report without a title"
    page = ReportPage(head, reading)
    if reading is None:
        return Sheet("report.html.j2", title, page, extra={"part": None})
    at = ask.word("at")
    asked = part_with(reading, number(at, "at")) if at else number(ask.word("part") or "1", "part")
    part = reader_part(reading, asked)
    if part is None:
        raise PageError(404, f"the report has no part {asked}")
    first = 1 + sum(fact.start < (part.lines[0].start if part.lines else 0) for fact in reading.facts) * (asked > 1)
    extra: Mapping[str, object] = {
        "part": part,
        "roles": LEGEND,
        "outlet_at": lambda words: at_outlet(head.url, words),
        "first": first,
    }
    return Sheet("report.html.j2", title, page, _rows(page), frozenset({"reader"}), extra)


def diff(ask: Ask) -> Sheet:
    """How one version became another."""
    head = _head(ask)
    against = ask.word("against")
    differ = versions_differ(ask.base, head.id, plain(against) if against else None)
    if differ is None:
        why = f"{plain(against)} is no other version of it" if against else "the store holds one version of it only"
        raise PageError(404, f"nothing to compare {head.id} with: {why}")
    return Sheet("report_diff.html.j2", f"Versions of {head.title or 'a report'}", differ, extra={"head": head})


def _head(ask: Ask) -> ReportHead:
    wanted = plain(ask.path["id"])
    head = report_head(ask.base, wanted)
    return found(ask, "report", wanted, head if head is not None else gone(ask.base, wanted))


def _rows(page: ReportPage) -> Table:
    """One row a claim; what is not verified has no quote."""
    facts = page.reading.facts if page.reading is not None else ()
    return Table(
        _COLUMNS,
        tuple(
            (
                *(
                    f.id,
                    f.event,
                    f.who,
                    f.trigger,
                    f.whom,
                    f.when.edtf,
                    f.where,
                    "; ".join(f.how_many),
                    f.type,
                    f.mode,
                    f.status,
                ),
                *(said.sure, said.said_by, said.asserted, said.quote if f.verified else None),
                *(f"{page.head.id}#char={said.start},{said.end}" if f.verified else None, f.verified),
            )
            for f in facts
            for said in f.said
        ),
    )


ROUTES = (
    Route("/report/{id}", report, frozenset({"part", "at", "against"})),
    Route("/report/{id}/diff", diff, frozenset({"against"})),
)
