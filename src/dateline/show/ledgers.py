"""Figures as a picture: time runs down, a row for each figure, ranges along one scale, the spread as a band behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.query.answers_amounts import in_digits
from dateline.query.answers_figures import Figure, Ledger
from dateline.show.filling import environment

_LEFT, _RIGHT, _ROW, _HEAD, _FOOT = 300, 690, 24, 92, 30
_MOST = 40  # rows of one picture
_NAME = 30  # letters of a source


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as drawn: where its range begins and ends, whether it is open, what replaced it (a row's y)."""

    y: int
    day: str
    name: str
    told: str
    label: str
    x1: float
    x2: float
    open: str
    official: bool
    replaced: bool
    to_y: int | None
    to_x: float


@dataclass(frozen=True, slots=True)
class Picture:
    """One ledger as drawn: its rows, the ticks of its scale, the band of its spread."""

    top: int
    height: int
    ledger: Ledger
    rows: tuple[Row, ...]
    left_out: int
    ticks: tuple[tuple[float, str], ...]
    band: tuple[float, float] | None


def ledger_svg(ledgers: Sequence[Ledger]) -> str:
    """A picture of some ledgers, one under another: SVG for light and dark grounds."""
    pictures = _pictures([ledger for ledger in ledgers if ledger.figures])
    height = sum(p.height for p in pictures) or 60
    return environment().get_template("ledgers.svg.j2").render(pictures=pictures, height=height)


def ledger_page(ledgers: Sequence[Ledger]) -> str:
    """A page with the picture, the answers of each rule beside the spread, and every figure with its words."""
    shown = [ledger for ledger in ledgers if ledger.figures]
    return (
        environment()
        .get_template("ledgers.html.j2")
        .render(ledgers=shown, pictures=[ledger_svg([ledger]) for ledger in shown])
    )


def _pictures(ledgers: Sequence[Ledger]) -> list[Picture]:
    made: list[Picture] = []
    for ledger in ledgers:
        top = sum(p.height for p in made)
        made.append(_picture(ledger, top))
    return made


def _picture(ledger: Ledger, top: int) -> Picture:
    shown = ledger.figures[-_MOST:]
    first = len(ledger.figures) - len(shown)
    most = max((end for f in ledger.figures for end in (f.low, f.high) if end is not None), default=1.0) or 1.0
    rows = tuple(_row(ledger, first + n, first, most) for n in range(len(shown)))
    band = None
    if ledger.low is not None and ledger.high is not None:
        band = (_x(ledger.low, most) - 7, (_RIGHT if ledger.open_above else _x(ledger.high, most)) + 7)
    height = _HEAD + _ROW * len(rows) + _FOOT
    return Picture(top, height, ledger, rows, first, _ticks(most), band)


def _row(ledger: Ledger, place: int, first: int, most: float) -> Row:
    figure = ledger.figures[place]
    before = ledger.figures[place - 1].as_of if place > first else None
    low, high = (figure.low if figure.low is not None else 0.0), figure.high
    x1, x2 = _x(low, most), _x(high if high is not None else low, most)
    after = figure.superseded_by
    later = ledger.figures[after] if after is not None else None
    return Row(
        y=_y(place - first),
        day=(figure.as_of or "no date") if place == first or figure.as_of != before else "",
        name=_cut(figure.source),
        told=f"{figure.words}, {figure.said_by}, {figure.as_of or 'no date'}",
        label=_label(figure),
        x1=x1,
        x2=x2,
        open="right" if high is None else "left" if figure.low is None else "",
        official=figure.official,
        replaced=after is not None,
        to_y=_y(after - first) if after is not None else None,
        to_x=_x(later.low or 0.0, most) if later is not None else 0.0,
    )


def _y(place: int) -> int:
    return _HEAD + _ROW * place + _ROW // 2


def _x(value: float, most: float) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * value / most, 1)


def _label(figure: Figure) -> str:
    sign = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ "}.get(figure.bound, "")
    ends = [in_digits(end) for end in dict.fromkeys((figure.low, figure.high)) if end is not None]
    return sign + "–".join(ends)


def _ticks(most: float) -> tuple[tuple[float, str], ...]:
    """At most five round numbers from nought to the highest."""
    step = 1.0
    while most / step > 5:
        step *= 2.5 if str(step).startswith("2") else 2
    count = int(most // step)
    return tuple((_x(n * step, most), in_digits(n * step)) for n in range(count + 1))


def _cut(words: str) -> str:
    return words if len(words) <= _NAME else words[: _NAME - 1].rstrip() + "…"
