"""Times that count from the report's day: weekdays, yesterday, last week, two days ago, over the weekend, tonight."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.time import Interval, TimexType
from dateline.times.calendar import Period, back_from, period_of, shifted
from dateline.times.draft import (
    Draft,
    Lean,
    Make,
    Setting,
    Step,
    dated,
    in_part,
    interval_of,
    said,
    vague,
    waiting,
)
from dateline.times.lengths import timex_length
from dateline.times.quarters import speaks_of_figures

_BACK = re.compile(r"last|past|previous", re.I)
_AHEAD = re.compile(r"next|coming|following", re.I)
_BARE_SEASON = ("in ", "by ", "until ", "since ")  # "in autumn", "by winter"
_IN_SEASON = {
    "spring": r"\b(?:in|for|by|until|since|before|during|over|this|into|through) the $",
    "fall": r"\bin the $",
}
_SIDES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}


def _near_day(m: re.Match[str], s: Setting) -> Draft | None:
    count = {"yesterday": -1, "today": 0, "tomorrow": 1}[m["w"].lower()]
    day = s.day + timedelta(2 * count if m["beyond"] else count)
    return dated(day.isoformat() + (f"T{s.lexicon.parts[said(m, 'p', 'q')]}" if said(m, "p", "q") else ""), s.basis)


def _this_part(m: re.Match[str], s: Setting) -> Draft | None:
    word = m[0].lower()
    night_before = re.match(r"last|overnight", word)
    day = s.day - timedelta(1) if night_before else s.day
    draft = dated(f"{day.isoformat()}T{s.lexicon.parts[said(m, 'p', 'e')] if said(m, 'p', 'e') else 'NI'}", s.basis)
    if draft is None or word != "overnight":
        return draft
    night = Interval(day.isoformat(), s.day.isoformat())
    guesses = ("overnight: the night before",)
    return Draft(draft.type, draft.value, night, s.basis, "time", False, guesses, Step("night", "TNI"))


def _within(m: re.Match[str], s: Setting) -> Draft | None:
    unit = s.lexicon.units[said(m, "u", "u2")]
    value = shifted(s.day, unit, 0)
    period = period_of(value)
    if period is None:
        return None
    first, last = (s.day, period.last) if said(m, "side") == "later" else (period.first, s.day)
    return Draft(TimexType.DATE, value, interval_of(Period(first, last, "")), s.basis, period.granularity, True, ())


def _later_in(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Later that year", "earlier in the day": the unit that holds the day told before."""
    unit = s.lexicon.units[m["u"].lower()]
    return waiting(Step("same", unit), dated(shifted(s.day, unit, 0), s.basis, "counts from the report's day"))


def _weekend(m: re.Match[str], s: Setting) -> Draft | None:
    rel, weekday = m["rel"].lower(), s.day.weekday()
    weeks = 0 if weekday >= 5 else -1
    if rel in ("next", "this coming") or (weekday < 5 and (rel == "this" or s.lean is Lean.FUTURE)):
        weeks += 1
    elif rel == "last" and weekday >= 5:
        weeks -= 1
    value = shifted(s.day, "W", weeks)
    return dated(f"{value}-WE", s.basis, "weekend: most recent") if value else None


def _unit(m: re.Match[str], s: Setting) -> Draft | None:
    rel, unit = m["rel"].lower(), s.lexicon.units[m["u"].lower()]
    count = -1 if _BACK.search(rel) else 1 if _AHEAD.search(rel) else 0
    if unit == "D":
        return None  # "the next day" counts from another event
    if rel.startswith("the") and count and "coming" not in rel:
        return _running(s, unit, count)
    part = (m.groupdict().get("part") or m.groupdict().get("side") or "").lower()
    if part == "end" and unit == "W":
        return _end_of_week(dated(shifted(s.day, unit, count), s.basis))
    return in_part(dated(shifted(s.day, unit, count), s.basis), _SIDES.get(part, part))


def _this_time(m: re.Match[str], s: Setting) -> Draft | None:
    """ "This time last year": about this day of it, a week more or less."""
    unit = s.lexicon.units[m["u"].lower()]
    day = back_from(s.day, unit, 1 if m["rel"].lower() == "last" else -1)
    around = Interval((day - timedelta(7)).isoformat(), (day + timedelta(7)).isoformat())
    draft = dated(day.isoformat(), s.basis)
    return replace(draft, interval=around, fuzzy=True, guesses=("this time: a week more or less",)) if draft else None


