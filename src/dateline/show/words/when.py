"""Days and times as people write them, each with how exact it is."""

from calendar import monthrange
from datetime import date

from dateline.model.time import day_of
from dateline.query.answers import When

_PARTS = ("early", "mid-", "late")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def when_words(when: When) -> str:
    """ "15 September 2026", "early November 2026", "between 3 and 9 May 2026", "by 4 May 2026"; "day not known"."""
    first, last = day_of(when.earliest), day_of(when.latest)
    if first is None and last is None:
        return "day not known"
    if first is None:
        return f"by {_full(last)}"
    if last is None:
        return f"from {_full(first)} on"
    return _one(when, first) if first == last else _period(first, last)


def edtf_words(told: str) -> str:
    """The same of a time written as a day, month or year, or two of them with a stroke; "" for none."""
    first, _, last = told.partition("/")
    if not told or not last or first == last:
        return day_words(first)
    if len(first) == len(last) == 10:
        return when_words(When(first, last, "day"))
    first, last = (day_words(end.replace("..", "")) for end in (first, last))
    if not first or not last:
        return f"by {last}" if last else f"from {first} on"
    return f"between {first} and {last}"


def spread(when: When) -> int | None:
    """How many days it may have been on besides one: 0 for a day, 29 for a month of 30; None where an end is open."""
    first, last = day_of(when.earliest), day_of(when.latest)
    return (last - first).days if first and last else None


def exactness(when: When) -> str:
    """How exact the day is, in a word or two: "" for a day; "some day of that month", "one end is open"."""
    days = spread(when)
    if days is None:
        return "one end is open" if when.edtf else "no day is told"
    if days == 0:
        return ""
    return "some day of those" if days < 28 else "some day of that time"


def mark(when: When) -> str:
    """Half of how many days it may have been on, as a mark: "± 15 days"; "" for a day that is known."""
    days = spread(when)
    half = ((days or 0) + 1) // 2
    return "" if not half else f"± {half:,} day" + "s" * (half != 1)


def day_words(day: str | None) -> str:
    """An ISO day, month or year for people: "18 September 2026"; "" for none; what is no day stays as it is."""
    if not day:
        return ""
    parts = day[:10].split("-")
    if len(parts) == 2 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    known = day_of(day)
    return _full(known) if known else day


def moment_words(at: str | None) -> str:
    """A moment in UTC: "22 November 2026, 23:06 UTC"."""
    clock = (at or "")[11:16]
    return day_words(at) + (f", {clock} UTC" if clock else "")


def _one(when: When, day: date) -> str:
    start, end = (when.earliest or "")[11:16], (when.latest or "")[11:16]
    if not start or start == end == "00:00":
        return _full(day)
    return f"{_full(day)}, {start}" if start == end or not end else f"{_full(day)}, {start} to {end}"


def _period(first: date, last: date) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        end = f"{_MONTHS[last.month - 1]} {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return end
        return f"{_MONTHS[first.month - 1]}{'' if first.year == last.year else f' {first.year}'} to {end}"
    return _part(first, last) or f"between {_short(first, last)} and {_full(last)}"


def _part(first: date, last: date) -> str:
    """The third of a month that these days are; "" for other days."""
    if (first.year, first.month) != (last.year, last.month):
        return ""
    thirds = ((1, 10), (11, 20), (21, monthrange(last.year, last.month)[1]))
    if (first.day, last.day) not in thirds:
        return ""
    part = _PARTS[thirds.index((first.day, last.day))]
    return f"{part}{'' if part.endswith('-') else ' '}{_MONTHS[last.month - 1]} {last.year}"


def _short(first: date, last: date) -> str:
    """The first day without what it shares with the last."""
    if first.year != last.year:
        return _full(first)
    return f"{first.day}" if first.month == last.month else f"{first.day} {_MONTHS[first.month - 1]}"


def _full(day: date | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""
