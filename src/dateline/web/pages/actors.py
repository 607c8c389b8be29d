"""Actors by name, kind, country and sector."""

from dataclasses import fields

from dateline.errors import ConfigError
from dateline.query.actors_listed import ActorFilter, actors_listed, kinds
from dateline.query.answers import Answers
from dateline.web.routes import Route, page_of
from dateline.web.sheet import Ask, Sheet, Table

_COLUMNS = ("id", "name", "kind", "country", "sector", "in_register", "parts", "names_joined")
_WORDS = frozenset(item.name for item in fields(ActorFilter)) | {"next", "size"}


def actors(ask: Ask) -> Sheet:
    """The list."""
    words = {item.name: ask.word(item.name) for item in fields(ActorFilter)}
    asked, nobody = ActorFilter(**words), ""
    try:
        found = actors_listed(ask.base, asked, page_of(ask))
    except ConfigError as unknown:
        if not (asked.text or asked.country):
            raise
        found, nobody = Answers((), None, 0, True), str(unknown)
    rows = Table(_COLUMNS, tuple((a.id, a.name, a.kind, a.country, a.sector, a.known, a.parts, a.names) for a in found))
    extra = {"asked": asked, "kinds": kinds(ask.base), "nobody": nobody}
    return Sheet("actors.html.j2", "Actors", found, rows, extra=extra)


ROUTES = (Route("/actors", actors, _WORDS),)
