"""How many events there are on each day, as a chart with a brush."""

from collections.abc import Sequence

import altair as alt

from dateline.show.bars import bars_of
from dateline.show.plots.theme import FONT, LIGHT, inline

_WIDE, _HIGH = 720, 150


def days_chart(counts: Sequence[tuple[str, int]]) -> alt.Chart:
    """Bars of the counts by ISO day; few far other days are left out, as on the page of events."""
    picture = bars_of(counts)
    rows = (
        [{"from": b.first, "to": b.last, "events": b.many, "words": b.words} for b in picture.bars] if picture else []
    )
    brush = alt.selection_interval(name="brush", encodings=["x"])
    chart: alt.Chart = (
        alt.Chart(inline(rows), width=_WIDE, height=_HIGH, description="Events by day")
        .mark_bar(color=LIGHT.event)
        .encode(
            x=alt.X("from:T", title=None),
            x2="to:T",
            y=alt.Y("events:Q", title="events", axis=alt.Axis(tickMinStep=1, tickCount=4)),
            tooltip=[alt.Tooltip("words:N", title="days"), "events:Q"],
        )
        .add_params(brush)
        .configure(font=FONT)
    )
    return chart
