"""Where the names of a map stand, so that none lies on another; a name that finds no room is left to the table."""

from collections.abc import Iterator, Mapping, Sequence
from math import pi, sqrt

from dateline.show.plots.land import Window

Box = tuple[float, float, float, float]

_LETTER, _LINE, _GAP = 6.7, 15.0, 3.0  # pixels of the font that the map is drawn in, rather too many than too few


def name_places(rows: Sequence[Mapping[str, str | float]], window: Window) -> list[dict[str, str | float]]:
    """Each name (first rows first) with the left end of its line, beside, above or under its symbol."""
    symbols = [_around(row, min(_radius(row), 6.0)) for row in rows]
    taken: list[Box] = list(symbols)
    named: list[dict[str, str | float]] = []
    for row in rows:
        name = str(row["name"])
        for box in _tries(row, _LETTER * len(name)):
            if _is_inside(box, window) and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                named.append({"name": name, "x": box[0], "y": (box[1] + box[3]) / 2})
                break
    return named


def _tries(row: Mapping[str, str | float], width: float) -> Iterator[Box]:
    x, y, away = float(row["x"]), float(row["y"]), _radius(row) + _GAP
    near = min(away, 6.0 + _GAP)
    beside = ((x + away, y), (x - away - width, y), (x + near, y))
    above_and_under = [(x - width / 2, y + far) for far in (-away - _LINE / 2, away + _LINE / 2, -near - _LINE / 2)]
    for left, middle in (*beside, *above_and_under):
        yield (round(left, 1), round(middle - _LINE / 2, 1), round(left + width, 1), round(middle + _LINE / 2, 1))


def _radius(row: Mapping[str, str | float]) -> float:
    return sqrt(float(row["size"]) / pi)


def _around(row: Mapping[str, str | float], radius: float) -> Box:
    x, y = float(row["x"]), float(row["y"])
    return (x - radius, y - radius, x + radius, y + radius)


def _is_inside(box: Box, window: Window) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= window.width - 2 and box[3] <= window.height - 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
