"""The REST interface described for people, from the document that describes it for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.show.answers import Json
from dateline.web.rest.offers import BASE
from dateline.web.rest.openapi import openapi
from dateline.web.routes import Route
from dateline.web.sheet import Ask, Sheet


@dataclass(frozen=True, slots=True)
class DocWord:
    """One word of a question: its name, what it takes, whether it is needed, what it asks."""

    name: str
    takes: str
    needed: bool
    about: str


@dataclass(frozen=True, slots=True)
class DocAddress:
    """One address: what it answers, with which words, in which shape, and what can go wrong."""

    path: str
    about: str
    words: tuple[DocWord, ...]
    answer: tuple[tuple[str, str], ...]
    troubles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DocShape:
    """One shape that answers are made of: its parts and what each holds."""

    name: str
    about: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Docs:
    """The whole interface."""

    about: str
    addresses: tuple[DocAddress, ...]
    shapes: tuple[DocShape, ...]


def docs(ask: Ask) -> Sheet:
    """The page."""
    told = _docs()
    extra = {"shapes": frozenset(shape.name for shape in told.shapes), "document": f"{BASE}/openapi.json"}
    return Sheet("docs.html.j2", "REST interface", told, extra=extra)


@cache
def _docs() -> Docs:
    document = openapi()
    addresses = tuple(_address(path, _under(held, "get")) for path, held in _pairs(document["paths"]))
    shapes = tuple(_shape(name, held) for name, held in _pairs(_under(document["components"], "schemas")))
    return Docs(str(_under(document["info"], "description")), addresses, shapes)


def _address(path: str, operation: Json) -> DocAddress:
    words = tuple(map(_word, _items(_under(operation, "parameters"))))
    responses = dict(_pairs(_under(operation, "responses")))
    schema = _under(_under(_under(responses.pop("200"), "content"), "application/json"), "schema")
    troubles = tuple((status, str(_under(held, "description"))) for status, held in responses.items())
    return DocAddress(path, str(_under(operation, "summary")), words, _parts(schema), troubles)


def _word(held: Json) -> DocWord:
    name, about = (str(_under(held, part)) for part in ("name", "description"))
    return DocWord(name, _taken(_under(held, "schema")), _under(held, "required") is True, about)


def _shape(name: str, schema: Json) -> DocShape:
    return DocShape(name, str(_under(schema, "description")), _parts(schema))


def _parts(schema: Json) -> tuple[tuple[str, str], ...]:
    return tuple((name, _taken(held)) for name, held in _pairs(_under(schema, "properties")))


def _taken(schema: Json) -> str:
    """A schema in words: "list of Evidence", "string or null"."""
    held = dict(_pairs(schema))
    if "$ref" in held:
        return str(held["$ref"]).rsplit("/", 1)[1]
    if "anyOf" in held:
        return " or ".join(map(_taken, _items(held["anyOf"])))
    if "enum" in held:
        return " | ".join(map(str, _items(held["enum"])))
    if "prefixItems" in held:
        return f"({', '.join(map(_taken, _items(held['prefixItems'])))})"
    if "items" in held:
        return f"list of {_taken(held['items'])}"
    if "properties" in held:
        return f"page of {_taken(_under(_under(held['properties'], 'items'), 'items'))}"
    kinds = held.get("type", "anything")
    told = kinds if isinstance(kinds, str) else " or ".join(map(str, _items(kinds)))
    return f"{told}, up to {held['maximum']}" if "maximum" in held else told


def _under(held: Json, name: str) -> Json:
    return held.get(name, "") if isinstance(held, Mapping) else ""


def _pairs(held: Json) -> tuple[tuple[str, Json], ...]:
    return tuple(held.items()) if isinstance(held, Mapping) else ()


def _items(held: Json) -> tuple[Json, ...]:
    return tuple(held) if isinstance(held, list | tuple) else ()


ROUTES = (Route("/docs", docs),)
