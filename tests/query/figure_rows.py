"""Stores made by hand for figures and positions: one event, its reports, and what each says."""

import json
from dataclasses import dataclass
from pathlib import Path

import apsw

AT = "2026-11-01T00:00:00Z"
SCHEMA = Path(__file__).parents[2] / "src/dateline/store/migrations/0001.sql"


@dataclass(frozen=True)
class Said:
    """One figure of one report. `origin`: whose words; `who`: the speaker, None for the report itself."""

    day: str
    outlet: str
    low: float | None
    who: str | None = None
    high: float | None = None
    bound: str = "="
    official: int = 0
    origin: str | None = None
    standing: str = "own"
    frame: str = "killed"
    report: str | None = None


def empty() -> apsw.Connection:
    """A store in memory without a row."""
    base = apsw.Connection(":memory:")
    base.execute(SCHEMA.read_text(encoding="utf-8"))
    return base


def put_report(
    base: apsw.Connection, name: str, day: str | None, outlet: str, text: str, origin: str | None = None
) -> int:
    """One report; the one that has this name already, where there is one."""
    held = base.execute("SELECT n FROM report WHERE id = ?", (name,)).get
    if isinstance(held, int):
        return held
    base.execute(
        """INSERT INTO report(id, line, outlet, language, published, published_basis, text_sha256, words, added_at,
           origin_id, text) VALUES (?, ?, ?, 'en', ?, 'given', '', 1, ?, ?, ?)""",
        (name, name, outlet, day, AT, origin or f"outlet:{outlet}", text),
    )
    return int(base.last_insert_rowid())


def put_happening(base: apsw.Connection, report: int, event: int, day: str | None, status: str = "occurred") -> int:
    """One happening of a report, in an event."""
    base.execute(
        """INSERT INTO happening(report, local, anchor, scheme, type, contexts, status, hedged, sure, headline,
           earliest, latest, trigger_start, trigger_end, trigger_text, sentence_start, sentence_end, event)
           VALUES (?, 'v1', ?, 'dateline', 'DISASTER', '[]', ?, 0, 1, 0, ?, ?, 0, 4, 'hit', 0, 40, ?)""",
        (report, f"{report}-{base.execute('SELECT count(*) FROM happening').get}", status, day, day, event),
    )
    return int(base.last_insert_rowid())


def put_event(base: apsw.Connection, n: int, head: int) -> str:
    """The event of a number, its head a happening; its id."""
    name = f"evt_{n:016}"
    base.execute(
        """INSERT INTO event(n, id, type, scheme, status, contested, earliest, head, reports, outlets, origins, claims,
           sure, first_seen, changed_at) VALUES (?, ?, 'DISASTER', 'dateline', 'occurred', 0, '2026-11-02', ?, 1, 1, 1,
           1, 1, ?, ?)""",
        (n, name, head, AT, AT),
    )
    return name


def put_actor(base: apsw.Connection, name: str) -> int:
    """An actor by name."""
    held = base.execute("SELECT n FROM actor WHERE name = ?", (name,)).get
    if isinstance(held, int):
        return held
    base.execute("INSERT INTO actor(id, key, name, kind) VALUES (?, ?, ?, 'group')", (f"ent_{name}", name, name))
    return int(base.last_insert_rowid())


def ledger_store(*said: Said) -> tuple[apsw.Connection, str]:
    """A store in which these figures are of one event; the event's id."""
    base, head = empty(), 0
    for number, one in enumerate(said):
        text = f"{one.low or one.high:g} were killed, said {one.who or 'nobody else'}. More follows here."
        report = put_report(base, one.report or f"rpt_{number}", one.day, one.outlet, text, one.origin)
        happening = put_happening(base, report, 1, one.day)
        head = head or happening
        actor = put_actor(base, one.who) if one.who else None
        chain = json.dumps([[one.who, one.official, "a1"]] if one.who else [])
        high = one.low if one.high is None and one.bound == "=" else one.high
        base.execute(
            """INSERT INTO figure(report, local, happening, toll_of, frame, low, high, bound, standing, as_of, speaker,
               actor, official, chain, headline, start, "end", sentence_start, sentence_end)
               VALUES (?, 'q1', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 3, 0, 30)""",
            (report, happening, happening, one.frame, one.low, high, one.bound, one.standing, one.day, one.who, actor,
             one.official, chain),
        )  # fmt: skip
    return base, put_event(base, 1, head)
