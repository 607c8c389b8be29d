"""Rows of other data sets: read from a file, and given out as a store keeps them."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import apsw

from dateline.errors import SourceError
from dateline.freeze.nouns import Cell, Column, TextLevel
from dateline.freeze.nouns import Sheet as FrozenSheet
from dateline.imports import rows_acled, rows_gdelt, rows_own, rows_polecat, rows_ucdp
from dateline.imports.cells import CellError
from dateline.imports.columns import Kind
from dateline.imports.reading import OURS
from dateline.imports.sheets import Raw, sheet
from dateline.store.imported import Theirs, Unread, datasets, rows_of
from dateline.tables import read_table

_READERS: Mapping[Kind, Callable[[Raw], Theirs]] = {
    Kind.ACLED: rows_acled.theirs,
    Kind.UCDP: rows_ucdp.theirs,
    Kind.POLECAT: rows_polecat.theirs,
    Kind.GDELT: rows_gdelt.theirs,
    Kind.OWN: rows_own.theirs,
}


@dataclass(frozen=True, slots=True)
class Table:
    """A file being read: whose columns it has, and a stream of its rows and of what could not be read."""

    kind: Kind
    rows: Iterator[Theirs | Unread]


def read_rows(path: Path, kind: Kind | None, held: ExitStack) -> Table:
    """The rows of a file; `held` closes it. SourceError where it is no table known here, or one of our own exports."""
    found = sheet(path, kind, held)
    return Table(found.kind, _read(path, found.rows, _READERS[found.kind]))


def digest(row: Theirs) -> str:
    """What tells a row from an earlier version of it."""
    return hashlib.sha256(row.cells.encode()).hexdigest()[:32]


def imported_sheet() -> FrozenSheet:
    """The table of imported rows, as a package of the record may have it beside its own."""
    rows = read_table("datasets/imported.csv").rows
    columns = tuple(Column(r["column"], r["type"], "", r["text"], "", (), r["meaning"]) for r in rows)
    return FrozenSheet("imported", "row", _MEANING, columns)


def imported_rows(base: apsw.Connection, text: TextLevel = TextLevel.FULL) -> Iterator[tuple[Cell, ...]]:
    """Every row that was imported, under the columns of `imported_sheet`; the data set's name stands in each."""
    kept = [text.holds(column.text) for column in imported_sheet().columns]
    for one in datasets(base):
        for _, row in rows_of(base, one.n):
            cells = (
                *(one.name, one.kind, row.id, row.earliest, row.latest, row.day_precision, row.place, row.area),
                *(row.country, row.place_precision, row.lat, row.lon, row.words, row.type, row.mode),
                *("; ".join(row.actors) or None, row.low, row.best, row.high, row.source, row.notes),
            )
            yield tuple(cell if keep else None for cell, keep in zip(cells, kept, strict=True))


def _read(path: Path, rows: Iterator[Raw | Unread], reader: Callable[[Raw], Theirs]) -> Iterator[Theirs | Unread]:
    begun = False
    for raw in rows:
        if isinstance(raw, Unread):
            yield raw
            continue
        if any(cell.startswith(OURS) for cell in _first_cells(raw)):
            if not begun:
                raise SourceError(f"{path} is an export of dateline itself: its ids begin with {OURS}")
            yield Unread(raw.line, None, f"a row of an export of dateline itself: its id begins with {OURS}")
            continue
        try:
            yield reader(raw)
        except CellError as error:
            yield Unread(raw.line, next(iter(raw.cells.values()), None), str(error))
        begun = True


def _first_cells(raw: Raw) -> tuple[str, ...]:
    """The first cells of a row, of which one is its id."""
    return tuple(islice(raw.cells.values(), 2))


_MEANING = (
    "Rows of data sets of others, in their words: no part of this record, and under the terms of those who made them"
    " (ACLED's may not be published again)."
)
