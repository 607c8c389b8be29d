"""The report's places on bare land: how precise each is by its size, whether anything happens there by its filling."""

import altair as alt

from dateline.model.place import Level
from dateline.model.reading import Reading
from dateline.show.plots.graticule import across, down, graticule
from dateline.show.plots.labels import name_places
from dateline.show.plots.land import Window, land_in, window_over
from dateline.show.plots.spots import Spot, Spots, spots_of
from dateline.show.plots.theme import WIDE, Part, Theme, finished, inline, layered, notes

SIZES = {
    Level.SITE: 60,
    Level.TOWN: 60,
    Level.RELATIVE: 300,
    Level.ADMIN2: 600,
    Level.ADMIN1: 1400,
    Level.COUNTRY: 3200,
    Level.REGION: 5200,
    Level.NONE: 60,
}
_AIR = {Level.ADMIN1: 1.5, Level.COUNTRY: 5.0, Level.REGION: 8.0}  # degrees
_INSIDE = 24  # of the symbol in the middle of a box
POINTS = (Level.SITE, Level.TOWN)
_KEY = (
    "A dot is a town or a site; a ring, the wider the less precise, is somewhere in a district, province, country or "
    "region; a dashed box is the extent of a region. Filled or coloured: an event is placed there. Grey: only named. "
    "Land only, no borders: Natural Earth."
)


def map_of(reading: Reading, theme: Theme) -> alt.VConcatChart:
    """Places on the part of the earth that holds them."""
    found = spots_of(reading)
    there = sum(1 for spot in found.spots if spot.events)
    told = f"{len(found.spots)} places, {there} with an event; not on the map: {len(found.aside)}."
    parts: list[Part] = []
    if found.spots:
        parts += [_chart(found, theme), *notes("Key", [_KEY], 0, theme)]
    parts += notes(f"Not on the map ({len(found.aside)})", found.aside, 0, theme)
    parts = parts or notes("Places", ["none was found in this report"], 0, theme)
    return finished(alt.vconcat(*parts), reading.report, told, theme)


def _chart(found: Spots, theme: Theme) -> alt.LayerChart:
    window = window_over([_around(spot) for spot in found.spots], WIDE)
    rows = [_row(spot, window, theme) for spot in found.spots]
    base = alt.Chart(inline(rows), width=window.width, height=window.height)
    x, y = across("x:Q", window), down("y:Q", window)
    size = alt.Size("size:Q", scale=None, legend=None)
    colour = alt.Color("colour:N", scale=None, legend=None)
    rings = base.mark_point(strokeWidth=1.5, clip=True).encode(
        x=x, y=y, size=size, stroke=colour, fill=colour, fillOpacity=alt.FillOpacity("fill:Q", scale=None),
        description="said:N",
    )  # fmt: skip
    names = alt.Chart(inline(name_places(rows, window)), width=window.width, height=window.height).encode(
        x=x, y=y, text="name:N"
    )
    text = names.mark_text(fontSize=12, align="left", baseline="middle", color=theme.ink, clip=True)
    return layered(
        *_ground(window, theme),
        *graticule(window, theme),
        *_boxes(found, window, theme),
        rings,
        names.mark_text(
            fontSize=12,
            align="left",
            baseline="middle",
            color=theme.halo,
            stroke=theme.halo,
            strokeWidth=3,
            strokeJoin="round",
            clip=True,
        ),
        text,
    )


def _around(spot: Spot) -> tuple[float, float, float, float]:
    """What of the earth must be seen for a spot: its box, or as much as its level leaves open."""
    air = _AIR.get(spot.level, 0.0) if spot.events else 0.0
    return spot.bbox or (spot.lon - air, spot.lat - air, spot.lon + air, spot.lat + air)


def _row(spot: Spot, window: Window, theme: Theme) -> dict[str, str | float]:
    x, y = window.place(spot.lon, spot.lat)
    happens = f"; there: {'; '.join(spot.events)}" if spot.events else ""
    return {
        "x": x,
        "y": y,
        "size": SIZES[spot.level] if spot.bbox is None else _INSIDE,
        "colour": theme.event if spot.events else theme.other,
        "fill": (1.0 if spot.level in POINTS else 0.18) if spot.events else 0.0,
        "name": spot.name,
        "said": f"{spot.name}, {spot.country} ({spot.level.value}), named {spot.named} times{happens}",
    }


def _ground(window: Window, theme: Theme) -> list[alt.Chart]:
    """Water, and the land on it."""
    shapes = [{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": rings}} for rings in land_in(window)]
    water = alt.Chart(inline([{}])).mark_rect(color=theme.water)
    land = alt.Chart(inline(shapes)).mark_geoshape(fill=theme.land, stroke=None, clip=True)
    return [
        water.encode(x=alt.value(0), x2=alt.value(window.width), y=alt.value(0), y2=alt.value(window.height)),
        land.project(type="identity", scale=1, translate=[0, 0]),
    ]


def _boxes(found: Spots, window: Window, theme: Theme) -> list[alt.Chart]:
    """The extent of each region that has one."""
    rows = []
    for spot in found.spots:
        if spot.bbox is not None:
            west, south, east, north = spot.bbox
            (left, top), (right, bottom) = window.place(west, north), window.place(east, south)
            colour = theme.event if spot.events else theme.other
            rows.append({"x": left, "y": top, "x2": right, "y2": bottom, "colour": colour})
    boxes = alt.Chart(inline(rows)).mark_rect(fill=None, strokeDash=[5, 4], strokeWidth=1.2, clip=True)
    x, y = across("x:Q", window), down("y:Q", window)
    stroke = alt.Stroke("colour:N", scale=None, legend=None)
    return [boxes.encode(x=x, x2="x2", y=y, y2="y2", stroke=stroke)] if rows else []
