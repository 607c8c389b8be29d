"""A number as it stands in the text, before the parse says what it counts."""

from dataclasses import dataclass

from dateline.model.text import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A number in the text: its own characters, the bound words before it, and its value."""

    span: Span
    number: Span
    low: float
    high: float
    bound: str
    unit: str | None
    rule: str
