"""Typed look-ups into a record's layers: rows, texts, spans. What is not there is empty, never an error."""

from dateline.model.text import Span
from dateline.records.flatten import Json, Record


def rows(record: Record, layer: str) -> tuple[Record, ...]:
    """The objects of a list field ("events", "claims", "arguments"); empty where it holds none."""
    held = record.get(layer)
    return tuple(row for row in held if isinstance(row, dict)) if isinstance(held, list | tuple) else ()


def part(record: Record, name: str) -> Record:
    """An object field ("report", "time", "policy"); empty where it is null."""
    held = record.get(name)
    return held if isinstance(held, dict) else {}


def word(record: Record, name: str) -> str | None:
    """A text field, None where it is null."""
    held = record.get(name)
    return held if isinstance(held, str) else None


def number(record: Record, name: str) -> float | None:
    """A number field, None where it is null."""
    held = record.get(name)
    return float(held) if isinstance(held, int | float) and not isinstance(held, bool) else None


def span(record: Record, name: str) -> Span | None:
    """A span field, None where it is null."""
    return as_span(record.get(name))


def spans(record: Record, name: str) -> tuple[Span, ...]:
    """A field of several spans; empty where it holds none."""
    held = record.get(name)
    found = (as_span(item) for item in held) if isinstance(held, list | tuple) else ()
    return tuple(each for each in found if each is not None)


def as_span(value: Json) -> Span | None:
    """A pair of offsets as a span, None for anything else."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    start, end = value
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) and 0 <= start < end else None


def by_id(record: Record, layer: str) -> dict[str, Record]:
    """A layer's rows by their id ("e1", "v3")."""
    return {name: row for row in rows(record, layer) if (name := word(row, "id")) is not None}
