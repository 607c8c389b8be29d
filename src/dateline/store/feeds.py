"""Watched feeds and what came of asking them: each asking is one row, its entries are kept with it or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import apsw

from dateline.store.database import Store
from dateline.store.leaf import fit

_KEPT = 200  # askings of one feed


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A watched feed: where it is asked, what its server wants to be told, and how it has fared."""

    n: int
    url: str
    address: str
    title: str | None
    etag: str | None
    modified: str | None
    digest: str | None
    ttl: float
    failures: int
    failing_since: str | None
    held_until: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that a feed holds; `raw` is all that was read of it, as JSON."""

    key: str
    url: str | None
    digest: str
    published: str | None
    updated: str | None
    raw: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of asking a feed once (at, UTC). outcome: well | unchanged | failed | held | closed.

    `wait`: seconds for which its server wants to be left alone. What a failure does not tell is None, and stays.
    """

    at: str
    outcome: str
    status: int | None = None
    error: str | None = None
    moved: str | None = None
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    wait: float = 0.0
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """How many entries of a feed were not held before, and how many were held otherwise."""

    fresh: int = 0
    changed: int = 0


def put_feeds(store: Store, urls: Sequence[str], at: str) -> None:
    """Takes feeds into the list of those watched; those in it stay as they are."""
    with store.writing():
        store.base.executemany(_NEW_FEED, [(fit(url), fit(url), at, at) for url in urls])


def drop_feed(store: Store, url: str) -> bool:
    """Takes a feed out of the list with all that is known of it; what was read of it stays. False: no such feed."""
    with store.writing():
        n = store.base.execute("SELECT n FROM feed WHERE url = ?1 OR address = ?1", (url,)).get
        for table in ("fetch", "entry"):
            store.base.execute(f"DELETE FROM {table} WHERE feed = ?", (n,))
        store.base.execute("DELETE FROM feed WHERE n = ?", (n,))
    return n is not None


def reopen_feeds(store: Store, urls: Sequence[str], at: str) -> None:
    """Has feeds that were closed asked again, and at once."""
    with store.writing():
        store.base.executemany("UPDATE feed SET closed_at = NULL, next_at = ? WHERE url = ?", [(at, u) for u in urls])


def forgive_refused(store: Store, urls: Sequence[str], refused: str, at: str) -> None:
    """Has feeds asked at once whose last failure says `refused`: nobody was asked, so there is no host to spare."""
    with store.writing():
        due = "UPDATE feed SET next_at = ?1 WHERE url = ?2 AND instr(error, ?3) AND next_at > ?1"
        store.base.executemany(due, [(at, url, refused) for url in urls])


def forget_future(store: Store, now: str, soon: str, far: str) -> None:
    """What was put off while the clock ran ahead is due now: feeds and deliveries that were tried after `soon`, and
    entries that are to wait until after `far`."""
    with store.writing():
        for sql in _FUTURE:
            store.base.execute(sql, {"now": now, "soon": soon, "far": far})


def due_feeds(base: apsw.Connection, at: str) -> tuple[FeedRow, ...]:
    """The feeds that are due, the longest waiting first."""
    return tuple(FeedRow(*row) for row in base.execute(_DUE, (at,)))


def feed_urls(base: apsw.Connection) -> tuple[str, ...]:
    """All feeds on the list, as they were given."""
    return tuple(str(url) for (url,) in base.execute("SELECT url FROM feed ORDER BY n"))


def held_hosts(base: apsw.Connection, at: str) -> Iterator[tuple[str, str]]:
    """Addresses whose hosts asked to be left alone, and until when."""
    return (
        (str(a), str(u)) for a, u in base.execute("SELECT address, held_until FROM feed WHERE held_until > ?", (at,))
    )


def put_seen(store: Store, feed: FeedRow, seen: Seen) -> Brought:
    """Writes what came of an asking: the feed's standing, its entries that are new or changed, and a row of its own."""
    with store.writing():
        brought = _put_found(store.base, feed.n, seen)
        if seen.outcome in ("well", "unchanged"):
            _put_well(store.base, feed, seen, brought)
        else:
            _put_failed(store.base, feed, seen)
        outcome = _outcome(seen, brought)
        counts = (len(seen.found), brought.fresh, brought.changed)
        error = None if seen.error is None else fit(seen.error)
        store.base.execute(_FETCH, (feed.n, seen.at, outcome, seen.status, *counts, error))
        store.base.execute(_PRUNE, (feed.n, feed.n))
    return brought


