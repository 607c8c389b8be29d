"""Which store a command reads or writes."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.terminal import settings_from
from dateline.settings import Settings

DEFAULT = Path("record.dateline")

StoreOption = Annotated[
    Path | None,
    typer.Option("--store", help="The store's file (else `store` in dateline.toml, else ./record.dateline)."),
]


def store_path(given: Path | None, settings: Settings | None = None) -> Path:
    """The store's file: as given, else as set in dateline.toml, else ./record.dateline."""
    if given is not None:
        return given
    named = (settings or settings_from(None)).store
    return Path(named).expanduser() if named else DEFAULT
