"""The REST interface as routes of the server."""

import json
from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import DatelineError
from dateline.web.answer import kept, trouble
from dateline.web.draw import json_of
from dateline.web.rest.offers import BASE, Offer
from dateline.web.rest.openapi import openapi
from dateline.web.rest.table import OFFERS
from dateline.web.rest.words import given
from dateline.web.sheet import Ask, MovedError, PageError, Sheet
from dateline.web.state import State


def add_rest(app: FastAPI, state: State) -> None:
    """Adds what the interface offers, and the document that describes it."""
    for offer in OFFERS:
        app.add_api_route(offer.full, _handler(state, offer), methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route(f"{BASE}/openapi.json", _described, methods=["GET", "HEAD"], include_in_schema=False)


def served(state: State, offer: Offer, request: Request) -> Response:
    """The answer to one request: JSON with its tag, the address of what it became, or problem+json."""
    try:
        query = given(offer.words, request.query_params.multi_items())
        _check_needed(offer, frozenset(query))
        with state.desk.reading() as base:
            ask = Ask(base, dict(request.path_params), query, _addresses(offer), state.day())
            body = json_of(Sheet("", offer.about, offer.look(ask)))
    except MovedError as other:
        return RedirectResponse(other.address, status_code=308)
    except (PageError, DatelineError) as error:
        return trouble(error, "json")
    return kept(body, "json", request)


def _handler(state: State, offer: Offer) -> Callable[[Request], Response]:
    def handler(request: Request) -> Response:
        return served(state, offer, request)

    return handler


def _check_needed(offer: Offer, said: frozenset[str]) -> None:
    for name in sorted(offer.needed - said):
        raise PageError(400, f"“{name}” is needed")


def _addresses(offer: Offer) -> Callable[..., str]:
    """Where a thing stands in this interface: the same address with another id."""

    def address(_kind: str, identity: str) -> str:
        return offer.full.replace("{id}", quote(identity, safe=""))

    return address


@cache
def _document() -> str:
    return json.dumps(openapi(), ensure_ascii=False, indent=1) + "\n"


def _described(request: Request) -> Response:
    return kept(_document(), "json", request)
