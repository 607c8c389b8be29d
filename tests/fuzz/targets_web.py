"""Addresses to be fetched with what hostile hosts answer, and questions to the pages."""

import ipaddress
import socket
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from unittest.mock import patch

import anyio
import httpcore2

from dateline.errors import FetchError
from dateline.settings import FetchSettings
from tests.query.making import file

_LIMITS = FetchSettings(max_bytes=20_000, max_decoded_bytes=50_000, seconds=5.0, redirects=3)
_PARTED = b"\n--\n"
_OUTSIDE = "93.184.216.34"


def addresses(data: bytes) -> bytes:
    """An address, then what is answered on each connection in turn ("\\n--\\n" between them)."""
    from dateline.ingest.fetch import fetch
    from dateline.ingest.network import Network, Reach
    from dateline.ingest.urls import canonical_url, host_name

    first, *answers = data.split(_PARTED)
    url = first.decode("utf-8", "replace")
    one = canonical_url(url)
    assert one is None or canonical_url(one) == one, (url, one, canonical_url(one))
    told = repr((one, host_name(url)))
    wire = _Wire(answers)
    try:
        with patch("dateline.ingest.network.httpcore2.SyncBackend", lambda: wire):
            page = fetch(url, _LIMITS, Network(Reach.PUBLIC, _resolved))
    except FetchError as error:
        return f"{told} {error}".encode("utf-8", "backslashreplace")
    assert len(page.content) <= _LIMITS.max_decoded_bytes
    assert page.url.lower().startswith(("http://", "https://"))
    return f"{told} {page!r}".encode("utf-8", "backslashreplace")


def questions(data: bytes) -> bytes:
    """The path and the query of an address, as they stand in the first line of a request."""
    path, _, query = data.replace(b"\r", b" ").replace(b"\n", b" ").partition(b"?")
    status, body = anyio.run(_asked, path[:500], query[:3_000])
    assert status < 500, (status, body[:300])
    return b"%d " % status + body


def _resolved(host: str, port: int) -> Sequence[str]:
    """As the system would have it: numbers of any form are addresses, some names are private, others are not."""
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except (OSError, UnicodeError, ValueError):
        pass
    try:
        return [str(ipaddress.ip_address(host.strip("[]")))]
    except ValueError:
        return ["127.0.0.1"] if "local" in host else [_OUTSIDE]


class _Wire(httpcore2.NetworkBackend):
    """Connections that answer what they are told to, and none to where none may be."""

    def __init__(self, answers: Sequence[bytes]) -> None:
        self._answers = list(answers)

    def connect_tcp(self, host: str, port: int, *rest: object, **more: object) -> httpcore2.NetworkStream:
        from dateline.ingest.network import is_public

        assert is_public(host), f"connected to {host}"
        assert ipaddress.ip_address(host).is_global, f"connected to {host}"
        if not self._answers:
            raise httpcore2.ConnectError("nobody is there")
        return _Line(self._answers)


class _Line(httpcore2.NetworkStream):
    """One connection: the next answer, then its end."""

    def __init__(self, answers: list[bytes]) -> None:
        self._answers = answers

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if not self._answers:
            return b""
        now, rest = self._answers[0][:max_bytes], self._answers[0][max_bytes:]
        if rest:
            self._answers[0] = rest
        else:
            self._answers.pop(0)
        return now

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Nobody listens."""

    def close(self) -> None:
        """Nothing is held."""

    def start_tls(self, *given: object, **more: object) -> httpcore2.NetworkStream:
        return self

    def get_extra_info(self, info: str) -> object:
        return None


async def _asked(path: bytes, query: bytes) -> tuple[int, bytes]:
    got: dict[str, object] = {"status": 0}
    body = bytearray()

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        got["status"] = message.get("status", got["status"])
        body.extend(message.get("body", b""))

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path.decode("utf-8", "replace") or "/", "raw_path": path, "query_string": query, "root_path": "",
        "headers": [(b"host", b"testserver")], "client": ("127.0.0.1", 1), "server": ("testserver", 80),
    }  # fmt: skip
    await _app()(scope, receive, send)
    return int(got["status"]), bytes(body)


@cache
def _app() -> object:
    from dateline.web.app import make_app
    from dateline.web.desk import Desk
    from dateline.web.state import State

    path = Path(tempfile.mkdtemp(prefix="dateline-fuzz-")) / "questions.dateline"
    file(path)
    return make_app(State(Desk(path), "t", lambda: datetime(2026, 11, 22, tzinfo=UTC), ("testserver",)))
