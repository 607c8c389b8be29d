"""A report's later version, or another reading of its text, takes the place of the one before."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import apsw

from dateline.store.versions import Difference, Told, claims_told, compare

VERSIONS = "versions_v1"


def replace_older(base: apsw.Connection, older: int, newer: int, at: str) -> None:
    """Retires the version before: its claims are live no more, and those that the newer text dropped are withdrawn.

    A happening told in the same words is judged the same, so that its event, and what people said of it, stay.
    """
    before, ids = claims_told(base, older), _ids(base, (older, newer))
    found = compare(before, claims_told(base, newer))
    base.execute("UPDATE report SET newest = 0 WHERE n = ?", (older,))
    base.execute("UPDATE happening SET live = 0 WHERE report = ?", (older,))
    base.execute(_RETIRE, (older,))
    base.execute(_CHANGE, (at, "report-version", ids[newer], newer, ids[older], ids[newer], None))
    _write_difference(base, found, (newer, at, f"not in the later version {ids[newer]}"))
    _carry(base, [*found.carried, *found.changed], at)


@contextmanager
def replace_reading(base: apsw.Connection, report: int, at: str) -> Iterator[None]:
    """Around the writing of another reading: says which claims differ, and has the report linked again."""
    before = claims_told(base, report)
    yield
    found = compare(before, claims_told(base, report))
    base.execute("UPDATE report SET linked = 0 WHERE n = ?", (report,))
    name = _ids(base, (report,))[report]
    counts = f"{len(found.changed)} changed, {len(found.withdrawn)} withdrawn, {len(found.added)} added"
    base.execute(_CHANGE, (at, "reread", name, report, None, None, counts))
    _write_difference(base, found, (report, at, "not in the later reading"))


def _write_difference(base: apsw.Connection, found: Difference, where: tuple[int, str, str]) -> None:
    report, at, why = where
    for claim in found.withdrawn:
        base.execute("UPDATE claim SET withdrawn_at = ?, withdrawn_why = ? WHERE n = ?", (at, why, claim.n))
        base.execute(_CHANGE, (at, "claim-withdrawn", claim.id, report, claim.evidence, None, why))
    for old, new in found.changed:
        note = old.id if old.id != new.id else None
        base.execute(_CHANGE, (at, "claim-changed", new.id, report, old.evidence, new.evidence, note))


def _carry(base: apsw.Connection, pairs: Sequence[tuple[Told, Told]], at: str) -> None:
    """The newer happening stands for the older one: judged the same, and in its event."""
    seen: set[str] = set()
    for old, new in pairs:
        if old.anchor == new.anchor or new.anchor in seen:
            continue
        seen.add(new.anchor)
        reasons = json.dumps([["version", 1.0, old.evidence, new.evidence]], ensure_ascii=False)
        base.execute(_SAME, (old.anchor, new.anchor, reasons, VERSIONS, at))
        base.execute(_EVENT, (old.anchor, new.anchor))


def _ids(base: apsw.Connection, numbers: Sequence[int]) -> dict[int, str]:
    return {n: base.execute("SELECT id FROM report WHERE n = ?", (n,)).get for n in numbers}


_RETIRE = "UPDATE claim SET live = 0 WHERE happening IN (SELECT n FROM happening WHERE report = ?)"
_CHANGE = "INSERT INTO change(at, kind, subject, report, before, after, note) VALUES (?, ?, ?, ?, ?, ?, ?)"
_SAME = """INSERT INTO judgement(kind, "left", "right", verdict, score, reasons, by, human, at)
    VALUES ('same_event', ?, ?, 'same', 1.0, ?, ?, 0, ?)"""
_EVENT = "UPDATE happening SET event = (SELECT event FROM happening WHERE anchor = ?) WHERE anchor = ?"
