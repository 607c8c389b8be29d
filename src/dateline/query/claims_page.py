"""Claims in the order in which they were stored: all of them, or a page at a time."""

from collections.abc import Iterator

import apsw

from dateline.query.answers import Answers
from dateline.query.events_evidence import evidence
from dateline.query.questions import Page, checked_size, plain
from dateline.query.questions_cursor import Last, closed, opened
from dateline.query.search_reports import ClaimAnswer

_MOST_COUNTED = 5_000
_AT_ONCE = 500


def claims_page(base: apsw.Connection, report: str | None, event: str | None, page: Page) -> Answers[ClaimAnswer]:
    """Live claims, or those of one report or event. ConfigError for a cursor that is none."""
    where, values = _where(report, event)
    size, start = checked_size(page.size), opened(page.cursor)
    after = start.n if start is not None else 0
    sql = f"{_CLAIM} WHERE {where} AND c.n > ? ORDER BY c.n LIMIT {size + 1}"
    rows = list(base.execute(sql, (*values, after)))
    counted = f"SELECT count(*) FROM (SELECT 1 FROM claim c WHERE {where} LIMIT {_MOST_COUNTED + 1})"
    (total,) = next(base.execute(counted, values))
    words = evidence(base, [row[0] for row in rows[:size]])
    told = tuple(ClaimAnswer(*[*row[1:], quote]) for row, quote in zip(rows[:size], words, strict=True))
    more = closed(Last(None, rows[size - 1][0])) if len(rows) > size else None
    return Answers(told, more, min(total, _MOST_COUNTED), total <= _MOST_COUNTED)


def claims(base: apsw.Connection, report: str | None, event: str | None) -> Iterator[ClaimAnswer]:
    """Every live claim, or those of one report or event."""
    page: Page | None = Page(_AT_ONCE)
    while page is not None:
        found = claims_page(base, report, event, page)
        yield from found
        page = Page(_AT_ONCE, found.next) if found.next is not None else None


def _where(report: str | None, event: str | None) -> tuple[str, tuple[str, ...]]:
    where, values = ["c.live"], list[str]()
    if report is not None:
        where.append("c.happening IN (SELECT n FROM happening WHERE report = (SELECT n FROM report WHERE id = ?))")
        values.append(plain(report))
    if event is not None:
        where.append("c.happening IN (SELECT n FROM happening WHERE event = (SELECT n FROM event WHERE id = ?))")
        values.append(plain(event))
    return " AND ".join(where), tuple(values)


_CLAIM = """
SELECT c.n, c.id, e.id, h.type, h.mode, h.status, h.trigger_text
FROM claim c JOIN happening h ON h.n = c.happening LEFT JOIN event e ON e.n = h.event
"""
