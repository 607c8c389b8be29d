"""`dateline diff`: what differs between two frozen records."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from dateline.cli.terminal import out, waiting
from dateline.freeze import Difference, TableDifference, compare, in_words, numbers, opened

_SHOWN = 20

Before = Annotated[Path, typer.Argument(help="The earlier package: a folder or a zip.")]
After = Annotated[Path, typer.Argument(help="The later one.")]
Kind = Annotated[str | None, typer.Option("--table", help="Only this table: events, claims, figures …")]
AsJson = Annotated[bool, typer.Option("--json", help="Everything, as one JSON object.")]


def diff_command(before: Before, after: After, table: Kind = None, as_json: AsJson = False) -> None:
    """Say which events, claims, figures and positions came, went or changed between two freezes, and why."""
    with waiting("comparing"), opened(before) as first, opened(after) as second:
        difference = compare(first, second)
    tables = [one for one in difference.tables if table in (None, one.table)]
    if not tables:
        names = ", ".join(one.table for one in difference.tables)
        raise typer.BadParameter(f"{table!r} is none of {names}", param_hint="--table")
    if as_json:
        typer.echo(json.dumps(_json(difference, tables), ensure_ascii=False, indent=1))
        return
    _print(difference, tables)


def _json(difference: Difference, tables: list[TableDifference]) -> dict[str, object]:
    counts = ("before", "after", "added", "withdrawn", "changed", "carried")
    return {
        "before": difference.before,
        "after": difference.after,
        "counts": {one.table: dict(zip(counts, numbers(one), strict=True)) for one in tables},
        "tables": {
            one.table: {
                sort: [asdict(change) for change in getattr(one, sort)] for sort in ("added", "withdrawn", "changed")
            }
            for one in tables
        },
    }


def _print(difference: Difference, tables: list[TableDifference]) -> None:
    grid = Table(title=escape(f"{difference.before} → {difference.after}"))
    grid.add_column("table")
    for name in ("before", "after", "added", "withdrawn", "changed", "carried"):
        grid.add_column(name, justify="right")
    for one in tables:
        grid.add_row(one.table, *(f"{number:,}" for number in numbers(one)))
    out.print(grid)
    for one in tables:
        for sort, changes in (("added", one.added), ("withdrawn", one.withdrawn), ("changed", one.changed)):
            for change in changes[:_SHOWN]:
                out.print(f"{one.table} {sort}: {in_words(change)}", markup=False, soft_wrap=True)
            if len(changes) > _SHOWN:
                out.print(f"{one.table} {sort}: and {len(changes) - _SHOWN:,} more (--json for all)", soft_wrap=True)
