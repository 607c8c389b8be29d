"""How hosts are treated by the one who fetches: what is asked, when it is whose turn, and by which rules."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from protego import Protego

from dateline.ingest.network import Deadline


@dataclass(frozen=True, slots=True)
class Asked:
    """An address, and the headers that a request for it has beside those that all have."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site's robots.txt says, None where it has none; `delay`: seconds that it wants between two requests.

    `unreached`: why the site could not be asked, "" where it could.
    """

    robots: Protego | None
    delay: float = 0.0
    unreached: str = ""


class Manners:
    """The manners of a single fetch: nobody is waited for, and a site's rules are kept for its length.

    `idle`: how many connections stay open between two requests (None: as the library has it).
    """

    idle: int | None = None

    def __init__(self) -> None:
        self._rules: dict[str, Rules] = {}

    @contextmanager
    def turn(self, url: str, deadline: Deadline) -> Iterator[None]:
        """Around each request. Time spent waiting for it is no part of the deadline."""
        yield

    def rules(self, site: str, ask: Callable[[], Rules]) -> Rules:
        """The rules of a site ("https://news.example"); `ask` fetches them. What it raises is raised."""
        if site not in self._rules:
            self._rules[site] = ask()
        return self._rules[site]
