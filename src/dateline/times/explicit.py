"""Dates that name themselves, in whole or but for the year: "3 May", "May 3, 2024", "2024", "the 1990s"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dateline.model.doubt import Unresolved, Why
from dateline.model.time import Interval, TimexType
from dateline.times.calendar import month_end, period_of
from dateline.times.draft import Draft, Lean, Make, Setting, dated, in_part, said, spanning

_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_MONTH_AS_WORD = re.compile(
    r"\b(?:in|since|by|until|till|last|this|next|of|from|to|through|for|and|early|late|mid|during|before|after|"
    r"between|-)\s?$",
    re.I,
)
_COUNT_BEFORE = re.compile(
    r"(?:\$|£|€|no\.|about|nearly|almost|than|some|least|flight|boeing|room|route|number|"
    r"resolution|highway|group|article|section|unit|battalion|channel) ?$",
    re.I,
)
_COUNT_AFTER = re.compile(r"\.\d|,\d| (?:percent|per cent|percentage|degrees|points|shares|votes)")


def _iso(m: re.Match[str], s: Setting) -> Draft | None:
    return dated(f"{m['y']}-{m['m']}-{m['d']}", "explicit")


def day_number(day: str, s: Setting) -> int:
    """The number of a day of the month, in digits or as a word."""
    digits = re.sub(r"\D", "", day)
    return int(digits) if digits else s.lexicon.ordinals.get(day.lower(), 0)


def _day(m: re.Match[str], s: Setting) -> Draft | None:
    month, day = s.lexicon.months[m["m"].lower()], day_number(m["d"], s)
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
    month = s.lexicon.months[said(m, "m", "m1")]
    first, last = day_number(said(m, "d", "d1"), s), day_number(said(m, "e", "e1"), s)
    year, _ = year_for(said(m, "y", "y1"), month, first, s)
    return _between(year, (month, first), (month, last), _basis(said(m, "y", "y1"), s))


def _between(year: int, start: tuple[int, int], end: tuple[int, int], basis: str) -> Draft | None:
    try:
        first, last = date(year, *start), date(year, *end)
    except ValueError:
        return None
    return spanning(first, last, basis, "day") if first <= last else None


def _night(m: re.Match[str], s: Setting) -> Draft | None:
    month, day = s.lexicon.months[said(m, "m", "m2")], day_number(said(m, "d", "d2"), s)
    year, guesses = year_for(m["y"], month, day, s)
    part = s.lexicon.parts[m["p"].lower()]
    draft = dated(f"{year:04d}-{month:02d}-{day:02d}T{part}", _basis(m["y"], s), *guesses)
    end = said(m, "e", "e2")
    until = _between(year, (month, day), (month, day_number(end, s)), "") if end else None
    if draft is None or until is None:
        return draft
    return Draft(draft.type, draft.value, until.interval, draft.basis, "time", False, draft.guesses)


def _week(m: re.Match[str], s: Setting) -> Draft | None:
    month, number = s.lexicon.months[said(m, "m", "m2")], day_number(said(m, "d", "d2"), s)
    year, guesses = year_for(m["y"], month, max(number, 1), s)
    period = period_of(f"{year:04d}-{month:02d}-{number:02d}")
    if period is None:
        return None
    weekend = "-WE" if "weekend" in m[0].lower() else ""
    year, week, _ = period.first.isocalendar()
    return dated(f"{year}-W{week:02d}{weekend}", _basis(m["y"], s), *guesses)


def _across(m: re.Match[str], s: Setting) -> Draft | None:
    """ "28 July to 3 August", over the turn of the year where it must be."""
    start, end = s.lexicon.months[said(m, "m", "m2")], s.lexicon.months[said(m, "n", "n2")]
    start_day, end_day = day_number(said(m, "d", "d2"), s), day_number(said(m, "e", "e2"), s)
    first_year, _ = year_for(m["y0"] or (m["y"] if start <= end else None), start, start_day, s)
    last_year = int(m["y"]) if m["y"] else first_year + (start > end)
    if m["y"] and not m["y0"]:
        first_year = last_year - (start > end)
    try:
        first, last = date(first_year, start, start_day), date(last_year, end, end_day)
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
    return dated(f"{m['y']}-{m['q'].upper()}", "explicit")


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
    if before.endswith("Black "):
        return None
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
    end = said(m, "z", "z2")
    last = int(end) if len(end) == 4 else first // 100 * 100 + int(end)
    joined = re.search(r"[-–—/]|\bto\b|between|through|until", m[0], re.I)
    return spanning(date(first, 1, 1), date(last, 12, 31), "explicit", "year") if joined and first < last else None


def _parted_years(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Late 2019 to early 2020": from the first third to the last."""
    first = in_part(dated(m["y"], "explicit"), part_name(m["a"]))
    last = in_part(dated(m["z"], "explicit"), part_name(m["b"]))
    if (
        first is None
        or last is None
        or not isinstance(first.interval, Interval)
        or not isinstance(last.interval, Interval)
    ):
        return None
    start, end = first.interval.earliest, last.interval.latest
    if not start or not end or start > end:
        return None
    whole = spanning(date.fromisoformat(start), date.fromisoformat(end), "explicit", "year")
    return replace(whole, fuzzy=True, guesses=("early, mid, late: thirds of a year",))


