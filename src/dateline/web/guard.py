"""Who may ask, and what a browser may do with an answer: this host alone, no outside request, no cookie, no framing."""

import hmac
from collections.abc import Awaitable, Callable, Mapping
from string import punctuation
from urllib.parse import quote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.sheet import PageError

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Headers:
    """Puts the headers on every answer, errors as well."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; bytes of its query that belong in no address are taken as if they had been escaped."""
        query: bytes = scope.get("query_string", b"")
        if not query.isascii():
            scope = {**scope, "query_string": quote(query, safe=punctuation).encode()}
        await self.app(scope, receive, _headed(send) if scope["type"] == "http" else send)


def _headed(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return headed


def check_writer(headers: Mapping[str, str], token: str, given: str | None) -> None:
    """Lets pass who may write: the token in the header or a form, and no other site behind it. PageError 401, 403.

    As pages send no referrer, a browser names a form's origin "null"; then it has to say itself that the site is ours.
    """
    site = headers.get("sec-fetch-site", "" if headers.get("origin") == "null" else "same-origin")
    origin = headers.get("origin", "null")
    if site not in ("same-origin", "none") or (origin != "null" and urlsplit(origin).netloc != headers.get("host")):
        raise PageError(403, "nothing is written for a page of another site")
    kind, _, word = headers.get("authorization", "").partition(" ")
    shown = word if kind.casefold() == "bearer" else given or ""
    if not token or not hmac.compare_digest(shown.encode(), token.encode()):
        raise PageError(401, "writing needs the token that `dateline serve` printed when it started")
