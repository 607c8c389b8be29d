"""Where a page stands, and which words its query may hold: what a page does not know it refuses."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dateline.errors import ConfigError
from dateline.query.changes import Gone
from dateline.query.questions import Page
from dateline.web.sheet import Ask, MovedError, PageError, Sheet

Whole = TypeVar("Whole")
PAGE_SIZE, MOST_ON_A_PAGE = 50, 80


@dataclass(frozen=True, slots=True)
class Route:
    """A page's address ("/event/{id}"), the function that makes it, and the names of the query that it takes."""

    path: str
    look: Callable[[Ask], Sheet]
    parameters: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The kind under which `link` knows it: "event" for /event/{id}, "today" for /."""
        return self.path.strip("/").split("/")[0] or "today"


def checked(route: Route, words: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The query of an address. PageError 400 for a name that the page does not take, or one that comes twice."""
    found: dict[str, str] = {}
    for name, value in words:
        if name not in route.parameters:
            known = ", ".join(sorted(route.parameters)) or "none"
            raise PageError(400, f"this page takes no “{name}” (it takes: {known})")
        if name in found:
            raise PageError(400, f"“{name}” is given twice")
        found[name] = value
    return found


def page_of(ask: Ask, size: int = PAGE_SIZE) -> Page:
    """The part of a list that is asked for by `next` and `size`. PageError 400 where `size` is no number in 1–80."""
    words = ask.word("size")
    if words is not None and not (words.isascii() and words.isdigit() and 1 <= int(words[:4]) <= MOST_ON_A_PAGE):
        raise PageError(400, f"size must be a number from 1 to {MOST_ON_A_PAGE}")
    return Page(int(words) if words else size, ask.word("next"))


def found(ask: Ask, kind: str, identity: str, whole: Whole | Gone | None) -> Whole:
    """A thing by its id: PageError 404 for none, 410 for one that was removed; MovedError for one that was replaced."""
    if whole is None:
        raise PageError(404, f"the record holds no {identity}")
    if isinstance(whole, Gone):
        if whole.replaced_by:
            raise MovedError(ask.link(kind, whole.replaced_by))
        raise PageError(410, f"{whole.id} no longer stands since {whole.at[:10]}: {whole.why}")
    return whole


def number_in(ask: Ask, name: str) -> int | None:
    """A whole number that a query holds under a name, None where it holds none. ConfigError for anything else."""
    words = ask.word(name)
    return number(words, name) if words else None


def number(words: str, what: str) -> int:
    """A whole number of a query. ConfigError for anything else."""
    if not (words.isascii() and words.isdigit()) or len(words) > 9:
        raise ConfigError(f"{what} must be a whole number")
    return int(words)
