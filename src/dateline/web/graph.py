"""The network as a file: GraphML of all events that a filter means, sent as it is written."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

import apsw
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dateline import __version__
from dateline.errors import DatelineError
from dateline.exports.door import Asked, Record
from dateline.exports.gather import chosen, wholes_of
from dateline.exports.shown.graphml import pieces
from dateline.freeze.nouns import TextLevel
from dateline.web.answer import trouble
from dateline.web.asking import WORDS, filter_of
from dateline.web.links import address
from dateline.web.pages.network import network_page
from dateline.web.routes import Route, checked
from dateline.web.sheet import Ask, PageError
from dateline.web.state import State

_ROUTE = Route("/network.graphml", network_page, WORDS)


def add_graph(app: FastAPI, state: State) -> None:
    """Puts /network.graphml on the server: the arrows of the network page, each event one, under the same filter."""

    def graph(request: Request) -> Response:
        try:
            return _graph(state, request)
        except (PageError, DatelineError) as error:
            return trouble(error, "json")

    app.add_api_route(_ROUTE.path, graph, methods=["GET", "HEAD"], include_in_schema=False)


def _graph(state: State, request: Request) -> Response:
    """The answer; what is wrong with the filter is known before the first byte is sent."""
    query = checked(_ROUTE, request.query_params.multi_items())
    with ExitStack() as unless_well:
        base = unless_well.enter_context(state.desk.reading())
        events = chosen(base, filter_of(Ask(base, {}, query, address, state.day())))
        sent = _sent(base, events, unless_well.pop_all())
    headers = {"content-disposition": 'attachment; filename="network.graphml"', "cache-control": "no-cache"}
    return StreamingResponse(sent, headers=headers, media_type="application/graphml+xml; charset=utf-8")


def _sent(base: apsw.Connection, events: Sequence[int], held: ExitStack) -> Iterator[bytes]:
    """The file in pieces; the connection is given back when all are sent, or nobody takes any more."""
    asked = Asked(TextLevel.QUOTES, "low", "", __version__)
    with held:
        for piece in pieces(Record(base, lambda: wholes_of(base, events, asked.text), asked)):
            yield piece.encode("utf-8", "replace")
