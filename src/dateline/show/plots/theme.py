"""How the pictures look: one light and one dark set of colours, one font, and notes under a picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import altair as alt

from dateline.model.text import Report

FONT = "Liberation Sans, Arial, sans-serif"  # vl-convert brings the first, so that measures are the same everywhere
WIDE = 890  # of every picture, a column of names and all
_MOST = 330  # of the column of names
_LETTER = 6.6
LETTERS = 52  # of a name, the number before it and all
_NOTE = 16  # height of a line of notes


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one ground."""

    paper: str
    ink: str
    soft: str
    grid: str
    water: str
    land: str
    halo: str
    event: str
    other: str
    status: tuple[str, ...]


LIGHT = Theme(
    "#ffffff", "#1b1d22", "#5d6470", "#e3e6eb", "#eef3f8", "#d9d8cf", "#f4f3ee", "#0b57d0", "#6b7280",
    ("#0b57d0", "#00696e", "#7b2fa6", "#8a5a00", "#a03468", "#5d6470", "#b3261e"),
)  # fmt: skip
DARK = Theme(
    "#15171b", "#e8eaed", "#a5adba", "#2c3038", "#1a2029", "#3d424a", "#22262c", "#8ab4f8", "#a5adba",
    ("#8ab4f8", "#5fd0d6", "#cf9bf0", "#e6b450", "#f09ac2", "#a5adba", "#f2877f"),
)  # fmt: skip


Part = alt.Chart | alt.LayerChart
Row = Mapping[str, object]


def inline(rows: Sequence[Row]) -> alt.InlineData:
    """Rows that travel inside the picture."""
    return alt.InlineData(values=list(rows))


def layered(*layers: alt.Chart) -> alt.LayerChart:
    """Charts over one another, the first lowest."""
    return alt.LayerChart(layer=list(layers))


def finished(chart: alt.VConcatChart, report: Report, told: str, theme: Theme) -> alt.VConcatChart:
    """A chart with the report's heading, in the theme's colours; `told` describes it in a sentence."""
    origin = " · ".join((report.outlet or "outlet not known", report.published.isoformat() if report.published else ""))
    title = " ".join((report.title or report.text[:80]).split())
    heading = alt.Title(
        title if len(title) <= 90 else title[:89] + "…",
        subtitle=[origin.rstrip(" ·"), told],
        anchor="start", frame="bounds", color=theme.ink, subtitleColor=theme.soft, fontSize=15, subtitleFontSize=12,
        offset=14,
    )  # fmt: skip
    styled: alt.VConcatChart = (
        chart.properties(title=heading, background=theme.paper, padding=16, description=f"{title}. {told}")
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_concat(spacing=18)
        .configure_axis(
            labelColor=theme.ink, titleColor=theme.soft, titleFontWeight="normal", gridColor=theme.grid,
            domainColor=theme.grid, tickColor=theme.grid, labelFontSize=12, titleFontSize=12,
        )
        .configure_legend(labelColor=theme.ink, titleColor=theme.soft, titleFontWeight="normal", labelFontSize=12,
                          titleFontSize=12, symbolStrokeWidth=2)
    )  # fmt: skip
    return styled


def side_of(names: Sequence[str]) -> int:
    """How wide the column of names must be; panels that stand under one another share it."""
    return min(_MOST, round(max(map(len, names), default=0) * _LETTER) + 24)


def numbered(number: int, words: str) -> str:
    """A name for the axis: with its number, so that no two are one, and no longer than there is room."""
    name = f"{number}. {words}"
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"


def names_axis(side: int) -> alt.Axis:
    """The axis of names, its column on the left."""
    return alt.Axis(
        grid=True, domain=False, ticks=False, title=None, minExtent=side, maxExtent=side, labelAlign="left",
        labelPadding=side - 6, labelLimit=side - 14,
    )  # fmt: skip


def notes(heading: str, lines: Sequence[str], left: int, theme: Theme) -> list[Part]:
    """What stands beside a picture, as lines under it from `left` on; nothing where there is nothing."""
    if not lines:
        return []
    said = wrap(f"{heading}: {'; '.join(lines)}", 150, break_long_words=False)
    rows = [{"words": words, "line": number * _NOTE} for number, words in enumerate(said)]
    chart = (
        alt.Chart(inline(rows), width=WIDE + left, height=_NOTE * len(rows))
        .mark_text(align="left", baseline="top", fontSize=12, color=theme.soft)
        .encode(
            x=alt.value(left),
            y=alt.Y("line:Q", axis=None, scale=alt.Scale(domain=[_NOTE * len(rows), 0], nice=False)),
            text="words:N",
        )
    )
    return [chart]
