"""The pages, each a function from what is asked to a sheet."""

from dateline.web.pages import (
    about,
    actor,
    actors,
    event,
    events,
    figures,
    map,
    network,
    place,
    positions,
    query,
    report,
    reports,
    review,
    stories,
    story,
    today,
)
from dateline.web.routes import Route

PAGES: tuple[Route, ...] = (
    *today.ROUTES,
    *events.ROUTES,
    *event.ROUTES,
    *stories.ROUTES,
    *story.ROUTES,
    *figures.ROUTES,
    *map.ROUTES,
    *network.ROUTES,
    *actors.ROUTES,
    *actor.ROUTES,
    *place.ROUTES,
    *positions.ROUTES,
    *query.ROUTES,
    *report.ROUTES,
    *reports.ROUTES,
    *review.ROUTES,
    *about.ROUTES,
)
