"""`dateline review tasks` and `dateline review take`: reports out to a tool for marking words, and back."""

import getpass
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from dateline.archive.review_gazetteer import gazetteer_places
from dateline.cli import asking
from dateline.cli.asking import reading, write
from dateline.cli.machine import now
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import FAILED, err, notice, out, settings_from
from dateline.compose import gazetteer_path
from dateline.imports.spans.nouns import Filing, Outcome, Row, Task
from dateline.imports.spans.take import rehearse, take
from dateline.imports.spans.tools import Tool, fits, name_of, needs_name, read_tasks, write_tasks
from dateline.imports.spans.waiting import labels, tasks, waiting
from dateline.query.answers import counted
from dateline.store import Access, open_store

Item = TypeVar("Item")
As = Annotated[Tool, typer.Option("--as", help="Whose form: labelstudio, prodigy, doccano, or cas (UIMA, INCEpTION).")]
_REPORTS, _PATIENCE = 50, 5.0


def tasks_command(
    folder: Annotated[Path, typer.Argument(help="Where to: a new folder.")],
    tool: As,
    report: Annotated[list[str] | None, typer.Option(help="Only this report (rpt_ id); may be repeated.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many reports, the most doubtful first.")] = (
        _REPORTS
    ),
    store: StoreOption = None,
) -> None:
    """Write reports with the words of their events marked, for a tool in which people put marks right."""
    with reading(store) as base, _progress("writing tasks") as told:
        reports = waiting(base, report or (), limit)
        fitting: list[str] = []
        going = _fitting(tool, _counted(tasks(base, reports), len(reports), told), fitting)
        written = write_tasks(tool, going, labels(), folder)
    if not fitting:
        notice("nothing waits to be reviewed: name reports with --report")
        return
    many = counted(len(fitting), "report")
    notice(f"{many} for {name_of(tool)} in {folder}: whole texts, which may be under copyright")
    for path in written[:2]:
        out.print(str(path), soft_wrap=True, markup=False)


def take_command(
    files: Annotated[list[Path], typer.Argument(help="What the tool wrote; a folder of .xmi files for cas.")],
    tool: As,
    by: Annotated[str | None, typer.Option("--by", help="Who reviewed, where the file does not say.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Take reviewed spans back: left as they were is accepted, moved is edited, unmarked is rejected."""
    settings = settings_from(None)
    came = list(read_tasks(tool, files))
    name = by or ("" if needs_name(tool) else settings.reviewer or getpass.getuser())
    places = gazetteer_places(gazetteer_path(settings))
    with open_store(store_path(store, settings), Access.WRITE) as opened, _progress("taking back") as told:
        rows = (rehearse if dry_run else take)(opened, came, Filing(name_of(tool), name, now(), places, told))
    if as_json:
        told_rows = json.dumps([asdict(row) for row in rows], ensure_ascii=False)
        write(told_rows.encode("utf-8", "replace").decode() + "\n")
    else:
        _print(rows, "would be filed" if dry_run else "filed")
    if any(row.outcome is Outcome.LEFT for row in rows):
        raise typer.Exit(FAILED)


def _print(rows: Sequence[Row], filed: str) -> None:
    """Each report with what was said of it; then how much there was of each."""
    said = {Outcome.FILED: Text(filed, "green"), Outcome.BEFORE: Text("filed before", "dim"), Outcome.LEFT: Text("not taken", "red")}  # fmt: skip  # noqa: E501
    for (place, by), found in groupby(rows, key=lambda row: (row.place, row.by)):
        out.print(Text(_plain(place), "bold").append(f"  {_plain(by)}", "dim"))
        table = Table.grid(padding=(0, 2, 0, 0))
        for row in found:
            does = " — ".join(part for part in (row.does, row.why) if part)
            table.add_row("", said[row.outcome], Text(_plain(row.subject), "dim"), Text(_plain(does)))
        out.print(table)
    many = {outcome: sum(row.outcome is outcome for row in rows) for outcome in Outcome}
    out.print(f"{many[Outcome.FILED]} {filed}, {many[Outcome.BEFORE]} filed before, {many[Outcome.LEFT]} not taken")


def _fitting(tool: Tool, items: Iterable[Task], written: list[str]) -> Iterator[Task]:
    """The tasks that the tool's files can hold; the others are named."""
    for task in items:
        if fits(tool, task):
            written.append(task.report)
            yield task
        else:
            notice(f"left out: {task.report}: its text has characters that no XML can hold")


def _plain(words: str) -> str:
    """Words of a file without what steers a terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in words)


def _counted(items: Iterable[Item], total: int, told: Callable[[int, int], None]) -> Iterator[Item]:
    for done, item in enumerate(items):
        told(done, total)
        yield item


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, a line every few seconds elsewhere."""
    if err.is_terminal:
        with Progress(TextColumn(what), BarColumn(), MofNCompleteColumn(), console=err, transient=True) as bar:
            task = bar.add_task("")
            yield lambda done, total: bar.update(task, completed=done, total=total)
        return
    last = [time.monotonic()]

    def told(done: int, total: int) -> None:
        if time.monotonic() - last[0] > _PATIENCE:
            last[0] = time.monotonic()
            notice(f"{what}: {done:,} of {total:,}")

    yield told
