"""What this is, with which versions it was made, and on whose data it stands."""

from dataclasses import dataclass

from dateline.web.routes import Route
from dateline.web.sheet import Ask, Sheet


@dataclass(frozen=True, slots=True)
class Edition:
    """The versions with which readings of this store were made."""

    dateline: str
    settings: str
    resources: str
    models: str


@dataclass(frozen=True, slots=True)
class About:
    """The editions of a store."""

    editions: tuple[Edition, ...]


def about(ask: Ask) -> Sheet:
    """The page."""
    rows = ask.base.execute("SELECT dateline, settings, resources, models FROM edition ORDER BY n")
    return Sheet("about.html.j2", "About", About(tuple(Edition(*row) for row in rows)))


ROUTES = (Route("/about", about),)
