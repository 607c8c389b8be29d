"""The MCP server at /mcp, where its library is installed: loaded when the first assistant asks, not at the start."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from anyio import to_thread
from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.web.answer import trouble
from dateline.web.sheet import PageError
from dateline.web.state import State

if TYPE_CHECKING:
    from mcp.server import MCPServer

PATH = "/mcp"


class Assistants:
    """The server behind /mcp. It works from the first request to the end of the program."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._starting = asyncio.Lock()
        self._app: ASGIApp | None = None
        self._end = asyncio.Event()
        self._work: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; none from a page of another site."""
        try:
            _check_site(Headers(scope=scope))
        except PageError as error:
            await trouble(error, "json")(scope, receive, send)
            return
        await (await self._started())(scope, receive, send)

    async def stop(self) -> None:
        """Ends what runs; nothing may be asked afterwards."""
        self._end.set()
        if self._work is not None:
            await self._work

    async def _started(self) -> ASGIApp:
        async with self._starting:
            if self._app is None:
                server = await to_thread.run_sync(_server, self._state)
                self._app = _http(server)
                ready = asyncio.Event()
                self._work = asyncio.create_task(self._run(server, ready))
                await ready.wait()
        return self._app

    async def _run(self, server: "MCPServer", ready: asyncio.Event) -> None:
        async with server.session_manager.run():
            ready.set()
            await self._end.wait()


def add_assistants(app: FastAPI, state: State) -> Assistants | None:
    """Adds /mcp; None where the library is not installed (`pip install 'dateline[mcp]'`)."""
    if find_spec("mcp") is None:
        return None
    assistants = Assistants(state)
    app.router.routes.append(Route(PATH, assistants))
    return assistants


@asynccontextmanager
async def ending(app: FastAPI) -> AsyncIterator[None]:
    """The life of the server: at its end /mcp ends too."""
    yield
    assistants: Assistants | None = app.state.assistants
    if assistants is not None:
        await assistants.stop()


def _check_site(headers: Headers) -> None:
    """PageError 403 where a page of another site is behind a request; programs that are no browsers name none."""
    origin = headers.get("origin")
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        raise PageError(403, "nothing is answered to a page of another site")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        raise PageError(403, "nothing is answered to a page of another site")


def _server(state: State) -> "MCPServer":
    from dateline.mcp.server import Record, make_server  # its library takes long to load

    return make_server(Record(state.desk.reading))


def _http(server: "MCPServer") -> ASGIApp:
    from mcp.server.transport_security import TransportSecuritySettings

    ours = TransportSecuritySettings(enable_dns_rebinding_protection=False)  # host and origin are checked as for pages
    return server.streamable_http_app(
        streamable_http_path=PATH, json_response=True, stateless_http=True, transport_security=ours
    )
