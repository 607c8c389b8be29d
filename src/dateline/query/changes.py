"""What came to be known, in the order in which it did; and what stands in the place of ids that are gone."""

import json
from dataclasses import dataclass, replace

import apsw

from dateline.errors import ConfigError
from dateline.query.answers import Answers
from dateline.query.questions import Page, checked_size, day_after, first_day, plain
from dateline.query.questions_cursor import Last, closed, opened

_MOST_COUNTED = 5_000
_UNSAID: tuple[object, ...] = (None, 0, False, [])  # of something new these are no news
_YES_OR_NO = frozenset({"contested", "hedged", "sure"})


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that came to be known, when (UTC), of which subject (`what` names it), through which report."""

    n: int
    at: str
    kind: str
    subject: str
    report: str | None
    what: str
    before: str
    after: str
    note: str


@dataclass(frozen=True, slots=True)
class Gone:
    """An id that no longer stands: why, since when, and what stands in its place."""

    id: str
    kind: str
    why: str
    replaced_by: str | None
    at: str


@dataclass(frozen=True, slots=True)
class News:
    """Which changes are meant: since and until when (days), of which kind, of which subject."""

    since: str | None = None
    until: str | None = None
    kind: str | None = None
    subject: str | None = None


def changes(base: apsw.Connection, asked: News, page: Page) -> Answers[Change]:
    """What became known, newest first. ConfigError for a day or cursor that is none."""
    where, values = _where(base, asked)
    size = checked_size(page.size)
    start = opened(page.cursor)
    beyond, last = ("", ()) if start is None else (" AND (c.at, c.n) < (?, ?)", (start.day or "", start.n))
    sql = f"{_CHANGES} WHERE {where}{beyond} ORDER BY c.at DESC, c.n DESC LIMIT {size + 1}"
    rows = [(row[1], row[0], _change(base, Change(*row))) for row in base.execute(sql, (*values, *last))]
    counted = f"SELECT count(*) FROM (SELECT 1 FROM change c WHERE {where} LIMIT {_MOST_COUNTED + 1})"
    (total,) = next(base.execute(counted, values))
    more = closed(Last(*rows[size - 1][:2])) if len(rows) > size else None
    return Answers(tuple(row[2] for row in rows[:size]), more, min(total, _MOST_COUNTED), total <= _MOST_COUNTED)


def latest_changes(base: apsw.Connection, condition: str, values: tuple[str, ...], most: int) -> tuple[Change, ...]:
    """The newest changes c that meet a condition in SQL."""
    rows = base.execute(f"{_CHANGES} WHERE {condition} ORDER BY c.at DESC, c.n DESC LIMIT {most}", values)
    return tuple(_change(base, Change(*row)) for row in rows)


def gone(base: apsw.Connection, identity: str) -> Gone | None:
    """What became of an id that no longer stands; None for one that never did, or still does."""
    row = next(base.execute("SELECT id, kind, why, replaced_by, at FROM tombstone WHERE id = ?", (identity,)), None)
    return Gone(*row) if row else None


def _where(base: apsw.Connection, asked: News) -> tuple[str, tuple[str, ...]]:
    where, values = ["1"], list[str]()
    if asked.since:
        where.append("c.at >= ?")
        values.append(plain(asked.since) if "T" in asked.since else first_day(asked.since))
    if asked.until:
        where.append("c.at < ?")
        values.append(plain(asked.until) if "T" in asked.until else day_after(asked.until))
    if asked.kind:
        where.append("c.kind = ?")
        values.append(_kind(base, asked.kind))
    if asked.subject:
        where.append("c.subject = ?")
        values.append(plain(asked.subject))
    return " AND ".join(where), tuple(values)


def _kind(base: apsw.Connection, words: str) -> str:
    wanted = plain(words)
    if base.execute("SELECT 1 FROM change WHERE kind = ?", (wanted,)).get is None:
        known = ", ".join(kind for (kind,) in base.execute("SELECT DISTINCT kind FROM change ORDER BY kind"))
        raise ConfigError(f"no change is of the kind {wanted!r}; there is {known or 'none at all'}")
    return wanted


def _change(base: apsw.Connection, held: Change) -> Change:
    before = _facts(held.before)
    after = _facts(held.after) if before else _facts(held.after, _UNSAID)
    return replace(held, what=_subject(base, held.subject), before=before, after=after, note=held.note or "")


def _subject(base: apsw.Connection, subject: str) -> str:
    """What a subject is called: an event's deed, a story's or a report's title; "" for what is gone."""
    for prefix, sql in _NAMES.items():
        if subject.startswith(prefix):
            row = next(base.execute(sql, (subject,)), None)
            return " → ".join(" ".join(str(part).split()) for part in row or () if part)
    return ""


def _facts(held: str | None, unsaid: tuple[object, ...] = ()) -> str:
    """A change's facts in words: "status occurred, outlets 3"; without those of no news."""
    try:
        facts = json.loads(held or "null")
    except ValueError:
        return held or ""
    if not isinstance(facts, dict):
        return "" if facts is None else str(facts)
    return ", ".join(f"{name} {_value(name, value)}" for name, value in facts.items() if value not in unsaid)


def _value(name: str, value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value)) or "none"
    if name in _YES_OR_NO:
        return "yes" if value else "no"
    return "not known" if value is None else str(value)


_CHANGES = """
SELECT c.n, c.at, c.kind, c.subject, r.id, '', c.before, c.after, c.note
FROM change c LEFT JOIN report r ON r.n = c.report
"""
_NAMES = {
    "evt_": "SELECT e.who_name, h.trigger_text, e.whom_name FROM event e JOIN happening h ON h.n = e.head"
    " WHERE e.id = ?",
    "sto_": "SELECT title FROM story WHERE id = ?",
    "rpt_": "SELECT coalesce(title, substr(text, 1, 80)) || coalesce(' (' || outlet || ')', '') FROM report"
    " WHERE id = ?",
    "clm_": "SELECT h.trigger_text FROM claim c JOIN happening h ON h.n = c.happening WHERE c.id = ?",
}
