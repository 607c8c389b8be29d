"""Calendar arithmetic: TIMEX3 values, the intervals they stand for, and parts of them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_SEASON = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_DAYS = {"D": 1, "W": 7, "F": 14, "M": 30.4, "Q": 91.3, "Y": 365.25, "E": 3652.5, "C": 36525}
_SIZES = ("time", "day", "week", "month", "quarter", "season", "half-year", "year", "decade", "century")
_UNIT_SIZE = {"D": 1, "W": 2, "F": 2, "M": 3, "Q": 4, "Y": 7, "E": 8, "C": 9}
_THIRDS = {"early": 0, "mid": 1, "late": 2}


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive first and last day, and how fine they were said."""

    first: date
    last: date
    granularity: str


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def period_of(value: str) -> Period | None:
    """The days of a TIMEX3 date value; None where it has none (durations, sets, references, impossible dates)."""
    try:
        return _period(value)
    except ValueError:
        return None


def _period(value: str) -> Period | None:
    if day := re.match(r"(\d{4})-(\d\d)-(\d\d)(T.*)?$", value):
        on = date(int(day[1]), int(day[2]), int(day[3]))
        return Period(on, on, "time" if day[4] else "day")
    if week := re.match(r"(\d{4})-W(\d\d)(-WE)?$", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = monday + timedelta(5) if week[3] else monday
        return Period(first, monday + timedelta(6), "week")
    if month := re.match(r"(\d{4})-(\d\d)$", value):
        return Period(date(int(month[1]), int(month[2]), 1), month_end(int(month[1]), int(month[2])), "month")
    if quarter := re.match(r"(\d{4})-Q([1-4])$", value):
        year, start = int(quarter[1]), 3 * int(quarter[2]) - 2
        return Period(date(year, start, 1), month_end(year, start + 2), "quarter")
    if season := re.match(r"(\d{4})-(SP|SU|FA|WI)$", value):
        year, (start, end) = int(season[1]), _SEASON[season[2]]
        return Period(date(year, start, 1), month_end(year + (end < start), end), "season")
    return _long_period(value)


def _long_period(value: str) -> Period | None:
    if re.fullmatch(r"\d{4}", value):
        return Period(date(int(value), 1, 1), date(int(value), 12, 31), "year")
    if half := re.fullmatch(r"(\d{4})-H([12])", value):
        year, start = int(half[1]), 6 * int(half[2]) - 5
        return Period(date(year, start, 1), month_end(year, start + 5), "half-year")
    if re.fullmatch(r"\d{3}", value):
        return Period(date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31), "decade")
    if re.fullmatch(r"\d{2}", value):
        # The 16th century runs from 1501 to 1600.
        return Period(date(int(value) * 100 + 1, 1, 1), date(int(value) * 100 + 100, 12, 31), "century")
    return None


def part_of(period: Period, part: str) -> Period:
    """Early, mid or late: thirds of a month by tens, of a year by four months, of a decade by years."""
    third = _THIRDS[part]
    first, last = period.first, period.last
    if period.granularity == "month":
        starts = (1, 11, 21)
        end = last.day if third == 2 else starts[third] + 9
        return Period(first.replace(day=starts[third]), first.replace(day=end), "month")
    if period.granularity == "year":
        return Period(date(first.year, 4 * third + 1, 1), month_end(first.year, 4 * third + 4), "year")
    if period.granularity == "decade":
        bounds = ((0, 3), (4, 6), (7, 9))[third]
        return Period(date(first.year + bounds[0], 1, 1), date(first.year + bounds[1], 12, 31), "decade")
    days = (last - first).days + 1
    start = first + timedelta(days * third // 3)
    return Period(start, first + timedelta(max(days * (third + 1) // 3 - 1, 0)), period.granularity)


def shifted(day: date, unit: str, count: int) -> str:
    """The TIMEX3 value of the calendar unit `count` units away from a day; "" where it leaves the calendar."""
    try:
        return _shifted(day, unit, count)
    except (OverflowError, ValueError):
        return ""


def _shifted(day: date, unit: str, count: int) -> str:
    if unit == "D":
        return (day + timedelta(count)).isoformat()
    if unit in ("W", "F"):
        year, week, _ = (day + timedelta(7 * count * (2 if unit == "F" else 1))).isocalendar()
        return f"{year}-W{week:02d}"
    if unit == "M":
        months = day.year * 12 + day.month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit == "Q":
        quarters = day.year * 4 + (day.month - 1) // 3 + count
        return f"{quarters // 4:04d}-Q{quarters % 4 + 1}"
    if unit == "Y":
        return f"{day.year + count:04d}"
    if unit == "E":
        return f"{day.year // 10 + count:03d}"
    return f"{day.year // 100 + count:02d}" if unit == "C" else ""


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or that month's last day."""
    total = day.year * 12 + day.month - 1 - months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def days_of(unit: str, count: float) -> int:
    """About how many days some units are."""
    return round(_DAYS.get(unit, 0) * count)


def fits(period: Period, unit: str) -> bool:
    """Whether a period is fine enough to count such units from."""
    return period.granularity in _SIZES and _SIZES.index(period.granularity) <= _UNIT_SIZE.get(unit, 0)


def back_from(day: date, unit: str, count: float) -> date:
    """The day some units before; months and years by the calendar; never before year 1."""
    try:
        if unit in ("M", "Q", "Y", "E", "C") and count == int(count):
            return months_before(day, int(count) * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit])
        return day - timedelta(days_of(unit, count))
    except (OverflowError, ValueError):
        return date.min
