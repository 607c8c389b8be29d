"""Days that have names: fixed ones, n-th weekdays of a month, and movable feasts worked out by their calendars."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.tables import cell_list, read_table

_ISLAMIC_EPOCH = 1948439  # Julian day number just before 1 Muharram of the year 1, civil reckoning
_HEBREW_EPOCH = 347997  # Julian day number just before 1 Tishri of the year 1
_TO_ORDINAL = 1721425  # Julian day numbers less this are Python's ordinals


@dataclass(frozen=True, slots=True)
class Feast:
    """How a feast's day is found: words that must stand in the report, rule, its numbers, how many days it lasts."""

    near: re.Pattern[str] | None
    rule: str
    month: int
    day: int
    weekday: int
    length: int
    known: Mapping[int, date]


def load_feasts() -> dict[str, tuple[Feast, ...]]:
    """Feasts by their lower-case names; several, told apart by what stands near, where countries share a name."""
    known: dict[str, dict[int, date]] = {}
    for row in read_table("en/feast_days.csv").rows:
        day = date.fromisoformat(row["day"])
        known.setdefault(row["feast"], {})[day.year] = day
    feasts: dict[str, tuple[Feast, ...]] = {}
    for row in read_table("en/holidays.csv").rows:
        for name in cell_list(row["names"]):
            feasts[name.lower()] = (*feasts.get(name.lower(), ()), _feast(row, known.get(row["key"], {})))
    return feasts


def _feast(row: Mapping[str, str], known: Mapping[int, date]) -> Feast:
    near = re.compile("|".join(map(re.escape, row["near"].split("|")))) if row["near"] else None
    month, day, weekday = int(row["month"] or 0), int(row["day"] or 0), int(row["weekday"] or 0)
    return Feast(near, row["rule"], month, day, weekday, int(row["length"] or 1), known)


def days_of_feast(feast: Feast, year: int) -> list[date]:
    """First days of a feast in a year of our calendar: one, seldom two or none."""
    try:
        return [day for day in _candidates(feast, year) if day.year == year]
    except (ValueError, OverflowError):
        return []


def _candidates(feast: Feast, year: int) -> list[date]:
    if feast.rule == "fixed":
        return [date(year, feast.month, feast.day)]
    if feast.rule == "easter":
        return [_easter(year) + timedelta(feast.day)]
    if feast.rule == "orthodox":
        return [_orthodox_easter(year) + timedelta(feast.day)]
    if feast.rule == "nth":
        return [nth_weekday(year, feast.month, feast.weekday, feast.day)]
    if feast.rule == "election":
        return [nth_weekday(year, 11, 0, 1) + timedelta(1)]
    if feast.rule == "islamic":
        around = (year - 622) * 33 // 32
        return [_islamic(y, feast.month, feast.day) for y in range(around - 1, around + 4)]
    if feast.rule == "hebrew":
        return [_hebrew(y, feast.month, feast.day) for y in (year + 3760, year + 3761)]
    return [feast.known[year]] if year in feast.known else []


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The n-th such weekday of a month; -1 is the last."""
    if count < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))


def _easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian reckoning."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Eastern Easter Sunday: the Julian reckoning, 13 days on (1900 to 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(13)


def _islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar; the sighted moon may differ by a day."""
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(days + _ISLAMIC_EPOCH - _TO_ORDINAL)


def _hebrew(year: int, month: int, day: int) -> date:
    """A day of the Hebrew calendar; months count from Tishri, Nisan being 7 in every year."""
    start, following = _hebrew_new_year(year), _hebrew_new_year(year + 1)
    size = following - start
    leap = size > 380
    lengths = [30, 30 if size % 10 == 5 else 29, 29 if size % 10 == 3 else 30, 29, 30, 59 if leap else 29]
    lengths += [30, 29, 30, 29, 30, 29]
    return date.fromordinal(start + sum(lengths[: month - 1]) + day - 1 - _TO_ORDINAL)


def _hebrew_new_year(year: int) -> int:
    """The Julian day number of 1 Tishri, with the postponements."""
    day = _elapsed(year)
    after, before = _elapsed(year + 1), _elapsed(year - 1)
    shift = 2 if after - day == 356 else 1 if day - before == 382 else 0
    return day + shift + _HEBREW_EPOCH + 1


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = months * 29 + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day
