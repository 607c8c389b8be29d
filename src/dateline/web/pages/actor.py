"""One actor: names, offices, deeds, what was suffered, said by it and about it, positions, counterparts."""

from dataclasses import dataclass

from dateline.errors import ConfigError
from dateline.query.actor_life import ActorLife, actor_life, lead_of
from dateline.query.answers_positions import Positions
from dateline.query.density import Density, density
from dateline.query.filters_actors import actors_named
from dateline.query.network import Edge, counterparts
from dateline.query.positions import positions
from dateline.query.positions_rows import Asked
from dateline.query.questions import Filter, plain
from dateline.query.stories import titles
from dateline.query.who import ActorPage, actor_page
from dateline.show.answers import COLUMNS, event_row
from dateline.show.bars import Bar, bars_of
from dateline.show.star import star_of
from dateline.web.routes import Route
from dateline.web.sheet import Ask, MovedError, PageError, Sheet, Table

_LANES = 6
_COUNTERPARTS = 8


@dataclass(frozen=True, slots=True)
class ActorSheet:
    """All that the record has of one actor."""

    page: ActorPage
    life: ActorLife
    positions: Positions
    counterparts: tuple[Edge, ...]
    days: Density


def actor(ask: Ask) -> Sheet:
    """The page of an id; a name leads to the actor that it means."""
    wanted = plain(ask.path["id"])
    try:
        first = actors_named(ask.base, wanted)[0]
    except ConfigError as unknown:
        raise PageError(404, str(unknown)) from unknown
    lead = lead_of(ask.base, first.id) or first.id
    if lead != wanted:
        raise MovedError(ask.link("actor", lead))
    found = actor_page(ask.base, lead)
    page = ActorSheet(
        page=found,
        life=actor_life(ask.base, (first.n, *(same.n for same in found.same))),
        positions=positions(ask.base, Asked(actor=lead), _LANES),
        counterparts=counterparts(ask.base, lead, _COUNTERPARTS),
        days=density(ask.base, Filter(actor=lead)),
    )

    def links(bar: Bar) -> str:
        return ask.link("events", actor=lead, after=bar.first, before=bar.last)

    events = (*found.done, *found.suffered)
    extra = {
        "titles": titles(ask.base, {event.story for event in events if event.story}),
        "bars": bars_of(page.days.days),
        "links": links,
        "star": star_of(page.counterparts, lead, found.actor.name),
    }
    rows = Table(("role", *COLUMNS), tuple(_rows(found)))
    return Sheet("actor.html.j2", found.actor.name, page, rows, extra=extra)


def _rows(found: ActorPage) -> list[tuple[str | int | float | bool | None, ...]]:
    done = [("actor", *event_row(event)) for event in found.done]
    return [*done, *(("recipient", *event_row(event)) for event in found.suffered)]


ROUTES = (Route("/actor/{id}", actor),)
