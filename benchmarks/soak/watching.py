"""`dateline watch` pass after pass over feeds in which something is always new."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.soak.adding import COMMAND
from benchmarks.soak.sampling import Curve, open_files, resident
from benchmarks.soak.texts import rows

_FEEDS = 4
_SETTINGS = "[watch]\nevery = 0.5\nshortest = 0.5\ndelay = 0.0\nlongest = 0.5\n"


def soak_watching(folder: Path, minutes: float) -> tuple[int, Curve, Curve]:
    """Watches for so many minutes: how often feeds were asked, the memory (MB) and the open files by that count."""
    memory, files = Curve("watch"), Curve("watch", "files")
    (folder / "dateline.toml").write_text(_SETTINGS, encoding="utf-8")
    with _feeds() as feeds:
        addresses = [f"http://127.0.0.1:{feeds.server_port}/{number}" for number in range(_FEEDS)]
        command = [*COMMAND, "watch", *addresses, "--allow-private", "--store", str(folder / "watch.dateline")]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as watch:
            end = time.monotonic() + 60 * minutes
            while time.monotonic() < end and watch.poll() is None:
                time.sleep(2)
                held = resident(watch.pid)
                if held is not None and feeds.asked > _FEEDS:  # the first pass loads the parser
                    memory.points.append((feeds.asked, held))
                    files.points.append((feeds.asked, open_files(watch.pid)))
            print(f"  {feeds.asked} answers of feeds", file=sys.stderr, flush=True)
            watch.terminate()
            watch.wait(60)
    return feeds.asked, memory, files


class _Feeds(ThreadingHTTPServer):
    """Serves feeds whose items change with every answer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked = 0
        self._rows, self._guard = rows(seed=2), threading.Lock()

    def feed(self) -> bytes:
        """The next answer: an item that nobody has seen."""
        with self._guard:
            self.asked += 1
            row = next(self._rows)
        text = "".join(f"<p>{escape(part)}</p>" for part in row["text"].split("\n\n"))
        item = (
            f"<item><guid>{row['id']}</guid><title>{row['id']}</title><description>{escape(text)}</description></item>"
        )
        return f"<rss version='2.0'><channel><title>Soak</title>{item}</channel></rss>".encode()


class _Handler(BaseHTTPRequestHandler):
    server: _Feeds

    def do_GET(self) -> None:
        """Answers any path with the next feed; there is no robots.txt."""
        known = self.path != "/robots.txt"
        content = self.server.feed() if known else b""
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """What is asked is counted, not told."""


@contextmanager
def _feeds() -> Iterator[_Feeds]:
    server = _Feeds()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
