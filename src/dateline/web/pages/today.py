"""The first page: how much there is, what came to be known last, what changed, what is disputed."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.query.answers import EventAnswer
from dateline.query.feeds import feeds_at_a_glance, feeds_health, last_asked
from dateline.query.questions import Page
from dateline.query.queue import Doubtful, Waiting, queue
from dateline.query.stories import StoryAnswer, StoryFilter, stories, titles
from dateline.query.today import Disputed, Fresh, Holdings, disputed, fresh, holdings, reported
from dateline.show.bars import Bar, bars_of
from dateline.web.routes import Route
from dateline.web.sheet import Ask, Sheet

_STORIES = 5


@dataclass(frozen=True, slots=True)
class Today:
    """What there is, what a day brought, what is disputed, which stories came last, what to look at."""

    holdings: Holdings
    fresh: Fresh
    disputed: Disputed
    stories: tuple[StoryAnswer, ...]
    review: tuple[Doubtful, ...]
    reported: tuple[tuple[str, int], ...]


def today(ask: Ask) -> Sheet:
    """The page."""
    found = Today(
        holdings(ask.base),
        fresh(ask.base, ask.word("since")),
        disputed(ask.base),
        stories(ask.base, StoryFilter(), Page(_STORIES)).items,
        queue(ask.base, Waiting(), Page(_STORIES)).items,
        reported(ask.base),
    )
    return Sheet("today.html.j2", "Today", found, extra=_extra(ask, found))


def _extra(ask: Ask, found: Today) -> Mapping[str, object]:
    def reports(bar: Bar) -> str:
        return ask.link("reports", after=bar.first, before=bar.last)

    shown: list[EventAnswer] = [*found.fresh.events, *found.disputed.events]
    feeds = feeds_at_a_glance(feeds_health(ask.base, last_asked(ask.base, ask.today)))
    return {
        "feeds": feeds.words,
        "bars": bars_of(found.reported),
        "reports_of": reports,
        "titles": titles(ask.base, {event.story for event in shown if event.story}),
    }


ROUTES = (Route("/", today, frozenset({"since"})),)
