"""What this is: how a record is made, with which versions, on whose data, and what it does not know."""

import json
from dataclasses import dataclass

from dateline import __version__
from dateline.show.answers import SCHEMA_VERSION
from dateline.tables import read_table
from dateline.web.routes import Route
from dateline.web.sheet import Ask, Sheet, Table

_COLUMNS = ("dateline", "settings", "resources", "models", "readings")


@dataclass(frozen=True, slots=True)
class Edition:
    """By what some readings of this store were made: the program, its settings, its knowledge, its models."""

    dateline: str
    settings: str
    resources: str
    models: tuple[tuple[str, str], ...]
    readings: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Something not dateline's own that records or pages are made of."""

    what: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class About:
    """The program and its interface's version, the editions of this store's readings, how much it holds, credits."""

    version: str
    interface: int
    editions: tuple[Edition, ...]
    reports: int
    without_date: int
    failures: int
    credits: tuple[Credit, ...]


def about(ask: Ask) -> Sheet:
    """The page."""
    editions = tuple(_edition(*row) for row in ask.base.execute(_EDITIONS))
    reports, undated, failures = next(ask.base.execute(_COUNTS))
    thanked = tuple(Credit(**row) for row in read_table("web/licences.csv").rows)
    page = About(__version__, SCHEMA_VERSION, editions, reports, undated, failures, thanked)
    rows = (
        (e.dateline, e.settings, e.resources, ", ".join(name for name, _ in e.models), e.readings) for e in editions
    )
    return Sheet("about.html.j2", "About", page, Table(_COLUMNS, tuple(rows)))


def _edition(dateline: str, settings: str, resources: str, models: str, readings: int) -> Edition:
    try:
        named = json.loads(models)
    except ValueError:
        named = models
    held = tuple((str(name), str(digest)) for name, digest in named.items()) if isinstance(named, dict) else ()
    return Edition(dateline, settings, resources, held, readings)


_EDITIONS = """
SELECT dateline, settings, resources, models, readings FROM edition
JOIN (SELECT edition, count(*) AS readings FROM reading GROUP BY edition) ON edition = n ORDER BY n DESC
"""
_COUNTS = """
SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM report WHERE published IS NULL),
       (SELECT count(*) FROM failure)
"""

ROUTES = (Route("/about", about),)