def _decade_word(m: re.Match[str], s: Setting) -> Draft | None:
    tens = int(s.lexicon.numbers[m["t"].lower()[:-3] + "y"]) // 10
    return in_part(dated(f"19{tens}", "explicit", "century: the twentieth"), part_name(m["part"]))


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
    before, said_so = m.string[max(0, m.start() - 18) : m.start()], m["part"] or m["said"]
    counted = _COUNT_BEFORE.search(before) or _COUNT_AFTER.match(m.string, m.end())
    if counted and not said_so:
        return None
    return in_part(dated(m["y"], "explicit"), part_name(m["part"]))


def _year_words(m: re.Match[str], s: Setting) -> Draft | None:
    """Years in words, as speech is written down: "nineteen ninety-seven", "the year two thousand"."""
    hundreds = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get((m["c"] or "").lower(), 2000)
    rest = int(s.lexicon.number(said(m, "r", "r2"))) if said(m, "r", "r2") else 0
    if m["m"]:
        return dated(f"{hundreds + rest:04d}-{s.lexicon.months[m['m'].lower()]:02d}", "explicit")
    return dated(f"{hundreds + rest:04d}", "explicit")


def _slashed(m: re.Match[str], s: Setting) -> Draft | None:
    """ "11/02/89" is the American order where it can be; else the day stands first."""
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    if year < 100:
        year += 1900 if year > s.day.year % 100 + 10 else 2000
    month, day = (second, first) if first > 12 else (first, second)
    return dated(f"{year:04d}-{month:02d}-{day:02d}", "explicit", "order: month, day, year")


def _second_day(m: re.Match[str], s: Setting) -> Draft | None:
    """The day without a month of "24 and 25 April", "April 24 and 25"."""
    month, day = s.lexicon.months[m["m"].lower()], day_number(m["e"], s)
    if not 1 <= day <= 31:
        return None
    year, guesses = year_for(m["y"], month, day, s)
    return dated(f"{year:04d}-{month:02d}-{day:02d}", _basis(m["y"], s), *guesses)


def _yearly(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Every 1 September", "each July"."""
    day = f"-{day_number(m['d'], s):02d}" if m["d"] else ""
    value = f"XXXX-{s.lexicon.months[m['m'].lower()]:02d}{day}"
    return Draft(TimexType.SET, value, Unresolved(Why.VAGUE), "none", "none", False, ())


MAKERS: Mapping[str, Make] = {
    "iso": _iso,
    "month-day": _day,
    "day-month": _day,
    "second-day": _second_day,
    "first-days": _second_day,
    "slashed": _slashed,
    "week-of": _week,
    "year-words": _year_words,
    "yearly": _yearly,
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
    "decade-word": _decade_word,
    "parted-years": _parted_years,
    "short-decade": _decade,
    "century": _century,
    "year": _year,
}
