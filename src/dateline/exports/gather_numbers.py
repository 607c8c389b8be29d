"""The figures of some events, as their ledgers have them: in the order of days, with who says so."""

import json
from collections.abc import Iterable, Mapping

from dateline.exports.gather_parts import Parts
from dateline.exports.gather_tellings import Told
from dateline.exports.nouns import Mark, Number
from dateline.query.figures_rows import MOST, FigureRow, rows_of_reports


def numbers_of(parts: Parts, told: Mapping[int, Told]) -> dict[int, tuple[Number, ...]]:
    """The figures of each event: those of its happenings, tolls of it, and what its reports say of others before."""
    of_happening = {n: event for event, one in told.items() for n in one.happenings}
    of_report: dict[int, list[int]] = {}
    for event, one in told.items():
        for report in one.reports:
            of_report.setdefault(report, []).append(event)
    found: dict[int, list[FigureRow]] = {}
    for _, happening, toll_of, row in rows_of_reports(parts.base, json.dumps(list(of_report))):
        for event in _events(row, (of_happening.get(happening or 0), of_happening.get(toll_of or 0)), of_report):
            found.setdefault(event, []).append(row)
    return {event: _sorted(parts, rows[:MOST]) for event, rows in found.items()}


def _events(row: FigureRow, own: tuple[int | None, int | None], of_report: Mapping[int, list[int]]) -> Iterable[int]:
    """The events whose ledger a figure stands in."""
    if row.standing == "background":
        told = of_report[row.report_n]
        return told if own[1] is None or own[1] in told else (*told, own[1])
    return {event for event in own if event is not None}


def _sorted(parts: Parts, rows: list[FigureRow]) -> tuple[Number, ...]:
    rows.sort(key=lambda row: (row.as_of or "", row.report_n, row.start))
    return tuple(_number(parts, row) for row in rows)


def _number(parts: Parts, row: FigureRow) -> Number:
    return Number(
        frame=row.frame,
        low=row.low,
        high=row.high,
        bound=row.bound,
        unit=row.unit,
        of=row.of if parts.quoted else None,
        standing=row.standing,
        as_of=row.as_of,
        source=row.source,
        official=bool(row.official),
        chain=row.chain,
        origin=row.origin,
        mark=Mark(row.report, row.start, row.end, row.quote if parts.quoted else ""),
    )
