"""Connections that reach only addresses we have checked, and that all end by one deadline."""

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import httpcore2

from dateline.errors import FetchError

Resolve = Callable[[str, int], Sequence[str]]
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# What the standard library takes for public, or once did: translation and sites of one's own, examples, relays.
_NOT_PUBLIC = tuple(
    map(ipaddress.ip_network, ("64:ff9b:1::/48", "fec0::/10", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24"))
)
_WEB_PORTS = frozenset({80, 443})
_FIRST_FREE_PORT = 1024  # below it, ports other than those two belong to services that are no web servers


class Reach(StrEnum):
    """Which addresses may be connected to."""

    PUBLIC = "public"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Network:
    """How far a fetch may reach, and who resolves names for it."""

    reach: Reach
    resolve: Resolve


def system_resolve(host: str, port: int) -> list[str]:
    """Addresses of a name, as the system knows them; FetchError if it knows none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({error})") from error
    return [str(entry[4][0]) for entry in found]


def is_public(address: str) -> bool:
    """Whether an address is on the public internet, also looking inside IPv6 forms that carry an IPv4 address."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()), _embedded(ip))
        if any(part is not None and not part.is_global for part in inner):
            return False
    if any(ip.version == network.version and ip in network for network in _NOT_PUBLIC):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _embedded(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    translated = ip in _NAT64 or int(ip) >> 32 == 0
    return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF) if translated else None


@dataclass(slots=True)
class Deadline:
    """A moment on the monotonic clock by which everything must be done; waiting for one's turn puts it off."""

    at: float
    seconds: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        """The moment that lies so many seconds ahead."""
        return cls(time.monotonic() + seconds, seconds)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """What is done in the block takes nothing of the time."""
        began = time.monotonic()
        try:
            yield
        finally:
            self.at += time.monotonic() - began

    def left(self) -> float:
        """Seconds that are left; FetchError when none are."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise FetchError(f"took longer than {self.seconds:g} s (fetch.seconds)")
        return left


class _TimedStream(httpcore2.NetworkStream):
    """A connection whose every wait is cut to what the deadline leaves."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore2.NetworkBackend):
    """Resolves a name once, checks each address, and connects to a checked address: a name cannot change in between."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network, self._deadline, self._inner = network, deadline, httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        if self._network.reach is Reach.PUBLIC and port < _FIRST_FREE_PORT and port not in _WEB_PORTS:
            raise FetchError(f"{host}: refused, port {port} is no web server's (--allow-private permits it)")
        refused: Exception = FetchError(f"{host}: no address")
        for address in self._checked(host, port):
            try:
                stream = self._inner.connect_tcp(address, port, self._deadline.left(), local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                refused = error
            else:
                return _TimedStream(stream, self._deadline)
        raise refused

    def _checked(self, host: str, port: int) -> list[str]:
        found = _resolved(self._network.resolve, host, port, self._deadline)
        if self._network.reach is Reach.ANYWHERE:
            return found
        allowed = [address for address in found if is_public(address)]
        if not allowed:
            raise FetchError(
                f"{host}: refused, its address {', '.join(found)} is not public (--allow-private permits it)"
            )
        return allowed


def _resolved(resolve: Resolve, host: str, port: int, deadline: Deadline) -> list[str]:
    """Addresses of a name, waited for no longer than the deadline allows; the system's resolver knows no limit."""
    answers: queue.SimpleQueue[list[str] | FetchError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(dict.fromkeys(resolve(host, port))))
        except FetchError as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        deadline.left()
        raise FetchError(f"{host}: the name was not resolved in time") from None
    if isinstance(answer, FetchError):
        raise answer
    return answer
