"""A data set, imported or lying in a file, against a record: what `dateline compare` asks."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import apsw

from dateline.errors import SourceError
from dateline.imports.columns import Kind
from dateline.imports.match.ours import Told
from dateline.imports.match.run import Asked, Compared, compare
from dateline.imports.match.score import Limits
from dateline.imports.match.theirs import Row, rows_to_compare
from dateline.imports.rows import read_rows
from dateline.query.questions import Filter
from dateline.store.imported import Dataset, Theirs, Unread, rows_of

_STEP = 1_000


def compare_dataset(base: apsw.Connection, held: Dataset, asked: tuple[Filter, Limits], told: Told) -> Compared:
    """Compares a data set that was imported."""
    kind = Kind(held.kind)
    told("reading rows", 0, held.rows)
    rows = rows_to_compare(((n, replace(row, cells="")) for n, row in rows_of(base, held.n)), kind)
    return compare(base, rows, Asked(asked[0], kind, asked[1]), told)


def rows_of_file(path: Path, kind: Kind | None, told: Told) -> tuple[Kind, list[Row], tuple[Unread, ...]]:
    """The rows of a file ready to be compared, and those that could not be read. SourceError as for an import."""
    rows: list[tuple[int | None, Theirs]] = []
    bad: list[Unread] = []
    with ExitStack() as held:
        table = read_rows(path, kind, held)
        for at, row in enumerate(table.rows, 1):
            if isinstance(row, Unread):
                bad.append(row)
            else:
                rows.append((None, replace(row, cells="")))
            if at % _STEP == 0:
                told("reading rows", at, 0)
    if not rows:
        raise SourceError(
            f"{path} has no row that can be read" + (f"; line {bad[0].line}: {bad[0].error}" if bad else "")
        )
    return table.kind, rows_to_compare(rows, table.kind), tuple(bad)
