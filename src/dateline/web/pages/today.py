"""The first page: how much there is, and what came to be known last."""

from dataclasses import dataclass

from dateline.query.answers import Answers
from dateline.query.changes import Change, News, changes
from dateline.web.routes import Route, page_of
from dateline.web.sheet import Ask, Sheet


@dataclass(frozen=True, slots=True)
class Today:
    """What there is, and what changed since a day."""

    reports: int
    events: int
    stories: int
    since: str | None
    changes: Answers[Change]


def today(ask: Ask) -> Sheet:
    """The page."""
    reports, events, stories = (_many(ask, name) for name in ("report", "event", "story"))
    since = ask.word("since")
    found = Today(reports, events, stories, since, changes(ask.base, News(since, None), page_of(ask)))
    return Sheet("today.html.j2", "Today", found)


def _many(ask: Ask, table: str) -> int:
    return int(ask.base.execute(f"SELECT count(*) FROM {table}").get)


ROUTES = (Route("/", today, frozenset({"since", "next", "size"})),)
