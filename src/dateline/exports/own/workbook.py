"""A workbook that is written row by row: XlsxWriter with types at its edge. It never writes a formula."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from dateline.errors import ConfigError, ResourceError
from dateline.freeze.cells import pictured
from dateline.freeze.nouns import Column

if TYPE_CHECKING:
    from xlsxwriter import Workbook as File
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Value = str | int | float | bool | date | datetime | None

MOST_ROWS = 1_048_576
LONGEST = 32_767  # characters of a cell
_WIDTHS = {"boolean": 9, "integer": 11, "number": 11}
_WIDE, _USUAL = 60, 20


class Book:
    """An open workbook."""

    def __init__(self, file: "File") -> None:
        self._file = file
        self._head: Format = file.add_format({"bold": True, "bottom": 1})
        self._day: Format = file.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._time: Format = file.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})

    def page(self, name: str, columns: Sequence[Column]) -> "Page":
        """A sheet with its header, which stays in sight."""
        sheet = self._file.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            wide = _WIDE if column.text or column.name == "meaning" else _WIDTHS.get(column.type, _USUAL)
            sheet.set_column(place, place, wide)
            sheet.write_string(0, place, column.name, self._head)
        return Page(sheet, name, (self._day, self._time))


class Page:
    """One sheet; rows follow each other."""

    def __init__(self, sheet: "Worksheet", name: str, formats: "tuple[Format, Format]") -> None:
        self._sheet, self._name, (self._day, self._time) = sheet, name, formats
        self._row = 0

    def add(self, values: Sequence[Value]) -> int:
        """Writes a row; says how many of its texts were cut. ConfigError where the sheet is full."""
        self._row += 1
        if self._row >= MOST_ROWS:
            raise ConfigError(
                f"the sheet “{self._name}” is full: a workbook holds {MOST_ROWS:,} rows."
                " Ask for fewer events (--after, --country …), or take --as parquet, csv or jsonl"
            )
        return sum(self._put(place, value) for place, value in enumerate(values))

    def close(self, columns: int) -> None:
        """Ends the sheet: its rows can be filtered by its columns."""
        self._sheet.autofilter(0, 0, self._row, columns - 1)

    def _put(self, place: int, value: Value) -> int:
        match value:
            case None:
                return 0
            case bool():
                self._sheet.write_boolean(self._row, place, value)
            case int() | float():
                self._sheet.write_number(self._row, place, value)
            case datetime():
                self._sheet.write_datetime(self._row, place, value, self._time)
            case date():
                self._sheet.write_datetime(self._row, place, value, self._day)
            case str():
                text = pictured(value)
                self._sheet.write_string(self._row, place, text[:LONGEST])
                return int(len(text) > LONGEST)
        return 0


@contextmanager
def book(path: Path, made: datetime) -> Iterator[Book]:
    """A workbook at a path, whole once the block ends; OSError where it cannot be written.

    ResourceError where the library is missing.
    """
    try:
        import xlsxwriter
    except ModuleNotFoundError as error:
        raise ResourceError("xlsxwriter is missing: pip install 'dateline[exchange]'") from error
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with TemporaryFile() as aside:  # the library's own file cannot be closed any more once a disk is full
        with closing(xlsxwriter.Workbook(aside, options)) as file:
            file.set_properties({"created": made})
            yield Book(file)
        aside.seek(0)
        with path.open("wb") as target:
            copyfileobj(aside, target)
