"""Values as the database gives them, and what they are taken for."""

from typing import TypeAlias

Value: TypeAlias = str | int | float | bytes | None


def number(value: Value) -> int:
    """A whole number: of a column that is never null."""
    assert isinstance(value, int)
    return value


def real(value: Value) -> float | None:
    """A number, or None."""
    return float(value) if isinstance(value, int | float) else None


def text(value: Value) -> str | None:
    """A text, or None."""
    return None if value is None else str(value)
