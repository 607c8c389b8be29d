"""`dateline plot`: the report's events on a line, its places on a map, its figures with their bounds."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.explain import Source
from dateline.cli.options import Outlet, Private, Published, SettingsFile, Target
from dateline.cli.read import first_report, intake_from
from dateline.cli.terminal import settings_from, waiting
from dateline.compose import reader_for
from dateline.errors import ResourceError, SourceError
from dateline.model.reading import Reading
from dateline.read import read


class Picture(StrEnum):
    """What to draw."""

    TIMELINE = "timeline"
    MAP = "map"
    FIGURES = "figures"


class Format(StrEnum):
    """What `dateline plot` writes."""

    SVG = "svg"
    PNG = "png"
    HTML = "html"
    JSON = "json"


Kind = Annotated[Picture, typer.Argument(help="timeline (events), map (places) or figures (how many).")]
Shape = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="svg, png, html (one page), json (Vega-Lite); else by the name of --output."),
]


def plot_command(
    kind: Kind,
    source: Source,
    published: Published = None,
    outlet: Outlet = None,
    shape: Shape = None,
    output: Target = None,
    allow_private: Private = False,
    settings_file: SettingsFile = None,
) -> None:
    """Draw a report's events, places or figures. Needs the extra `plot`."""
    draw = _drawer(kind, shape or _by_name(output))
    settings = settings_from(settings_file)
    report = first_report(source, intake_from(settings, published, outlet, allow_private))
    with waiting("loading the parser and the gazetteer"):
        reader = reader_for(settings)
    picture = draw(read([report], reader.stages)[0])
    if output is None:
        sys.stdout.buffer.write(picture)
    else:
        _write(output, picture)


def _drawer(kind: Picture, shape: Format) -> Callable[[Reading], bytes]:
    """How to draw it; the libraries are an extra, and only this command needs them."""
    try:
        from dateline.show.plots import export
    except ModuleNotFoundError as error:
        raise ResourceError(f"{error.name} is missing: pip install 'dateline[plot]'") from error
    drawers = {
        Format.SVG: export.plot_svg,
        Format.PNG: export.plot_png,
        Format.HTML: export.plot_page,
        Format.JSON: export.plot_spec,
    }
    return lambda reading: drawers[shape](reading, export.Kind(kind.value))


def _by_name(output: Path | None) -> Format:
    """The format that the file's name asks for; SVG where it asks for none."""
    ending = output.suffix.removeprefix(".").lower() if output else ""
    return Format(ending) if ending in [shape.value for shape in Format] else Format.SVG


def _write(target: Path, picture: bytes) -> None:
    """The file appears whole or not at all."""
    if target.exists() and not target.is_file():  # who may do all would put a file in the place of a device
        raise SourceError(f"cannot write {target}: it is no file")
    part = target.with_name(target.name + ".part")
    try:
        part.write_bytes(picture)
        part.replace(target)
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
