"""The places of many events on bare land: dots sized by number, rings where only a wider area is known; no borders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians

from dateline.query.map_points import PlaceCount
from dateline.show.plots.land import Ring, Window, land_in, window_over

_WIDE = 960
_KM = 111.2  # of one degree of latitude
_AIR = 3.0  # degrees around a place
_TITLED = 150
_COARSE = 60.0  # degrees of longitude from which whole pixels do


@dataclass(frozen=True, slots=True)
class Dot:
    """One place as drawn; `ring` is empty for a point; `title` is told of the first ones only."""

    x: float
    y: float
    r: float
    ring: bool
    title: str


@dataclass(frozen=True, slots=True)
class WorldPicture:
    """The picture: land as one path, rings before dots, the greatest first so that none hides a smaller one."""

    width: int
    height: int
    land: str
    dots: tuple[Dot, ...]
    told: str


def world_of(places: Sequence[PlaceCount]) -> WorldPicture | None:
    """The picture of some places; None where none has a point."""
    if not places:
        return None
    window = window_over([_around(place) for place in places], _WIDE)
    dots = sorted(_dots(places, window), key=lambda dot: (not dot.ring, -dot.r))
    most = ", ".join(f"{place.where.words} ({place.events:,})" for place in places[:5])
    return WorldPicture(window.width, window.height, _land(window), tuple(dots), most)


def _around(place: PlaceCount) -> tuple[float, float, float, float]:
    lon, lat = place.where.lon or 0.0, place.where.lat or 0.0
    air = max(_AIR, place.radius / _KM if place.precision != "place" else 0.0)
    across = air / max(0.2, cos(radians(lat)))
    return max(-180.0, lon - across), max(-85.0, lat - air), min(180.0, lon + across), min(85.0, lat + air)


def _dots(places: Sequence[PlaceCount], window: Window) -> Iterator[Dot]:
    tall = window.height / (window.north - window.south)
    for n, place in enumerate(places):
        x, y = window.place(place.where.lon or 0.0, place.where.lat or 0.0)
        ring = place.precision != "place"
        r = max(7.0, place.radius / _KM * tall) if ring else min(20.0, 3.0 + 1.4 * (place.events**0.5 - 1))
        title = f"{place.where.words}: {place.events:,}" if n < _TITLED else ""
        yield Dot(round(x), round(y), round(r, 1), ring, title)


@lru_cache(maxsize=64)
def _land(window: Window) -> str:
    whole = window.east - window.west > _COARSE
    return "".join(_path(ring, 1.5 if whole else 0.7) for rings in land_in(window) for ring in rings)


def _path(ring: Ring, least: float) -> str:
    """A ring without the points that lie closer together than can be seen."""
    kept = [ring[0]]
    for x, y in ring[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    if len(kept) < 3:
        return ""
    figures = 0 if least > 1 else 1
    return "M" + "L".join(f"{round(x, figures):g} {round(y, figures):g}" for x, y in kept) + "Z"
