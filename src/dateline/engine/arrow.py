"""Batches as Arrow tables and back: one line a batch, so that no engine can tear one apart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.engine.rows import Batch, Row

if TYPE_CHECKING:
    import pyarrow


def table_of(*batches: Batch) -> "pyarrow.Table":
    """Columns batch, order, and rows: a list of name, kind, body."""
    import pyarrow

    row = pyarrow.struct([("name", pyarrow.string()), ("kind", pyarrow.string()), ("body", pyarrow.large_binary())])
    schema = pyarrow.schema(
        [("batch", pyarrow.string()), ("order", pyarrow.int64()), ("rows", pyarrow.large_list(row))]
    )
    lines = [
        {"batch": batch.name, "order": batch.order, "rows": [part._asdict() for part in batch.rows]}
        for batch in batches
    ]
    return pyarrow.Table.from_pylist(lines, schema)


def batches_of(table: "pyarrow.Table") -> Iterator[Batch]:
    """The batches of a table."""
    for line in table.to_pylist():
        rows = tuple(Row(row["name"], row["kind"], row["body"]) for row in line["rows"])
        yield Batch(line["batch"], line["order"], rows)
