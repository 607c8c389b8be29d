"""Requests over connections that reach only checked addresses."""

import ssl
from collections.abc import Iterator
from functools import cache

import httpcore2
import httpx2

from dateline.ingest.network import GuardedBackend

NETWORK_ERRORS = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
    UnicodeError,  # a host that no name can be, which the library finds only when it writes its headers
)
TIMEOUTS = (httpcore2.TimeoutException, httpx2.TimeoutException)


@cache
def _ssl_context() -> ssl.SSLContext:
    """The certificates of the system; reading them anew for each page would take longer than many a page."""
    return httpx2.create_ssl_context()


class Transport(httpx2.BaseTransport):
    """Sends requests through a guarded backend; proxies of the environment are not used, they would undo the guard."""

    def __init__(self, backend: GuardedBackend, idle: int | None = None) -> None:
        """`idle`: how many connections stay open between requests (None: as the library has it)."""
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_ssl_context(), network_backend=backend, max_keepalive_connections=idle
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        sent = httpcore2.Request(request.method, target, headers=request.headers.raw, content=request.read())
        answer = self._pool.handle_request(sent)
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
