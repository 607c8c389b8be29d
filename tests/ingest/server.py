"""A web server on 127.0.0.1 with the answers that a polite fetcher must survive."""

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<html><body><p>Señor Núñez said so.</p></body></html>"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        with suppress(ConnectionError):
            getattr(
                self, "page_" + self.path.partition("?")[0].strip("/").replace(".", "_").replace("/", "_"), self.missing
            )()

    def answer(self, content: bytes, *headers: tuple[str, str], status: int = 200) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def missing(self) -> None:
        self.answer(b"gone", status=404)

    def page_robots_txt(self) -> None:
        self.answer(b"User-agent: dateline\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n")

    def page_page(self) -> None:
        self.answer(PAGE.encode("latin-1"), ("Content-Type", "text/html; charset=ISO-8859-1"))

    def page_agent(self) -> None:
        self.answer((self.headers["User-Agent"] + "|" + self.headers["Host"]).encode())

    def page_private(self) -> None:
        self.answer(b"secret")

    def page_moved(self) -> None:
        self.answer(b"", ("Location", "/page"), status=301)

    def page_loop(self) -> None:
        self.answer(b"", ("Location", "/loop"), status=302)

    def page_tofile(self) -> None:
        self.answer(b"", ("Location", "file:///etc/passwd"), status=302)

    def page_inward(self) -> None:
        self.answer(b"", ("Location", f"http://inside.example:{self.server.server_port}/page"), status=302)  # type: ignore[attr-defined]  # a TCPServer

    def page_toprivate(self) -> None:
        self.answer(b"", ("Location", "/private"), status=302)

    def page_large(self) -> None:
        self.answer(b"x" * 300_000)

    def page_bomb(self) -> None:
        self.answer(gzip.compress(b"\0" * 50_000_000), ("Content-Encoding", "gzip"))

    def page_packed(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), ("Content-Encoding", "gzip"))

    def page_deflated(self) -> None:
        self.answer(zlib.compress(PAGE.encode())[2:-4], ("Content-Encoding", "deflate"))

    def page_unasked(self) -> None:
        self.answer(b"\x0b\x02\x80", ("Content-Encoding", "br"))

    def page_damaged(self) -> None:
        self.answer(b"not gzip at all", ("Content-Encoding", "gzip"))

    def page_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def page_silent(self) -> None:
        time.sleep(3)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Tests stay quiet."""


@contextmanager
def serving() -> Iterator[str]:
    """Address of a running server, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
