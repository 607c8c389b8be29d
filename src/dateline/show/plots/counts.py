"""The figures of a report with their bounds: what is counted, how many, and who says so."""

from dataclasses import dataclass

from dateline.model.quantity import Quantity
from dateline.model.reading import Reading
from dateline.show.naming import parties
from dateline.show.resting import speakers

OWN = "the report itself"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as one source gives it; `low` or `high` None is an open end, `bound` as in the record."""

    said_by: str
    words: str
    low: float | None
    high: float | None
    bound: str
    before: float | None
    total: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures that share an axis: one frame and one unit."""

    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Panels, the most told first, and the numbers that count nothing known."""

    panels: tuple[Panel, ...]
    aside: tuple[str, ...]


def figures_of(reading: Reading) -> Figures:
    """Every quantity that has a frame or a unit; the other ones stand beside."""
    found = parties(reading)
    over = speakers(reading, found)
    panels: dict[str, dict[Figure, None]] = {}
    aside: dict[str, None] = {}
    for quantity in reading.fillers.quantities:
        words = _words(reading, quantity)
        if (quantity.frame or quantity.unit) and (quantity.low is not None or quantity.high is not None):
            name = ", ".join(part for part in (quantity.frame, quantity.unit) if part)
            owner = next((over[token] for token in reading.syntax.tokens_in(quantity.span)), None)
            figure = _figure(quantity, words, OWN if owner is None else found[owner].name)
            panels.setdefault(name, {})[figure] = None
        else:
            aside[words] = None
    ordered = sorted(panels.items(), key=lambda panel: -len(panel[1]))
    return Figures(tuple(Panel(name, tuple(figures)) for name, figures in ordered), tuple(aside))


def _figure(quantity: Quantity, words: str, said_by: str) -> Figure:
    return Figure(
        said_by, words, quantity.low, quantity.high, quantity.bound, quantity.change_from, quantity.cumulative
    )


def _words(reading: Reading, quantity: Quantity) -> str:
    span = quantity.span
    if quantity.of_span is not None and 0 <= quantity.of_span.start - span.end <= 2:
        span = span.join(quantity.of_span)
    return " ".join(reading.report.quote(span).split())
