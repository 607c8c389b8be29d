"""Events by filter, grouped by day, and one event whole."""

from dataclasses import fields

from dateline.query.events import events
from dateline.query.events_page import event_page
from dateline.query.questions import Filter
from dateline.show.answers import COLUMNS, event_row
from dateline.web.routes import Route, found, number, page_of
from dateline.web.sheet import Ask, Sheet, Table

WORDS = frozenset(item.name for item in fields(Filter))


def filter_of(ask: Ask) -> Filter:
    """The filter that a query holds."""
    least = ask.word("min_origins")
    return Filter(
        actor=ask.word("actor"),
        role=ask.word("role"),
        type=ask.word("type"),
        mode=ask.word("mode"),
        place=ask.word("place"),
        country=ask.word("country"),
        after=ask.word("after"),
        before=ask.word("before"),
        status=ask.word("status"),
        min_origins=number(least, "min_origins") if least else None,
        sure=ask.flag("sure"),
        contested=ask.flag("contested"),
        text=ask.word("text"),
        story=ask.word("story"),
        report=ask.word("report"),
    )


def explore(ask: Ask) -> Sheet:
    """Events of a filter, a page at a time."""
    answers = events(ask.base, filter_of(ask), page_of(ask))
    rows = Table(COLUMNS, tuple(tuple(event_row(event)) for event in answers))
    return Sheet("events.html.j2", "Events", answers, rows)


def event(ask: Ask) -> Sheet:
    """One event whole."""
    identity = ask.path["id"]
    page = found(ask, "event", identity, event_page(ask.base, identity))
    return Sheet("event.html.j2", page.event.title, page)


ROUTES = (
    Route("/events", explore, WORDS | {"next", "size"}),
    Route("/event/{id}", event),
)
