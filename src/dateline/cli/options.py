"""Options and arguments that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[list[str], typer.Argument(help="Files, folders, URLs, or - for standard input.")]
Published = Annotated[str | None, typer.Option(help="Publication date (2026-11-22) where the input names none.")]
Outlet = Annotated[str | None, typer.Option(help="Outlet where the input names none.")]
Target = Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of standard output.")]
Failures = Annotated[Path | None, typer.Option(help="Also write failures here, one JSON line each.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Also fetch loopback and private addresses.")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="A dateline.toml to use.")]
