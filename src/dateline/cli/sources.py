"""`dateline sources`: who is quoted, how, on what, and what rests on unnamed sources."""

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, astuple, fields
from enum import StrEnum
from io import StringIO
from typing import Annotated

import typer
from rich.console import Console

from dateline.batch import read_stream
from dateline.cli.options import Failures, Outlet, Private, Published, SettingsFile, Sources, Target
from dateline.cli.read import counted, intake_from, opened, rows_of_failures, succeeded, tell_failures
from dateline.cli.sources_table import print_sourcing, print_together
from dateline.cli.terminal import Plain, settings_from, waiting
from dateline.compose import reader_for
from dateline.ingest import gather
from dateline.show.sources import Source, Sourcing, sourcing
from dateline.show.sources_page import sources_page, sources_svg


class Format(StrEnum):
    """What `dateline sources` writes."""

    TABLE = "table"
    HTML = "html"
    SVG = "svg"
    JSON = "json"
    CSV = "csv"


Shape = Annotated[Format, typer.Option("--format", "-f", help="table, html (one page), svg (a picture), json or csv.")]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format json.")]


def sources_command(
    sources: Sources,
    published: Published = None,
    outlet: Outlet = None,
    shape: Shape = Format.TABLE,
    as_json: AsJson = False,
    output: Target = None,
    failures: Failures = None,
    allow_private: Private = False,
    settings_file: SettingsFile = None,
) -> None:
    """Show who is quoted: each source, how often, how, on what, and what share rests on unnamed ones."""
    settings = settings_from(settings_file)
    items = gather(sources, intake_from(settings, published, outlet, allow_private), sys.stdin.buffer)
    with waiting("loading the parser and the gazetteer"):
        reader = reader_for(settings)
    with opened(output) as stream, rows_of_failures(failures) as failed:
        pictures = [sourcing(reading) for reading in succeeded(counted(read_stream(items, reader.stages)), failed)]
        if shape is Format.TABLE and not as_json:
            _print(Plain(file=stream, highlight=False), pictures)
        elif pictures:
            stream.write(_written(pictures, Format.JSON if as_json else shape))
    tell_failures(failed)


def _print(console: Console, pictures: Sequence[Sourcing]) -> None:
    for picture in pictures:
        print_sourcing(console, picture)
    if len(pictures) > 1:
        print_together(console, pictures)


def _written(pictures: Sequence[Sourcing], shape: Format) -> str:
    if shape is Format.HTML:
        return sources_page(pictures)
    if shape is Format.SVG:
        return sources_svg(pictures)
    if shape is Format.CSV:
        return _rows(pictures)
    return json.dumps([asdict(picture) for picture in pictures], ensure_ascii=False, indent=1) + "\n"


def _rows(pictures: Sequence[Sourcing]) -> str:
    """One row a source; lists are joined with "; "."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("report", "title", "outlet", "published", *(field.name for field in fields(Source))))
    for picture in pictures:
        head = (picture.report, picture.title, picture.outlet, picture.published)
        writer.writerows(map(_cell, (*head, *astuple(source))) for source in picture.sources)
    return table.getvalue()


def _cell(value: object) -> str:
    """A cell that no spreadsheet runs as a formula; lists are joined."""
    from dateline.freeze.cells import safe  # loaded only where a table is written

    if isinstance(value, tuple):
        return safe("; ".join(" ".join(map(str, item)) if isinstance(item, tuple) else str(item) for item in value))
    return "" if value is None else safe(str(value))
