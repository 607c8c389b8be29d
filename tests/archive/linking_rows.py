"""Rows of a store written by hand, for the tests of linking and assembly."""

import json
from dataclasses import dataclass, field
from importlib.resources import files

import apsw

SCHEMA = sorted((files("dateline.store") / "migrations").iterdir(), key=lambda step: step.name)


@dataclass
class Told:
    """A happening of a report, with what is worth saying of it in a test."""

    event: int | None = None
    type: str = "ASSAULT"
    status: str = "occurred"
    sure: int = 1
    headline: int = 0
    when: tuple[str | None, str | None] = (None, None)
    basis: str = "own"
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    spots: tuple[tuple[str, str, str], ...] = ()  # name, country, level
    dead: tuple[str, float, str] | None = None  # frame, number, bound
    asserted: tuple[str, ...] = ("affirmed",)
    live: int = 1


@dataclass
class Rows:
    """A store in memory with the true schema."""

    base: apsw.Connection = field(default_factory=lambda: apsw.Connection(":memory:"))

    def __post_init__(self) -> None:
        for step in SCHEMA:
            self.base.execute(step.read_text(encoding="utf-8"))

    def report(
        self, outlet: str, published: str | None, origin: str | None = None, line: str | None = None, newest: int = 1
    ) -> int:
        """A report of an outlet; its number."""
        n = self._next("report")
        names = "n, id, line, newest, title, outlet, published, text, origin_id, language, published_basis, linked"
        values = (n, f"rpt_{n}", line or f"line {n}", newest, f"title {n}", outlet, published, f"text {n}", origin)
        self.base.execute(
            f"INSERT INTO report ({names}, text_sha256, words, added_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'en', 'given', 1, '', 1, '')",
            values,
        )
        return n

    def tell(self, report: int, told: Told) -> int:
        """A happening of a report; its number. Its own event where none is named."""
        n = self._next("happening")
        event = n if told.event is None else told.event
        earliest, latest = told.when
        self.base.execute(
            "INSERT INTO happening (n, report, local, anchor, scheme, type, contexts, status, hedged, sure, headline,"
            " earliest, latest, time_basis, granularity, trigger_start, trigger_end, trigger_text, sentence_start,"
            " sentence_end, live, event, doubts) VALUES"
            " (?, ?, ?, ?, 'plover', ?, '[]', ?, 0, ?, ?, ?, ?, ?, 'day', 0, 1, 't', 0, 1, ?, ?, '[]')",
            (
                *(n, report, f"v{n}", f"rpt_{report} {n}", told.type, told.status, told.sure, told.headline),
                *(earliest, latest, told.basis, told.live, event),
            ),
        )
        self._parts(n, told)
        return n

    def _parts(self, n: int, told: Told) -> None:
        cast = [("actor", name) for name in told.who] + [("recipient", name) for name in told.whom]
        for start, (role, name) in enumerate(cast):
            row = (n, role, self.actor(name), name, 0, start, start + 1)
            self.base.execute("INSERT INTO participant VALUES (?, ?, NULL, ?, ?, ?, ?, ?)", row)
        for start, (name, country, level) in enumerate(told.spots):
            row = (n, name, country, None, level, None, None, 0, start, start + 1)
            self.base.execute("INSERT INTO spot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        if told.dead:
            frame, number, bound = told.dead
            self.base.execute(
                "INSERT INTO amount VALUES (?, 'q1', ?, ?, ?, ?, NULL, NULL, NULL, NULL, 0, 0, 1)",
                (n, frame, number, number, bound),
            )
        for place, asserted in enumerate(told.asserted):
            self.base.execute(
                "INSERT INTO claim (id, happening, asserted, sure, evidence_start, evidence_end, live)"
                " VALUES (?, ?, ?, 1, 0, 1, ?)",
                (f"clm_{n}_{place}", n, asserted, told.live),
            )

    def actor(self, name: str) -> int:
        """The number of an actor of a name."""
        self.base.execute(
            "INSERT OR IGNORE INTO actor (id, key, name, kind) VALUES (?, ?, ?, 'organisation')", (name, name, name)
        )
        [(n,)] = self.base.execute("SELECT n FROM actor WHERE key = ?", (name,))
        assert isinstance(n, int)
        return n

    def event(self, n: int) -> dict[str, object]:
        """An event's row."""
        cursor = self.base.execute("SELECT * FROM event WHERE n = ?", (n,))
        names = [column[0] for column in cursor.getdescription()]
        return dict(zip(names, next(iter(cursor)), strict=True))

    def changes(self, kind: str = "%") -> list[tuple[str, str, object, object]]:
        """The feed of changes: kind, subject, before, after."""
        rows = self.base.execute(
            "SELECT kind, subject, before, after FROM change WHERE kind LIKE ? ORDER BY n", (kind,)
        )
        return [(k, s, json.loads(b or "null"), json.loads(a or "null")) for k, s, b, a in rows]

    def _next(self, table: str) -> int:
        [(n,)] = self.base.execute(f"SELECT coalesce(max(n), 0) + 1 FROM {table}")
        assert isinstance(n, int)
        return n
