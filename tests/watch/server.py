"""A web server on 127.0.0.1 with the feeds that a watch must survive; it writes down what it was asked, when, how."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = (
    "<p>The council of {place} voted on Tuesday to close the old bridge after engineers found cracks in two piers.</p>"
    "<p>The mayor, Ada Quill, said that lorries would be sent over the ring road from Friday. She asked for calm.</p>"
    "<p>Police said that {many} people were killed when a bus left the road near {place} on Monday night.</p>"
    "<p>Shopkeepers fear that the closure will cost them trade. The work is expected to last until the spring.</p>"
)
SHORT = "A bus left the road. Read more"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as the server saw it: whose host was asked, for what, when it came and was answered."""

    method: str
    host: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    began: float
    ended: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path answers with."""

    content: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    slow: float = 0.0
    endless: bool = False


Answering = Callable[[Mapping[str, str]], Answer]


class Site:
    """A running server: `pages` says what each path answers, with a host ("a.example/feed") before without."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Answer | Answering] = {}
        self.log: list[Request] = []
        self.guard = threading.Lock()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, content: str | bytes, **more: object) -> None:
        """What a path answers from now on."""
        raw = content.encode() if isinstance(content, str) else content
        self.pages[path] = Answer(raw, **more)  # type: ignore[arg-type]  # the fields of Answer

    def asked(self, path: str) -> list[Request]:
        """The requests for a path, in order."""
        with self.guard:
            return [request for request in self.log if request.path == path]

    def forget(self) -> None:
        """Lets go of what was asked so far."""
        with self.guard:
            self.log.clear()

    def busiest(self) -> int:
        """The most requests to one host that were under way at once."""
        with self.guard:
            return max(
                sum(o.host == r.host and o.began < r.ended and r.began < o.ended for o in self.log) for r in self.log
            )


def conditional(content: str | bytes, etag: str = "", modified: str = "") -> Answering:
    """Answers 304 to one who has it."""
    marks = {name: value for name, value in (("ETag", etag), ("Last-Modified", modified)) if value}
    raw = content.encode() if isinstance(content, str) else content

    def answer(headers: Mapping[str, str]) -> Answer:
        known = (etag and headers.get("If-None-Match") == etag) or (
            modified and headers.get("If-Modified-Since") == modified
        )
        return Answer(b"", 304, marks) if known else Answer(raw, 200, marks)

    return answer


def rss(*items: str, title: str = "The Harrow Post", extra: str = "") -> str:
    """An RSS feed of some items."""
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    inner = f"<title>{title}</title>{extra}{''.join(items)}"
    return f'<?xml version="1.0"?><rss version="2.0" {names}><channel>{inner}</channel></rss>'


def whole(guid: str, place: str = "Harrowmere", many: int = 12, day: int = 16, title: str = "Bridge to close") -> str:
    """An item that carries its text."""
    return (
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title><link>https://post.example/{guid}</link>"
        f"<pubDate>{_DAYS[day % 7]}, {day:02} Nov 2026 09:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{WORDS.format(place=place, many=many)}]]></content:encoded></item>"
    )


def teaser(guid: str, link: str, day: int = 16, hour: int = 9) -> str:
    """An item that leads to a page."""
    return (
        f"<item><guid isPermaLink='false'>{guid}</guid><title>Bus crash</title><link>{link}</link>"
        f"<pubDate>{_DAYS[day % 7]}, {day:02} Nov 2026 {hour:02}:00:00 GMT</pubDate>"
        f"<description>{SHORT}</description></item>"
    )


_DAYS = ("Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri")  # the 1st of November 2026 is a Sunday


def article(place: str = "Harrowmere", many: int = 12, title: str = "Bus crash near Harrowmere") -> str:
    """A page with an article."""
    return (
        f"<!doctype html><html><head><title>{title}</title><meta property='og:title' content='{title}'></head>"
        f"<body><article><h1>{title}</h1>{WORDS.format(place=place, many=many)}</article></body></html>"
    )


BOMB = gzip.compress(b"<rss>" + b"\0" * 40_000_000)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def _serve(self, body: bytes) -> None:
        began = time.monotonic()
        host = (self.headers.get("Host") or "").partition(":")[0]
        path = self.path.partition("?")[0]
        with suppress(ConnectionError, TimeoutError):
            self._answer(host, path)
        request = Request(self.command, host, path, dict(self.headers), body, began, time.monotonic())
        with self.site.guard:
            self.site.log.append(request)

    def _answer(self, host: str, path: str) -> None:
        found = self.site.pages.get(host + path, self.site.pages.get(path, Answer(b"missing", 404)))
        answer = found if isinstance(found, Answer) else found(dict(self.headers))
        time.sleep(answer.slow)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 304 and not answer.endless:
            self.send_header("Content-Length", str(len(answer.content)))
        if answer.endless:
            self.send_header("Connection", "close")
        self.end_headers()
        if answer.status != 304:
            self.wfile.write(answer.content)
        while answer.endless:
            self.wfile.write(b"<item><title>on and on</title></item>" * 500)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Tests stay quiet."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """One who hangs up in the middle is what these tests are about."""


@contextmanager
def serving() -> Iterator[Site]:
    """A running server with nothing on it."""
    server = _Quiet(("127.0.0.1", 0), _Handler)
    site = Site(server.server_port)
    server.RequestHandlerClass = type("Handler", (_Handler,), {"site": site})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
