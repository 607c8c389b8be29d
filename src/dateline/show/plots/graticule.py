"""Every tenth degree or so: where a map has no coast, it tells where on earth one is."""

from collections.abc import Iterator

import altair as alt

from dateline.show.plots.land import Window
from dateline.show.plots.theme import Row, Theme, inline

_STEPS = (1, 2, 5, 10, 20, 30)


def graticule(window: Window, theme: Theme) -> list[alt.Chart]:
    """Lines of longitude and latitude with their names at the edge."""
    rows = list(_lines(window))
    lines = alt.Chart(inline(rows)).mark_rule(color=theme.soft, opacity=0.35, strokeWidth=1, strokeDash=[1, 3])
    names = alt.Chart(inline(rows)).mark_text(fontSize=10, align="left", color=theme.soft, clip=True)
    return [
        lines.encode(x=across("x:Q", window), x2="x2", y=down("y:Q", window), y2="y2"),
        names.encode(x=across("at_x:Q", window), y=down("at_y:Q", window), text="name:N"),
    ]


def across(field: str, window: Window) -> alt.X:
    """Pixels from the left edge."""
    return alt.X(field, axis=None, scale=alt.Scale(domain=[0, window.width], nice=False))


def down(field: str, window: Window) -> alt.Y:
    """Pixels from the upper edge."""
    return alt.Y(field, axis=None, scale=alt.Scale(domain=[window.height, 0], nice=False))


def _lines(window: Window) -> Iterator[Row]:
    step = next((step for step in _STEPS if (window.east - window.west) / step <= 7), 45)
    for degree in range(-180, 181, step):
        x, y = window.place(degree, degree)
        if 20 < x < window.width - 40:
            name = _degree(degree, "EW")
            yield {"x": x, "x2": x, "y": 0, "y2": window.height, "name": name, "at_x": x + 3, "at_y": 8}
        if 20 < y < window.height and abs(degree) < 90:
            name = _degree(degree, "NS")
            yield {"x": 0, "x2": window.width, "y": y, "y2": y, "name": name, "at_x": 3, "at_y": y - 7}


def _degree(degree: int, sides: str) -> str:
    return f"{abs(degree)}°" + (f" {sides[degree < 0]}" if degree else "")
