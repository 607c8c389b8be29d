"""What a feature finds."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """One finding: the sign by which a scorer's table weighs it, how much of it there is, and either side in words."""

    sign: str
    left: str
    right: str
    amount: float = 1.0


def listed(words: Iterable[str], most: int = 6) -> str:
    """Some words for a reader, in alphabetical order; "…" stands for the rest."""
    ordered = sorted(set(words))
    return ", ".join(ordered[:most]) + (" …" if len(ordered) > most else "")
