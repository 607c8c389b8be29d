"""One event whole: each value with the words behind it, and what each source says side by side."""

from dateline.query.events_page import event_page
from dateline.web.routes import Route, found
from dateline.web.sheet import Ask, Sheet


def event(ask: Ask) -> Sheet:
    """One event whole."""
    identity = ask.path["id"]
    page = found(ask, "event", identity, event_page(ask.base, identity))
    return Sheet("event.html.j2", page.event.title, page)


ROUTES = (Route("/event/{id}", event),)
