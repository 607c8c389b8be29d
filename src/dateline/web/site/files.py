"""Which file of the folder stands for which address."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from posixpath import dirname, relpath
from urllib.parse import parse_qsl, unquote, urlsplit

from starlette.routing import compile_path

from dateline.web.pages import PAGES
from dateline.web.routes import Route

_LEFT_OUT = frozenset({"review", "query", "search", "compare", "docs", "watch"})  # what needs a server
_FOLLOWED = frozenset({"next", "part", "size"})  # of lists and long reports every page is kept; filters are not
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,80}")


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the folder: its file, its route, the values of its path and its query."""

    file: str
    route: Route
    path: dict[str, str]
    query: dict[str, str]

    def to(self, file: str) -> str:
        """The way from this page to a file of the folder."""
        return relpath(file, dirname(self.file) or ".")


@dataclass(slots=True)
class Files:
    """The files given out so far, by address."""

    stops: dict[str, Stop] = field(default_factory=dict)
    _parts: dict[str, int] = field(default_factory=dict)

    def stop(self, address: str) -> Stop | None:
        """The page of an address (its fragment aside); None for one that the folder does not hold."""
        where = urlsplit(address)
        if where.scheme or where.netloc or not where.path.startswith("/"):
            return None
        key = where.path + ("?" + where.query if where.query else "")
        if key not in self.stops:
            found = self._made(where.path, dict(parse_qsl(where.query)))
            if found is None:
                return None
            self.stops[key] = found
        return self.stops[key]

    def _made(self, path: str, query: dict[str, str]) -> Stop | None:
        for route in PAGES:
            match = compile_path(route.path)[0].match(path)
            if match is None:
                continue
            if route.name in _LEFT_OUT or not query.keys() <= (_FOLLOWED & route.parameters):
                return None
            return Stop(self._file(path, query), route, {n: unquote(v) for n, v in match.groupdict().items()}, query)
        return None

    def _file(self, path: str, query: dict[str, str]) -> str:
        stem = "/".join(_named(unquote(part)) for part in path.strip("/").split("/")) or "index"
        if query:
            self._parts[stem] = self._parts.get(stem, 1) + 1
            stem += f"-{self._parts[stem]}"
        return stem + ".html"


def _named(part: str) -> str:
    """A name that any disk can hold."""
    if _PLAIN.fullmatch(part) or not part:
        return part
    return re.sub(r"[^A-Za-z0-9_-]+", "-", part)[:40] + "-" + sha256(part.encode()).hexdigest()[:10]
