"""Feasts by name, and days of a month by their place in it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.time import Interval, TimexType
from dateline.times.calendar import month_end, shifted
from dateline.times.draft import Draft, Lean, Make, Setting, Step, dated, said, spanning, vague, waiting
from dateline.times.explicit import year_for
from dateline.times.feasts import Feast, days_of_feast, nth_weekday

_AGAINST = 20
_CAMPAIGN = 200  # days from a polling day within which "polling day" means it


def _holiday(m: re.Match[str], s: Setting) -> Draft | None:
    """A feast's first day, nearest to the report as the verb looks; its eve or the day after."""
    name = re.sub(r"\s+", " ", m["name"].lower().replace("’", "'"))
    feast = next((f for f in s.lexicon.feasts[name] if f.near is None or f.near.search(m.string)), None)
    if name.endswith("day") and m["name"][0].islower():
        return None
    day, guesses = _feast_day(feast, m, s) if feast else (None, ())
    if feast is None or day is None:
        return vague(TimexType.DATE, None)
    near, basis = (m["near"] or "").lower(), "explicit" if m["y"] else s.basis
    if near:
        day += timedelta(_shift(near, feast.length))
        return dated(day.isoformat(), basis, *guesses, *(("end of a feast",) if "end" in near else ()))
    draft = dated(day.isoformat(), basis, *guesses)
    if draft is None or feast.length == 1:
        return draft
    return replace(draft, interval=Interval(day.isoformat(), (day + timedelta(feast.length - 1)).isoformat()))


def _shift(words: str, length: int) -> int:
    """Days from a feast's first day to its eve, its end, its start, or the days before and after it."""
    if "after" in words:
        return length
    return length - 1 if "end" in words else 0 if "start" in words else -1


def _feast_day(feast: Feast, m: re.Match[str], s: Setting) -> tuple[date | None, tuple[str, ...]]:
    """The feast's first day nearest to the report, and what was guessed."""
    sighted = ("feast: by its calendar's reckoning, a day more or less",) if feast.rule == "islamic" else ()
    if said(m, "y"):
        return next(iter(days_of_feast(feast, int(m["y"]))), None), sighted
    known = [day for year in range(s.day.year - 1, s.day.year + 3) for day in days_of_feast(feast, year)]
    return nearest(known, feast.length, m, s), (*sighted, f"year: nearest ({s.lean.value})")


def nearest(known: list[date], length: int, m: re.Match[str], s: Setting) -> date | None:
    """The day that costs least: going against the verb's direction counts as many times the distance."""
    rel = said(m, "rel")
    ahead = s.lean is Lean.FUTURE or rel in ("next", "this coming")

    def cost(day: date) -> int:
        gap = (day - s.day).days
        if gap > 0:
            return gap * (1 if ahead else _AGAINST)
        return max(0, -gap - length + 1) * (_AGAINST if ahead else 1)

    wanted = [day for day in known if rel != "last" or day < s.day]
    return min(wanted, key=cost, default=None)


def _nth_of_feast(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The second day of Ramadan", "the last week of Ramadan"."""
    feast = next((f for f in s.lexicon.feasts[m["name"].lower().replace("’", "'")] if f.length > 1), None)
    day, guesses = _feast_day(feast, m, s) if feast else (None, ())
    if feast is None or day is None or m["u"].lower() == "weekend":
        return None
    size = 7 if m["u"].lower() == "week" else 1
    last = m["o"].lower() in ("last", "final")
    start = feast.length - size if last else size * (s.lexicon.ordinals[m["o"].lower()] - 1)
    if not 0 <= start < feast.length:
        return None
    first = day + timedelta(start)
    if size == 1:
        return dated(first.isoformat(), s.basis, *guesses)
    return spanning(first, first + timedelta(size - 1), s.basis, "week")


def _weekday_by_feast(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The Monday after New Year's"."""
    feast = next((f for f in s.lexicon.feasts[m["name"].lower().replace("’", "'")] if f.near is None), None)
    day, guesses = _feast_day(feast, m, s) if feast else (None, ())
    if day is None:
        return vague(TimexType.DATE, None)
    way = 1 if m["way"].lower() == "after" else -1
    gap = ((s.lexicon.weekdays[m["w"].lower()] - day.weekday()) * way) % 7 or 7
    return dated((day + timedelta(way * gap)).isoformat(), s.basis, *guesses)


def _election_day(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Polling day": of the national election nearest to the report in a country that it names."""
    known = [day for near, day in s.lexicon.elections if near.search(m.string) and abs((day - s.day).days) < _CAMPAIGN]
    day = nearest(known, 1, m, s)
    if day is None:
        return vague(TimexType.DATE, None)
    return dated(day.isoformat(), s.basis, "election: the nearest of a country that the report names")


def _nth_of(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The first weekend of July", "the last day of May", "the second week of March 2024"."""
    if m["rel"]:
        year, month = map(int, shifted(s.day, "M", {"last": -1, "this": 0, "next": 1}[m["rel"].lower()]).split("-"))
        guesses: tuple[str, ...] = ()
    else:
        month = s.lexicon.months[m["m"].lower()]
        year, guesses = year_for(m["y"], month, None, s)
    basis = "explicit" if m["y"] else s.basis
    last = m["o"].lower() in ("last", "final")
    count = -1 if last else s.lexicon.ordinals.get(m["o"].lower(), 1)
    unit = m["u"].lower()
    if unit in s.lexicon.weekdays:
        return dated(nth_weekday(year, month, s.lexicon.weekdays[unit], count).isoformat(), basis, *guesses)
    first, end = date(year, month, 1), month_end(year, month)
    if unit == "day":
        return dated((end if last else first + timedelta(count - 1)).isoformat(), basis, *guesses)
    if unit == "weekend":
        saturday = nth_weekday(year, month, 5, count)
        return dated(f"{shifted(saturday, 'W', 0)}-WE", basis, *guesses)
    if unit == "half":
        return spanning(
            *((first, date(year, month, 15)) if count == 1 else (date(year, month, 16), end)), basis, "month"
        )
    start = end - timedelta(6) if last else first + timedelta(7 * (count - 1))
    return spanning(start, min(start + timedelta(6), end), basis, "week") if start <= end else None


def _day_only(m: re.Match[str], s: Setting) -> Draft | None:
    """ "On the 14th", "by the 31st": of the month told before, or the most recent such day, or the next by the verb."""
    number = int(re.sub(r"\D", "", m["d"]))
    ahead = s.lean is Lean.FUTURE
    month = s.day.year * 12 + s.day.month - 1
    if ahead and number < s.day.day:
        month += 1
    elif not ahead and number > s.day.day:
        month -= 1
    value = f"{month // 12:04d}-{month % 12 + 1:02d}-{number:02d}"
    plain = dated(value, s.basis, "month: nearest")
    return waiting(Step("day-of-month", str(number), 1 if ahead else -1), plain) if plain else None


MAKERS: Mapping[str, Make] = {
    "day-only": _day_only,
    "election-day": _election_day,
    "holiday": _holiday,
    "nth-of-feast": _nth_of_feast,
    "weekday-by-feast": _weekday_by_feast,
    "nth-of-month": _nth_of,
}
