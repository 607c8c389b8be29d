"""Events in the order of days, as a line through a store."""

from dataclasses import dataclass

import apsw

from dateline.query.events import events
from dateline.query.questions import Filter, Order, Page
from dateline.query.stories_told import Chapter, timeline_of


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days with their events, oldest first, and the page of answers that they come from."""

    days: tuple[Chapter, ...]
    shown: int
    next: str | None
    total: int
    exact: bool


def timeline(base: apsw.Connection, asked: Filter, page: Page) -> Timeline:
    """The events that a filter means, day by day. ConfigError as for `events`."""
    answers = events(base, asked, Page(page.size, page.cursor, Order.OLDEST))
    return Timeline(timeline_of(answers.items), len(answers), answers.next, answers.total, answers.exact)
