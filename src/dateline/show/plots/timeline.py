"""The report's events on a line: how wide each time is, how each stands, and what has no time."""

from collections.abc import Sequence

import altair as alt

from dateline.model.event import Status
from dateline.model.reading import Reading
from dateline.show.plots.line import Line, Stretch, drawn, extent, line_of
from dateline.show.plots.theme import (
    WIDE,
    Part,
    Row,
    Theme,
    finished,
    inline,
    layered,
    names_axis,
    notes,
    numbered,
    side_of,
)

SHAPES = ("circle", "triangle-right", "diamond", "square", "triangle-up", "triangle-down", "cross")
_ROW = 26
_LEGEND = alt.Legend(title="status", symbolOpacity=1)
_KEY = (
    "A bar is as long as the time is uncertain, or as the event lasted. Hollow: the time is not said at the event "
    "itself. Dashed line: the day of publication."
)


def timeline(reading: Reading, theme: Theme) -> alt.VConcatChart:
    """Events by time, one row each."""
    line = line_of(reading)
    told = f"{len(line.stretches)} of {len(line.stretches) + len(line.aside)} events have a time."
    rows = [_row(number, *each) for number, each in enumerate(drawn(line), 1)]
    side = side_of([str(row["event"]) for row in rows])
    parts: list[Part] = [_chart(line, rows, side, theme), *notes("Key", [_KEY], -side, theme)] if rows else []
    parts += notes(f"Without a time ({len(line.aside)})", line.aside, -side, theme)
    parts = parts or notes("Events", ["none was coded in this report"], 0, theme)
    return finished(alt.vconcat(*parts), reading.report, told, theme)


def _chart(line: Line, rows: Sequence[Row], side: int, theme: Theme) -> alt.LayerChart:
    base = alt.Chart(inline(rows), width=WIDE - side, height=_ROW * len(rows))
    y = alt.Y("event:N", sort=None, axis=names_axis(side))
    scale = alt.Scale(type="utc", domain=list(extent(line)), nice=False)
    x = alt.X("from:T", scale=scale, title=None, axis=_days(*extent(line)))
    colour, shape = _standing({stretch.status for stretch in line.stretches}, theme)
    bars = base.mark_bar(height=8, opacity=0.35, cornerRadius=2).encode(x=x, x2="to", y=y, color=colour)
    at = alt.X("at:T", scale=scale)
    points = [
        base.transform_filter(which)
        .mark_point(size=90, strokeWidth=2, opacity=1, filled=filled, fill=fill)
        .encode(x=at, y=y, color=colour, shape=shape, description="said:N")
        for which, filled, fill in (("datum.own", True, alt.Undefined), ("!datum.own", False, theme.paper))
    ]
    ends = base.transform_filter("datum.open != ''").mark_text(fontSize=15, fontWeight="bold", dy=-1).encode(
        x=alt.X("end:T", scale=scale), y=y, text="open:N", color=colour
    )  # fmt: skip
    return layered(*_day(line, scale, theme), bars, ends, *points)


def _row(number: int, stretch: Stretch, first: int, last: int) -> dict[str, str | int | bool]:
    """One event; the symbol stands in the middle of its time, or at the end that is known."""
    opened = "" if stretch.first is not None and stretch.last is not None else "▸" if stretch.last is None else "◂"
    return {
        "event": numbered(number, stretch.label),
        "from": first,
        "to": last,
        "at": (first + last) // 2 if not opened else first if stretch.last is None else last,
        "open": opened,
        "end": last if stretch.last is None else first,
        "status": stretch.status.value,
        "own": stretch.own,
        "said": f"{stretch.label}: {stretch.code}, {stretch.status.value}, {stretch.shown}, by {stretch.said_by}",
    }


def _days(first: int, last: int) -> alt.Axis:
    """Ticks that name as much of a date as the stretch needs."""
    days = (last - first) / (24 * 60 * 60 * 1000)
    form = "%Y" if days > 1500 else "%b %Y" if days > 90 else "%-d %b %Y" if days > 5 else "%-d %b %H:%M"
    return alt.Axis(labelFlush=True, labelOverlap=True, format=form, tickCount=6)


def _standing(present: set[Status], theme: Theme) -> tuple[alt.Color, alt.Shape]:
    """Colour and shape of each status that there is; one status looks alike in every picture."""
    looks = [
        (status.value, *look) for status, *look in zip(Status, theme.status, SHAPES, strict=True) if status in present
    ]
    names = [name for name, *_ in looks]
    colour = alt.Color("status:N", scale=alt.Scale(domain=names, range=[look[1] for look in looks]), legend=_LEGEND)
    return colour, alt.Shape(
        "status:N", scale=alt.Scale(domain=names, range=[look[2] for look in looks]), legend=_LEGEND
    )


def _day(line: Line, scale: alt.Scale, theme: Theme) -> list[alt.Chart]:
    """The day of publication, as a line through all rows."""
    if line.published is None:
        return []
    rule = alt.Chart(inline([{"day": line.published}])).mark_rule(strokeDash=[4, 3], color=theme.soft)
    return [rule.encode(x=alt.X("day:T", scale=scale))]
