"""Dates that name themselves, in whole or but for the year: "3 May", "May 3, 2024", "2024", "the 1990s"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dateline.model.time import TimexType
from dateline.times.calendar import month_end, period_of
from dateline.times.draft import Draft, Lean, Make, Setting, dated, in_part, spanning

_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_MONTH_AS_WORD = re.compile(
    r"\b(?:in|since|by|until|till|last|this|next|of|from|to|through|for|and|early|late|mid|during|before|after|"
    r"between|-)\s?$",
    re.I,
)
_COUNT_BEFORE = re.compile(
    r"(?:\$|£|€|no\.|about|nearly|almost|than|some|least|flight|boeing|room|route|number) ?$", re.I
)


def _iso(m: re.Match[str], s: Setting) -> Draft | None:
    return dated(f"{m['y']}-{m['m']}-{m['d']}", "explicit")


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _day(m: re.Match[str], s: Setting) -> Draft | None:
    month, day = s.lexicon.months[m["m"].lower()], _number(m["d"])
    if not 1 <= day <= 31:
        return None
    year, guesses = year_for(m["y"], month, day, s)
    return dated(f"{year:04d}-{month:02d}-{day:02d}", _basis(m["y"], s), *guesses)


def year_for(said: str | None, month: int, day: int | None, s: Setting) -> tuple[int, tuple[str, ...]]:
    """The year of a month (and day) named without one: the nearest, leaning to the past unless the verb looks ahead."""
    if said:
        return int(said), ()
    ahead = ((month - s.day.month) * 30.4 + ((day or 15) - s.day.day if day else 0)) % 365
    reach = 240 if s.lean is Lean.FUTURE else 60
    same_or_later = (month, day or 31) >= (s.day.month, s.day.day if day else 31) or month > s.day.month
    if ahead <= reach or ahead >= 364.9:
        year = s.day.year if same_or_later or month == s.day.month else s.day.year + 1
    else:
        year = s.day.year if not same_or_later or (month == s.day.month and not day) else s.day.year - 1
    return year, (f"year: nearest ({s.lean.value})",)


def _basis(said_year: str | None, s: Setting) -> str:
    return "explicit" if said_year else s.basis


def _days(m: re.Match[str], s: Setting) -> Draft | None:
    month = s.lexicon.months[m["m"].lower()]
    first, last = _number(m["d"]), _number(m["e"])
    year, _ = year_for(m["y"], month, first, s)
    return _between(year, (month, first), (month, last), _basis(m["y"], s))


def _between(year: int, start: tuple[int, int], end: tuple[int, int], basis: str) -> Draft | None:
    try:
        first, last = date(year, *start), date(year, *end)
    except ValueError:
        return None
    return spanning(first, last, basis, "day") if first <= last else None


def _night(m: re.Match[str], s: Setting) -> Draft | None:
    month, day = s.lexicon.months[m["m"].lower()], _number(m["d"])
    year, guesses = year_for(m["y"], month, day, s)
    draft = dated(f"{year:04d}-{month:02d}-{day:02d}TNI", _basis(m["y"], s), *guesses)
    until = _between(year, (month, day), (month, _number(m["e"])), "") if m["e"] else None
    if draft is None or until is None:
        return draft
    return Draft(draft.type, draft.value, until.interval, draft.basis, "time", False, draft.guesses)


def _week(m: re.Match[str], s: Setting) -> Draft | None:
    day = _day(m, s)
    period = period_of(day.value) if day and day.value else None
    if day is None or period is None:
        return None
    year, week, _ = period.first.isocalendar()
    return dated(f"{year}-W{week:02d}", day.basis, *day.guesses)


def _across(m: re.Match[str], s: Setting) -> Draft | None:
    """ "28 July to 3 August", over the turn of the year where it must be."""
    start, end = s.lexicon.months[m["m"].lower()], s.lexicon.months[m["n"].lower()]
    first_year, _ = year_for(m["y0"] or (m["y"] if start <= end else None), start, _number(m["d"]), s)
    last_year = int(m["y"]) if m["y"] else first_year + (start > end)
    if m["y"] and not m["y0"]:
        first_year = last_year - (start > end)
    try:
        first, last = date(first_year, start, _number(m["d"])), date(last_year, end, _number(m["e"]))
    except ValueError:
        return None
    draft = spanning(first, last, _basis(m["y"], s), "day") if first <= last else None
    if draft and m["night"]:
        return Draft(TimexType.TIME, f"{first.isoformat()}TNI", draft.interval, draft.basis, "time", False, ())
    return draft


def _half(m: re.Match[str], s: Setting) -> Draft | None:
    first = m["o"].lower() == "first"
    year = int(m["y"])
    draft = spanning(date(year, 1 if first else 7, 1), month_end(year, 6 if first else 12), "explicit", "quarter")
    return replace(draft, value=f"{year}-H{1 if first else 2}", granularity="half-year")


def _quarter_code(m: re.Match[str], s: Setting) -> Draft | None:
    return dated(f"{m['y']}-Q{m['q']}", "explicit")


def _months(m: re.Match[str], s: Setting) -> Draft | None:
    start, end = s.lexicon.months[m["m"].lower()], s.lexicon.months[m["n"].lower()]
    if not (m["y"] or m[0].lower().startswith(("from ", "between ")) or re.search(r"[-–—]|\bto\b", m[0])):
        return None
    last_year, _ = year_for(m["y"], end, None, s)
    first_year = int(m["y0"]) if m["y0"] else last_year - (start > end)
    return spanning(date(first_year, start, 1), month_end(last_year, end), _basis(m["y"], s), "month")


def _month(m: re.Match[str], s: Setting) -> Draft | None:
    word = m["m"]
    before = m.string[max(0, m.start("m") - 12) : m.start("m")]
    if not m["y"]:
        if word[0].islower() or (len(word.rstrip(".")) <= 3 and word.lower() != "may"):
            return None
        if word.lower() in ("may", "march", "august") and not (m["part"] or _MONTH_AS_WORD.search(before)):
            return None
    month = s.lexicon.months[word.lower()]
    year, guesses = year_for(m["y"], month, None, s)
    draft = dated(f"{year:04d}-{month:02d}", _basis(m["y"], s), *guesses)
    return in_part(draft, part_name(m["part"]))


def part_name(word: str | None) -> str:
    """early, mid, late, or "" for the whole."""
    lower = (word or "").lower()
    return _PARTS.get(lower, lower)


def _years(m: re.Match[str], s: Setting) -> Draft | None:
    first = int(m["y"])
    last = int(m["z"]) if len(m["z"]) == 4 else first // 100 * 100 + int(m["z"])
    joined = re.search(r"[-–—]|\bto\b|between|through|until", m[0])
    return spanning(date(first, 1, 1), date(last, 12, 31), "explicit", "year") if joined and first < last else None


def _decade(m: re.Match[str], s: Setting) -> Draft | None:
    value = m["y"] if len(m["y"]) == 3 else f"19{m['y']}"
    return in_part(dated(value, "explicit"), part_name(m["part"]))


def _century(m: re.Match[str], s: Setting) -> Draft | None:
    if m["n"]:
        return dated(f"{int(m['n']) - 1:02d}", "explicit")
    word = m["o"].lower()
    cardinal = {"twentieth": 20.0, "twenty-first": 21.0}.get(word) or _teens(word, s)
    return dated(f"{int(cardinal) - 1:02d}", "explicit") if cardinal else None


def _teens(word: str, s: Setting) -> float | None:
    return s.lexicon.numbers.get(word.removesuffix("th"))


def _year(m: re.Match[str], s: Setting) -> Draft | None:
    before = m.string[max(0, m.start() - 18) : m.start()].lower()
    counted = re.search(
        r"(?:\$|£|€|no\.|about|nearly|almost|than|some|least|flight|boeing|room|route|number) ?$", before
    )
    return None if counted else in_part(dated(m["y"], "explicit"), part_name(m["part"]))


MAKERS: Mapping[str, Make] = {
    "iso": _iso,
    "month-day": _day,
    "day-month": _day,
    "week-of": _week,
    "days-of-month": _days,
    "days-month": _days,
    "days-months": _across,
    "night-of": _night,
    "months": _months,
    "month": _month,
    "years": _years,
    "half": _half,
    "quarter-code": _quarter_code,
    "decade": _decade,
    "short-decade": _decade,
    "century": _century,
    "year": _year,
}
