"""The rows of policies and stances that a question means."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from dateline.query.answers_positions import Telling
from dateline.query.filters_actors import actors_named
from dateline.records.happenings import sentence_around
from dateline.records.subjects import subject_key

MOST = 600  # rows that are looked at, the newest
BRIEF = 60  # characters that are less than the sentence they stand in
_KEYS = 200  # subject keys that words may mean


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose positions on what: names or ids of a holder or an actor, words of a subject; None where not asked."""

    holder: str | None = None
    subject: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One telling of a change of policy, or of a stand (then `after` is the stand); `denied`: some voice denies it."""

    subject: str
    key: str
    holder: str | None
    holder_id: str | None
    grantor: str | None
    before: str | None
    after: str | None
    status: str
    day: str | None
    event: str | None
    denied: int
    telling: Telling


def policy_rows(base: apsw.Connection, asked: Asked) -> tuple[list[Row], bool]:
    """Tellings of changes in what somebody may do, oldest first: the newest MOST, and whether there are more."""
    who = ("p.holder", "p.grantor") if asked.holder is None else ("p.holder",)
    where, values = _where(base, asked.holder or asked.actor, asked.subject, who)
    return _rows(base, (_POLICY, _POLICIES.format(where=where)), values)


def stance_rows(base: apsw.Connection, asked: Asked) -> tuple[list[Row], bool]:
    """Tellings of stands, oldest first: the newest MOST, and whether there are more."""
    where, values = _where(base, asked.actor, asked.subject, ("p.actor",))
    return _rows(base, (_STANCE, _STANCES.format(where=where)), values)


def _where(
    base: apsw.Connection, who: str | None, subject: str | None, columns: Sequence[str]
) -> tuple[str, tuple[str | int, ...]]:
    parts: list[str] = []
    values: list[str | int] = []
    if who is not None:
        numbers = [actor.n for actor in actors_named(base, who)]
        marks = ", ".join("?" * len(numbers))
        parts.append("(" + " OR ".join(f"{column} IN ({marks})" for column in columns) + ")")
        values += numbers * len(columns)
    if subject is not None:
        table = "stance" if columns == ("p.actor",) else "policy"
        keys = _keys(base, table, subject)
        parts.append(f"p.subject_key IN ({', '.join('?' * len(keys))})")
        values += keys
    return "".join(f" AND {part}" for part in parts), tuple(values)


def _keys(base: apsw.Connection, table: str, words: str) -> list[str]:
    """The keys of subjects that hold every word of the question's subject."""
    stems = subject_key(words).split() or [words.casefold()]
    tests = " AND ".join("' ' || subject_key || ' ' LIKE ?" for _ in stems)
    rows = base.execute(
        f"SELECT DISTINCT subject_key FROM {table} WHERE {tests} LIMIT {_KEYS}", [f"% {stem} %" for stem in stems]
    )
    return [str(row[0]) for row in rows]


def _rows(base: apsw.Connection, sql: tuple[str, str], values: Sequence[str | int]) -> tuple[list[Row], bool]:
    """The rows of the numbers that the second statement finds, whole by the first one."""
    whole, numbers = sql
    some = [int(row[0]) for row in base.execute(f"{numbers} LIMIT {MOST + 1}", values)]
    found = [_row(row) for row in base.execute(whole, (json.dumps(some[:MOST]),))]
    ordered = sorted(found, key=lambda row: (row.day or "", row.telling.published or "", row.telling.report))
    return ordered, len(some) > MOST


def _row(row: tuple[Any, ...]) -> Row:
    """A row as SQLite gives it, typed by its schema."""
    *cells, report, outlet, origin, published, said_by, first, last, text = row
    start, end = sentence_around(text, first, last) if last - first < BRIEF else (first, last)
    told = Telling(report, outlet, origin or "unrated", published, said_by, text[start:end], start, end)
    values = (*cells, told)
    return Row(*values)


_SAID = """(SELECT v.name FROM claim c JOIN voice v ON v.claim = c.n WHERE c.happening = h.n AND c.live = 1
    AND v.outlet IS NULL ORDER BY c.n, v.place LIMIT 1)"""
_REPORT = "r.id, r.outlet, r.origin_id, r.published"
_DENIED = "EXISTS (SELECT 1 FROM claim c WHERE c.happening = h.n AND c.live = 1 AND c.asserted = 'denied')"
_POLICY = f"""
SELECT p.subject, p.subject_key, coalesce(s.name, a.name), coalesce(s.id, a.id),
       coalesce(t.name, g.name), p.before, p.after, h.status, coalesce(substr(h.earliest, 1, 10), r.published), e.id,
       {_DENIED}, {_REPORT}, {_SAID}, h.sentence_start, h.sentence_end, r.text
FROM policy p CROSS JOIN happening h ON h.n = p.happening AND h.live = 1
CROSS JOIN report r ON r.n = h.report AND r.newest = 1
LEFT JOIN actor a ON a.n = p.holder LEFT JOIN actor s ON s.n = a.same_as
LEFT JOIN actor g ON g.n = p.grantor LEFT JOIN actor t ON t.n = g.same_as LEFT JOIN event e ON e.n = h.event
WHERE p.happening IN (SELECT value FROM json_each(?))"""
_POLICIES = """SELECT p.happening FROM policy p WHERE p.after IS NOT NULL AND p.subject_key > ''{where}
    ORDER BY p.happening DESC"""
_STANCE = f"""
SELECT p.subject, p.subject_key, coalesce(s.name, a.name), coalesce(s.id, a.id), NULL, NULL, p.kind,
       'occurred', r.published, e.id, 0, {_REPORT}, coalesce(s.name, a.name), coalesce(h.sentence_start, p.start),
       coalesce(h.sentence_end, p."end"), r.text
FROM stance p CROSS JOIN report r ON r.n = p.report AND r.newest = 1
LEFT JOIN happening h ON h.n = p.happening LEFT JOIN event e ON e.n = h.event
JOIN actor a ON a.n = p.actor LEFT JOIN actor s ON s.n = a.same_as
WHERE coalesce(h.live, 1) = 1 AND p.n IN (SELECT value FROM json_each(?))"""
_STANCES = "SELECT p.n FROM stance p WHERE 1{where} ORDER BY p.n DESC"
