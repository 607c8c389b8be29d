"""`dateline gazetteer`: builds and shows the local file of places."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from dateline.cli.terminal import err, notice, settings_from
from dateline.compose import GEONAMES, gazetteer_path
from dateline.errors import ConfigError, ResourceError
from dateline.places.build import Progress as Steps
from dateline.places.build import build_from_dump, build_gazetteer
from dateline.places.gazetteer import Gazetteer
from dateline.places.sums import check_sum

gazetteer_app = typer.Typer(no_args_is_help=True, help="The local file of places.")

SettingsFile = Annotated[Path | None, typer.Option("--settings", help="A dateline.toml to use.")]


Force = Annotated[bool, typer.Option("--force", help="Build anew even where the file is current.")]


Dump = Annotated[Path | None, typer.Option("--from", help="A GeoNames dump, allCountries.txt, not the packages.")]
Alternates = Annotated[Path | None, typer.Option("--names", help="Its alternateNamesV2.txt.")]


@gazetteer_app.command("build")
def build(
    settings_file: SettingsFile = None, force: Force = False, dump: Dump = None, alternates: Alternates = None
) -> None:
    """Build the gazetteer from the installed data packages (about half a minute, once); a current one is kept."""
    settings = settings_from(settings_file)
    path = gazetteer_path(settings)
    if dump is None and settings.places.gazetteer == GEONAMES:
        raise ConfigError("[places] gazetteer = geonames is built from a dump: --from allCountries.txt")
    if dump is None and not force and _is_current(path):
        notice(f"gazetteer: {path} is current")
        return
    with _steps() as step:
        made = build_gazetteer(path, step) if dump is None else build_from_dump(path, dump, alternates, step)
    notice(f"gazetteer: {made.places} places, {made.names} names in {path} ({made.content[:19]})")


@contextmanager
def _steps() -> Iterator[Steps]:
    """Shows steps as they go: a bar each on a terminal, a line each elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def step(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total or None)
                if not err.is_terminal:
                    notice(f"gazetteer: {what} …")
            bar.update(tasks[what], completed=done)

        yield step


def _is_current(path: Path) -> bool:
    try:
        Gazetteer.open(path)
        check_sum(path)
    except ResourceError:
        return False
    return True
