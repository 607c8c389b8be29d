"""`dateline export`: the record in forms that others open."""

from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import err, notice
from dateline.freeze import TextLevel


class Shape(StrEnum):
    """What a record can be exported as."""

    SITE = "site"


As = Annotated[Shape, typer.Option("--as", help="site: the pages as a folder that opens from disk, without a server.")]
Folder = Annotated[Path, typer.Argument(help="Where to: a new folder.")]
Text = Annotated[TextLevel, typer.Option("--text", help="Words of reports: none, quotes (default) or full.")]


def export_command(
    folder: Folder, shape: As = Shape.SITE, text: Text = TextLevel.QUOTES, store: StoreOption = None
) -> None:
    """Write the record's pages into a folder that opens from disk: send it, keep it, put it on any host."""
    from dateline.web.desk import Desk  # pages alone need the web's libraries
    from dateline.web.site import Site, write_site

    assert shape is Shape.SITE
    day = datetime.now(UTC).date().isoformat()
    columns = (TextColumn("writing pages"), BarColumn(), MofNCompleteColumn())
    with closing(Desk(store_path(store))) as desk, Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("")
        told = lambda done, known: bar.update(task, completed=done, total=known)  # noqa: E731
        written = write_site(Site(desk, folder, text, day, told))
    notice(f"{written} pages; open {folder / 'index.html'}")
