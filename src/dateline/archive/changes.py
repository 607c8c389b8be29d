"""What came to be known, written down as it happens: rows of `change`, and tombstones of ids that no longer stand."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import apsw

Facts: TypeAlias = Mapping[str, str | int | bool | list[str] | None]

_ID_CHARACTERS = 16


@dataclass(frozen=True, slots=True)
class Moment:
    """When something came to be known (UTC), and through which report; None for a repair or a person's word."""

    at: str
    report: int | None


@dataclass(frozen=True, slots=True)
class News:
    """One thing that came to be known of a subject (an evt_, sto_ or rpt_ id)."""

    kind: str
    subject: str
    before: Facts | None = None
    after: Facts | None = None
    note: str | None = None


def announce(base: apsw.Connection, news: News, moment: Moment) -> None:
    """Adds one row to the feed of changes."""
    base.execute(
        "INSERT INTO change (at, kind, subject, report, before, after, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (moment.at, news.kind, news.subject, moment.report, _json(news.before), _json(news.after), news.note),
    )


@dataclass(frozen=True, slots=True)
class Gone:
    """An id that no longer stands, why, and what stands in its place (None: nothing does)."""

    id: str
    kind: str
    why: str
    replaced_by: str | None


def bury(base: apsw.Connection, gone: Gone, at: str) -> None:
    """Leaves a tombstone; what was replaced by the id now points to its successor."""
    base.execute(
        "INSERT OR REPLACE INTO tombstone (id, kind, why, replaced_by, at) VALUES (?, ?, ?, ?, ?)",
        (gone.id, gone.kind, gone.why, gone.replaced_by, at),
    )


def revive(base: apsw.Connection, subject: str) -> bool:
    """Takes a tombstone away where the id stands again; says whether there was one."""
    base.execute("DELETE FROM tombstone WHERE id = ?", (subject,))
    return base.changes() > 0


def event_id(anchor: str) -> str:
    """The id of the event that a happening founded."""
    return "evt_" + _digest(anchor)


def story_id(report: str) -> str:
    """The id of the story that a report founded."""
    return "sto_" + _digest(report)


def _digest(name: str) -> str:
    return base64.b32encode(hashlib.sha256(name.encode()).digest()).decode().lower()[:_ID_CHARACTERS]


def _json(facts: Facts | None) -> str | None:
    return None if facts is None else json.dumps(dict(facts), ensure_ascii=False, separators=(",", ":"))
