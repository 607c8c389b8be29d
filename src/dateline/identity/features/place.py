"""Where: the same place, one inside the other, near, or two places that cannot be one."""

from math import asin, cos, radians, sqrt

from dateline.identity.features.evidence import Evidence
from dateline.identity.told import Told
from dateline.model.linking import Spot

_POINTS = ("site", "town", "relative", "admin2")
_WIDE = ("country", "region", "admin1", "none")
_NEAR_KM, _FAR_KM = 40.0, 150.0
_EARTH_KM = 6371.0
_ORDER = (
    "place: same",
    "place: near",
    "place: one in the other",
    "place: same country",
    "place: unclear",
    "place: other country, unlike levels",
    "place: apart",
    "place: other country",
)


def place(left: Told, right: Told) -> Evidence | None:
    """The best match of the places on either side; apart only where every pair of them is."""
    pairs = [(a, b) for a in left.happening.spots for b in right.happening.spots]
    if not pairs:
        return None
    found = [(_sign(a, b), a, b) for a, b in pairs]
    for sign in _ORDER:
        for at, a, b in found:
            if at == sign:
                return None if sign == "place: unclear" else _found(sign, a, b)
    return None


def _found(sign: str, a: Spot, b: Spot) -> Evidence:
    return Evidence(sign, lambda: _said(a), lambda: _said(b))


def _sign(a: Spot, b: Spot) -> str:
    if (a.geonames is not None and a.geonames == b.geonames) or (a.name == b.name and a.country == b.country):
        return "place: same"
    if a.country is None or b.country is None:
        return "place: unclear"
    if a.country != b.country:
        return "place: other country" if _rank(a) == _rank(b) else "place: other country, unlike levels"
    if a.level in _WIDE or b.level in _WIDE:
        return _wide(a, b)
    distance = kilometres(a, b)
    if distance is None:
        return "place: unclear"
    return "place: near" if distance <= _NEAR_KM else "place: apart" if distance >= _FAR_KM else "place: same country"


def _rank(spot: Spot) -> str:
    return "point" if spot.level in _POINTS else spot.level


def _wide(a: Spot, b: Spot) -> str:
    if "country" in (a.level, b.level) or a.level != b.level:
        return "place: one in the other" if a.level != b.level else "place: same country"
    return "place: apart" if a.level == "admin1" else "place: unclear"


def kilometres(a: Spot, b: Spot) -> float | None:
    """The distance of two places over the ground; None where one has no degrees."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    up, over = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    both = cos(radians(a.lat)) * cos(radians(b.lat))
    chord = (1 - cos(2 * up)) / 2 + both * (1 - cos(2 * over)) / 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, chord)))


def _said(spot: Spot) -> str:
    return f"{spot.name} ({spot.level}, {spot.country or 'country unknown'})"
