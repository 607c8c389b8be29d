"""Figures of ledgers as a chart: a range for each source over the days as of which it speaks."""

from collections.abc import Sequence

import altair as alt

from dateline.query.answers_figures import Figure, Ledger
from dateline.show.plots.theme import FONT, LIGHT, inline

_WIDE, _HIGH = 560, 200


def ledgers_chart(ledgers: Sequence[Ledger]) -> alt.Chart:
    """One panel for each kind of figure; a hollow point was replaced later by the same source."""
    rows = [_row(ledger, figure) for ledger in ledgers for figure in ledger.figures if figure.as_of]
    base = alt.Chart(inline(rows), width=_WIDE, height=_HIGH, description="Figures by source over time")
    chart: alt.Chart = (
        base.mark_point(size=90, strokeWidth=2)
        .encode(
            x=alt.X("as_of:T", title="as of"),
            y=alt.Y("low:Q", title=None),
            color=alt.Color("source:N", title="source"),
            fillOpacity=alt.FillOpacity("standing:Q", scale=None, legend=None),
            fill=alt.value(LIGHT.event),
            row=alt.Row("kind:N", title=None),
            tooltip=["words:N", "said_by:N", "as_of:T"],
        )
        .resolve_scale(y="independent")
        .configure(font=FONT)
    )
    return chart


def _row(ledger: Ledger, figure: Figure) -> dict[str, str | float | None]:
    return {
        "kind": ledger.kind,
        "as_of": (figure.as_of or "")[:10],
        "low": figure.low if figure.low is not None else figure.high,
        "words": figure.words,
        "source": figure.source,
        "said_by": figure.said_by,
        "standing": 0.0 if figure.superseded_by is not None else 0.8,
    }
