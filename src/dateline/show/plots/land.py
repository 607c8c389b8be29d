"""The land of the earth inside a window: no borders, no names, no request."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the earth and the picture it is drawn on: degrees, and the width and height in pixels."""

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    def place(self, lon: float, lat: float) -> Point:
        """Where a point lies in the picture, from its upper left corner."""
        return (
            round((lon - self.west) / (self.east - self.west) * self.width, 1),
            round((self.north - lat) / (self.north - self.south) * self.height, 1),
        )


def window_over(boxes: Sequence[tuple[float, float, float, float]], width: int) -> Window:
    """A window around boxes (west, south, east, north), with air and in a likely shape; degrees keep their ratio.

    Its parallel of true length is the middle one, so that shapes near it are right.
    """
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    middle = max(-75.0, min(75.0, (south + north) / 2))
    squeeze = cos(radians(middle))
    tall = max((north - south) * 1.3, _LEAST, (east - west) * squeeze * 1.3 * _FLAT)
    wide = min(max((east - west) * 1.3, tall / squeeze / _STEEP), 360.0)
    tall = min(max(tall, wide * squeeze * _FLAT), 170.0)
    left = max(-180.0, min(180.0 - wide, (west + east - wide) / 2))
    low = max(-85.0, min(85.0 - tall, (south + north - tall) / 2))
    return Window(left, low, left + wide, low + tall, width, round(width * tall / (wide * squeeze)))


_LEAST = 8.0  # degrees of latitude that are shown at least
_FLAT, _STEEP = 0.5, 0.65  # height of the picture by its width, at least and at most


def land_in(window: Window) -> tuple[tuple[Ring, ...], ...]:
    """Polygons (outer ring, then holes) in the picture's own pixels, cut at its edges; specks are left out."""
    drawn = []
    for rings in _polygons():
        cut = [ring for ring in (_cut(ring, window) for ring in rings) if _is_seen(ring)]
        if cut:
            drawn.append(tuple(cut))
    return tuple(drawn)


@cache
def _polygons() -> tuple[tuple[Ring, ...], ...]:
    lines = (files("dateline.show.plots") / "land.csv").read_text(encoding="utf-8").splitlines()
    rings: dict[str, list[Ring]] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        numbers = [int(number) / 100 for number in row["points"].split()]
        rings.setdefault(row["polygon"], []).append(tuple(zip(numbers[::2], numbers[1::2], strict=True)))
    return tuple(tuple(polygon) for polygon in rings.values())


def _cut(ring: Ring, window: Window) -> Ring:
    """The part of a ring inside the window (Sutherland and Hodgman), in pixels."""
    points: Sequence[Point] = [window.place(lon, lat) for lon, lat in ring]
    right, bottom = window.width, window.height
    points = list(_beyond(points, lambda p: p[0]))
    points = list(_beyond(points, lambda p: right - p[0]))
    points = list(_beyond(points, lambda p: p[1]))
    points = list(_beyond(points, lambda p: bottom - p[1]))
    return (*points, *points[:1])


def _beyond(points: Sequence[Point], side: Callable[[Point], float]) -> Iterator[Point]:
    """The points on the inner side of one edge, and where the ring crosses it."""
    for before, here in zip([*points[-1:], *points[:-1]], points, strict=True):
        inside, outside = side(here), side(before)
        if inside * outside < 0:
            share = outside / (outside - inside)
            yield (
                round(before[0] + share * (here[0] - before[0]), 1),
                round(before[1] + share * (here[1] - before[1]), 1),
            )
        if inside >= 0:
            yield here


def _is_seen(ring: Ring) -> bool:
    """Whether a ring covers at least a pixel or so."""
    if len(ring) < 4:
        return False
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return abs(doubled) >= 2.0
