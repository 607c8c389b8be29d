"""What the REST interface offers: an address, what it is asked with, and the shape of its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from dateline.web.rest.words import Word
from dateline.web.sheet import Ask

BASE = "/api/v1"
Shape: TypeAlias = object  # a dataclass, or Answers of one


@dataclass(frozen=True, slots=True)
class Offer:
    """One address under /api/v1: `look` answers it with a value of `shape`; `needed` names words that must be there."""

    path: str
    about: str
    look: Callable[[Ask], object]
    shape: Shape
    words: tuple[Word, ...] = ()
    needed: frozenset[str] = frozenset()

    @property
    def full(self) -> str:
        """The whole address: /api/v1/events/{id}."""
        return BASE + self.path

    @property
    def name(self) -> str:
        """Its name among the operations: "events-id-evidence"."""
        return "-".join(part.strip("{}") for part in self.path.strip("/").split("/"))
