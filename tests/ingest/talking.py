"""Servers that keep to no rule: each is a script that writes what it likes on the raw connection."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

Script = Callable[[socket.socket], None]
OK = b"HTTP/1.1 200 OK\r\n"


def no_rules(script: Script) -> Script:
    """The script, for everything but the site's robots.txt, which is not there."""

    def answer(line: socket.socket) -> None:
        while asked := _asked(line):
            if asked.startswith(b"GET /robots.txt "):
                line.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            else:
                return script(line)
        return None

    return answer


def repeating(first: bytes, again: bytes, pause: float = 0.0) -> Script:
    """Says something, then something else again and again, until the other side has had enough."""

    def say(line: socket.socket) -> None:
        line.sendall(first)
        while True:
            line.sendall(again)
            time.sleep(pause)

    return say


def saying(words: bytes) -> Script:
    """Says one thing and hangs up."""
    return lambda line: line.sendall(words)


def wandering(line: socket.socket) -> None:
    """Leads from each place to another."""
    for step in count():
        line.sendall(f"HTTP/1.1 302 Found\r\nLocation: /{step}\r\nContent-Length: 0\r\n\r\n".encode())
        if not _asked(line):
            return


def silent(line: socket.socket) -> None:
    """Never says anything."""
    with suppress(TimeoutError):
        line.recv(1)
    time.sleep(3)


@contextmanager
def talking(script: Script) -> Iterator[int]:
    """The port of a server on 127.0.0.1 that answers each connection so."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_serve, args=(server, script), daemon=True).start()
        yield server.getsockname()[1]


def _serve(server: socket.socket, script: Script) -> None:
    with suppress(OSError):
        while True:
            line, _ = server.accept()
            line.settimeout(5)
            threading.Thread(target=_talk, args=(line, script), daemon=True).start()


def _talk(line: socket.socket, script: Script) -> None:
    with line, suppress(OSError):
        script(line)


def _asked(line: socket.socket) -> bytes:
    """The head of the next request."""
    head = b""
    while b"\r\n\r\n" not in head:
        block = line.recv(4096)
        if not block:
            return b""
        head += block
    return head
