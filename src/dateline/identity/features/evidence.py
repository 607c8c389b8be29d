"""What a feature finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

Words: TypeAlias = "str | Callable[[], str]"  # most findings are never shown: their words are put together when asked


@dataclass(frozen=True, slots=True)
class Evidence:
    """One finding: the sign by which a scorer's table weighs it, how much of it there is, and either side in words."""

    sign: str
    left: Words
    right: Words
    amount: float = 1.0

    def in_words(self) -> tuple[str, str]:
        """What stands on either side, for a reader."""
        left, right = self.left, self.right
        return left if isinstance(left, str) else left(), right if isinstance(right, str) else right()

    def settled(self) -> "Evidence":
        """The same in words already."""
        return Evidence(self.sign, *self.in_words(), self.amount)


def listed(words: Iterable[str], most: int = 6) -> str:
    """Some words for a reader, in alphabetical order; "…" stands for the rest."""
    ordered = sorted(set(words))
    return ", ".join(ordered[:most]) + (" …" if len(ordered) > most else "")
