"""The pages, each a function from what is asked to a sheet."""

from dateline.web.pages import about, event, events, figures, map, network, positions, query, report, reports, today
from dateline.web.routes import Route

PAGES: tuple[Route, ...] = (
    *today.ROUTES,
    *events.ROUTES,
    *event.ROUTES,
    *figures.ROUTES,
    *map.ROUTES,
    *network.ROUTES,
    *positions.ROUTES,
    *query.ROUTES,
    *report.ROUTES,
    *reports.ROUTES,
    *about.ROUTES,
)
