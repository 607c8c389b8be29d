"""Pictures as bytes: SVG, PNG, a page that holds the SVG, or the Vega-Lite that made them. No request is ever made."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from enum import StrEnum
from html import escape

import altair as alt
import vl_convert

from dateline.model.reading import Reading
from dateline.show.filling import environment
from dateline.show.plots.counts import figures_of
from dateline.show.plots.earth import map_of
from dateline.show.plots.figures import figures
from dateline.show.plots.line import line_of
from dateline.show.plots.spots import spots_of
from dateline.show.plots.theme import DARK, LIGHT, Theme
from dateline.show.plots.timeline import timeline

_CLIP = re.compile(r'(<clipPath id="|clip-path="url\(#)(clip\d+)')  # numbered by the process, not by the picture


class Kind(StrEnum):
    """Which picture."""

    TIMELINE = "timeline"
    MAP = "map"
    FIGURES = "figures"


DRAWN: dict[Kind, Callable[[Reading, Theme], alt.VConcatChart]] = {
    Kind.TIMELINE: timeline,
    Kind.MAP: map_of,
    Kind.FIGURES: figures,
}


def plot_spec(reading: Reading, kind: Kind) -> bytes:
    """The picture as Vega-Lite, its data inside."""
    return (json.dumps(DRAWN[kind](reading, LIGHT).to_dict(), ensure_ascii=False, indent=1) + "\n").encode()


def plot_svg(reading: Reading, kind: Kind) -> bytes:
    """The picture as SVG on white; the same reading gives the same bytes."""
    return _svg(reading, kind, LIGHT).encode()


def plot_png(reading: Reading, kind: Kind) -> bytes:
    """The picture as PNG on white, two pixels a unit."""
    return vl_convert.svg_to_png(_svg(reading, kind, LIGHT), scale=2)


def plot_page(reading: Reading, kind: Kind) -> bytes:
    """A page with the picture (light and dark) and the same as a table; it runs nothing and asks for nothing."""
    images = {name: _data(_svg(reading, kind, theme)) for name, theme in (("light", LIGHT), ("dark", DARK))}
    head, rows = _TABLES[kind](reading)
    template = environment().get_template("plot.html.j2")
    return template.render(report=reading.report, kind=kind.value, images=images, head=head, rows=rows).encode()


def spec_svg(spec: Mapping[str, object]) -> str:
    """A Vega-Lite specification as SVG; nothing is loaded for it."""
    svg: str = vl_convert.vegalite_to_svg(dict(spec), allowed_base_urls=[])
    return svg


def _svg(reading: Reading, kind: Kind, theme: Theme) -> str:
    spec = DRAWN[kind](reading, theme).to_dict()
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    numbers: dict[str, str] = {}
    numbered = _CLIP.sub(lambda found: found[1] + numbers.setdefault(found[2], f"clip{len(numbers)}"), svg)
    told = f"<title>{kind.value.capitalize()}</title><desc>{escape(spec['description'])}</desc>"
    return numbered.replace("<svg ", '<svg role="img" ', 1).replace(">", f">{told}", 1)


def _data(svg: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


Row = tuple[str, ...]
Table = tuple[Row, list[Row]]


def _events_table(reading: Reading) -> Table:
    line = line_of(reading)
    rows: list[Row] = [(s.label, s.code, s.status.value, s.shown, s.said_by) for s in line.stretches]
    return ("event", "code", "status", "when", "according to"), [
        *rows,
        *((words, "", "", "", "") for words in line.aside),
    ]


def _places_table(reading: Reading) -> Table:
    spots = spots_of(reading)
    rows: list[Row] = [
        (s.name, s.country, s.level.value, f"{s.lat:.2f}, {s.lon:.2f}", str(s.named), "; ".join(s.events))
        for s in spots.spots
    ]
    head = ("place", "country", "how precise", "latitude, longitude", "named", "events there")
    return head, rows + [(words, "", "", "", "", "") for words in spots.aside]


def _figures_table(reading: Reading) -> Table:
    found = figures_of(reading)
    rows: list[Row] = [
        (panel.name, f.words, _number(f.low), _number(f.high), f.bound, f.said_by)
        for panel in found.panels
        for f in panel.figures
    ]
    rows += [("", words, "", "", "", "") for words in found.aside]
    return ("what", "the words", "low", "high", "bound", "according to"), rows


def _number(value: float | None) -> str:
    return "open" if value is None else f"{value:,.10g}"


_TABLES: dict[Kind, Callable[[Reading], Table]] = {
    Kind.TIMELINE: _events_table,
    Kind.MAP: _places_table,
    Kind.FIGURES: _figures_table,
}
