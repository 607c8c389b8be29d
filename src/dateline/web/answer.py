"""One request for a page: checked, looked up, drawn; what goes wrong is a page (or problem+json) that says why."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import ConfigError, DatelineError, StoreError
from dateline.web import draw
from dateline.web.links import address
from dateline.web.routes import Route, checked
from dateline.web.sheet import Ask, MovedError, PageError, Sheet
from dateline.web.state import State

_TYPES = {"": "text/html", "json": "application/json", "csv": "text/csv"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A page that could not be given."""

    status: int
    title: str
    detail: str


def answered(state: State, route: Route, form: str, request: Request) -> Response:
    """The answer to a request for a page in one of its forms ("", "json", "csv")."""
    try:
        query = checked(route, request.query_params.multi_items())
        with state.desk.reading() as base:
            ask = Ask(base, dict(request.path_params), query, address, state.day())
            body = _drawn(route.look(ask), form, _view(route, query, request))
    except MovedError as other:
        return RedirectResponse(other.address, status_code=308)
    except (PageError, DatelineError) as error:
        return trouble(error, form)
    return kept(body, form, request)


def trouble(error: PageError | DatelineError, form: str) -> Response:
    """An error as a page, or as problem+json for a program."""
    status = _status(error)
    told = Trouble(status, HTTPStatus(status).phrase, str(error))
    if form:
        shown = {"type": "about:blank", "title": told.title, "status": status, "detail": told.detail}
        return Response(json.dumps(shown, ensure_ascii=False), status, media_type="application/problem+json")
    own = error.sheet if isinstance(error, PageError) else None
    page = own or Sheet("trouble.html.j2", told.title, told)
    return Response(draw.html(page, draw.View(address)), status, media_type="text/html")


def _view(route: Route, query: Mapping[str, str], request: Request) -> draw.View:
    path, asked = request.url.path, f"?{urlencode(query)}" if query else ""
    twins = {form: f"{'/index' if path == '/' else quote(path)}.{form}{asked}" for form in ("json", "csv")}
    return draw.View(address, route.name, query, twins)


def _drawn(sheet: Sheet, form: str, view: draw.View) -> str:
    if form == "json":
        return draw.json_of(sheet)
    return draw.csv_of(sheet) if form == "csv" else draw.html(sheet, view)


def kept(body: str, form: str, request: Request) -> Response:
    """The answer with its tag; nothing but "not changed" for one who has it."""
    raw = body.encode("utf-8", "replace")
    tag = f'"{hashlib.sha256(raw).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(raw, headers=headers, media_type=f"{_TYPES[form]}; charset=utf-8")


def _status(error: PageError | DatelineError) -> int:
    if isinstance(error, PageError):
        return error.status
    if isinstance(error, StoreError):
        return 503
    return 400 if isinstance(error, ConfigError) else 500
