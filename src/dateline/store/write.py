"""Puts a reading into the store: the report, its record, and flat rows of all that it says."""

import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import Literal

import apsw

from dateline.records.fields import part, word
from dateline.records.flatten import Record
from dateline.store.actors import Actors
from dateline.store.database import Store
from dateline.store.figures import put_figures
from dateline.store.layers import Sheet, forget_rows, put_happenings, put_stances
from dateline.store.leaf import Leaf, leaf
from dateline.store.lines import line_of
from dateline.store.replace import replace_older, replace_reading
from dateline.store.reports import record_of, text_of
from dateline.store.revisions_apply import correct
from dateline.store.voices import put_claims

Kind = Literal["new", "same", "updated", "reread", "removed"]


@dataclass(frozen=True, slots=True)
class Taken:
    """Where a report was taken from, and when it was added (UTC, ISO)."""

    path: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a reading, and the report's number (0 for a report that was removed for good).

    new: not held before. same: held, by this edition. updated: another text of a report that was held.
    reread: this text was held, as another edition read it. removed: purged once, and not taken in again.
    """

    kind: Kind
    n: int


def put_reading(store: Store, record: Record, taken: Taken) -> Stored:
    """Stores a record and its flat rows, all or nothing. Takes every record that the schema admits.

    A new version or reading of a report comes with `linked` 0; happenings and claims that are gone are live no more.
    """
    page = leaf(record)
    with store.writing():
        if store.base.execute("SELECT 1 FROM tombstone WHERE id = ?", (page.id,)).get:
            return Stored("removed", 0)
        edition = _edition(store.base, part(page.record, "edition"))
        held = store.base.execute("SELECT n FROM report WHERE id = ?", (page.id,)).get
        if held is None:
            return _put_new(store.base, page, edition, taken)
        # An id is a digest of the text too: another text under it is a forged record, and changes nothing.
        if store.base.execute(_CURRENT, (held, edition)).get or text_of(store, held) != page.text:
            return Stored("same", held)
        return _put_again(store.base, (held, edition), page, taken)


def put_flat_again(store: Store, report: int) -> None:
    """Writes a report's flat rows again from its reading in use, with what people have put right by now."""
    page = leaf(record_of(store, report))
    with store.writing():
        forget_rows(store.base, report)
        _put_flat(Sheet(store.base, report, page, Actors(store.base, page)))


def is_known(store: Store, report: str) -> Kind | None:
    """Whether a report need not be read: "same" where this text is held, "removed" where it was purged, else None."""
    if store.base.execute("SELECT 1 FROM report WHERE id = ?", (report,)).get:
        return "same"
    return "removed" if store.base.execute("SELECT 1 FROM tombstone WHERE id = ?", (report,)).get else None


def _put_new(base: apsw.Connection, page: Leaf, edition: int, taken: Taken) -> Stored:
    line = line_of(base, page)
    older = base.execute("SELECT n, id FROM report WHERE line = ? AND newest = 1", (line,)).fetchall()
    version = base.execute("SELECT count(*), max(version) FROM report WHERE line = ?", (line,)).get
    first = base.execute("SELECT id FROM report WHERE line = ? ORDER BY version LIMIT 1", (line,)).get
    place = (line, (version[1] or 0) + 1, first)
    n = _put_report(base, page, place, taken)
    _put_record(base, (n, edition), page, taken.at)
    sheet = Sheet(base, n, page, Actors(base, page))
    _put_flat(sheet)
    if not older:
        _change(base, taken.at, "report-new", page.id, n)
        return Stored("new", n)
    replace_older(base, int(str(older[0][0])), n, taken.at)
    return Stored("updated", n)


def _put_again(base: apsw.Connection, of: tuple[int, int], page: Leaf, taken: Taken) -> Stored:
    """Another edition's reading of a text that is held: it takes the place of the one before."""
    n, _ = of
    _put_record(base, of, page, taken.at)
    if base.execute("SELECT newest FROM report WHERE n = ?", (n,)).get:
        sheet = Sheet(base, n, page, Actors(base, page))
        with replace_reading(base, n, taken.at):
            forget_rows(base, n)
            _put_flat(sheet)
    return Stored("reread", n)


def _put_flat(sheet: Sheet) -> None:
    numbers = put_happenings(sheet)
    put_claims(sheet, numbers)
    put_stances(sheet, numbers)
    put_figures(sheet, numbers)
    correct(sheet.base, sheet.n)


def _put_report(base: apsw.Connection, page: Leaf, place: tuple[str, int, str | None], taken: Taken) -> int:
    line, version, first = place
    texts = tuple(word(page.report, name) for name in _TEXTS)
    digest = hashlib.sha256(page.text.encode()).hexdigest()
    counted = (digest, len(page.text.split()), page.text)
    base.execute(_REPORT, (page.id, line, version, first, *texts, *counted, taken.path, taken.at))
    n = base.last_insert_rowid()
    title = word(page.report, "title")
    base.execute("INSERT INTO passage(rowid, title, text) VALUES (?, ?, ?)", (n, title, page.text))
    return n


def _put_record(base: apsw.Connection, of: tuple[int, int], page: Leaf, at: str) -> None:
    """The whole record, deflated, without the text that the report's row has."""
    report, edition = of
    base.execute("UPDATE reading SET current = 0 WHERE report = ?", (report,))
    base.execute(_READING, (report, edition, zlib.compress(page.line.encode()), at))


def edition_digest(edition: Record) -> str:
    """What tells one edition's readings from another's."""
    return hashlib.sha256("\x1f".join(_edition_parts(edition)).encode()).hexdigest()


def _edition_parts(edition: Record) -> tuple[str, ...]:
    models = json.dumps(edition.get("models"), sort_keys=True, ensure_ascii=False)
    return *(word(edition, name) or "" for name in ("dateline", "settings", "resources")), models


def _edition(base: apsw.Connection, edition: Record) -> int:
    digest = edition_digest(edition)
    held = base.execute("SELECT n FROM edition WHERE digest = ?", (digest,)).get
    if isinstance(held, int):
        return held
    base.execute(_EDITION, (digest, *_edition_parts(edition)))
    return base.last_insert_rowid()


def _change(base: apsw.Connection, at: str, kind: str, subject: str, report: int) -> None:
    base.execute("INSERT INTO change(at, kind, subject, report) VALUES (?, ?, ?, ?)", (at, kind, subject, report))


_TEXTS = ("source_id", "title", "outlet", "origin", "url", "language", "byline", "published", "published_basis")
_REPORT = f"""INSERT INTO report(id, line, version, version_of, {", ".join(_TEXTS)},
    text_sha256, words, text, path, added_at)
    VALUES ({", ".join("?" * (len(_TEXTS) + 9))})"""
_READING = """INSERT INTO reading(report, edition, record, read_at) VALUES (?, ?, ?, ?)
    ON CONFLICT(report, edition) DO UPDATE SET record = excluded.record, read_at = excluded.read_at, current = 1"""
_EDITION = "INSERT INTO edition(digest, dateline, settings, resources, models) VALUES (?, ?, ?, ?, ?)"
_CURRENT = "SELECT 1 FROM reading WHERE report = ? AND edition = ? AND current = 1"
