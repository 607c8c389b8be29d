"""The one figure that a field of one number holds: what a named rule picks among those that count the event itself.

The rules are those of the ledgers (`dateline figures`), and so are their answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.exports.nouns import Number, Whole
from dateline.query.answers_figures import RULES, Figure
from dateline.query.figures import merged
from dateline.query.figures_rows import FigureRow
from dateline.query.figures_states import overtaken, ruled


@dataclass(frozen=True, slots=True)
class Toll:
    """What a rule answers. `value`: the high end for the rule high, else the low end; `numbers`: the figure it rests
    on, as each report prints it; `why`: in words."""

    frame: str
    rule: str
    value: float
    numbers: tuple[Number, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Spread:
    """From the lowest to the highest figure that stands, and the figures at both ends; `open_above`: at least that."""

    frame: str
    low: float
    high: float
    open_above: bool
    lowest: Number
    highest: Number


def toll(whole: Whole, frame: str, rule: str) -> Toll | None:
    """The number of a frame ("killed") that a rule picks; None where it finds none."""
    return toll_and_spread(whole, frame, rule)[0]


def spread(whole: Whole, frame: str) -> Spread | None:
    """The spread of a frame; None where no figure of it has an end."""
    return _spread(whole, frame, _ledger(whole, frame))


def toll_and_spread(whole: Whole, frame: str, rule: str) -> tuple[Toll | None, Spread | None]:
    """Both at once, for half the work."""
    assert rule in RULES
    figures = _ledger(whole, frame)
    return _toll(whole, (frame, rule), figures), _spread(whole, frame, figures)


def own(whole: Whole, frame: str) -> tuple[Number, ...]:
    """The figures of a frame that count the event itself: no parts, no running totals, nothing of other events."""
    return tuple(n for n in whole.numbers if n.standing == "own" and (n.frame or n.unit or "") == frame)


def _toll(whole: Whole, asked: tuple[str, str], figures: tuple[Figure, ...]) -> Toll | None:
    frame, rule = asked
    answer = ruled(rule, figures)
    if answer.figure is None:
        return None
    chosen = figures[answer.figure]
    ends = (chosen.high, chosen.low) if rule == "high" else (chosen.low, chosen.high)
    value = next((end for end in ends if end is not None), None)
    return None if value is None else Toll(frame, rule, value, _numbers(whole, frame, chosen), answer.why)


def _spread(whole: Whole, frame: str, figures: tuple[Figure, ...]) -> Spread | None:
    current = [f for f in figures if f.superseded_by is None]
    ends = sorted(((end, i) for i, f in enumerate(current) for end in (f.low, f.high) if end is not None))
    if not ends:
        return None
    (low, first), (high, last) = ends[0], ends[-1]
    lowest, highest = (_numbers(whole, frame, current[i])[0] for i in (first, last))
    return Spread(frame, low, high, any(f.high is None and f.low == high for f in current), lowest, highest)


def _ledger(whole: Whole, frame: str) -> tuple[Figure, ...]:
    numbers = own(whole, frame)
    return overtaken(tuple(merged(_rows(whole, numbers)))) if numbers else ()


def _rows(whole: Whole, numbers: Sequence[Number]) -> list[FigureRow]:
    outlets = {telling.paper.id: telling.paper.outlet for telling in whole.tellings}
    places = {report: n for n, report in enumerate(dict.fromkeys(number.mark.report for number in numbers))}
    return [_row(number, places[number.mark.report], outlets.get(number.mark.report)) for number in numbers]


def _row(number: Number, place: int, outlet: str | None) -> FigureRow:
    return FigureRow(
        report_n=place,
        report=number.mark.report,
        outlet=outlet,
        origin=number.origin,
        source=number.source,
        frame=number.frame,
        low=number.low,
        high=number.high,
        bound=number.bound,
        unit=number.unit,
        of=number.of,
        standing=number.standing,
        as_of=number.as_of,
        speaker=number.chain[0] if number.chain else None,
        official=int(number.official),
        chain=number.chain,
        start=number.mark.start,
        end=number.mark.end,
        quote=number.mark.quote,
        sentence="",
    )


def _numbers(whole: Whole, frame: str, figure: Figure) -> tuple[Number, ...]:
    """The figure where its first report has it, then as the others print it."""
    alike = [n for n in own(whole, frame) if _is(n, figure) and n.mark.report in figure.reports]
    alike.sort(key=lambda n: (figure.reports.index(n.mark.report), n.mark.start != figure.start, n.mark.start))
    return tuple(alike)


def _is(number: Number, figure: Figure) -> bool:
    same_day = (number.as_of or "")[:10] == (figure.as_of or "")[:10]
    same = (number.origin, number.source, number.low, number.high)
    return same_day and same == (figure.origin, figure.source, figure.low, figure.high)
