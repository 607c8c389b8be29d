"""`dateline actors`: who is who in reports, by which words, and who acts on whom."""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from io import StringIO
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.batch import read_stream
from dateline.cli.options import Failures, Outlet, Private, Published, SettingsFile, Sources, Target
from dateline.cli.read import counted, intake_from, opened, rows_of_failures, succeeded, tell_failures
from dateline.cli.terminal import settings_from, waiting
from dateline.compose import reader_for
from dateline.freeze.cells import safe
from dateline.ingest import gather
from dateline.show.actors import Cast, Who, cast_of
from dateline.show.actors_page import actors_page, actors_svg

_COLUMNS = "report title outlet published name kind country sector role id open evidence namings acts undergoes"
_NAMINGS = 3


class Format(StrEnum):
    """What `dateline actors` writes."""

    TABLE = "table"
    HTML = "html"
    SVG = "svg"
    JSON = "json"
    CSV = "csv"


Shape = Annotated[
    Format, typer.Option("--format", "-f", help="table, html (one page), svg (who acts on whom), json or csv.")
]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format json.")]


def actors_command(
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
    """Show who is who: each actor with country, sector, role, the words that decided, and who acts on whom."""
    settings = settings_from(settings_file)
    items = gather(sources, intake_from(settings, published, outlet, allow_private), sys.stdin.buffer)
    with waiting("loading the parser and the gazetteer"):
        reader = reader_for(settings)
    with opened(output) as stream, rows_of_failures(failures) as failed:
        casts = [cast_of(reading) for reading in succeeded(counted(read_stream(items, reader.stages)), failed)]
        if shape is Format.TABLE and not as_json:
            _print(Console(file=stream, highlight=False), casts)
        elif casts:
            stream.write(_written(casts, Format.JSON if as_json else shape))
    tell_failures(failed)


def _written(casts: Sequence[Cast], shape: Format) -> str:
    if shape is Format.HTML:
        return actors_page(casts)
    if shape is Format.SVG:
        return actors_svg(casts)
    if shape is Format.CSV:
        return _rows(casts)
    return json.dumps([asdict(cast) for cast in casts], ensure_ascii=False, indent=1) + "\n"


def _rows(casts: Sequence[Cast]) -> str:
    """One row an actor; lists are joined with "; ", a naming is its words and offsets."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS.split())
    for cast in casts:
        head = (cast.report, cast.title, cast.outlet, cast.published)
        writer.writerows([*map(safe, head), *_cells(who)] for who in cast.actors)
    return table.getvalue()


def _cells(who: Who) -> Iterator[str]:
    texts = (who.name, who.kind, who.country, who.sector, who.role, who.id, who.open, "; ".join(who.evidence))
    yield from map(safe, texts)
    yield safe("; ".join(f"{n.words} {n.start}-{n.end}" for n in who.namings))
    yield from (str(who.acts), str(who.undergoes))


def _print(console: Console, casts: Sequence[Cast]) -> None:
    for cast in casts:
        console.print()
        console.print(Text(cast.title), style="bold")
        told = (cast.outlet or "outlet not known", cast.published or "date not known", cast.report)
        console.print(Text(" · ".join(told)), style="dim")
        console.print(_table(cast) if cast.actors else Text("nobody is named in this report", style="italic"))
        for deed in cast.deeds:
            console.print(Text(f"{deed.source} → {deed.target}: {', '.join(deed.types)} ({deed.events})"), style="dim")


def _table(cast: Cast) -> Table:
    table = Table(box=box.HORIZONTALS, show_lines=True, expand=True, header_style="bold", pad_edge=False)
    for column, ratio in (("who", 4), ("what", 3), ("decided by", 5), ("named at", 5)):
        table.add_column(column, ratio=ratio)
    for who in cast.actors:
        table.add_row(_name(who), _what(who), Text("\n".join(_decided(who)), style="dim"), _named(who))
    return table


def _name(who: Who) -> Text:
    return Text.assemble((who.name, "bold" if who.id else "italic"), (f"\n{who.role}" if who.role else "", ""))


def _what(who: Who) -> Text:
    return Text(f"{who.country or '?'} {who.sector or '?'}\n{who.kind}")


def _decided(who: Who) -> list[str]:
    return [*who.evidence, who.id or who.why_open]


def _named(who: Who) -> Text:
    shown = [f"{n.words} {n.start}–{n.end}" for n in who.namings[:_NAMINGS]]
    more = len(who.namings) - len(shown)
    return Text("\n".join([*shown, *([f"(+{more})"] if more else [])]))
