"""Answers in a notebook: a static table, no script, ids of nothing, readable in light and dark."""

from collections.abc import Sequence

from dateline.show.filling import environment


def table_fragment(columns: Sequence[str], rows: Sequence[Sequence[object]], total: int | None) -> str:
    """Rows under their columns; columns without any value are left out. `total`: how many there are in all."""
    kept = [i for i in range(len(columns)) if any(row[i] not in (None, "") for row in rows)]
    cells = [[_cell(row[i]) for i in kept] for row in rows]
    more = None if total is None or total <= len(rows) else total - len(rows)
    return environment().get_template("answers.html.j2").render(head=[columns[i] for i in kept], rows=cells, more=more)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
