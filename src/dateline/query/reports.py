"""Reports by filter, the newest first; how many of each outlet; and what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from dateline.query.answers import Answers, Source
from dateline.query.filters_words import match_all
from dateline.query.questions import Page, checked_size, day_after, first_day, plain
from dateline.query.questions_cursor import Last, closed, opened

_MOST_COUNTED = 5_000
_OUTLETS = 40


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports are meant; what is not said is not asked.

    `origin`: whose words ("Halden Wire", "unrated"); `text`: words of title or text; `versions`: only those that were
    published again with changes.
    """

    outlet: str | None = None
    origin: str | None = None
    after: str | None = None
    before: str | None = None
    text: str | None = None
    versions: bool = False


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report of a list: the newest of its `versions`. `copies` other reports share its text."""

    source: Source
    words: int
    versions: int
    events: int
    copies: int
    story: str | None
    story_title: str | None
    added_at: str


@dataclass(frozen=True, slots=True)
class Failed:
    """What was to be read and could not be: from where, at which step, and why."""

    n: int
    source_id: str | None
    path: str | None
    stage: str
    error: str
    at: str


def reports(base: apsw.Connection, asked: ReportFilter, page: Page) -> Answers[ReportLine]:
    """Newest versions, latest published first, those without a date last. ConfigError for a day or cursor of none."""
    size, start = checked_size(page.size), opened(page.cursor)
    where, values = _where(base, asked)
    beyond, last = _beyond(start)
    found = f"SELECT r.published, r.n FROM report r WHERE {where}{beyond} ORDER BY r.published DESC, r.n DESC"
    rows = [Last(*row) for row in base.execute(f"{found} LIMIT {size + 1}", (*values, *last))]
    counted = f"SELECT count(*) FROM (SELECT 1 FROM report r WHERE {where} LIMIT {_MOST_COUNTED + 1})"
    (total,) = next(base.execute(counted, values))
    more = closed(rows[size - 1]) if len(rows) > size else None
    lines = tuple(_line(base, row.n) for row in rows[:size])
    return Answers(lines, more, min(total, _MOST_COUNTED), total <= _MOST_COUNTED)


def failed(base: apsw.Connection, page: Page) -> Answers[Failed]:
    """What could not be read, the latest first."""
    size, start = checked_size(page.size), opened(page.cursor)
    below = start.n if start is not None else 2**62
    rows = [Failed(*row) for row in base.execute(f"{_FAILED} WHERE n < ? ORDER BY n DESC LIMIT {size + 1}", (below,))]
    (total,) = next(base.execute("SELECT count(*) FROM failure"))
    more = closed(Last(None, rows[size - 1].n)) if len(rows) > size else None
    return Answers(tuple(rows[:size]), more, total, True)


def failure(base: apsw.Connection, n: int) -> Failed | None:
    """One of them by its number."""
    row = next(base.execute(f"{_FAILED} WHERE n = ?", (n,)), None)
    return None if row is None else Failed(*row)


def outlets(base: apsw.Connection) -> tuple[tuple[str, int], ...]:
    """The outlets with most reports, and how many each has."""
    sql = f"""SELECT outlet, count(*) FROM report WHERE outlet IS NOT NULL GROUP BY outlet
        ORDER BY 2 DESC, 1 LIMIT {_OUTLETS}"""
    return tuple((str(name), int(many)) for name, many in base.execute(sql))


def _where(base: apsw.Connection, asked: ReportFilter) -> tuple[str, tuple[str, ...]]:
    where, values = ["r.newest = 1"], list[str]()
    if asked.outlet:
        where.append("r.outlet = ?")
        values.append(plain(asked.outlet))
    if asked.origin:
        wanted = plain(asked.origin)
        where.append("(r.origin_id = ? OR r.origin_id IN (?, ?))")
        values += [wanted, f"outlet:{wanted.casefold()}", f"agency:{wanted.casefold()}"]
    if asked.after:
        where.append("r.published >= ?")
        values.append(first_day(asked.after))
    if asked.before:
        where.append("r.published < ?")
        values.append(day_after(asked.before))
    if asked.text:
        where.append("r.n IN (SELECT rowid FROM passage WHERE passage MATCH ?)")
        values.append(match_all(base, asked.text))
    if asked.versions:
        where.append("r.version > 1")
    return " AND ".join(where), tuple(values)


def _beyond(start: Last | None) -> tuple[str, Sequence[str | int]]:
    if start is None:
        return "", ()
    if start.day is None:
        return " AND r.published IS NULL AND r.n < ?", (start.n,)
    return " AND (r.published IS NULL OR (r.published, r.n) < (?, ?))", (start.day, start.n)


def _line(base: apsw.Connection, n: int) -> ReportLine:
    (row,) = base.execute(_LINE, (n,))
    values = (Source(*row[:6]), *row[6:])
    return ReportLine(*values)


_FAILED = "SELECT n, source_id, path, stage, error, at FROM failure"
_LINE = """
SELECT r.id, r.title, r.outlet, r.origin_id, r.url, r.published, r.words, r.version,
       (SELECT count(DISTINCT event) FROM happening WHERE report = r.n AND live),
       (SELECT count(*) FROM copy WHERE "left" = r.n) + (SELECT count(*) FROM copy WHERE "right" = r.n),
       s.id, s.title, r.added_at
FROM report r LEFT JOIN story_report m ON m.report = r.n LEFT JOIN story s ON s.n = m.story WHERE r.n = ?
"""