def put_due(store: Store, feed: int, next_at: str) -> None:
    """When a feed is to be asked again."""
    with store.writing():
        store.base.execute("UPDATE feed SET next_at = ? WHERE n = ?", (next_at, feed))


def _outcome(seen: Seen, brought: Brought) -> str:
    if seen.outcome not in ("well", "unchanged"):
        return seen.outcome
    if seen.moved:
        return "moved"
    if seen.outcome == "unchanged":
        return "unchanged"
    return "new" if brought.fresh or brought.changed else "nothing"


def _put_found(base: apsw.Connection, feed: int, seen: Seen) -> Brought:
    fresh = changed = 0
    for one in seen.found:
        held = base.execute("SELECT digest FROM entry WHERE feed = ? AND key = ?", (feed, fit(one.key))).get
        if held == one.digest:
            continue
        cells = (one.url and fit(one.url), one.digest, one.published, one.updated, seen.at, fit(one.raw), seen.at)
        base.execute(_ENTRY, (feed, fit(one.key), *cells))
        fresh, changed = fresh + (held is None), changed + (held is not None)
    return Brought(fresh, changed)


def _put_well(base: apsw.Connection, feed: FeedRow, seen: Seen, brought: Brought) -> None:
    base.execute(_WELL, (seen.at, seen.at, seen.wait, feed.n))
    if brought.fresh or brought.changed:
        base.execute("UPDATE feed SET new_at = ? WHERE n = ?", (seen.at, feed.n))
    if seen.moved:
        base.execute("UPDATE feed SET address = ?, moved_at = ? WHERE n = ?", (fit(seen.moved), seen.at, feed.n))
    if seen.outcome == "well":
        title = fit(seen.title) if seen.title else None
        base.execute(_CONTENT, (title, seen.etag, seen.modified, seen.digest, feed.n))


def _put_failed(base: apsw.Connection, feed: FeedRow, seen: Seen) -> None:
    base.execute(_FAILED, (seen.at, fit(seen.error or ""), seen.at, feed.n))
    if seen.outcome == "closed":
        base.execute("UPDATE feed SET closed_at = ? WHERE n = ?", (seen.at, feed.n))


def hold_feed(store: Store, feed: int, until: str) -> None:
    """Writes down until when a feed's host asked to be left alone."""
    with store.writing():
        store.base.execute("UPDATE feed SET held_until = ? WHERE n = ?", (until, feed))


_NEW_FEED = "INSERT OR IGNORE INTO feed(url, address, added_at, next_at) VALUES (?, ?, ?, ?)"
_DUE = """SELECT n, url, address, title, etag, modified, digest, ttl, failures, failing_since, held_until FROM feed
    WHERE closed_at IS NULL AND next_at <= ? ORDER BY next_at, n"""
_ENTRY = """INSERT INTO entry(feed, key, url, digest, published, updated, seen_at, state, raw, next_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)
    ON CONFLICT (feed, key) DO UPDATE SET url = excluded.url, digest = excluded.digest, published = excluded.published,
    updated = excluded.updated, state = 'waiting', raw = excluded.raw, tries = 0,
    next_at = excluded.next_at, error = NULL"""
_WELL = """UPDATE feed SET last_at = ?, success_at = ?, ttl = ?, error = NULL, failing_since = NULL, failures = 0,
    held_until = NULL WHERE n = ?"""
_CONTENT = "UPDATE feed SET title = coalesce(?, title), etag = ?, modified = ?, digest = ? WHERE n = ?"
_FAILED = """UPDATE feed SET last_at = ?, error = ?, failing_since = coalesce(failing_since, ?), failures = failures + 1
    WHERE n = ?"""
_FETCH = (
    """INSERT INTO fetch(feed, at, outcome, status, entries, fresh, changed, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
)
_PRUNE = f"""DELETE FROM fetch WHERE feed = ? AND n <= (SELECT n FROM fetch WHERE feed = ? ORDER BY n DESC
    LIMIT 1 OFFSET {_KEPT})"""
_FUTURE = (
    "UPDATE feed SET next_at = :now, held_until = NULL WHERE last_at > :soon",
    "UPDATE delivery SET next_at = :now, at = :now WHERE state = 'waiting' AND at > :soon",
    "UPDATE entry SET next_at = :now WHERE state = 'waiting' AND next_at > :far",
)
