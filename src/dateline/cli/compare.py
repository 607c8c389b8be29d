"""`dateline compare`: another data set against the record."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import apsw
import typer
from rich.table import Table
from rich.text import Text

from dateline.cli import asking
from dateline.cli.asking import Format, reading, write
from dateline.cli.events import tell_actors
from dateline.cli.filtering import ALL, EVERY, filtered
from dateline.cli.import_ import DAYS, KM, steps
from dateline.cli.lines import heading, plain, quoted, short
from dateline.cli.machine import now
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import FAILED, notice, out
from dateline.errors import ConfigError, StoreError
from dateline.imports.columns import Kind
from dateline.imports.compare import compare_dataset, rows_of_file
from dateline.imports.match.keep import keep
from dateline.imports.match.run import Asked, Compared, compare
from dateline.imports.match.score import Limits
from dateline.imports.table import COLUMNS, Rows, Shown, line_json, line_row, shown
from dateline.query.answers import EventAnswer, counted
from dateline.query.compared import KINDS, Figures, Line
from dateline.query.questions import Filter
from dateline.query.questions_codes import country_name
from dateline.show.answers import SCHEMA_VERSION, as_json, csv_rows, written
from dateline.store import Access, open_store
from dateline.store.imported import Dataset, Theirs, dataset, rows_of

_SHOWN = 10  # lines of each kind on a terminal
_TITLES = {"matched": "Matched", "ours": "Only ours", "theirs": "Only theirs", "apart": "Not to be compared"}

What = Annotated[str, typer.Argument(help="A file (not imported), or the name of a data set that was imported.")]
As = Annotated[
    Kind | None,
    typer.Option("--as", help="Whose columns a file has: acled, ucdp, polecat, gdelt, own (else as they show)."),
]
Days = Annotated[int, typer.Option("--days", min=0, max=31, help="Days that a match may be apart.")]
Km = Annotated[int, typer.Option("--km", min=1, max=1000, help="Kilometres that a match may be apart.")]
Keep = Annotated[bool, typer.Option("--keep", help="Keep it for the page /compare, in place of the one before.")]
Csv = Annotated[bool, typer.Option("--csv", help="The same as --format csv.")]
Limit = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, help="How many lines of each list (table: 10; else all).")
]


@filtered(*ALL)
def compare_command(
    what: What,
    kind: As = None,
    days: Days = DAYS,
    km: Km = KM,
    kept: Keep = False,
    asked: Filter = EVERY,
    limit: Limit = None,
    shape: asking.Shape = Format.TABLE,
    as_csv: Csv = False,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Compare another data set with the record: matched, only ours, only theirs, with words, reasons and agreement."""
    shape = Format.CSV if as_csv else Format.JSON if as_json else shape
    _answer(store, (what, kind), (asked, Limits(days, km)), (shape, limit, kept))


def _answer(
    store: Path | None,
    of: tuple[str, Kind | None],
    asked: tuple[Filter, Limits],
    how: tuple[Format, int | None, bool],
) -> None:
    shape, limit, kept = how
    with reading(store) as base:
        held, bad = dataset(base, of[0]), 0
        if shape is Format.TABLE:
            tell_actors(base, asked[0].actor)
        if held is None:
            found, rows, bad = _with_file(base, *of, asked)
        else:
            found = _with_dataset(base, held, asked)
            rows = {row.id: row for _, row in rows_of(base, held.n)}
        _write(base, found, rows, (shape, limit))
    if kept:
        _keep(store, held, found)
    if bad:
        raise typer.Exit(FAILED)


def _with_dataset(base: apsw.Connection, held: Dataset, asked: tuple[Filter, Limits]) -> Compared:
    if not held.whole:
        notice(f"the last import of {plain(held.name)} was cut short: import it again to have all rows")
    with steps() as told:
        return compare_dataset(base, held, asked, told)


def _with_file(
    base: apsw.Connection, what: str, kind: Kind | None, asked: tuple[Filter, Limits]
) -> tuple[Compared, Rows, int]:
    path = Path(what)
    if not path.exists():
        raise StoreError(
            f"{plain(what)} is no file, and no data set of that name was imported (`dateline import --list`)"
        )
    with steps() as told:
        own, rows, bad = rows_of_file(path, kind, told)
        found = compare(base, rows, Asked(asked[0], own, asked[1]), told)
    for row in bad[:5]:
        notice(f"not read: line {row.line}: {row.error}")
    if len(bad) > 5:
        notice(f"… and {len(bad) - 5} more rows that could not be read")
    return found, {row.id: row.told for row in rows}, len(bad)


def _keep(store: Path | None, held: Dataset | None, found: Compared) -> None:
    if held is None:
        raise ConfigError("only the comparison with an imported data set is kept: `dateline import` it first")
    with open_store(store_path(store), Access.WRITE) as opened:
        keep(opened, held.n, found, now())
    notice(f"kept for the page /compare: {plain(held.name)}")


