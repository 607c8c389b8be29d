"""Politeness to hosts: one connection at a time, time between two requests, their rules kept, rest when they ask."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from dateline.errors import FetchError
from dateline.ingest.fetch_manners import Manners, Rules
from dateline.ingest.network import Deadline
from dateline.watch.clock import Clock, stamp

_RULES_KEPT = timedelta(hours=24)  # as RFC 9309 has it
_UNKNOWN_KEPT = timedelta(minutes=30)  # rules that could not be had are asked for again after this time
_LONGEST_WAIT = 60.0  # seconds that are slept; whoever has to wait longer comes again later


class HeldError(FetchError):
    """A host is to be left alone until a time (UTC)."""

    def __init__(self, words: str, until: datetime | None = None) -> None:
        super().__init__(words)
        self.until = until


@dataclass(slots=True)
class _Host:
    """One host: who has the turn, when the last one was done, how long it wants to rest in between."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    done_at: datetime | None = None
    delay: float = 0.0
    held_until: datetime | None = None


@dataclass(slots=True)
class _Site:
    """One site's rules, or why they are not known, and until when that is good."""

    asking: threading.Lock = field(default_factory=threading.Lock)
    rules: Rules | None = None
    error: str = ""
    until: datetime | None = None


class Polite(Manners):
    """The manners of a watch. Many threads may share it: those who mean one host wait for each other."""

    idle = 0  # a connection that is left open would be a second one beside the next visitor's

    def __init__(self, clock: Clock, delay: float) -> None:
        super().__init__()
        self._clock, self._delay = clock, delay
        self._guard = threading.Lock()
        self._hosts: dict[str, _Host] = {}
        self._sites: dict[str, _Site] = {}

    def hold(self, url: str, until: datetime) -> None:
        """Leaves the host of an address alone until a time."""
        host = self._host(url)
        host.held_until = max(host.held_until or until, until)

    @contextmanager
    def turn(self, url: str, deadline: Deadline) -> Iterator[None]:
        """Around each request: waits until nobody else asks the host and it has rested."""
        host = self._host(url)
        with deadline.paused():
            host.turn.acquire()
        try:
            with deadline.paused():
                self._rest(url, host)
            try:
                yield
            finally:
                host.done_at = self._clock.time()
        finally:
            host.turn.release()

    def rules(self, site: str, ask: Callable[[], Rules]) -> Rules:
        """The rules of a site, asked for once a day."""
        with self._guard:
            known = self._sites.setdefault(site, _Site())
        with known.asking:
            if known.until is None or known.until <= self._clock.time():
                self._ask(site, known, ask)
        if known.rules is None:
            raise FetchError(known.error)
        return known.rules

    def _ask(self, site: str, known: _Site, ask: Callable[[], Rules]) -> None:
        known.rules, known.error, known.until = None, "", None
        try:
            known.rules = ask()
        except HeldError:
            raise
        except FetchError as error:
            if type(error) is not FetchError:
                raise
            known.error, known.until = str(error), self._clock.time() + _UNKNOWN_KEPT
            return
        if known.rules.unreached:
            known.error, known.rules = known.rules.unreached, None
            return
        known.until = self._clock.time() + _RULES_KEPT
        self._host(site).delay = max(self._host(site).delay, known.rules.delay)

    def _rest(self, url: str, host: _Host) -> None:
        now = self._clock.time()
        if host.held_until and host.held_until > now:
            raise HeldError(f"{url}: its host asked to be left alone until {stamp(host.held_until)}", host.held_until)
        rest = max(self._delay, host.delay)
        # Asked in a time that lies ahead: the clock has been put back since.
        free_at = now if host.done_at is None else min(host.done_at, now) + timedelta(seconds=rest)
        wait = (free_at - now).total_seconds()
        if wait > _LONGEST_WAIT:
            raise HeldError(f"{url}: its host wants {rest:g} s between requests", free_at)
        if wait > 0:
            self._clock.sleep(wait)

    def _host(self, url: str) -> _Host:
        with self._guard:
            return self._hosts.setdefault((urlsplit(url).hostname or "").lower(), _Host())
