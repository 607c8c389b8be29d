"""Asks a feed: what its server said, and which entries it holds. Nothing is stored here."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta

from dateline.errors import FetchError, SourceError
from dateline.ingest.feed import parse_feed
from dateline.ingest.feed_entry import Entry, Feed
from dateline.ingest.fetch import Visited, visit
from dateline.ingest.fetch_manners import Asked
from dateline.ingest.network import Network
from dateline.ingest.urls import canonical_url
from dateline.settings import FetchSettings
from dateline.store.feeds import FeedRow, Found, Seen
from dateline.watch.clock import Clock, StoppedError, seconds_of, stamp
from dateline.watch.polite import HeldError, Polite
from dateline.watch.retry import tried

_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_BUSY = frozenset({429, 503})
_MAX_AGE = re.compile(r"(?:^|,)\s*(?:s-maxage|max-age)\s*=\s*(\d{1,9})", re.I)
_LONGEST_AGE = 86_400.0
_MOST_ENTRIES = 1_000


@dataclass(frozen=True, slots=True)
class Web:
    """How the watch reaches the web: its limits, its network, its manners, its clock."""

    limits: FetchSettings
    network: Network
    polite: Polite
    clock: Clock


def ask_feed(feed: FeedRow, web: Web) -> Seen:
    """What came of asking a feed, whatever it is. StoppedError where the watch is to end."""
    at = web.clock.stamp()
    headers = {"Accept": _ACCEPT} | conditions(feed.etag, feed.modified)
    try:
        answer = tried(lambda: visit(Asked(feed.address, headers), web.limits, web.network, web.polite), web.clock)
    except StoppedError:
        raise
    except HeldError as error:
        wait = (error.until - web.clock.time()).total_seconds() if error.until else 0.0
        return Seen(at, "held", error=str(error), wait=max(wait, 0.0))
    except FetchError as error:
        return Seen(at, "failed", error=str(error))
    return _answered(feed, answer, web, at)


def conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    """The headers by which a server can say that nothing changed."""
    found = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in found.items() if value}


def held_for(answer: Visited, web: Web) -> float:
    """Seconds for which a busy server wants to be left alone, where it says so; its host is left alone for them."""
    wait = seconds_of(answer.headers.get("retry-after"), web.clock.time()) if answer.status in _BUSY else 0.0
    if wait:
        web.polite.hold(answer.url, web.clock.time() + timedelta(seconds=min(wait, 30 * _LONGEST_AGE)))
    return wait


def _answered(feed: FeedRow, answer: Visited, web: Web, at: str) -> Seen:
    moved = answer.moved if answer.moved != feed.address else None
    if answer.status == 304:
        return Seen(at, "unchanged", 304, moved=moved, wait=max(feed.ttl, _age(answer.headers)))
    if answer.status == 410:
        return Seen(at, "closed", 410, f"{answer.url}: HTTP 410, the feed is gone for good")
    wait = held_for(answer, web)
    if answer.status in _BUSY:
        return Seen(at, "held" if wait else "failed", answer.status, f"{answer.url}: HTTP {answer.status}", wait=wait)
    if answer.status != 200:
        return Seen(at, "failed", answer.status, f"{answer.url}: HTTP {answer.status}")
    digest = hashlib.sha256(answer.content).hexdigest()
    marks = (answer.headers.get("etag"), answer.headers.get("last-modified"))
    if digest == feed.digest:
        return Seen(at, "well", 200, None, moved, feed.title, *marks, digest, max(feed.ttl, _age(answer.headers)))
    try:
        held = parse_feed(answer.content, answer.url)
    except SourceError as error:
        return Seen(at, "failed", 200, f"{answer.url}: {error}")
    wait = max(held.ttl, _age(answer.headers))
    return Seen(at, "well", 200, None, moved, held.title, *marks, digest, wait, _found(held))


def _age(headers: Mapping[str, str]) -> float:
    """Seconds for which the answer says that it stays good."""
    found = _MAX_AGE.search(headers.get("cache-control", ""))
    return min(float(found.group(1)), _LONGEST_AGE) if found else 0.0


def _found(feed: Feed) -> tuple[Found, ...]:
    """The entries, each under a key of its own: a guid that several bear tells none of them apart."""
    entries = feed.entries[:_MOST_ENTRIES]
    often = Counter(entry.guid for entry in entries)
    found: dict[str, Found] = {}
    for entry in entries:
        key = _key(entry) if entry.guid is None or often[entry.guid] == 1 else f"{entry.guid}\x1f{_key(entry, None)}"
        found.setdefault(key, _row(entry, key))
    return tuple(found.values())


_OWN = object()


def _key(entry: Entry, guid: object = _OWN) -> str:
    """The guid, else the address, else a digest of the title and of the first words."""
    if guid is _OWN and entry.guid:
        return entry.guid
    if entry.url:
        return canonical_url(entry.url) or entry.url
    return hashlib.sha256(f"{entry.title}\x1f{entry.text[:200]}".encode("utf-8", "replace")).hexdigest()


def _row(entry: Entry, key: str) -> Found:
    held = asdict(entry)
    raw = json.dumps(held, default=lambda value: value.isoformat(), ensure_ascii=False)
    published, updated = (None if when is None else stamp(when) for when in (entry.published, entry.updated))
    return Found(key, canonical_url(entry.url), _digest(entry), published, updated or published, raw)


def _digest(entry: Entry) -> str:
    """What tells that an entry changed. A teaser's words do not where it has a time: advertisements change them."""
    told = entry.text if entry.is_whole or not (entry.updated or entry.published) else ""
    parts = (entry.title, entry.url, told, *(str(when) for when in (entry.updated, entry.published)))
    return hashlib.sha256("\x1f".join(part or "" for part in parts).encode("utf-8", "replace")).hexdigest()


def entry_of(raw: str) -> Entry:
    """The entry that was kept as JSON."""
    held = json.loads(raw)
    for name in ("published", "updated"):
        held[name] = datetime.fromisoformat(held[name]).astimezone(UTC) if held[name] else None
    held["day"] = date.fromisoformat(held["day"]) if held["day"] else None
    return Entry(**held)
