"""What a feature finds."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

Words: TypeAlias = "str | Callable[[], str]"  # most findings are never shown: their words are put together when asked


class Evidence(NamedTuple):
    """One finding: the sign by which a scorer's table weighs it, how much of it there is, and either side in words."""

    sign: str
    left: Words
    right: Words
    amount: float = 1.0

    def in_words(self) -> tuple[str, str]:
        """What stands on either side, for a reader."""
        left, right = self.left, self.right
        one = left if isinstance(left, str) else left()
        if right is left:
            return one, one
        return one, right if isinstance(right, str) else right()

    def settled(self) -> "Evidence":
        """The same in words already."""
        return Evidence(self.sign, *self.in_words(), self.amount)


def listed(words: Iterable[str], most: int = 6) -> str:
    """Some words for a reader, in alphabetical order; "…" stands for the rest."""
    ordered = sorted(set(words))
    return ", ".join(ordered[:most]) + (" …" if len(ordered) > most else "")
