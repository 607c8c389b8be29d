"""The ledger of revisions: what people put right, append-only; a deed is taken back by a later one."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import apsw

from dateline.errors import StoreError
from dateline.model.review import Act, Field, Revision, Signed
from dateline.store.database import Store
from dateline.store.leaf import fit


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision about to be written. `line` and `anchor` say which report and happening it is about."""

    act: Act
    subject: str
    field: Field | None = None
    value: str | None = None
    machine: str | None = None
    other: str | None = None
    undoes: str | None = None
    line: str | None = None
    anchor: str | None = None


def write_deed(store: Store, entries: Sequence[Entry], signed: Signed) -> str:
    """Writes what was done together; gives the deed, the id of its first revision. All of it or nothing."""
    deed = ""
    with store.writing():
        for entry in entries:
            n = store.base.execute("SELECT coalesce(max(n), 0) + 1 FROM revision").get
            name = _name(n, entry, signed)
            deed = deed or name
            value = None if entry.value is None else fit(entry.value)
            about = (entry.act.value, entry.subject, entry.field.value if entry.field else None, value)
            beside = (entry.machine, entry.other, entry.undoes, entry.line, entry.anchor)
            store.base.execute(_WRITE, (n, name, deed, signed.at, fit(signed.by), fit(signed.why), *about, *beside))
            if entry.undoes:
                _take_back(store.base, entry.undoes, deed)
    return deed


def deed_of(base: apsw.Connection, named: str) -> tuple[Revision, ...]:
    """The revisions that were done together with the named one. StoreError where there is none of that name."""
    found = tuple(_rows(base, "revision.deed = (SELECT deed FROM revision WHERE id = :value)", fit(named)))
    if not found:
        raise StoreError(f"there is no revision {named}")
    return found


def revisions_of(base: apsw.Connection, subject: str) -> tuple[Revision, ...]:
    """All revisions of a subject, oldest first: those of its own id, and those that its corrections came from."""
    return tuple(_rows(base, _OF, subject))


def standing_of_line(base: apsw.Connection, line: str) -> tuple[Revision, ...]:
    """What stands of the corrections of a report, whichever version they were made on, oldest first."""
    return tuple(_rows(base, f"revision.line = :value AND {_CORRECTS} AND taken_back.deed IS NULL", line))


def standing_of_event(base: apsw.Connection, event: str) -> tuple[Revision, ...]:
    """What stands of the edits of an event, oldest first."""
    where = "revision.subject = :value AND revision.act = 'edit' AND taken_back.deed IS NULL"
    return tuple(_rows(base, where, event))


def purge_revisions(base: apsw.Connection, reports: str) -> None:
    """Deletes all that was said of some reports (their numbers, JSON), all their versions, and their events."""
    gone = f"(SELECT n FROM revision WHERE {_ABOUT})"
    base.execute(f"DELETE FROM correction WHERE revision IN {gone}", {"reports": reports})
    base.execute("INSERT OR REPLACE INTO meta VALUES ('purging', '1')")
    base.execute(f"DELETE FROM revision WHERE n IN {gone}", {"reports": reports})
    base.execute("DELETE FROM meta WHERE key = 'purging'")
    base.execute("DELETE FROM taken_back WHERE deed NOT IN (SELECT deed FROM revision)")


def _take_back(base: apsw.Connection, undone: str, deed: str) -> None:
    """Marks a deed as taken back; where it was an undo itself, what that one took back stands again."""
    base.execute("INSERT OR REPLACE INTO taken_back VALUES (?, ?)", (undone, deed))
    base.execute("DELETE FROM taken_back WHERE by = ?", (undone,))


def _rows(base: apsw.Connection, where: str, value: str) -> Iterator[Revision]:
    for row in base.execute(f"{_READ} WHERE {where} ORDER BY revision.n", {"value": value}):
        n, name, deed, act, subject, field, put, machine, other, undoes, by, why, at, standing = row
        put_in = Field(field) if field else None
        signed = Signed(by, why, at)
        yield Revision(n, name, deed, Act(act), subject, put_in, put, machine, other, undoes, signed, bool(standing))


def _name(n: int, entry: Entry, signed: Signed) -> str:
    parts = (str(n), signed.at, signed.by, entry.act.value, entry.subject, entry.field or "", entry.value or "")
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).digest()
    return "rev_" + base64.b32encode(digest).decode().lower()[:16]


_LISTED = "(SELECT value FROM json_each(:reports))"
_ABOUT = f"""line IN (SELECT line FROM report WHERE n IN {_LISTED})
    OR anchor IN (SELECT anchor FROM happening WHERE report IN {_LISTED})"""
_CORRECTS = "revision.act IN ('accept', 'reject', 'edit', 'rate')"
_WRITE = """INSERT INTO revision(n, id, deed, at, by, why, act, subject, field, value, machine, other,
    undoes, line, anchor)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_READ = """SELECT revision.n, revision.id, revision.deed, act, subject, field, value, machine, other, undoes,
    revision.by, why, at, taken_back.deed IS NULL
    FROM revision LEFT JOIN taken_back ON taken_back.deed = revision.deed"""
_OF = """(revision.subject = :value OR revision.n IN (SELECT revision FROM correction JOIN claim
    ON claim.n = correction.claim WHERE claim.id = :value)
    OR revision.n IN (SELECT revision FROM correction JOIN happening
    ON happening.n = correction.happening WHERE happening.anchor = :value))"""
