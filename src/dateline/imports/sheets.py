"""Files of rows: CSV, tab-separated text and Parquet, also packed; one bad row is said and passed over."""

import csv
import gzip
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dateline.errors import ResourceError, SourceError
from dateline.imports.columns import Kind, Layout, layout
from dateline.store.imported import Unread

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_BATCH = 5_000
_OTHERS: Mapping[bytes, str] = {
    b"PK\x03\x04": "a workbook, or packed",
    b"\xd0\xcf\x11\xe0": "an old workbook",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
}  # how files begin that are often taken for tables of text
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Raw:
    """A row as it came: its line (the first, where it goes over several; in Parquet the row), and cells by column."""

    line: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of rows: whose columns it has, and a stream of its rows and of what could not be read."""

    kind: Kind
    rows: Iterator[Raw | Unread]


def sheet(path: Path, kind: Kind | None, held: ExitStack) -> Sheet:
    """A file opened to be read; `held` closes it. SourceError where it is no such file, or of no known columns."""
    if not path.is_file():
        raise SourceError(f"{path} is no file")
    try:
        if path.suffix.casefold() == ".parquet":
            return _parquet(path, kind, held)
        return _text(path, kind, held)
    except (OSError, zipfile.BadZipFile) as error:
        raise SourceError(f"{path} cannot be read: {error}") from error
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from error


def _text(path: Path, kind: Kind | None, held: ExitStack) -> Sheet:
    lines = _lines(held.enter_context(closing(_stream(path, held))))
    first = next((line for line in lines if line[1].strip()), None)
    if first is None:
        raise SourceError("it is empty")
    between = "\t" if "\t" in first[1] else ";" if first[1].count(";") > first[1].count(",") else ","
    head = next(csv.reader([first[1]], delimiter=between), [])
    found = layout(head, kind)
    split = _tabbed if between == "\t" else _quoted
    ahead = () if found.headed else (first,)
    return Sheet(found.kind, (_row(found, one) for one in split(_chained(ahead, lines), between)))


def _stream(path: Path, held: ExitStack) -> IO[bytes]:
    if path.suffix.casefold() == ".gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]  # a file of bytes in all but name
    if path.suffix.casefold() != ".zip":
        return path.open("rb")
    packed = held.enter_context(zipfile.ZipFile(path))
    names = [one.filename for one in packed.infolist() if not one.is_dir() and not one.filename.startswith("__MACOSX")]
    if len(names) != 1:
        raise SourceError(f"it holds {len(names)} files: unpack it and name one")
    return packed.open(names[0])


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; each is UTF-8, or else Latin-1."""
    for number, line in enumerate(stream, 1):
        if number == 1 and (other := next((words for sign, words in _OTHERS.items() if line.startswith(sign)), None)):
            raise SourceError(f"it is {other}: save it as CSV in UTF-8")
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            text = line.decode("latin-1")
        yield number, text.replace("\0", "").rstrip("\r\n").replace("\r", " ") + "\n"


def _chained(ahead: tuple[tuple[int, str], ...], lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    yield from ahead
    yield from lines


Split = tuple[int, list[str] | str]


def _tabbed(lines: Iterator[tuple[int, str]], between: str) -> Iterator[Split]:
    """One row a line, whatever quotation marks stand in it."""
    for number, line in lines:
        if not line.strip():
            continue
        plain = line.rstrip("\n").split(between)
        try:
            cells = next(csv.reader([line], delimiter=between))
        except csv.Error:
            cells = plain
        yield number, cells if len(cells) == len(plain) else plain


def _quoted(lines: Iterator[tuple[int, str]], between: str) -> Iterator[Split]:
    """Rows whose cells may go over several lines between quotation marks."""
    row = [0, 0]  # the line on which it began, and the last one

    def fed() -> Iterator[str]:
        for number, line in lines:
            row[0], row[1] = row[0] or number, number
            yield line

    rows = csv.reader(fed(), delimiter=between)
    while True:
        row[0] = 0
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield row[0], f"no row of CSV: {error}"
            continue
        if cells:
            yield row[0], cells


def _row(found: Layout, split: Split) -> Raw | Unread:
    line, cells = split
    if isinstance(cells, str):
        return Unread(line, None, cells)
    if len(cells) != len(found.columns):
        return Unread(line, None, f"{len(cells)} cells where {len(found.columns)} were expected")
    return Raw(line, {column: cell.strip() for column, cell in zip(found.columns, cells, strict=True)})


def _parquet(path: Path, kind: Kind | None, held: ExitStack) -> Sheet:
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ModuleNotFoundError as error:
        raise ResourceError(f"{error.name} is missing: pip install 'dateline[frames]'") from error
    try:
        file = held.enter_context(ParquetFile(path))
    except pyarrow.ArrowException as error:
        raise SourceError(f"no Parquet file: {error}") from error
    found = layout(file.schema_arrow.names, kind)
    return Sheet(found.kind, _parquet_rows(file, found))


def _parquet_rows(file: "ParquetFile", found: Layout) -> Iterator[Raw]:
    number = 0
    for batch in file.iter_batches(_BATCH):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            number += 1
            yield Raw(number, {c: "" if v is None else str(v) for c, v in zip(found.columns, row, strict=True)})
