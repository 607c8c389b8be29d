"""The OpenAPI document of the interface, made from the table of what it offers."""

import re

from dateline import __version__
from dateline.show.answers import Json
from dateline.web.rest.offers import Offer
from dateline.web.rest.schema import Shapes
from dateline.web.rest.table import OFFERS
from dateline.web.rest.words import Word

_ABOUT = (
    "Events, figures, positions and stories that news reports tell, each with the words it rests on and who says them. "
    "Lists are paged: “next” is the cursor of the next page, null on the last. Errors are problem+json. Answers carry "
    "an ETag; offsets count code points of the report's text. What is listed here only reads; reviews and ratings are "
    "written with the token that dateline serve prints."
)
_PROBLEM: Json = {
    "type": "object",
    "description": "What went wrong, by RFC 9457.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}
_TROUBLES = {
    "400": "A word that is not taken here, or a value that says nothing.",
    "404": "The record holds no such thing.",
    "410": "It was removed; the detail says why.",
    "503": "The store cannot be read just now.",
}
_MOVED: Json = {"description": "It is part of another one now: see Location."}


def openapi() -> dict[str, Json]:
    """The document, OpenAPI 3.1."""
    shapes = Shapes()
    paths: dict[str, Json] = {offer.full: {"get": _operation(offer, shapes)} for offer in OFFERS}
    schemas: dict[str, Json] = {**shapes.entries, "Problem": _PROBLEM}
    return {
        "openapi": "3.1.0",
        "info": {"title": "dateline", "version": __version__, "description": _ABOUT},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _operation(offer: Offer, shapes: Shapes) -> Json:
    in_path: list[Json] = [_path_word(name) for name in re.findall(r"{(\w+)}", offer.path)]
    asked: list[Json] = [*in_path, *(_asked(word, offer) for word in offer.words)]
    content: Json = {"application/json": {"schema": shapes.answer(offer.shape)}}
    troubles = {status: _trouble(why) for status, why in _TROUBLES.items() if in_path or status in ("400", "503")}
    moved = {"308": _MOVED} if in_path else {}
    return {
        "operationId": offer.name,
        "summary": offer.about,
        "parameters": asked,
        "responses": {"200": {"description": "The answer.", "content": content}, **moved, **troubles},
    }


def _path_word(name: str) -> Json:
    schema: Json = {"type": "string", "minLength": 1, "pattern": "^[^/]+$"}
    return {"name": name, "in": "path", "required": True, "description": "A public id.", "schema": schema}


def _asked(word: Word, offer: Offer) -> Json:
    needed = word.name in offer.needed
    return {"name": word.name, "in": "query", "required": needed, "description": word.about, "schema": word.schema()}


def _trouble(why: str) -> Json:
    problem: Json = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": why, "content": {"application/problem+json": problem}}
