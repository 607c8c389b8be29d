"""How many on each day as bars: one SVG without script, and the same numbers as rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.time import day_of
from dateline.query.answers import When
from dateline.show.words.when import when_words

_WIDE, _HIGH, _LEFT, _RIGHT, _FOOT, _HEAD = 560, 110, 40, 554, 24, 10
_BARS = 110  # at most
_WIDEST = 26.0  # of one bar
_ROWS = 24
_UNITS = ("day", "week", "month", "quarter", "year", "decade")
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of days: first and last ISO day, how many, in words, and where it is drawn."""

    first: str
    last: str
    many: int
    words: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bars:
    """The picture: a bar for each `each` ("day", "month" …) from `first` to `last` day; `most` is the highest.

    `ticks` are where the axis is named, what with, and how the words lie; `outside` counts what is not drawn.
    """

    bars: tuple[Bar, ...]
    first: str
    last: str
    each: str
    most: int
    ticks: tuple[tuple[float, str, str], ...]
    outside: int
    left: int = _LEFT
    right: int = _RIGHT
    wide: int = _WIDE
    high: int = _HIGH + _HEAD + _FOOT
    ground: int = _HIGH + _HEAD

    @property
    def rows(self) -> tuple[Bar, ...]:
        """Those that are not empty, the newest first; as many as a list beside a picture should have."""
        return tuple(bar for bar in reversed(self.bars) if bar.many)[:_ROWS]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Stretches of days by their first days, and the day after the last."""

    starts: tuple[date, ...]
    end: date

    def x(self, day: date) -> float:
        """Where a day begins."""
        whole = max(1, (self.end - self.starts[0]).days)
        return _LEFT + (_RIGHT - _LEFT) * (day - self.starts[0]).days / whole


def bars_of(counts: Sequence[tuple[str, int]]) -> Bars | None:
    """The picture of counts by ISO day. Few far other days are left out, `outside` says how many. None for none."""
    known = [(day, many) for iso, many in counts if (day := day_of(iso)) is not None]
    if not known:
        return None
    first, last = _middle(known)
    unit = next((u for u in _UNITS if _places(first, last, u) <= _BARS), _UNITS[-1])
    axis = _axis(first, last, unit)
    heights: Counter[date] = Counter()
    for day, many in known:
        if axis.starts[0] <= day < axis.end:
            heights[_start(day, unit)] += many
    most = max(heights.values())
    return Bars(
        tuple(_bar(axis, n, heights[start], most) for n, start in enumerate(axis.starts)),
        axis.starts[0].isoformat(),
        (axis.end - timedelta(days=1)).isoformat(),
        unit,
        most,
        tuple(_ticks(axis)),
        sum(many for _, many in known) - sum(heights.values()),
    )


def _middle(known: list[tuple[date, int]]) -> tuple[date, date]:
    """The days between which 94 of 100 lie, where the others would press them together; else all days."""
    known = sorted(known)
    whole, total = (known[-1][0] - known[0][0]).days, sum(many for _, many in known)
    ends, seen = [known[0][0], known[-1][0]], 0
    for day, many in known:
        if seen <= total * 0.03 < seen + many:
            ends[0] = day
        if seen < total * 0.97 <= seen + many:
            ends[1] = day
        seen += many
    inner = (ends[1] - ends[0]).days
    return (known[0][0], known[-1][0]) if whole <= _BARS or inner * 2 > whole else (ends[0], ends[1])


def _start(day: date, unit: str) -> date:
    """The first day of the stretch that a day is in."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday()) if day > date(1, 1, 7) else day
    months = (day.year * 12 + day.month - 1) // _MONTHS[unit] * _MONTHS[unit]
    return date(max(1, months // 12), months % 12 + 1, 1)


def _next(day: date, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=1 if unit == "day" else 7)
    months = day.year * 12 + day.month - 1 + _MONTHS[unit]
    return date(min(9999, months // 12), months % 12 + 1, 1)


def _places(first: date, last: date, unit: str) -> int:
    days = {"day": 1, "week": 7}.get(unit) or _MONTHS[unit] * 30
    return (last - first).days // days + 1


def _axis(first: date, last: date, unit: str) -> _Axis:
    starts = [_start(first, unit)]
    while (after := _next(starts[-1], unit)) <= last:
        starts.append(after)
    return _Axis(tuple(starts), after)


def _bar(axis: _Axis, place: int, many: int, most: int) -> Bar:
    start = axis.starts[place]
    after = axis.starts[place + 1] if place + 1 < len(axis.starts) else axis.end
    end = after - timedelta(days=1)
    x, wide = axis.x(start), axis.x(after) - axis.x(start)
    high = max(round(many / most * _HIGH, 1), 2.0) if many else 0.0
    when = When(start.isoformat(), end.isoformat(), "day")
    words = when_words(when).removeprefix("between ").replace(" and ", " to ")
    drawn = min(wide - min(1.5, wide / 6), _WIDEST)
    y = round(_HEAD + _HIGH - high, 1)
    return Bar(
        start.isoformat(), end.isoformat(), many, words, round(x + (wide - drawn) / 2, 1), y, round(drawn, 1), high
    )


def _ticks(axis: _Axis) -> list[tuple[float, str, str]]:
    """Where the axis is named."""
    last = len(axis.starts) - 1
    places = sorted({round(last * n / 4) for n in range(5)})
    whole = (axis.end - axis.starts[0]).days
    lies = {0: "start", last: "end"} if last else {0: "middle"}
    ends = {"start": 0.0, "end": 1.0}
    found = []
    for place in places:
        after = axis.starts[place + 1] if place < last else axis.end
        lie = lies.get(place, "middle")
        x = axis.x(axis.starts[place]) + (axis.x(after) - axis.x(axis.starts[place])) * ends.get(lie, 0.5)
        found.append((round(x, 1), _short(axis.starts[place], whole), lie))
    return found


def _short(day: date, whole: int) -> str:
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[day.month - 1]
    return str(day.year) if whole > 2200 else f"{month} {day.year}" if whole > 200 else f"{day.day} {month} {day.year}"
