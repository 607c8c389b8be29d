"""How many were killed in the event that a report is about, as the report gives it: one figure with its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.text import Span
from dateline.records.background import page_of
from dateline.records.figures import FigureRow, Speaker, figures, top_of
from dateline.records.flatten import Record

_LISTED = (",", "and", ", and", "")


@dataclass(frozen=True, slots=True)
class Toll:
    """The toll that a report gives for its own event: its ends, its bound, who says so, and where it stands.

    `chain` is empty where the report says it in its own voice alone.
    """

    low: float
    high: float | None
    bound: str
    chain: tuple[Speaker, ...]
    span: Span
    row: FigureRow


def own_toll(record: Record, frame: str = "killed") -> Toll | None:
    """The toll of the report's own event, no running total and no other event's; None where it gives none."""
    page = page_of(record)
    found = [row for row in figures(record) if row.frame == frame and row.unit is None]
    top = top_of(page, found)
    if top is None or top.low is None:
        return None
    low = max(top.low, _listed(page.text, found, top))
    same = [row for row in found if row.standing in ("own", "part") and row.low == low] or [top]
    told = max(same, key=lambda row: (bool(row.chain), any(s.official for s in row.chain), -row.span.start))
    at_least = next((row for row in same if row.bound in (">=", ">")), None)
    bound = at_least.bound if at_least else top.bound
    return Toll(low, None if at_least else max(low, top.high or low), bound, told.chain, top.span, top)


def _listed(text: str, found: Sequence[FigureRow], top: FigureRow) -> float:
    """The sum of "two women and one man", where the report adds them up nowhere."""
    in_order = sorted((r for r in found if r.standing in ("own", "part")), key=lambda r: r.span)
    if top not in in_order or not top.low:
        return 0.0
    total, at = top.low, in_order.index(top)
    for step in (1, -1):
        place = at
        while 0 <= place + step < len(in_order):
            near, far = sorted((in_order[place], in_order[place + step]), key=lambda r: r.span)
            between = text[near.span.end : far.span.start].strip()
            if between not in _LISTED or near.of == far.of or near.evidence != far.evidence:
                break
            place += step
            total += in_order[place].low or 0.0
    return total
