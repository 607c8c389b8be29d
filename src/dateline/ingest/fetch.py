"""The one place that fetches from the web, for the whole project."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpcore2
import httpx2
from protego import Protego

from dateline.errors import FetchError
from dateline.ingest.network import Deadline, GuardedBackend, Network
from dateline.settings import FetchSettings

_ROBOTS_BYTES = 512_000  # RFC 9309 asks for at least 500 KiB
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BLOCK = 65_536
_NETWORK_ERRORS = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
)
_TIMEOUTS = (httpcore2.TimeoutException, httpx2.TimeoutException)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its address after redirects, its bytes unpacked, and what its server says of it."""

    url: str
    content: bytes
    content_type: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx2.Headers
    content: bytes


def fetch(url: str, settings: FetchSettings, network: Network) -> Fetched:
    """The page at an http(s) address, within the limits of the settings, if its host's robots.txt allows it.

    FetchError: refused by policy (address, robots.txt, size, redirects, time), or not to be had.
    """
    deadline = Deadline.after(settings.seconds)
    transport = _Transport(GuardedBackend(network, deadline))
    headers = {"User-Agent": settings.user_agent, "Accept-Encoding": "gzip, deflate", "Accept": "text/html,*/*;q=0.8"}
    try:
        with httpx2.Client(transport=transport, headers=headers, trust_env=False, follow_redirects=False) as client:
            return _Visit(client, settings, deadline).page(url)
    except _TIMEOUTS as error:
        raise FetchError(f"{url}: took longer than {settings.seconds:g} s (fetch.seconds)") from error
    except _NETWORK_ERRORS as error:
        raise FetchError(f"{url}: {str(error) or type(error).__name__}") from error
    except FetchError as error:
        raise error if url in str(error) else FetchError(f"{url}: {error}") from error


class _Transport(httpx2.BaseTransport):
    """Sends requests through a guarded backend; proxies of the environment are not used, they would undo the guard."""

    def __init__(self, backend: GuardedBackend) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=httpx2.create_ssl_context(), network_backend=backend)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool.handle_request(httpcore2.Request(request.method, target, headers=request.headers.raw))
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


@dataclass(frozen=True, slots=True)
class _Visit:
    """One fetch with all its redirects, robots files included, under one deadline."""

    client: httpx2.Client
    settings: FetchSettings
    deadline: Deadline

    def page(self, url: str) -> Fetched:
        asked: dict[str, Protego | None] = {}
        final, answer = self._follow(url, asked)
        if answer.status >= 400:
            raise FetchError(f"{final}: HTTP {answer.status}")
        kind, charset = _content_type(answer.headers)
        return Fetched(final, answer.content, kind, charset)

    def _follow(self, url: str, robots: dict[str, Protego | None]) -> tuple[str, _Answer]:
        for _ in range(self.settings.redirects + 1):
            self._check_robots(url, robots)
            answer = self._get(url, self.settings.max_bytes)
            target = answer.headers.get("location") if answer.status in _REDIRECTS else None
            if target is None:
                return url, answer
            url = str(httpx2.URL(url).join(target))
        raise FetchError(f"more than {self.settings.redirects} redirects (fetch.redirects)")

    def _check_robots(self, url: str, robots: dict[str, Protego | None]) -> None:
        _check_scheme(url)
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in robots:
            robots[site] = self._robots(f"{site}/robots.txt")
        rules = robots[site]
        if rules is not None and not rules.can_fetch(url, self.settings.user_agent.partition("/")[0]):
            raise FetchError(f"{url}: robots.txt of {parts.hostname} does not allow it")

    def _robots(self, url: str) -> Protego | None:
        """The rules of a site; None where it has none or they cannot be reached."""
        for _ in range(self.settings.redirects + 1):
            _check_scheme(url)
            try:
                answer = self._get(url, _ROBOTS_BYTES)
            except _NETWORK_ERRORS:
                return None
            target = answer.headers.get("location") if answer.status in _REDIRECTS else None
            if target is None:
                break
            url = str(httpx2.URL(url).join(target))
        if answer.status >= 500:
            raise FetchError(f"{url}: HTTP {answer.status}, so the site's rules are unknown")
        return Protego.parse(answer.content.decode("utf-8", "replace")) if answer.status == 200 else None

    def _get(self, url: str, most_bytes: int) -> _Answer:
        with self.client.stream("GET", url) as response:
            content = self._read(response, most_bytes)
            return _Answer(response.status_code, response.headers, content)

    def _read(self, response: httpx2.Response, most_bytes: int) -> bytes:
        """The body, unpacked block by block, so that neither a large body nor a small bomb is ever held whole."""
        unpack = _unpacker(response.headers.get("content-encoding", ""))
        received, content = 0, bytearray()
        for block in response.iter_raw(_BLOCK):
            self.deadline.left()
            received += len(block)
            if received > most_bytes:
                raise FetchError(f"{response.url}: larger than {most_bytes:,} bytes (fetch.max_bytes)")
            room = self.settings.max_decoded_bytes - len(content)
            content += unpack(block, room + 1)
            if len(content) > self.settings.max_decoded_bytes:
                raise FetchError(
                    f"{response.url}: unpacks to more than {self.settings.max_decoded_bytes:,} bytes"
                    " (fetch.max_decoded_bytes)"
                )
        return bytes(content)


def _check_scheme(url: str) -> None:
    try:
        scheme, host = urlsplit(url).scheme.lower(), urlsplit(url).hostname
    except ValueError as error:
        raise FetchError(f"{url}: not an address ({error})") from error
    if scheme not in ("http", "https") or not host:
        raise FetchError(f"{url}: only http and https addresses are fetched")


class _Unpacker:
    """gzip or deflate, at most so many bytes at a time."""

    def __init__(self, window: int) -> None:
        self._inflate = zlib.decompressobj(window)
        self._window = window

    def __call__(self, block: bytes, most: int) -> bytes:
        try:
            return self._inflate.decompress(block, most)
        except zlib.error as error:
            if self._window != zlib.MAX_WBITS:
                raise FetchError(f"damaged compression ({error})") from error
        # Some servers send "deflate" without its wrapper.
        self._window = -zlib.MAX_WBITS
        self._inflate = zlib.decompressobj(self._window)
        return self(block, most)


class _Plain:
    """No compression."""

    def __call__(self, block: bytes, most: int) -> bytes:
        return block


def _unpacker(encoding: str) -> _Unpacker | _Plain:
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Unpacker(zlib.MAX_WBITS | 16)
        case "deflate":
            return _Unpacker(zlib.MAX_WBITS)
    raise FetchError(f"answered with encoding {encoding!r}, which was not asked for")


def _content_type(headers: httpx2.Headers) -> tuple[str, str | None]:
    kind, _, rest = headers.get("content-type", "").partition(";")
    name, _, value = rest.partition("=")
    charset = value.strip().strip("\"'") if name.strip().lower() == "charset" else None
    return kind.strip().lower(), charset or None
