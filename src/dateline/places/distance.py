"""How far two points lie apart."""

import math

KM_A_DEGREE = 111.2


def is_nearer(limit: float, lat: float, lon: float, other_lat: float, other_lon: float) -> bool:
    """Whether two points lie nearer to each other than so many kilometres."""
    if abs(lat - other_lat) * KM_A_DEGREE > limit * 1.001:  # most pairs: their latitudes alone tell
        return False
    return kilometres(lat, lon, other_lat, other_lon) < limit


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, good to a percent for neighbours."""
    across = (lon - other_lon + 540.0) % 360.0 - 180.0
    return KM_A_DEGREE * math.hypot(across * math.cos(math.radians((lat + other_lat) / 2)), lat - other_lat)
