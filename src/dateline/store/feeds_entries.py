"""Entries of feeds on their way into the record, and what is known of the pages that they link to."""

import json
from collections.abc import Collection
from dataclasses import dataclass

import apsw

from dateline.store.database import Store
from dateline.store.leaf import fit


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that is to be read. `outlet` is its feed's title; `again`: an earlier state of it was read."""

    n: int
    feed: int
    outlet: str | None
    url: str | None
    updated: str | None
    raw: str
    tries: int
    again: int


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page that was fetched: what its server wants to be told, and the newest state of it that an entry told of."""

    etag: str | None
    modified: str | None
    updated: str | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an entry: done | failed | refused | passed, or waiting until `next_at`; `tried`: tries it took."""

    state: str
    report: str | None = None
    error: str | None = None
    next_at: str | None = None
    tried: int = 1


def waiting_entries(base: apsw.Connection, at: str, most: int, without: Collection[int]) -> tuple[Waiting, ...]:
    """Entries that can be read now, of each feed in turn; none of some feeds."""
    rows = base.execute(_WAITING, (at, json.dumps(sorted(without)), most))
    return tuple(Waiting(*row) for row in rows)


def settle(store: Store, entry: int, how: Settled) -> None:
    """Writes down what became of an entry; the words that were kept of it until then go, unless it still waits."""
    with store.writing():
        error = None if how.error is None else fit(how.error)
        if how.state == "waiting":
            cells = (how.tried, how.next_at, error, entry)
            store.base.execute("UPDATE entry SET tries = tries + ?, next_at = ?, error = ? WHERE n = ?", cells)
        else:
            done = (how.state, how.report, error, entry)
            store.base.execute(_SETTLED, done)


def page_row(base: apsw.Connection, url: str) -> PageRow | None:
    """What is known of a page; None for one that was never fetched."""
    row = base.execute("SELECT etag, modified, updated FROM page WHERE url = ?", (url,)).fetchone()
    return None if row is None else PageRow(*row)


def put_page(store: Store, url: str, page: PageRow, at: str) -> None:
    """Writes down that a page was fetched, for which state of it."""
    with store.writing():
        store.base.execute(_PAGE, (fit(url), page.etag, page.modified, at, page.updated))


_WAITING = """
SELECT n, feed, title, url, updated, raw, tries, again FROM (
    SELECT entry.n, feed, feed.title, entry.url, updated, raw, tries, report IS NOT NULL AS again,
        row_number() OVER (PARTITION BY feed ORDER BY entry.n) AS turn
    FROM entry JOIN feed ON feed.n = entry.feed
    WHERE state = 'waiting' AND entry.next_at <= ? AND feed NOT IN (SELECT value FROM json_each(?)))
ORDER BY turn, n LIMIT ?
"""
_SETTLED = "UPDATE entry SET state = ?, report = coalesce(?, report), error = ?, raw = NULL WHERE n = ?"
_PAGE = """INSERT INTO page(url, etag, modified, fetched_at, updated) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (url) DO UPDATE SET etag = coalesce(excluded.etag, etag),
    modified = coalesce(excluded.modified, modified),
    fetched_at = excluded.fetched_at, updated = coalesce(max(excluded.updated, updated), excluded.updated, updated)"""
