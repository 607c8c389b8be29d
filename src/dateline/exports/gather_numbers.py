"""The figures of some events, as their ledgers have them: in the order of days, with who says so."""

import json
from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

from dateline.exports.gather_parts import Page, Parts
from dateline.exports.gather_tellings import Told
from dateline.exports.nouns import Number
from dateline.query.figures_rows import MOST, chain_names, origin_and_voice, rows_of_reports

_Row: TypeAlias = tuple[Any, ...]  # of rows_of_reports; what SQLite gives is typed by its schema


def numbers_of(parts: Parts, told: Mapping[int, Told]) -> dict[int, tuple[Number, ...]]:
    """The figures of each event: those of its happenings, tolls of it, and what its reports say of others before."""
    of_happening = {n: event for event, one in told.items() for n in one.happenings}
    pages = {n: page for one in told.values() for n, page in one.pages.items()}
    of_report: dict[int, list[int]] = {}
    for event, one in told.items():
        for report in one.pages:
            of_report.setdefault(report, []).append(event)
    found: dict[int, list[_Row]] = {}
    for row in rows_of_reports(parts.base, json.dumps(list(of_report))):
        own = (of_happening.get(row[1]), of_happening.get(row[2]))
        for event in _events(own, of_report[row[4]] if row[3] == "background" else None):
            found.setdefault(event, []).append(row)
    numbers: dict[int, Number] = {}
    return {event: tuple(_numbers(parts, pages, _sorted(rows[:MOST]), numbers)) for event, rows in found.items()}


def _events(own: tuple[int | None, int | None], told: list[int] | None) -> Collection[int]:
    """The events whose ledger a figure stands in. `told`: those that its report tells, if it is background."""
    happening, toll_of = own
    if told is not None:
        return told if toll_of is None or toll_of in told else (*told, toll_of)
    return {event for event in (happening, toll_of) if event is not None}


def _sorted(rows: list[_Row]) -> list[_Row]:
    return sorted(rows, key=lambda row: (row[5] or "", row[4], row[6]))


def _numbers(parts: Parts, pages: Mapping[int, Page], rows: list[_Row], made: dict[int, Number]) -> list[Number]:
    """Rows as numbers; `made` keeps them, since what a report says of others stands in all of its events' ledgers."""
    for row in rows:
        if row[0] not in made:
            made[row[0]] = _number(parts, row, pages[row[4]])
    return [made[row[0]] for row in rows]


def _number(parts: Parts, row: _Row, page: Page) -> Number:
    _, _, _, standing, _, as_of, start, end, chain, official, first, named, frame, low, high, bound, unit, of = row
    paper = page.paper
    origin, voice = origin_and_voice(paper.id, paper.outlet, paper.origin, first)
    return Number(
        frame=frame,
        low=low,
        high=high,
        bound=bound,
        unit=unit,
        of=of if parts.quoted else None,
        standing=standing,
        as_of=as_of,
        source=named or voice,
        official=bool(official),
        chain=chain_names(chain),
        origin=origin,
        mark=page.mark(start, end),
    )
