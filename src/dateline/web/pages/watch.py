"""Watching: how the feeds fare that this record is fed by, and the saved queries that others can follow."""

from dataclasses import dataclass

from dateline.query.alerts import Alert, Told, alerts, told
from dateline.query.feeds import STATES, FeedHealth, Feeds, feeds_at_a_glance, feeds_health, last_asked
from dateline.web.routes import Route
from dateline.web.sheet import Ask, Sheet, Table

_COLUMNS = (
    *(
        "feed",
        "title",
        "state",
        "words",
        "last_asked",
        "last_success",
        "last_new",
        "failures",
        "failing_since",
        "error",
    ),
    *("per_day", "next", "address", "moved", "closed", "entries", "waiting", "unread"),
)
_SHOWN = 3  # of what a query told last


@dataclass(frozen=True, slots=True)
class Followed:
    """A saved query and what it told last."""

    alert: Alert
    last: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """The watched feeds, how they fare in all, and the saved queries."""

    feeds: tuple[FeedHealth, ...]
    glance: Feeds
    alerts: tuple[Followed, ...]


def watch(ask: Ask) -> Sheet:
    """The page."""
    feeds = feeds_health(ask.base, last_asked(ask.base, ask.today))
    followed = tuple(Followed(one, told(ask.base, one.name, _SHOWN) or ()) for one in alerts(ask.base))
    page = Watch(feeds, feeds_at_a_glance(feeds), followed)
    return Sheet("watch.html.j2", "Watch", page, Table(_COLUMNS, tuple(map(_row, feeds))), extra={"meanings": STATES})


def _row(feed: FeedHealth) -> tuple[str | int | float | None, ...]:
    return (
        *(feed.url, feed.title, feed.state, feed.words, feed.last_at, feed.success_at, feed.new_at, feed.failures),
        *(feed.failing_since, feed.error, feed.per_day, feed.next_at, feed.address, feed.moved_at, feed.closed_at),
        *(feed.entries, feed.waiting, feed.unread),
    )


ROUTES = (Route("/watch", watch),)
