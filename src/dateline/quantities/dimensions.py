"""Frames that a figure's unit makes: distances, areas, speeds, calibres, and sums that are the price of one thing."""

import re

from dateline.model.text import Span
from dateline.quantities.found import Found

_UNITS = {
    "distance": frozenset({"km", "m", "mile", "foot", "cm", "mm", "inch", "nautical-mile", "yard"}),
    "area": frozenset({"hectare", "acre", "km2", "m2", "mile2"}),
    "speed": frozenset({"km/h", "mile/h", "knot"}),
}
_EACH = re.compile(
    r"\s(?:apiece|each|(?:an?|per|the|for\san?)\s(?:head|piece|kilo(?:gram(?:me)?)?|kg|ton(?:ne)?|quintal|barrel|lit(?:re|er)|"
    r"gallon|pound|ounce|bushel|bag|sack|bottle|night|ticket|share))\b"
)


def unit_frame(text: str, number: Found, counted: Span | None, frame: str | None) -> str | None:
    """The frame of a figure with a unit, beside the one that the words around it make."""
    if number.unit == "mm" and counted is not None and counted.start == number.span.end + 1:
        return "calibre"  # "82mm mortars"
    measured = next((name for name, units in _UNITS.items() if number.unit in units), None)
    if measured == "distance":
        return measured
    money = number.unit is not None and len(number.unit) == 3 and number.unit.isupper()
    return frame or measured or ("price" if money and _EACH.match(text, number.span.end) else None)
