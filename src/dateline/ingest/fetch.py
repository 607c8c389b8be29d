"""The one place that fetches from the web, for the whole project."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2
from protego import Protego

from dateline.errors import FetchError
from dateline.ingest.fetch_manners import Asked, Manners, Rules
from dateline.ingest.fetch_transport import NETWORK_ERRORS, TIMEOUTS, Transport
from dateline.ingest.fetch_unpack import unpacker
from dateline.ingest.network import Deadline, GuardedBackend, Network
from dateline.settings import FetchSettings

_ROBOTS_BYTES = 512_000  # RFC 9309 asks for at least 500 KiB
_LONGEST_DELAY = 86_400.0  # seconds; who asks for more between two requests gets a day
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_BLOCK = 65_536
_ACCEPTED = {"Accept-Encoding": "gzip, deflate", "Accept": "text/html,*/*;q=0.8"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its address after redirects, its bytes unpacked, and what its server says of it."""

    url: str
    content: bytes
    content_type: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class Visited:
    """What a host answered, whatever its status: `moved` is where redirects that stand for good lead, if any did."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes
    moved: str | None = None

    @property
    def page(self) -> Fetched:
        """The answer as a page."""
        kind, charset = _content_type(self.headers.get("content-type", ""))
        return Fetched(self.url, self.content, kind, charset)


def fetch(url: str, settings: FetchSettings, network: Network) -> Fetched:
    """The page at an http(s) address, within the limits of the settings, if its host's robots.txt allows it.

    FetchError: refused by policy (address, robots.txt, size, redirects, time), or not to be had.
    """
    answer = visit(Asked(url), settings, network, Manners())
    if answer.status >= 400:
        raise FetchError(f"{answer.url}: HTTP {answer.status}")
    return answer.page


def visit(asked: Asked, settings: FetchSettings, network: Network, manners: Manners) -> Visited:
    """What the host of an http(s) address answers, redirects followed, in good manners; also 304, 4xx and 5xx.

    FetchError: refused by policy (address, robots.txt, size, redirects, time), or no answer to be had.
    """
    with _client(asked.url, settings, network, manners) as visiting:
        return visiting.follow(asked)


def post(asked: Asked, content: bytes, settings: FetchSettings, network: Network) -> int:
    """Sends bytes to an http(s) address, and gives the status that it answers. No redirect is followed. FetchError."""
    with _client(asked.url, settings, network, Manners()) as visiting:
        check_address(asked.url)
        with visiting.client.stream("POST", asked.url, content=content, headers=dict(asked.headers)) as response:
            return response.status_code


@contextmanager
def _client(url: str, settings: FetchSettings, network: Network, manners: Manners) -> Iterator["_Visit"]:
    deadline = Deadline.after(settings.seconds)
    transport = Transport(GuardedBackend(network, deadline), manners.idle)
    headers = {"User-Agent": settings.user_agent, **_ACCEPTED}
    try:
        with httpx2.Client(transport=transport, headers=headers, trust_env=False, follow_redirects=False) as client:
            yield _Visit(client, settings, deadline, manners)
    except TIMEOUTS as error:
        raise FetchError(f"{url}: took longer than {settings.seconds:g} s (fetch.seconds)") from error
    except NETWORK_ERRORS as error:
        raise FetchError(f"{url}: {str(error) or type(error).__name__}") from error
    except FetchError as error:
        if url in str(error) or type(error) is not FetchError:
            raise
        raise FetchError(f"{url}: {error}") from error


def check_address(url: str) -> None:
    """FetchError for what is no http(s) address with a host."""
    try:
        scheme, host = urlsplit(url).scheme.lower(), urlsplit(url).hostname
        asked = httpx2.URL(url)
    except (ValueError, httpx2.InvalidURL) as error:
        raise FetchError(f"{url}: not an address ({error})") from error
    # Both who checks and who asks must find a host in it: spaces, slashes and marks of users are read in two ways.
    if scheme not in ("http", "https") or not host or not asked.host:
        raise FetchError(f"{url}: only http and https addresses are fetched")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx2.Headers
    content: bytes


@dataclass(frozen=True, slots=True)
class _Visit:
    """One fetch with all its redirects, robots files included, under one deadline."""

    client: httpx2.Client
    settings: FetchSettings
    deadline: Deadline
    manners: Manners = field(default_factory=Manners)

    def follow(self, asked: Asked) -> Visited:
        url, moved, for_good = asked.url, None, True
        for _ in range(self.settings.redirects + 1):
            self._check_robots(url)
            answer = self._get(url, self.settings.max_bytes, asked.headers)
            target = _target(url, answer)
            if target is None:
                return Visited(url, answer.status, dict(answer.headers), answer.content, moved)
            for_good = for_good and answer.status in _FOR_GOOD
            url, moved = target, target if for_good else moved
        raise FetchError(f"more than {self.settings.redirects} redirects (fetch.redirects)")

    def _check_robots(self, url: str) -> None:
        check_address(url)
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = self.manners.rules(site, lambda: self._robots(f"{site}/robots.txt"))
        if rules.robots is not None and not rules.robots.can_fetch(url, self._name):
            raise FetchError(f"{url}: robots.txt of {parts.hostname} does not allow it")

    def _robots(self, url: str) -> Rules:
        """The rules of a site; none where it has none or they cannot be reached."""
        for _ in range(self.settings.redirects + 1):
            check_address(url)
            try:
                answer = self._get(url, _ROBOTS_BYTES)
            except NETWORK_ERRORS as error:
                return Rules(None, unreached=str(error) or type(error).__name__)
            target = _target(url, answer)
            if target is None:
                break
            url = target
        if answer.status >= 500:
            raise FetchError(f"{url}: HTTP {answer.status}, so the site's rules are unknown")
        if answer.status != 200:
            return Rules(None)
        robots = Protego.parse(answer.content.decode("utf-8", "replace"))
        return Rules(robots, min(float(robots.crawl_delay(self._name) or 0), _LONGEST_DELAY))

    @property
    def _name(self) -> str:
        """What robots files call us."""
        return self.settings.user_agent.partition("/")[0]

    def _get(self, url: str, most_bytes: int, headers: Mapping[str, str] | None = None) -> _Answer:
        with self.manners.turn(url, self.deadline), ExitStack() as held:
            try:
                response = held.enter_context(self.client.stream("GET", url, headers=headers))
            except ValueError as error:  # the library looks at where a redirect leads, also where it follows none
                raise FetchError(f"{url}: redirects to what is no address ({error})") from error
            content = self._read(response, most_bytes)
            return _Answer(response.status_code, response.headers, content)

    def _read(self, response: httpx2.Response, most_bytes: int) -> bytes:
        """The body, unpacked block by block, so that neither a large body nor a small bomb is ever held whole."""
        unpack = unpacker(response.headers.get("content-encoding", ""))
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


def _target(url: str, answer: _Answer) -> str | None:
    """Where a redirect leads; None for an answer that is none."""
    target = answer.headers.get("location") if answer.status in _REDIRECTS else None
    return None if target is None else str(httpx2.URL(url).join(target))


def _content_type(words: str) -> tuple[str, str | None]:
    kind, _, rest = words.partition(";")
    name, _, value = rest.partition("=")
    charset = value.strip().strip("\"'") if name.strip().lower() == "charset" else None
    return kind.strip().lower(), charset or None
