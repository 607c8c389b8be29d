"""`dateline sources`: who is quoted, how, on what, and what rests on unnamed sources."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields

from rich.console import Console

from dateline.cli.options import Failures, Outlet, Private, Published, SettingsFile, Sources, Target
from dateline.cli.portray import AsJson, Format, Portrayal, Shape, portray
from dateline.cli.read import Asked, intake_from, read_for
from dateline.cli.sources_table import print_sourcing, print_together
from dateline.cli.terminal import settings_from
from dateline.show.sources import Source, Sourcing, sourcing
from dateline.show.sources_page import sources_page, sources_svg

_COLUMNS = ("report", "title", "outlet", "published", *(field.name for field in fields(Source)))


def sources_command(
    sources: Sources,
    published: Published = None,
    outlet: Outlet = None,
    shape: Shape = Format.TABLE,
    as_json: AsJson = False,
    output: Target = None,
    failures: Failures = None,
    allow_private: Private = False,
    settings_file: SettingsFile = None,
) -> None:
    """Show who is quoted: each source, how often, how, on what, and what share rests on unnamed ones."""
    settings = settings_from(settings_file)
    asked = Asked(sources, intake_from(settings, published, outlet, allow_private), output, failures)
    with read_for(asked, settings) as (_, readings, stream):
        pictures = [sourcing(reading) for reading in readings]
        portray(_PORTRAYAL, pictures, Format.JSON if as_json else shape, stream)


def _show(console: Console, pictures: Sequence[Sourcing]) -> None:
    for picture in pictures:
        print_sourcing(console, picture)
    if len(pictures) > 1:
        print_together(console, pictures)


def _rows(picture: Sourcing) -> Iterable[Sequence[object]]:
    """One row a source."""
    head = (picture.report, picture.title, picture.outlet, picture.published)
    return ((*head, *astuple(source)) for source in picture.sources)


_PORTRAYAL = Portrayal(_show, sources_page, sources_svg, _COLUMNS, _rows)
