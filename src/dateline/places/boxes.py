"""Boxes (west, south, east, north) about points, and parts of boxes."""

import math

from dateline.places.distance import KM_A_DEGREE

Box = tuple[float, float, float, float]


def around(lat: float, lon: float, km: float) -> Box:
    """The box that reaches so many kilometres from a point on every side."""
    up = km / KM_A_DEGREE
    across = up / max(0.05, math.cos(math.radians(lat)))
    return _rounded((lon - across, lat - up, lon + across, lat + up))


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point so many kilometres away in a direction (degrees from north)."""
    up = km * math.cos(math.radians(bearing)) / KM_A_DEGREE
    across = km * math.sin(math.radians(bearing)) / (KM_A_DEGREE * max(0.05, math.cos(math.radians(lat))))
    return lat + up, lon + across


def hull(one: Box, other: Box) -> Box:
    """The smallest box that holds both."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def half(box: Box, bearing: float) -> Box:
    """The half of a box towards north, east, south or west, or its quarter between two of them."""
    west, south, east, north = box
    mid_lon, mid_lat = (west + east) / 2, (south + north) / 2
    up, across = math.cos(math.radians(bearing)), math.sin(math.radians(bearing))
    if abs(up) > 0.1:
        south, north = (mid_lat, north) if up > 0 else (south, mid_lat)
    if abs(across) > 0.1:
        west, east = (mid_lon, east) if across > 0 else (west, mid_lon)
    return _rounded((west, south, east, north))


def middle(box: Box) -> Box:
    """The middle of a box, half as wide and half as high."""
    west, south, east, north = box
    across, up = (east - west) / 4, (north - south) / 4
    return _rounded((west + across, south + up, east - across, north - up))


def reach_km(box: Box) -> float:
    """Half a box's diagonal in kilometres: how far the place may be from the box's middle."""
    west, south, east, north = box
    wide = (east - west) * math.cos(math.radians((south + north) / 2))
    return round(KM_A_DEGREE * math.hypot(wide, north - south) / 2, 1)


def _rounded(box: Box) -> Box:
    west, south, east, north = (round(edge, 3) for edge in box)
    return west, max(-90.0, south), east, min(90.0, north)
