"""What a watch of the test server works with: a clock that lets days pass in no time, names that lead to loopback."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from dateline.engine.local import read_all
from dateline.errors import FetchError
from dateline.ingest import Intake
from dateline.ingest.network import Network, Reach
from dateline.query.feeds import FeedHealth, feeds_health
from dateline.settings import FetchSettings, Settings, WatchSettings
from dateline.store import Access, Store, open_store
from dateline.store.feeds import put_feeds
from dateline.watch.asking import Web
from dateline.watch.clock import Clock, StoppedError, stamp
from dateline.watch.loop import watch_once
from dateline.watch.passing import Hands, Passed
from dateline.watch.polite import Polite

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
LIMITS = FetchSettings(user_agent="dateline/0.1 (test)", max_bytes=150_000, max_decoded_bytes=600_000, seconds=3.0)


@dataclass
class Hours:
    """A clock that is put forward by hand, and by whoever sleeps."""

    at: datetime = NOON
    slept: list[float] = field(default_factory=list)
    left: int = 1_000_000  # sleeps until the watch is to end
    guard: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> datetime:
        return self.at

    def sleep(self, seconds: float) -> None:
        with self.guard:
            self.left -= 1
            if self.left < 0:
                raise StoppedError("enough")
            self.slept.append(seconds)
            self.at += timedelta(seconds=seconds)

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.sleep, lambda: 0.0)

    def stamp(self) -> str:
        return stamp(self.at)


def loopback(host: str, port: int) -> Sequence[str]:
    """Every name is this machine, but those of dead hosts, which no one knows."""
    if host.startswith("dead"):
        raise FetchError(f"{host}: no such host")
    return ["127.0.0.1"]


ANYWHERE = Network(Reach.ANYWHERE, loopback)


def web(hours: Hours, delay: float = 0.0, network: Network = ANYWHERE) -> Web:
    """How tests reach the test server."""
    return Web(LIMITS, network, Polite(hours.clock, delay), hours.clock)


def hands(hours: Hours, reach: Web | None = None, pages: bool = True, settings: WatchSettings | None = None) -> Hands:
    """Everything that a watch works with."""
    intake = Intake(None, None, True, LIMITS, 100_000)
    read = partial(read_all, settings=Settings(), jobs=1)
    return Hands(reach or web(hours), intake, settings or WatchSettings(), read, lambda passed: None, pages)


class Watcher:
    """A watch of some feeds into a store of its own, pass by pass."""

    def __init__(self, folder: Path, hours: Hours | None = None, **more: object) -> None:
        self.hours = hours or Hours()
        self.path = folder / "s.dateline"
        self.hands = hands(self.hours, **more)  # type: ignore[arg-type]  # the arguments of hands

    def store(self, access: Access = Access.WRITE) -> Store:
        return open_store(self.path, access)

    def go(self, *urls: str) -> Passed:
        """Takes feeds into the list, and makes one pass."""
        with self.store() as store:
            put_feeds(store, urls, self.hours.stamp())
            return watch_once(store, self.hands, frozenset())

    def later(self, **span: float) -> Passed:
        """A pass after some time."""
        self.hours.forward(**(span or {"hours": 25}))
        return self.go()

    def health(self) -> dict[str, FeedHealth]:
        """How each feed fares, by its address."""
        with self.store() as store:
            return {feed.url: feed for feed in feeds_health(store.base, self.hours.stamp())}

    def value(self, sql: str, *values: object) -> object:
        """One value out of the store."""
        with self.store() as store:
            return store.base.execute(sql, values).get  # type: ignore[arg-type]  # plain values
