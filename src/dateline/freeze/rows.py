"""Rows of each table as the store has them, in the order of their ids, with the quotes that the package may hold."""

from collections.abc import Iterator
from importlib.resources import files

import apsw

from dateline.errors import ResourceError
from dateline.freeze.nouns import Cell, Column, Row, Sheet, TextLevel


def rows_of(base: apsw.Connection, sheet: Sheet, text: TextLevel) -> Iterator[Row]:
    """The rows of one table, typed as the codebook says; cells of words that the package does not hold are None."""
    cursor = base.execute((files("dateline.freeze") / "selects" / f"{sheet.name}.sql").read_text(encoding="utf-8"))
    _check_columns(cursor, sheet)
    quotes = Quotes(base)
    kept = [text.holds(column.text) for column in sheet.columns]
    where = {name: index for index, name in enumerate(sheet.names)}
    quoted = (where["start"], where["end"], where["quote"]) if "quote" in where and text.holds("quotes") else None
    for report, *cells in cursor:
        if quoted is not None:
            start, end, quote = quoted
            cells[quote] = quotes.words(report, cells[start], cells[end])
        yield tuple(
            _typed(cell, column) if keep else None
            for cell, keep, column in zip(cells, kept, sheet.columns, strict=True)
        )


class Quotes:
    """Words of reports by their offsets. Rows come report by report, so that one text at a time is held."""

    def __init__(self, base: apsw.Connection) -> None:
        self._base = base
        self._report: int | None = None
        self._text = ""

    def words(self, report: int, start: int, end: int) -> str:
        """The characters of a report from `start` to `end`."""
        if report != self._report:
            self._report = report
            self._text = self._base.execute("SELECT text FROM report WHERE n = ?", (report,)).get or ""
        return self._text[start:end]


def _check_columns(cursor: apsw.Cursor, sheet: Sheet) -> None:
    """The codebook describes what is written, no more and no less."""
    try:
        given = tuple(name for name, *_ in cursor.get_description())
    except apsw.ExecutionCompleteError:
        return  # an empty table has no description
    if given != ("_report", *sheet.names):
        raise ResourceError(f"resources/freeze/codebook.csv: {sheet.name} is described with other columns than it has")


def _typed(cell: Cell, column: Column) -> Cell:
    return bool(cell) if column.type == "boolean" and cell is not None else cell
