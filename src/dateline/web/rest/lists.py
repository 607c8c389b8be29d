"""The lists of the REST interface: each answers with a page of items and the cursor of the next."""

from typing import TypeVar

from dateline.query.answers import Answers, EventAnswer
from dateline.query.answers_figures import Ledger
from dateline.query.answers_positions import Position, Standpoint
from dateline.query.changes import Change, News, changes
from dateline.query.claims_page import claims_page
from dateline.query.events import events
from dateline.query.figures_listed import ledgers_listed
from dateline.query.positions import positions
from dateline.query.positions_rows import Asked
from dateline.query.questions import Page, checked_size
from dateline.query.questions_cursor import Last, closed, opened
from dateline.query.reports import Failed, ReportFilter, ReportLine, failed, reports
from dateline.query.search_reports import ClaimAnswer
from dateline.query.sources import House, houses
from dateline.query.stories import StoryAnswer, StoryFilter, stories
from dateline.query.who import ActorAnswer, actors
from dateline.web.asking import filter_of
from dateline.web.routes import number_in
from dateline.web.sheet import Ask

Item = TypeVar("Item")


def page(ask: Ask) -> Page:
    """Which part of a list is asked for."""
    return Page(number_in(ask, "size") or 20, ask.word("next"))


def event_list(ask: Ask) -> Answers[EventAnswer]:
    """Events of a filter, newest first."""
    return events(ask.base, filter_of(ask), page(ask))


def figure_list(ask: Ask) -> Answers[Ledger]:
    """Ledgers of the events of a filter."""
    return ledgers_listed(ask.base, filter_of(ask), ask.word("kind"), page(ask))


def story_list(ask: Ask) -> Answers[StoryAnswer]:
    """Stories of a filter, last reported first."""
    asked = StoryFilter(ask.word("after"), ask.word("before"), ask.word("text"), number_in(ask, "min_origins"))
    return stories(ask.base, asked, page(ask))


def position_list(ask: Ask) -> Answers[Position]:
    """What holders may do about a subject, the latest changed first."""
    start, size = _offset(ask)
    found = positions(ask.base, _asked(ask), start + size + 1)
    return _part(found.positions, start, size)


def standpoint_list(ask: Ask) -> Answers[Standpoint]:
    """Where actors stand on a subject, the latest changed first."""
    start, size = _offset(ask)
    found = positions(ask.base, _asked(ask), start + size + 1)
    return _part(found.standpoints, start, size)


def report_list(ask: Ask) -> Answers[ReportLine]:
    """Newest versions of reports, the last published first."""
    asked = ReportFilter(
        outlet=ask.word("outlet"),
        origin=ask.word("origin"),
        after=ask.word("after"),
        before=ask.word("before"),
        text=ask.word("text"),
        versions=ask.word("versions") == "true",
    )
    return reports(ask.base, asked, page(ask))


def failure_list(ask: Ask) -> Answers[Failed]:
    """What could not be read, the latest first."""
    return failed(ask.base, page(ask))


def claim_list(ask: Ask) -> Answers[ClaimAnswer]:
    """Live claims in the order in which they were stored."""
    return claims_page(ask.base, ask.word("report"), ask.word("event"), page(ask))


def actor_list(ask: Ask) -> Answers[ActorAnswer]:
    """Actors by name, or those with most parts in events."""
    return actors(ask.base, ask.word("text"), page(ask))


def source_list(ask: Ask) -> Answers[House]:
    """Outlets and agencies, those with most reports first."""
    return houses(ask.base, ask.word("text"), page(ask))


def change_list(ask: Ask) -> Answers[Change]:
    """What came to be known, newest first."""
    asked = News(ask.word("since"), ask.word("until"), ask.word("kind"), ask.word("subject"))
    return changes(ask.base, asked, page(ask))


def _asked(ask: Ask) -> Asked:
    return Asked(ask.word("holder"), ask.word("subject"), ask.word("actor"))


def _offset(ask: Ask) -> tuple[int, int]:
    """Where a page starts in a list that is whole in memory, and its size."""
    asked = page(ask)
    start = opened(asked.cursor)
    return min(max(0, start.n), 10**6) if start is not None else 0, checked_size(asked.size)


def _part(items: tuple[Item, ...], start: int, size: int) -> Answers[Item]:
    more = len(items) > start + size
    return Answers(
        items[start : start + size], closed(Last(None, start + size)) if more else None, len(items), not more
    )
