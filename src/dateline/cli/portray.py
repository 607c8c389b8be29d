"""What `dateline sources` and `dateline actors` share: a picture of each report, in the form asked for."""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, Annotated, Generic, TextIO, TypeVar

import typer
from rich.console import Console

from dateline.cli.terminal import Plain

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Picture = TypeVar("Picture", bound="DataclassInstance")


class Format(StrEnum):
    """What a picture of reports is written as."""

    TABLE = "table"
    HTML = "html"
    SVG = "svg"
    JSON = "json"
    CSV = "csv"


Shape = Annotated[Format, typer.Option("--format", "-f", help="table, html (one page), svg (a picture), json or csv.")]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format json.")]


@dataclass(frozen=True, slots=True)
class Portrayal(Generic[Picture]):
    """How pictures of reports are shown to people, and what the columns and rows of their table are."""

    show: Callable[[Console, Sequence[Picture]], None]
    page: Callable[[Sequence[Picture]], str]
    svg: Callable[[Sequence[Picture]], str]
    columns: Sequence[str]
    rows: Callable[[Picture], Iterable[Sequence[object]]]


def portray(portrayal: Portrayal[Picture], pictures: Sequence[Picture], shape: Format, stream: TextIO) -> None:
    """Writes the pictures in one form; of no report at all there is only a table."""
    if shape is Format.TABLE:
        portrayal.show(Plain(file=stream, highlight=False), pictures)
    elif pictures:
        stream.write(_written(portrayal, pictures, shape))


def _written(portrayal: Portrayal[Picture], pictures: Sequence[Picture], shape: Format) -> str:
    if shape is Format.HTML:
        return portrayal.page(pictures)
    if shape is Format.SVG:
        return portrayal.svg(pictures)
    if shape is Format.CSV:
        return _table(portrayal, pictures)
    return json.dumps([asdict(picture) for picture in pictures], ensure_ascii=False, indent=1) + "\n"


def _table(portrayal: Portrayal[Picture], pictures: Sequence[Picture]) -> str:
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(portrayal.columns)
    writer.writerows(map(cell, row) for picture in pictures for row in portrayal.rows(picture))
    return table.getvalue()


def cell(value: object) -> str:
    """A cell that no spreadsheet runs as a formula; lists are joined with "; "."""
    from dateline.freeze.cells import safe  # loaded only where a table is written

    if isinstance(value, tuple):
        return safe("; ".join(" ".join(map(str, item)) if isinstance(item, tuple) else str(item) for item in value))
    return "" if value is None else safe(str(value))