def _before_last(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The year before last"."""
    return dated(shifted(s.day, s.lexicon.units[m["u"].lower()], -2), s.basis)


def _end_of_week(week: Draft | None) -> Draft | None:
    """Friday to Sunday."""
    period = period_of(week.value) if week and week.value else None
    if week is None or period is None:
        return week
    days = Interval((period.last - timedelta(2)).isoformat(), period.last.isoformat())
    return replace(week, interval=days, fuzzy=True, guesses=("end of a week: Friday to Sunday",))


def _end_of(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The end of the month", "year-end": of the report's own month or year."""
    unit = s.lexicon.units[said(m, "u", "u2", "u3")]
    side = (m["side"] or "end").lower()
    whole = dated(shifted(s.day, unit, 0), s.basis)
    if whole and said(m, "u2", "u3"):
        last = f"{s.day.year:04d}-12-31"
        return replace(whole, interval=Interval(last, last))
    return _end_of_week(whole) if unit == "W" and side == "end" else in_part(whole, _SIDES.get(side, side))


def _running(s: Setting, unit: str, count: int) -> Draft | None:
    """ "The past week" ends today; "the last week of May" is left to other rules."""
    other = period_of(shifted(s.day, unit, count))
    if other is None:
        return None
    length = (other.last - other.first).days + 1
    edge = s.day + timedelta(length * count)
    interval = Interval(min(edge, s.day).isoformat(), max(edge, s.day).isoformat())
    return Draft(TimexType.DURATION, timex_length(1, unit), interval, s.basis, other.granularity, False, ())


def _month_of_year(m: re.Match[str], s: Setting) -> Draft | None:
    year = s.day.year + {"last": -1, "this": 0, "next": 1}[m["rel"].lower()]
    return dated(f"{year}-{s.lexicon.months[m['m'].lower()]:02d}", s.basis)


def _rel_month(m: re.Match[str], s: Setting) -> Draft | None:
    month, rel = s.lexicon.months[m["m"].lower()], m["rel"].lower()
    if m["m"][0].islower():
        return None
    year = s.day.year
    if rel in ("last", "past"):
        year -= month >= s.day.month
    elif rel == "next":
        year += month <= s.day.month
    return dated(f"{year}-{month:02d}", s.basis)


def _season(m: re.Match[str], s: Setting) -> Draft | None:
    word, rel, part = m["s"].lower(), (m["rel"] or "").lower(), (m["part"] or "").lower()
    if (
        word in ("spring", "fall")
        and not (rel or m["y"] or part)
        and not re.search(_IN_SEASON[word], m.string[max(0, m.start("s") - 16) : m.start("s")], re.I)
    ):
        return None
    bare = m.string[: m.start()].lower().endswith(_BARE_SEASON)
    if not (rel or m["y"] or part or bare or m[0].lower().startswith("the ")):
        return None
    season = s.lexicon.seasons[word]
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = int(m["y"]) if m["y"] else s.day.year
    if not m["y"]:
        year += _season_shift(rel, start, s)
    return in_part(dated(f"{year}-{season}", "explicit" if m["y"] else s.basis), part)


def _season_shift(rel: str, start: int, s: Setting) -> int:
    """Years from this one: a bare season is the one just past or running, or the next where the verb looks ahead."""
    begun, ended = start <= s.day.month, start + 2 < s.day.month
    if rel in ("last", "this past"):
        return 0 if ended else -1
    if rel in ("next", "this coming"):
        return 1 if begun else 0
    if rel == "this":
        return 0
    return int(ended) if s.lean is Lean.FUTURE else -int(not begun)


def _ago(m: re.Match[str], s: Setting) -> Draft | None:
    unit = s.lexicon.units[m["u"].lower()]
    sign = -1 if m["way"].lower() == "ago" else 1
    if not m["n"] and "couple" not in (m["v"] or "").lower():
        return vague(TimexType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")
    count = 2.0 if m["v"] else s.lexicon.number(m["n"])
    if unit == "Y" and sign * count == -1 and speaks_of_figures(m):
        return waiting(Step("quarter", "Q", -4), dated(shifted(s.day, "Y", -1), s.basis))
    if unit == "D" or count != int(count):
        return dated(back_from(s.day, unit, -sign * count).isoformat(), s.basis)
    if unit.startswith("T"):
        return Draft(TimexType.TIME, f"{s.day.isoformat()}TXX:XX", _day_interval(s.day), s.basis, "time", True, ())
    found = dated(shifted(s.day, unit, int(sign * count)), s.basis)
    if found and unit == "E":
        year = s.day.year + int(sign * count) * 10
        return replace(found, interval=Interval(f"{year - 1:04d}-01-01", f"{year + 1:04d}-12-31"), fuzzy=True)
    return found or vague(TimexType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")


def _day_interval(day: date) -> Interval:
    return Interval(day.isoformat(), day.isoformat())


MAKERS: Mapping[str, Make] = {
    "near-day": _near_day,
    "this-part": _this_part,
    "within-unit": _within,
    "weekend": _weekend,
    "part-of-unit": _unit,
    "unit": _unit,
    "month-of-year": _month_of_year,
    "rel-month": _rel_month,
    "season": _season,
    "ago": _ago,
    "before-last": _before_last,
    "end-of-unit": _end_of,
    "this-time": _this_time,
    "later-in-unit": _later_in,
}
