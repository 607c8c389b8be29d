"""How a tagger is trained."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, int, int], None]  # what is done, steps done, steps in all


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train: passes over the gold, highest learning rate, windows a step, weight of pointers, seed, threads."""

    epochs: int = 3
    rate: float = 3e-4
    batch: int = 16
    pointers: float = 0.5
    seed: int = 1
    threads: int = 1
