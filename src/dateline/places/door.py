"""The door for gazetteers: what the room asks of one, whoever built it."""

from typing import Protocol

from dateline.places.designators import Designators
from dateline.places.entry import Named


class Door(Protocol):
    """Anything that knows places by their names; it need not come from a file."""

    @property
    def content(self) -> str:
        """A digest of what it holds."""
        ...

    @property
    def known(self) -> frozenset[str]:
        """Folded names that may be found without a parser."""
        ...

    @property
    def openings(self) -> frozenset[str]:
        """The first words of those."""
        ...

    @property
    def designators(self) -> Designators:
        """The words that say what kind of place a name is."""
        ...

    def candidates(self, name: str) -> tuple[Named, ...]:
        """Entries that a name may stand for, the most populous first; none for a name that it does not know."""
        ...
