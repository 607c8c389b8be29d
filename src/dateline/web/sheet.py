"""A page before it is drawn: one function makes it, and HTML, JSON, CSV and the static site are made of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import apsw

Link: TypeAlias = Callable[..., str]
Cell: TypeAlias = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Ask:
    """What a page is asked for: a connection to read with, the values of its path, the words of its query.

    `link` gives the address of a thing (`link("event", "evt_…")`); `today` is the ISO day of the one who asks.
    """

    base: apsw.Connection
    path: Mapping[str, str]
    query: Mapping[str, str]
    link: Link
    today: str

    def word(self, name: str) -> str | None:
        """A query word with its outer spaces off; None where it is absent or empty."""
        return self.query.get(name, "").strip() or None

    def flag(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.query.get(name, "") not in ("", "0", "no", "false")


@dataclass(frozen=True, slots=True)
class Table:
    """The CSV twin of a page: the names of its columns, and its rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. `data` is a frozen dataclass or a tuple of them: the JSON twin, and `it` in the template.

    `needs` names the scripts that only some pages load ("reader", "map", "network", "chart"); `extra` holds what the
    template alone wants.
    """

    template: str
    title: str
    data: object
    rows: Table | None = None
    needs: frozenset[str] = frozenset()
    extra: Mapping[str, object] = field(default_factory=dict)


class MovedError(Exception):
    """What was asked for stands at another address now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class PageError(Exception):
    """A page that cannot be given: its HTTP status and why, in words for the one who asked.

    `sheet`: a page to show to people instead of the bare words (a form to be filled in again).
    """

    def __init__(self, status: int, why: str, sheet: Sheet | None = None) -> None:
        super().__init__(why)
        self.status, self.why, self.sheet = status, why, sheet
