"""The codebook: every table and column of a frozen record, read from one list."""

from dateline.errors import ResourceError
from dateline.freeze.nouns import Column, Sheet
from dateline.tables import Row, cell_list, read_table

TYPES = ("string", "integer", "number", "boolean", "list")


def sheets(*more: str) -> tuple[Sheet, ...]:
    """The tables in the order in which they are written; a column of no table or type is a ResourceError.

    `more`: lists of further columns, which come after the codebook's own.
    """
    columns: dict[str, list[Column]] = {row["table"]: [] for row in read_table("freeze/tables.csv").rows}
    for name in ("freeze/codebook.csv", *more):
        for row in read_table(name).rows:
            if row["table"] not in columns or row["type"] not in TYPES:
                raise ResourceError(f"resources/{name}: {row['table']}.{row['column']}: unknown table or type")
            columns[row["table"]].append(_column(row))
    tables = read_table("freeze/tables.csv").rows
    return tuple(Sheet(row["table"], row["key"], row["meaning"], tuple(columns[row["table"]])) for row in tables)


def _column(row: Row) -> Column:
    values = cell_list(row["values"])
    return Column(row["column"], row["type"], row["key"], row["text"], row["unit"], values, row["meaning"])
