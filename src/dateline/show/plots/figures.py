"""The report's figures with their bounds, one panel for each thing counted, one row for each figure and its source."""

from collections.abc import Sequence

import altair as alt

from dateline.model.reading import Reading
from dateline.show.plots.counts import Figure, Panel, figures_of
from dateline.show.plots.theme import WIDE, Part, Theme, finished, inline, layered, names_axis, notes, numbered, side_of

_ROW = 26
_WORDS = 30  # letters of a figure's words, so that its source has room
_KEY = (
    "A dot is a figure; a bar runs from the lowest to the highest. An arrow: the end is open (at least, more than, up "
    "to). Hollow and dashed: approximate. A small cross: what the figure was before."
)


def figures(reading: Reading, theme: Theme) -> alt.VConcatChart:
    """Panels of figures, the most told first."""
    found = figures_of(reading)
    drawn = sum(len(panel.figures) for panel in found.panels)
    told = f"{drawn} figures, {len(found.panels)} things counted; other numbers: {len(found.aside)}."
    side = side_of([_name(number, figure) for panel in found.panels for number, figure in enumerate(panel.figures, 1)])
    parts: list[Part] = [_panel(panel, side, theme) for panel in found.panels]
    parts += notes("Key", [_KEY], -side, theme) if parts else []
    parts += notes(f"Other numbers ({len(found.aside)})", found.aside, -side, theme)
    parts = parts or notes("Figures", ["none was found in this report"], 0, theme)
    return finished(alt.vconcat(*parts), reading.report, told, theme)


def _panel(panel: Panel, side: int, theme: Theme) -> alt.LayerChart:
    low, high = _extent(panel.figures)
    rows = [_row(number, figure, low, high) for number, figure in enumerate(panel.figures, 1)]
    base = alt.Chart(inline(rows), width=WIDE - side, height=_ROW * len(rows), title=_heading(panel, theme))
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    y = alt.Y("figure:N", sort=None, axis=names_axis(side))
    axis = alt.Axis(
        tickCount=max(1, min(6, int(high))), labelOverlap=True, format=",d" if high >= 6 and high < 1e6 else "~s"
    )
    bars = base.mark_rule(strokeWidth=3, color=theme.event, opacity=0.6).encode(
        x=alt.X("from:Q", scale=scale, title=None, axis=axis), x2="to", y=y,
        strokeDash=alt.StrokeDash("dash:N", scale=None),
    )  # fmt: skip
    dots = base.mark_point(size=80, strokeWidth=2, color=theme.event).encode(
        x=alt.X("at:Q", scale=scale), y=y, description="said:N",
        fill=alt.condition("datum.exact", alt.value(theme.event), alt.value(theme.paper)),
    )  # fmt: skip
    ends = base.transform_filter("datum.open != ''").mark_text(fontSize=15, color=theme.event, dy=-1).encode(
        x=alt.X("end:Q", scale=scale), y=y, text="open:N"
    )  # fmt: skip
    crosses = base.transform_filter("isValid(datum.before)").mark_point(shape="cross", size=50, color=theme.soft)
    return layered(bars, ends, dots, crosses.encode(x=alt.X("before:Q", scale=scale), y=y))


def _heading(panel: Panel, theme: Theme) -> alt.TitleParams:
    return alt.TitleParams(panel.name, anchor="start", color=theme.soft, fontSize=13, fontWeight="bold", offset=6)


def _extent(figures: Sequence[Figure]) -> tuple[float, float]:
    """From nought (or the lowest, if below) to a little above the highest."""
    known = [n for f in figures for n in (f.low, f.high, f.before) if n is not None]
    high = max(known)
    return min(0.0, *known), (high + (high - min(0.0, *known)) * 0.12) or 1.0


def _name(number: int, figure: Figure) -> str:
    words = figure.words if len(figure.words) <= _WORDS else figure.words[: _WORDS - 1].rstrip() + "…"
    return numbered(number, f"{words} – {figure.said_by}")


def _row(number: int, figure: Figure, low: float, high: float) -> dict[str, str | float | bool | None]:
    first, last = (low if figure.low is None else figure.low), (high if figure.high is None else figure.high)
    known = [n for n in (figure.low, figure.high) if n is not None]
    return {
        "figure": _name(number, figure),
        "from": first,
        "to": last,
        "at": sum(known) / len(known),
        "exact": figure.bound != "~",
        "dash": "4,3" if figure.bound == "~" else "1,0",
        "open": "▸" if figure.high is None else "◂" if figure.low is None else "",
        "end": last if figure.high is None else first,
        "before": figure.before,
        "said": f"{figure.words}, {figure.bound} {' to '.join(f'{n:,.10g}' for n in known)}, by {figure.said_by}",
    }
