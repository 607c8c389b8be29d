"""Saved queries as feeds that others subscribe to: /watch/NAME.atom and /watch/NAME.json."""

from collections.abc import Callable
from hashlib import sha256

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import DatelineError
from dateline.watch.alert_feeds import FORMS, alert_feed, written
from dateline.web.answer import trouble
from dateline.web.sheet import PageError
from dateline.web.state import State

_TYPES = {"atom": "application/atom+xml", "json": "application/feed+json"}


def add_watch(app: FastAPI, state: State) -> None:
    """Adds an address for each form."""
    for form in FORMS:
        path = f"/watch/{{name}}.{form}"
        app.add_api_route(path, _handler(state, form), methods=["GET", "HEAD"], include_in_schema=False)


def _handler(state: State, form: str) -> Callable[[Request], Response]:
    def handler(request: Request) -> Response:
        return _answered(state, form, request)

    return handler


def _answered(state: State, form: str, request: Request) -> Response:
    name = str(request.path_params["name"])
    try:
        if request.query_params:
            raise PageError(400, "a feed takes no words after “?”")
        with state.desk.reading() as base:
            feed = alert_feed(base, name, str(request.base_url), form)
        if feed is None:
            raise PageError(404, f"no query is saved under the name {name}")
    except (PageError, DatelineError) as error:
        return trouble(error, "json")
    body = written(feed, form)
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=f"{_TYPES[form]}; charset=utf-8")