def _write(base: apsw.Connection, found: Compared, rows: Rows, how: tuple[Format, int | None]) -> None:
    shape, limit = how
    if shape is Format.TABLE:
        _print(base, found, rows, limit or _SHOWN)
        return
    lines = [line for kind in KINDS for line in [x for x in found.lines if x.kind == kind][:limit]]
    told = shown(base, lines, rows)
    if shape is Format.CSV:
        write(csv_rows(map(_safe, map(line_row, told)), COLUMNS))
    elif shape is Format.JSONL:
        for one in told:
            write(written(line_json(one)).replace("\n", "") + "\n")
    else:
        items = [line_json(one) for one in told]
        write(written({"schema_version": SCHEMA_VERSION, "figures": as_json(found.figures), "items": items}))


def _safe(row: tuple[str | int | None, ...]) -> tuple[str | int | None, ...]:
    from dateline.freeze.cells import safe

    return tuple(safe(cell) if isinstance(cell, str) else cell for cell in row)


def _print(base: apsw.Connection, found: Compared, rows: Rows, most: int) -> None:
    _print_figures(found.figures)
    for kind in KINDS[:3]:
        lines = [line for line in found.lines if line.kind == kind]
        if not lines:
            continue
        out.print(heading(f"{_TITLES[kind]} ({len(lines):,})"))
        for one in shown(base, lines[:most], rows):
            out.print(_told(one))
        if len(lines) > most:
            out.print(f"… and {len(lines) - most:,} more: --limit, --csv or --json", style="dim")
        out.print()


def _told(one: Shown) -> Table:
    line, event, row = one
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    for width in (10, 6):
        table.add_column(no_wrap=True, width=width)
    table.add_column(ratio=1)
    day = Text(line.day or "no day", style="bold")
    for label, text in _sides(event, row):
        table.add_row(day, label, text)
        day = Text()
    table.add_row("", Text(f"{line.score}" if line.kind == "matched" else "", style="bold"), _reasons(line))
    return table


def _sides(event: EventAnswer | None, row: Theirs | None) -> Iterator[tuple[Text, Text]]:
    if event is not None:
        text = Text(plain(event.title)).append(f" · {event.did}", style="yellow")
        text.append(f" · {plain(event.where.words)}" if event.where.words else "").append(f"  {event.id}", style="dim")
        for words in event.evidence[:1]:
            text.append(f"\n{quoted(words.quote)}\n{words.locator}", style="dim")
        yield Text("ours", style="cyan"), text
    if row is not None:
        text = Text(short(row.words, 60), style="yellow").append(f" · {plain(_where(row))}", style="default")
        text.append(f" · {short('; '.join(row.actors), 90)}" if row.actors else "", style="default")
        text.append(f"  {plain(row.id)}", style="dim")
        if row.notes:
            text.append(f"\n{short(row.notes, 200)}", style="dim")
        yield Text("theirs", style="magenta"), text


def _where(row: Theirs) -> str:
    country = country_name(row.country) if row.country else ""
    return ", ".join(part for part in (row.place or row.area or "", country) if part) or "no place"


def _reasons(line: Line) -> Text:
    if line.kind != "matched":
        near = f"nearest: {plain(line.near)} with {counted(line.score, 'point')}; " if line.near else ""
        return Text(near + plain("; ".join(line.reasons)) + "\n", style="italic")
    text = Text(plain("; ".join(line.reasons)) + "\n")
    for cell in line.cells:
        if cell.agrees is False:
            text.append(f"{cell.name} differs: ", style="red")
            text.append(f"{plain(cell.ours) or 'none'} | {plain(cell.theirs) or 'none'} ({plain(cell.why)})\n")
    return text


def _print_figures(figures: Figures) -> None:
    said = f" · {plain(figures.asked)}" if figures.asked else ""
    days, km = figures.limits
    head = f"{counted(figures.rows, 'row')} of theirs, {counted(figures.events, 'event')} of ours"
    out.print(f"{head}{said} · at most {counted(days, 'day')} and {km} km apart", style="bold", markup=False)
    if figures.capped:
        out.print(f"only the newest {figures.capped:,} events were looked at: ask for fewer words", style="yellow")
    table = Table(box=None, pad_edge=False)
    for column in ("", "matched", "only there", "share"):
        table.add_column(column, justify="left" if not column else "right")
    table.add_row("theirs that we have", f"{figures.matched:,}", f"{figures.theirs:,}", _share(figures.of_theirs))
    table.add_row("ours that they have", f"{figures.matched:,}", f"{figures.ours:,}", _share(figures.of_ours))
    out.print(table)
    out.print()
    if figures.matched:
        _print_agreements(figures)
    for side, apart in (("theirs", figures.apart_theirs), ("ours", figures.apart_ours)):
        for why, many in apart:
            out.print(f"not compared: {many:,} of {side}, {plain(why)}", style="dim", markup=False)
    out.print()


def _print_agreements(figures: Figures) -> None:
    table = Table(box=None, pad_edge=False)
    for column in ("matched pairs", "agree", "differ", "not told", "share"):
        table.add_column(column, justify="left" if column == "matched pairs" else "right")
    for one in figures.agreements:
        table.add_row(one.name, f"{one.agree:,}", f"{one.differ:,}", f"{one.untold:,}", _share(one.share))
    out.print(table)
    out.print()


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
