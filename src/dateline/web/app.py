"""The whole page server as one ASGI application."""

from collections.abc import Callable

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from dateline import __version__
from dateline.web.answer import answered, trouble
from dateline.web.assets import STATIC
from dateline.web.assistants import add_assistants, ending
from dateline.web.graph import add_graph
from dateline.web.guard import HEADERS, Headers
from dateline.web.pages import PAGES
from dateline.web.rest.serve import add_rest
from dateline.web.review_api import add_review
from dateline.web.routes import Route
from dateline.web.sheet import PageError
from dateline.web.state import State
from dateline.web.watch_feeds import add_watch

FORMS = ("json", "csv", "")


def make_app(state: State) -> FastAPI:
    """Pages with their twins, the REST interface under /api/v1, assistants' at /mcp, the built files under /static."""
    app = FastAPI(
        title="dateline", version=__version__, docs_url=None, redoc_url=None, openapi_url=None, lifespan=ending
    )
    app.state.dateline = state
    for route in PAGES:
        for form in FORMS:
            path = ("/index" if route.path == "/" and form else route.path) + (f".{form}" if form else "")
            app.add_api_route(path, _handler(state, route, form), methods=["GET", "HEAD"], include_in_schema=False)
    add_graph(app, state)
    add_watch(app, state)
    add_review(app, state)
    add_rest(app, state)
    app.state.assistants = add_assistants(app, state)
    if STATIC.is_dir():
        app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(HTTPException, _lost)
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(state.hosts))
    app.add_middleware(Headers)
    return app


def _handler(state: State, route: Route, form: str) -> Callable[[Request], Response]:
    def handler(request: Request) -> Response:
        return answered(state, route, form, request)

    return handler


def _lost(request: Request, error: Exception) -> Response:
    """An address that leads nowhere, or takes no such method."""
    assert isinstance(error, HTTPException)
    answer = trouble(PageError(error.status_code, str(error.detail)), _form(request))
    answer.headers.update(error.headers or {})
    return answer


def _broken(request: Request, error: Exception) -> Response:
    """A fault of ours: the page says so; the server prints where."""
    answer = trouble(PageError(500, f"this page failed ({type(error).__name__}); the others stand"), _form(request))
    answer.headers.update(HEADERS)
    return answer


def _form(request: Request) -> str:
    """Whether a program asks ("json") or a person ("")."""
    path = str(request.scope["path"])  # not the address, whose query may be no text
    return "json" if path.startswith(("/api/", "/mcp")) or path.endswith((".json", ".csv")) else ""
