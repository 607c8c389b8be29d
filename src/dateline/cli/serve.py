"""`dateline serve`: the record's pages on this machine."""

import secrets
import signal
import socket
import webbrowser
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Annotated

import typer

from dateline.archive.review_places import Gazetteer, Place
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import notice, settings_from
from dateline.errors import ConfigError

_PATIENCE = 3  # seconds that answers under way are waited for at the end


def serve_command(
    given: Annotated[Path | None, typer.Argument(metavar="[STORE]", help="The store's file, as with --store.")] = None,
    store: StoreOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on; others than loopback open it to a network.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8765,
    show: Annotated[bool, typer.Option("--open", help="Open the pages in a browser.")] = False,
) -> None:
    """Serve the pages of a store to this machine, until Ctrl-C."""
    from dateline.web.app import make_app  # serving alone needs the web's libraries
    from dateline.web.desk import Desk
    from dateline.web.guard import LOOPBACK
    from dateline.web.state import State

    desk, token = Desk(store_path(given or store)), secrets.token_urlsafe(18)
    listener = _listener(host, port)
    where = f"http://{host}:{listener.getsockname()[1]}/"
    hosts = LOOPBACK if host in LOOPBACK else (*LOOPBACK, host)
    notice(f"pages of {desk.path}: {where}")
    notice(f"to review, open {where}review#token={token}")
    notice("Ctrl-C ends it")
    if show:
        webbrowser.open(where)
    _run(make_app(State(desk, token, partial(datetime.now, UTC), hosts, _places)), listener)


def _places(words: str) -> Sequence[Place]:
    """The places of a name or number that a reviewer types; the gazetteer is loaded when one is."""
    return _gazetteer()(words)


@cache
def _gazetteer() -> Gazetteer:
    from dateline.archive.review_gazetteer import gazetteer_places
    from dateline.compose import gazetteer_path

    return gazetteer_places(gazetteer_path(settings_from(None)))


def _listener(host: str, port: int) -> socket.socket:
    """A socket that already listens, so that its port is known before anything is printed."""
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise ConfigError(
            f"cannot listen on {host}:{port}: {error.strerror or error} (--port names another)"
        ) from error


def _run(app: object, listener: socket.socket) -> None:
    import uvicorn

    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, _ended)  # the server gives the signal on once it has stopped: there it ends in peace
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]  # an ASGI app
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _ended(_signal: int, _frame: object) -> None:
    """Nothing is left to do."""
