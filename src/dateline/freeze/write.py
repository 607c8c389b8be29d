"""Writes one table as CSV and as Parquet, row by row; the same rows give the same bytes."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import ResourceError
from dateline.freeze.cells import written
from dateline.freeze.nouns import Cell, Column, Row, Sheet, Written

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

_GROUP = 50_000  # rows held at once, and written as one row group
DATA = "data"


class SheetWriter:
    """The two files of one table; `rows` counts what was written."""

    def __init__(self, folder: Path, sheet: Sheet) -> None:
        self._folder, self._sheet = folder, sheet
        (folder / DATA).mkdir(exist_ok=True)

    def write(self, rows: Iterable[Row]) -> tuple[Written, ...]:
        """Writes all rows; says what was written."""
        paths = [f"{DATA}/{self._sheet.name}.{ending}" for ending in ("csv", "parquet")]
        count = 0
        with (
            (self._folder / paths[0]).open("w", encoding="utf-8", newline="") as stream,
            parquet_writer(self._folder / paths[1], self._sheet) as parquet,
        ):
            table = csv.writer(stream, lineterminator="\n")
            table.writerow(self._sheet.names)
            for group in groups(rows, _GROUP):
                table.writerows(cells(row, self._sheet.columns) for row in group)
                parquet.write_table(arrow_table(group, self._sheet, parquet.schema), row_group_size=_GROUP)
                count += len(group)
        return tuple(measured(self._folder, path, count) for path in paths)


def check_parquet() -> None:
    """ResourceError where the library that writes Parquet is missing."""
    try:
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise ResourceError(f"{error.name} is missing: pip install 'dateline[frames]'") from error
    assert pyarrow.parquet


def measured(folder: Path, path: str, rows: int | None = None) -> Written:
    """A file of the package with its size and hash."""
    digest = hashlib.sha256()
    with (folder / path).open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return Written(path, (folder / path).stat().st_size, digest.hexdigest(), rows)


def groups(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Rows by groups of a size; one empty group at least, so that an empty table has its columns."""
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if len(group) == size:
            yield group
            group = []
    yield group


def cells(row: Row, columns: tuple[Column, ...]) -> list[str]:
    """A row as CSV has it."""
    return [written(cell, column) for cell, column in zip(row, columns, strict=True)]


def parquet_writer(path: Path, sheet: Sheet) -> "ParquetWriter":
    """An open Parquet file with the columns of a sheet and what they mean."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    kinds = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    fields = [pyarrow.field(c.name, kinds[c.type], metadata={"description": c.meaning}) for c in sheet.columns]
    return ParquetWriter(path, pyarrow.schema(fields), compression="zstd")


def arrow_table(group: list[Row], sheet: Sheet, schema: "pyarrow.Schema") -> "pyarrow.Table":
    """Rows of a sheet as Parquet takes them."""
    import pyarrow

    columns = list(zip(*group, strict=True)) or [()] * len(sheet.columns)
    arrays = [
        pyarrow.array([_native(cell, c) for cell in cells], schema.field(c.name).type)
        for cells, c in zip(columns, sheet.columns, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _native(cell: Cell, column: Column) -> "Cell | list[str]":
    """A cell as Parquet has it: lists as lists, everything else as it is."""
    if cell is None:
        return None
    if column.type == "list":
        return [str(part) for part in json.loads(str(cell))]
    return str(cell) if column.type == "string" else int(cell) if column.type == "integer" else cell
