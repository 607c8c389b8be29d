"""`dateline serve` under thousands of requests: every kind of page and answer, again and again."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from benchmarks.soak.adding import COMMAND
from benchmarks.soak.sampling import Curve, open_files, resident

_LINK = re.compile(r'href="(/[^"#]*)"')
_STARTS = ("/", "/events", "/stories", "/figures", "/positions", "/sources", "/who", "/search?q=police", "/map")
_MOST = 300  # addresses that are asked in turn
_EVERY = 20  # requests between two samples


def soak_serving(store: Path, requests: int) -> tuple[Curve, Curve]:
    """Asks so many times; the server's memory (MB) and its open files."""
    memory, files = Curve("serve"), Curve("serve", "files")
    with _served(store) as (process, base):
        addresses = _found(base)
        print(f"  {len(addresses)} addresses of the pages", file=sys.stderr, flush=True)
        for number, address in enumerate(islice(cycle(addresses), requests), 1):
            _ask(base + address)
            held = resident(process)
            if number % _EVERY == 0 and held is not None:
                memory.points.append((number, held))
                files.points.append((number, open_files(process)))
    return memory, files


@contextmanager
def _served(store: Path) -> Iterator[tuple[int, str]]:
    command = [*COMMAND, "serve", str(store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        try:
            yield server.pid, line.split(": ", 1)[1].strip().rstrip("/")
        finally:
            server.terminate()
            server.wait(30)


def _found(base: str) -> list[str]:
    """The addresses that the first pages lead to, and those pages."""
    found = dict.fromkeys(_STARTS)
    for start in _STARTS:
        found |= dict.fromkeys(_LINK.findall(_ask(base + start)))
    return [address for address in found if not address.startswith("/static")][:_MOST]


def _ask(url: str) -> str:
    try:
        with urlopen(Request(url, headers={"Accept": "text/html"}), timeout=60) as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except HTTPError as error:  # a page that is not there is an answer too
        error.close()
        return ""
