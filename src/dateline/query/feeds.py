"""How the watched feeds fare: which bring what, which fail, which have fallen silent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from statistics import median

import apsw

from dateline.query.answers import counted

STATES: Mapping[str, str] = {
    "well": "answers, and brings what it used to",
    "waiting": "was never asked yet",
    "held": "its host asked to be left alone for a while",
    "failing": "cannot be had, or is no feed",
    "silent": "answers, but brings nothing for far longer than it used to",
    "closed": "its server says that it is gone for good",
}
_ASKED = 24  # of its last askings, that are shown
_GAPS = 20  # entries by which the usual time between two is told
_SILENCE = 5  # times the usual time between two entries, and
_LEAST_SILENCE = 2 * 86_400.0  # seconds, before a feed is called silent
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Asking:
    """One asking of a feed. outcome: new | nothing | unchanged | moved | held | failed | closed."""

    at: str
    outcome: str
    status: int | None
    entries: int
    fresh: int
    changed: int
    error: str | None

    @property
    def words(self) -> str:
        """It in words: "2 new", "failed: HTTP 500"."""
        told = [f"{self.fresh} new"] * bool(self.fresh) + [f"{self.changed} changed"] * bool(self.changed)
        if self.outcome in ("new", "moved") and told:
            return ("moved, " if self.outcome == "moved" else "") + ", ".join(told)
        names = {"nothing": "nothing new", "unchanged": "not changed", "held": "asked to wait"}
        return names.get(self.outcome, self.outcome) + (f": {self.error}" if self.error else "")


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """One watched feed: its state and since when, and its last askings, oldest first.

    `per_day`: entries a day that it used to bring, None where too few are known to tell.
    """

    url: str
    address: str
    title: str | None
    state: str
    words: str
    last_at: str | None
    success_at: str | None
    error: str | None
    failing_since: str | None
    failures: int
    new_at: str | None
    per_day: float | None
    next_at: str
    moved_at: str | None
    closed_at: str | None
    entries: int
    waiting: int
    unread: int
    askings: tuple[Asking, ...]


@dataclass(frozen=True, slots=True)
class Feeds:
    """How many feeds there are, how many of them do not fare well."""

    all: int
    failing: int
    silent: int
    closed: int

    @property
    def words(self) -> str:
        """In one line: "12 feeds, 1 failing"; "" where none is watched."""
        bad = [f"{many} {name}" for name, many in self._bad if many]
        return ", ".join([counted(self.all, "feed"), *(bad or ["all well"])]) if self.all else ""

    @property
    def _bad(self) -> tuple[tuple[str, int], ...]:
        return ("failing", self.failing), ("silent", self.silent), ("closed", self.closed)


def feeds_health(base: apsw.Connection, now: str) -> tuple[FeedHealth, ...]:
    """Every watched feed; those that do not fare well first, then as they were taken into the list."""
    asked = _askings(base)
    found = [_health(base, row, asked.get(row.n, ()), now) for row in (_Row(*row) for row in base.execute(_FEEDS))]
    order = ("failing", "silent", "closed", "held", "waiting", "well")
    return tuple(sorted(found, key=lambda feed: order.index(feed.state)))


def last_asked(base: apsw.Connection, today: str) -> str:
    """When a feed was asked last (UTC), or the beginning of the day where that is later: the time that health is of."""
    return max(f"{today}T00:00:00Z", str(base.execute("SELECT max(at) FROM fetch").get or ""))


def feeds_at_a_glance(found: Sequence[FeedHealth]) -> Feeds:
    """How many of them fare how."""
    states = [feed.state for feed in found]
    return Feeds(len(states), states.count("failing"), states.count("silent"), states.count("closed"))


def usual_gap(base: apsw.Connection, feed: int) -> float | None:
    """The usual seconds between two entries of a feed, by their times; None where fewer than three are known."""
    times = sorted({datetime.fromisoformat(str(at)) for (at,) in base.execute(_TIMES, (feed, _GAPS)) if at})
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    return max(median(gaps), 1.0) if len(gaps) >= 2 else None


def next_due(base: apsw.Connection, only: Collection[str]) -> str | None:
    """When the next feed (of some only, where they are named), entry or delivery is due; None: nothing ever is."""
    rows = base.execute("SELECT url, next_at FROM feed WHERE closed_at IS NULL")
    feeds = [str(at) for url, at in rows if not only or url in only]
    others = [str(at) for (at,) in base.execute(_NEXT) if at is not None]
    return min([*feeds, *others], default=None)


@dataclass(frozen=True, slots=True)
class _Row:
    n: int
    url: str
    address: str
    title: str | None
    last_at: str | None
    success_at: str | None
    error: str | None
    failing_since: str | None
    failures: int
    new_at: str | None
    next_at: str
    held_until: str | None
    moved_at: str | None
    closed_at: str | None
    latest: str | None
    entries: int
    waiting: int
    unread: int


def _health(base: apsw.Connection, row: _Row, asked: Sequence[Asking], now: str) -> FeedHealth:
    gap = usual_gap(base, row.n)
    state, words = _state(row, gap, now)
    if row.moved_at and state == "well":
        words += f"; moved on {row.moved_at[:10]} to {row.address}"
    return FeedHealth(
        url=row.url,
        address=row.address,
        title=row.title,
        state=state,
        words=words,
        last_at=row.last_at,
        success_at=row.success_at,
        error=None if row.error is None else row.error.removeprefix(f"{row.address}: "),
        failing_since=row.failing_since,
        failures=row.failures,
        new_at=row.new_at,
        per_day=None if gap is None else round(_DAY / gap, 2),
        next_at=row.next_at,
        moved_at=row.moved_at,
        closed_at=row.closed_at,
        entries=row.entries,
        waiting=row.waiting,
        unread=row.unread,
        askings=tuple(asked),
    )


def _state(row: _Row, gap: float | None, now: str) -> tuple[str, str]:
    """The state and the words for it."""
    if row.closed_at:
        return "closed", f"gone for good since {row.closed_at[:10]} (HTTP 410); it is asked no more"
    if row.held_until and row.held_until > now:
        return "held", f"its host asked to be left alone until {row.held_until[:16].replace('T', ' ')}"
    if row.failures:
        return "failing", f"failing since {(row.failing_since or '')[:16].replace('T', ' ')} ({_times(row.failures)})"
    if row.last_at is None:
        return "waiting", "not asked yet"
    latest = max((at for at in (row.latest, row.new_at) if at), default=None)
    if latest is None:
        return "well", "brings no entries"
    quiet = (datetime.fromisoformat(now) - datetime.fromisoformat(latest)).total_seconds()
    if gap is not None and quiet > max(_SILENCE * gap, _LEAST_SILENCE):
        return "silent", f"silent for {_span(quiet)} where it used to bring {_often(gap)}"
    return "well", f"last brought something new {_ago(quiet)}" + (f"; {_often(gap)}" if gap is not None else "")


def _times(many: int) -> str:
    return "once" if many == 1 else f"{many} times in a row"


def _often(gap: float) -> str:
    """ "10 a day", "2 a week", "1 a month"."""
    for seconds, name in ((_DAY, "day"), (7 * _DAY, "week"), (30 * _DAY, "month")):
        if seconds / gap >= 1:
            return f"about {round(seconds / gap)} a {name}"
    return "less than 1 a month"


def _span(seconds: float) -> str:
    days, hours, minutes = int(seconds // _DAY), int(seconds // 3600), int(seconds // 60)
    return counted(days, "day") if days else counted(hours, "hour") if hours else counted(minutes, "minute")


def _ago(seconds: float) -> str:
    return "just now" if seconds < 60 else f"{_span(seconds)} ago"


def _askings(base: apsw.Connection) -> dict[int, tuple[Asking, ...]]:
    rows = groupby(base.execute(_ASKINGS, (_ASKED,)), key=lambda row: int(row[0]))
    return {feed: tuple(Asking(*row[1:]) for row in some) for feed, some in rows}


_FEEDS = """
SELECT n, url, address, title, last_at, success_at, error, failing_since, failures, new_at, next_at, held_until,
    moved_at, closed_at,
    (SELECT max(min(coalesce(published, seen_at), seen_at)) FROM entry WHERE feed = feed.n),
    (SELECT count(*) FROM entry WHERE feed = feed.n),
    (SELECT count(*) FROM entry WHERE feed = feed.n AND state = 'waiting'),
    (SELECT count(*) FROM entry WHERE feed = feed.n AND state IN ('failed', 'refused'))
FROM feed ORDER BY n
"""
_NEXT = """
SELECT min(next_at) FROM entry WHERE state = 'waiting' UNION ALL
SELECT min(next_at) FROM delivery WHERE state = 'waiting'
"""
_TIMES = """
SELECT DISTINCT min(coalesce(published, updated, seen_at), seen_at) FROM entry WHERE feed = ? ORDER BY 1 DESC LIMIT ?
"""
_ASKINGS = """
SELECT feed, at, outcome, status, entries, fresh, changed, error FROM (
    SELECT *, row_number() OVER (PARTITION BY feed ORDER BY n DESC) AS back FROM fetch)
WHERE back <= ? ORDER BY feed, n
"""
