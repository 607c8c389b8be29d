"""One thing that a filter asks, as SQL."""

from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = str | int | float


@dataclass(frozen=True, slots=True)
class Part:
    """A condition on event e, with its values.

    `found` selects the numbers (n) of the events that meet it, where an index gives them, with values of its own;
    `along` is an index that holds them in the order of days, with its column and the value there. `costly`: a test
    takes much longer than a look-up.
    """

    test: str
    values: tuple[Value, ...]
    found: str | None
    found_values: tuple[Value, ...]
    along: tuple[str, str, Value] | None
    costly: bool = False
