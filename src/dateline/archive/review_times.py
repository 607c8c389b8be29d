"""Times that a person types, in Extended Date/Time Format: a day, month or year, or an interval with an open end."""

import re
from calendar import monthrange

from dateline.errors import ConfigError

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(T[0-9]{2}:[0-9]{2})?)?)?")
_GRAINS = {1: "year", 2: "month", 3: "day", 4: "minute"}
_OPEN = ("..", "")


def interval_from(words: str) -> dict[str, str | None]:
    """From the earliest to the latest day: "2026-11-20", "2026-11", "2026-11-18/2026-11-20", "../2026-11-20".

    Nothing typed is a time that is not known. ConfigError for what is no time, or ends before it begins.
    """
    if not words:
        return {"earliest": None, "latest": None, "granularity": None}
    first, _, last = words.partition("/")
    ends = (first, last) if "/" in words else (first, first)
    if ends[0] in _OPEN and ends[1] in _OPEN:
        raise ConfigError(f"{words!r} is no time: write 2026-11-20, 2026-11, 2026-11-18/2026-11-20 or ../2026-11-20")
    earliest = None if ends[0] in _OPEN else _bounds(ends[0], words)[0]
    latest = None if ends[1] in _OPEN else _bounds(ends[1], words)[1]
    if earliest and latest and earliest[:10] > latest[:10]:
        raise ConfigError(f"{words!r} ends before it begins")
    grains = [_bounds(end, words)[2] for end in ends if end not in _OPEN]
    return {"earliest": earliest, "latest": latest, "granularity": max(grains, key=list(_GRAINS.values()).index)}


def _bounds(date: str, words: str) -> tuple[str, str, str]:
    """The first and last day (or minute) of a date, and how fine it is."""
    found = _DATE.fullmatch(date)
    if found is None:
        raise ConfigError(f"{words!r} is no time: write 2026-11-20, 2026-11, 2026-11-18/2026-11-20 or ../2026-11-20")
    year, month, day, clock = found.groups()
    grain = _GRAINS[sum(part is not None for part in found.groups())]
    if not 1 <= int(month or 1) <= 12 or not int(year):
        raise ConfigError(f"{words!r} is no time: there is no such month")
    most = monthrange(int(year), int(month or 12))[1]
    if not 1 <= int(day or 1) <= most:
        raise ConfigError(f"{words!r} is no time: there is no such day")
    head, tail = f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{day or f'{most:02}'}"
    return head + (clock or ""), tail + (clock or ""), grain
