"""`dateline import`: rows of other data sets, kept beside the record."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from dateline.cli.asking import reading
from dateline.cli.lines import plain
from dateline.cli.machine import now
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import FAILED, err, notice, out
from dateline.errors import StoreError
from dateline.imports.columns import Kind
from dateline.imports.compare import compare_dataset
from dateline.imports.match.keep import keep
from dateline.imports.match.ours import Told
from dateline.imports.match.score import Limits
from dateline.imports.take import Extent, Order, Taken, take
from dateline.query.answers import counted
from dateline.query.questions import Filter
from dateline.show.answers import as_json as plain_json
from dateline.show.answers import written
from dateline.store import Access, Store, open_store
from dateline.store.imported import Dataset, dataset, datasets, forget, unread

DAYS, KM = 1, 50  # that a match may be off, where nothing else is asked
_SHOWN = 5  # rows that could not be read

File = Annotated[Path | None, typer.Argument(help="A table: CSV, tab-separated text or Parquet; .gz and .zip too.")]
As = Annotated[
    Kind | None,
    typer.Option("--as", help="Whose columns it has: acled, ucdp, polecat, gdelt, own (else as they show)."),
]
Name = Annotated[
    str | None, typer.Option("--name", help='What to call the data set: "ACLED 2026-10" (else the file\'s).')
]
Part = Annotated[bool, typer.Option("--part", help="The file is one part of the data set: rows that it lacks stay.")]
List = Annotated[bool, typer.Option("--list", help="Show the data sets that were imported.")]
Remove = Annotated[str | None, typer.Option("--remove", help="Take the data set of this name out again.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before removing.")]
AsJson = Annotated[bool, typer.Option("--json", help="The outcome as one JSON object.")]


def import_command(
    file: File = None,
    kind: As = None,
    name: Name = None,
    part: Part = False,
    listed: List = False,
    remove: Remove = None,
    yes: Yes = False,
    as_json: AsJson = False,
    store: StoreOption = None,
) -> None:
    """Import rows of ACLED, UCDP, POLECAT, GDELT or a list of your own, to compare with; no event is made of them."""
    if (file is not None) + listed + (remove is not None) != 1:
        raise typer.BadParameter("name a file to import, or --list, or --remove NAME", param_hint="FILE")
    if listed:
        with reading(store) as base:
            _list(datasets(base), as_json)
    elif remove is not None:
        _remove(_held(store), remove, yes)
    else:
        assert file is not None
        extent = Extent.PART if part else Extent.WHOLE
        with open_store(_held(store), Access.WRITE) as opened:
            taken = _take(opened, Order(file, kind, name, extent))
            found = dataset(opened.base, taken.name)
            assert found is not None
            _tell(taken, found, as_json)
            bad = unread(opened.base, found.n)
            for row in bad[:_SHOWN]:
                notice(f"not read: line {row.line}{f' ({row.id})' if row.id else ''}: {row.error}")
            if len(bad) > _SHOWN:
                notice(f"… and {len(bad) - _SHOWN} more rows that could not be read")
            _compare(opened, found)
        if taken.unread:
            raise typer.Exit(FAILED)


def _held(store: Path | None) -> Path:
    """The store's file. StoreError where there is none: rows are kept beside a record, never alone."""
    path = store_path(store)
    if not path.exists():
        raise StoreError(f"no store at {path} (`dateline add` makes one)")
    return path


@contextmanager
def steps() -> Iterator[Told]:
    """Shows on stderr how far something is: a bar on a terminal, one line for each thing done elsewhere."""
    if not err.is_terminal:
        said: list[str] = []

        def line(what: str, _: int, __: int) -> None:
            if what not in said:
                said.append(what)
                notice(f"{what} …")

        yield line
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("")
        yield lambda what, done, many: bar.update(task, description=what, completed=done, total=many or None)


def _take(opened: Store, order: Order) -> Taken:
    with steps() as told:
        told("importing rows", 0, 0)
        return take(opened, order, now(), lambda so_far: told("importing rows", so_far.read, 0))


def _compare(opened: Store, found: Dataset) -> None:
    """What the page shows: made at once, so that it need not be asked for."""
    with steps() as told:
        compared = compare_dataset(opened.base, found, (Filter(), Limits(DAYS, KM)), told)
        keep(opened, found.n, compared, now())
    figures = compared.figures
    notice(
        f"compared with the record: {figures.matched:,} matched, {figures.ours:,} only ours, {figures.theirs:,} only "
        f"theirs; `dateline compare '{plain(found.name)}'` shows which"
    )


def _tell(taken: Taken, found: Dataset, as_json: bool) -> None:
    if as_json:
        out.file.write(json.dumps(asdict(taken) | {"rows": found.rows}, ensure_ascii=False) + "\n")
        return
    said = [f"{taken.new:,} new", f"{taken.same:,} same", f"{taken.changed:,} changed"]
    said += [f"{taken.gone:,} gone"] * bool(taken.gone) + [f"{taken.twice:,} told twice"] * bool(taken.twice)
    said += [f"{taken.unread:,} not read"] * bool(taken.unread)
    out.print(
        f"{plain(taken.name)} ({taken.kind}): {', '.join(said)}; {counted(found.rows, 'row')} in all", markup=False
    )


def _list(found: tuple[Dataset, ...], as_json: bool) -> None:
    if as_json:
        out.file.write(written([plain_json(one) for one in found]))
        return
    if not found:
        out.print("no data set was imported (`dateline import FILE` does it)", style="italic")
        return
    table = Table(box=None, pad_edge=False)
    for column in ("name", "kind", "rows", "gone", "days", "imported", "file"):
        table.add_column(column, justify="right" if column in ("rows", "gone") else "left")
    for one in found:
        days = f"{one.first} to {one.last}" if one.first else ""
        cut = "" if one.whole else " (cut short: import it again)"
        cells = (plain(one.name), one.kind, f"{one.rows:,}", f"{one.gone:,}", days, one.last_at[:10] + cut)
        table.add_row(*cells, plain(one.file))
    out.print(table)


def _remove(path: Path, name: str, yes: bool) -> None:
    with open_store(path, Access.WRITE) as opened:
        found = dataset(opened.base, name)
        if found is None:
            raise StoreError(f"no data set is called {plain(name)} here (`dateline import --list` shows them)")
        if not yes:
            typer.confirm(f"Remove {plain(found.name)} with its {counted(found.rows, 'row')}?", abort=True, err=True)
        forget(opened, found.n)
    notice(f"removed: {plain(found.name)}")
