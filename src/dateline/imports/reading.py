"""What the readers of all data sets share: a row put together from what its cells say."""

import json
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from dateline.imports.cells import CellError
from dateline.imports.sheets import Raw
from dateline.imports.sorts import Sort
from dateline.store.imported import Theirs

OURS = "DL-"  # what ids of our own exports in the columns of others begin with


@dataclass(frozen=True, slots=True)
class Told:
    """The heart of a row: first and last day with their precision, its type in words and in ours, sides, deaths."""

    days: tuple[date, date, str]
    sort: tuple[str, Sort]
    sides: tuple[tuple[str, ...], ...]
    deaths: tuple[int | None, int | None, int | None]


class Rest(TypedDict, total=False):
    """Everything else that a row may say."""

    place: str | None
    area: str | None
    country: str | None
    place_precision: str
    lat: float | None
    lon: float | None
    source: str | None
    notes: str | None


def kept(raw: Raw, identity: str, told: Told, **rest: Unpack[Rest]) -> Theirs:
    """The row as it is kept. CellError where it has no id or ends before it begins."""
    if not identity:
        raise CellError("the row has no id")
    first, last, precision = told.days
    if last < first:
        raise CellError(f"it ends on {last} before it begins on {first}")
    words, sort = told.sort
    return Theirs(
        *(identity, raw.line, first.isoformat(), last.isoformat(), precision),
        rest.get("place") or None,
        rest.get("area") or None,
        rest.get("country"),
        rest.get("place_precision", "none"),
        *(rest.get("lat"), rest.get("lon")),
        words,
        *(sort.type, sort.mode),
        tuple(side for side in told.sides if side),
        *told.deaths,
        *(rest.get("source") or None, rest.get("notes") or None),
        json.dumps({name: cell for name, cell in raw.cells.items() if cell}, ensure_ascii=False, sort_keys=True),
    )
