"""A report as stories see it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vector:
    """A filed report: its day (0: unknown), its story's founding item, and its weighted terms."""

    item: int
    day: int
    story: int
    terms: Mapping[int, float]
