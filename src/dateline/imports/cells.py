"""Single cells of other data sets: days, numbers, points, lists."""

import re
from datetime import date, timedelta

_MONTHS = {
    name: at for at, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct"), 1)
}
_LATER = {"nov": 11, "dec": 12}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_SHORT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})")
_MOST = 10**9


class CellError(ValueError):
    """A cell says nothing that can be used; the message says what it holds."""


def day(words: str, column: str) -> date:
    """The day of a cell: 2026-09-15 (with or without a time), 20260915, 15 September 2026."""
    found = _ISO.fullmatch(words) or _SHORT.fullmatch(words)
    try:
        if found:
            return date(*map(int, found.groups()))
        if named := _NAMED.fullmatch(words):
            month = (_MONTHS | _LATER).get(named[2].casefold(), 0)
            return date(int(named[3]), month, int(named[1]))
    except ValueError:
        pass
    raise CellError(f"{column} holds no day: {words[:40]!r} (a day is written like 2026-09-15)")


def around(middle: date, days: int) -> tuple[date, date]:
    """The days from so many before a day to so many after it."""
    return _moved(middle, -days), _moved(middle, days)


def month_of(one: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    first = one.replace(day=1)
    return first, _moved(_moved(first, 31).replace(day=1), -1)


def _moved(one: date, days: int) -> date:
    return date.fromordinal(min(max(one.toordinal() + days, 1), date.max.toordinal()))


def length(first: date, last: date) -> str:
    """The precision that a stretch of days has: day, days, week, month or year."""
    span = (last - first) // timedelta(days=1)
    return "day" if span == 0 else "days" if span < 6 else "week" if span < 10 else "month" if span < 35 else "year"


def count(words: str, column: str) -> int | None:
    """A number of people; None where the cell is empty."""
    if words in ("", "NA", "nan", "None"):
        return None
    try:
        found = float(words)
    except ValueError as error:
        raise CellError(f"{column} holds no number: {words[:40]!r}") from error
    if not 0 <= found < _MOST:
        raise CellError(f"{column} holds no number of people: {words[:40]!r}")
    return int(found)


def point(lat: str, lon: str) -> tuple[float | None, float | None]:
    """A point on earth; none where a cell is empty, holds no number, or lies outside."""
    try:
        found = float(lat), float(lon)
    except ValueError:
        return None, None
    return found if abs(found[0]) <= 90 and abs(found[1]) <= 180 else (None, None)


def several(words: str) -> tuple[str, ...]:
    """The names of a cell that joins several by a semicolon, each once."""
    return tuple(dict.fromkeys(part.strip() for part in words.split(";") if part.strip() not in ("", "None", "NA")))
