"""`dateline freeze`: the record as a package that can be cited."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import apsw
import typer

from dateline.cli.export_imported import LICENCE
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import FAILED, notice, out
from dateline.freeze import Beside, Label, TextLevel, check, freeze_beside
from dateline.freeze.nouns import Row, Sheet
from dateline.store import Access, open_store

Tables = tuple[tuple[Sheet, Callable[[], Iterable[Row]]], ...]
Version = Annotated[str | None, typer.Argument(help="What to call this release: v1, 2026-11 …")]
Folder = Annotated[Path | None, typer.Option("-o", "--output", help="The folder to write (default: ./VERSION).")]
Text = Annotated[TextLevel, typer.Option("--text", help="Words of reports: none, quotes (default) or full.")]
Day = Annotated[str | None, typer.Option("--date", help="Day of release (2026-11-22); without it none is written.")]
Title = Annotated[str, typer.Option(help="Title of the record.")]
Author = Annotated[list[str] | None, typer.Option("--author", help="Who is to be cited; may be given again.")]
Against = Annotated[Path | None, typer.Option("--against", help="The freeze before, for the list of changes.")]
Imported = Annotated[
    bool,
    typer.Option(
        "--include-imported", help="Also rows of other data sets, as a table of their own: mind their licences."
    ),
]
Check = Annotated[Path | None, typer.Option("--check", help="Check the hashes and counts of this package instead.")]


def freeze_command(
    version: Version = None,
    store: StoreOption = None,
    output: Folder = None,
    text: Text = TextLevel.QUOTES,
    day: Day = None,
    title: Title = "Claims read from news reports",
    author: Author = None,
    against: Against = None,
    imported: Imported = False,
    checked: Check = None,
) -> None:
    """Freeze the record as a data package: Parquet, CSV, codebook, hashes. Needs the extra `frames`."""
    if checked is not None:
        _check(checked)
        return
    if not version or not version.strip():
        raise typer.BadParameter("name the release, as in `dateline freeze v1`", param_hint="VERSION")
    if output is None and Path(version).name != version:
        raise typer.BadParameter(f"{version!r} is no name of a folder: name one with -o", param_hint="VERSION")
    label = Label(version, title, tuple(author or ["The makers of this record"]), _day(day), text)
    folder = output or Path(version)
    with open_store(store_path(store), Access.READ) as opened, opened.reading():
        beside = Beside(against, _imported(opened.base, text) if imported else ())
        freeze_beside(opened.base, folder, label, beside, lambda table: notice(f"freeze: {table} …"))
    notice(f"frozen: {folder}")


def _imported(base: apsw.Connection, text: TextLevel) -> Tables:
    """The rows of other data sets as one more table; what their makers allow is for the one who publishes to know."""
    from dateline.imports.rows import imported_rows, imported_sheet

    notice(LICENCE)
    sheet = imported_sheet()
    return ((sheet, lambda: imported_rows(base, text)),)


def _check(folder: Path) -> None:
    wrong = check(folder)
    for line in wrong:
        out.print(line, markup=False, soft_wrap=True)
    if wrong:
        raise typer.Exit(FAILED)
    notice(f"{folder}: whole")


def _day(given: str | None) -> str | None:
    try:
        return date.fromisoformat(given).isoformat() if given else None
    except ValueError as error:
        raise typer.BadParameter(f"{given!r} is not a date like 2026-11-22", param_hint="--date") from error
