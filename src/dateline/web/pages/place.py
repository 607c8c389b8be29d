"""One place: where it is and how exactly that is known, what happened there, and what lies near."""

from dataclasses import dataclass

from dateline.query.answers import Answers, EventAnswer
from dateline.query.density import Density, density
from dateline.query.events import events
from dateline.query.place import PlaceAnswer, place_of
from dateline.query.questions import Filter, plain
from dateline.query.stories import titles
from dateline.show.answers import COLUMNS, event_row
from dateline.show.bars import Bar, bars_of
from dateline.show.locator import locator
from dateline.web.routes import Route, page_of
from dateline.web.sheet import Ask, PageError, Sheet, Table


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place, the events there and their days."""

    place: PlaceAnswer
    events: Answers[EventAnswer]
    days: Density


def place(ask: Ask) -> Sheet:
    """The page of a GeoNames number or a name."""
    wanted = plain(ask.path["id"])
    found = place_of(ask.base, wanted)
    if found is None:
        raise PageError(404, f"nothing in the record happened at a place called {wanted!r}")
    asked = Filter(place=found.asked)
    page = PlacePage(found, events(ask.base, asked, page_of(ask, 20)), density(ask.base, asked))

    def links(bar: Bar) -> str:
        return ask.link("events", place=found.asked, after=bar.first, before=bar.last)

    near = [(near.where, near.events) for near in found.nearby if near.where.geonames != found.where.geonames]
    extra = {
        "map": locator([(found.where, max(1, page.events.total)), *near[:6]]),
        "bars": bars_of(page.days.days),
        "links": links,
        "titles": titles(ask.base, {event.story for event in page.events if event.story}),
        "id": ask.path["id"],
    }
    rows = Table(COLUMNS, tuple(tuple(event_row(event)) for event in page.events))
    return Sheet("place.html.j2", found.where.words or wanted, page, rows, extra=extra)


ROUTES = (Route("/place/{id}", place, frozenset({"next", "size"})),)
