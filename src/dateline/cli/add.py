"""`dateline add`: reports into a store."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.archive.add import Added, Work, add
from dateline.archive.link import Linking
from dateline.cli.options import Outlet, Private, Published, SettingsFile, Sources
from dateline.cli.read import intake_from
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import FAILED, err, notice, out, settings_from
from dateline.engine.local import read_all
from dateline.ingest import gather_named
from dateline.store import Access, open_store

_PATIENCE = 5.0  # seconds between two lines where stderr is no terminal

Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Processes that read (default: one a core).")]
AsJson = Annotated[bool, typer.Option("--json", help="The outcome as one JSON object.")]


def add_command(
    sources: Sources,
    store: StoreOption = None,
    published: Published = None,
    outlet: Outlet = None,
    jobs: Jobs = None,
    allow_private: Private = False,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Add reports to a store. What it holds is passed over, so a run that was cut short goes on where it was."""
    settings = settings_from(settings_file)
    items = gather_named(sources, intake_from(settings, published, outlet, allow_private), sys.stdin.buffer)
    read = partial(read_all, settings=settings, jobs=jobs or cores())
    with open_store(store_path(store, settings), Access.WRITE) as opened, progress() as told:
        linking = Linking(opened)
        added = add(opened, items, Work(read, lambda _, at: link_batch(linking, at), now, told))
    tell(added, as_json)


def link_batch(linking: Linking, at: str) -> None:
    """Joins what a batch brought to what the store holds."""
    linking.link_new(at)


def now() -> str:
    """The time of day, UTC, as ISO text."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def progress() -> Iterator[Callable[[Added], None]]:
    """Shows on stderr how far adding is: a live line on a terminal, a line every few seconds elsewhere."""
    begun = time.monotonic()
    if not err.is_terminal:
        yield _lines(begun)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("adding")
        yield lambda added: bar.update(task, description=_line(added, begun))


def tell(added: Added, as_json: bool) -> None:
    """The outcome on standard output, failures on stderr; status 3 where something could not be read."""
    if as_json:
        rows = [{"taken_from": name} | asdict(failure) for name, failure in added.failures]
        out.file.write(json.dumps(added.counts | {"failures": rows}, ensure_ascii=False) + "\n")
    else:
        out.print(_counted(added))
    for name, failure in added.failures:
        which = f" ({failure.source_id})" if failure.source_id else ""
        notice(f"failed: {name}{which}: {failure.stage}: {failure.error}")
    if added.failures:
        raise typer.Exit(FAILED)


def _lines(begun: float) -> Callable[[Added], None]:
    last = [begun]

    def told(added: Added) -> None:
        if time.monotonic() - last[0] > _PATIENCE:
            last[0] = time.monotonic()
            notice(_line(added, begun))

    return told


def _line(added: Added, begun: float) -> str:
    done = sum(added.counts.values())
    return f"{_counted(added)}   ({done / max(time.monotonic() - begun, 0.01):.1f} reports/s)"


def _counted(added: Added) -> str:
    """ "12 new · 3 same": always what is new, of the rest what there is."""
    return " · ".join(f"{count} {kind}" for kind, count in added.counts.items() if count or kind == "new")
