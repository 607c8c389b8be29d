"""A record's figures as flat rows: how many of what, who says so, and of which event."""

import json
from collections.abc import Mapping

from dateline.records.figures import FigureRow, figures
from dateline.store.layers import Sheet
from dateline.store.leaf import real


def put_figures(sheet: Sheet, numbers: Mapping[str, int]) -> None:
    """Writes every figure of a record; `numbers` gives the happening of each local id."""
    sheet.base.executemany(_INSERT, [_values(sheet, row, numbers) for row in figures(sheet.leaf.record)])


def _values(sheet: Sheet, row: FigureRow, numbers: Mapping[str, int]) -> tuple[str | int | float | None, ...]:
    first = row.chain[0] if row.chain else None
    whose = (first.name, sheet.actors.number(first.entity), int(first.official)) if first else (None, None, 0)
    chain = json.dumps([[s.name, int(s.official), s.attribution] for s in row.chain], ensure_ascii=False)
    where = (*sheet.leaf.pair([row.span.start, row.span.end]), *sheet.leaf.pair([row.evidence.start, row.evidence.end]))
    bounds = (row.frame, real(row.low), real(row.high), row.bound, row.unit, row.of, row.standing, row.as_of)
    about = (numbers.get(row.happening or ""), numbers.get(row.toll_of or ""))
    return (sheet.n, row.local, *about, *bounds, *whose, chain, int(row.headline), *where)


_COLUMNS = (
    *("report", "local", "happening", "toll_of", "frame", "low", "high", "bound", "unit", '"of"', "standing", "as_of"),
    *("speaker", "actor", "official", "chain", "headline", "start", '"end"', "sentence_start", "sentence_end"),
)
_INSERT = f"INSERT INTO figure({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
