"""Times that count from the report's day: weekdays, yesterday, last week, two days ago, over the weekend, tonight."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from dateline.model.time import Interval, TimexType
from dateline.times.calendar import Period, period_of, shifted
from dateline.times.draft import Draft, Lean, Make, Setting, dated, in_part, interval_of, spanning, vague

_BACK = re.compile(r"last|past|previous", re.I)
_AHEAD = re.compile(r"next|coming|following", re.I)


def weekday_before(s: Setting, number: int) -> tuple[date, str]:
    """The day a bare weekday means: today for its own name, else the most recent, or the next by the verb."""
    back = (s.day.weekday() - number) % 7
    if s.lean is Lean.FUTURE and back:
        return s.day + timedelta(7 - back), "weekday: next, the verb looks ahead"
    return s.day - timedelta(back), "weekday: same day or most recent"


def _weekday(m: re.Match[str], s: Setting) -> Draft | None:
    word = m["w"]
    if word[0].islower():
        return None
    groups = m.groupdict()
    rel = (groups.get("rel") or "").lower()
    number = s.lexicon.weekdays[word.lower()]
    day, guess = weekday_before(s, number)
    if rel in ("last", "this past") and day >= s.day:
        day -= timedelta(7)
    elif rel in ("next", "this coming") and day <= s.day:
        day += timedelta(7)
    week = re.search(r"(last|next|this) week$", m[0], re.I)
    if week:
        day = _day_of_week(s.day, number, {"last": -1, "this": 0, "next": 1}[week[1].lower()])
    part = groups.get("p")
    value = day.isoformat() + (f"T{s.lexicon.parts[part.lower()]}" if part else "")
    return dated(value, s.basis, guess)


def _day_of_week(day: date, number: int, weeks: int) -> date:
    return day - timedelta(day.weekday() - number) + timedelta(7 * weeks)


def _weekdays(m: re.Match[str], s: Setting) -> Draft | None:
    if not re.search(r"^(?:from|between)|[-–—]|\bto\b|through", m[0], re.I):
        return None
    last, _ = weekday_before(s, s.lexicon.weekdays[m["v"].lower()])
    first = last - timedelta((last.weekday() - s.lexicon.weekdays[m["w"].lower()]) % 7)
    return spanning(first, last, s.basis, "day")


def _week_weekday(m: re.Match[str], s: Setting) -> Draft | None:
    day, guess = weekday_before(s, s.lexicon.weekdays[m["w"].lower()])
    return dated((day - timedelta(7)).isoformat(), s.basis, guess) if "ago" in m[0].lower() else None


def _near_day(m: re.Match[str], s: Setting) -> Draft | None:
    count = {"yesterday": -1, "today": 0, "tomorrow": 1}[m["w"].lower()]
    day = s.day + timedelta(2 * count if m["beyond"] else count)
    return dated(day.isoformat() + (f"T{s.lexicon.parts[m['p'].lower()]}" if m["p"] else ""), s.basis)


def _this_part(m: re.Match[str], s: Setting) -> Draft | None:
    word = m[0].lower()
    night_before = word in ("last night", "overnight")
    day = s.day - timedelta(1) if night_before else s.day
    draft = dated(f"{day.isoformat()}T{s.lexicon.parts[m['p'].lower()] if m['p'] else 'NI'}", s.basis)
    if draft is None or word != "overnight":
        return draft
    night = Interval(day.isoformat(), s.day.isoformat())
    return Draft(draft.type, draft.value, night, s.basis, "time", False, ("overnight: the night before",))


def _within(m: re.Match[str], s: Setting) -> Draft | None:
    unit = s.lexicon.units[m["u"].lower()]
    value = shifted(s.day, unit, 0)
    period = period_of(value)
    if period is None:
        return None
    first, last = (period.first, s.day) if m["side"].lower() == "earlier" else (s.day, period.last)
    return Draft(TimexType.DATE, value, interval_of(Period(first, last, "")), s.basis, period.granularity, True, ())


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
    if rel.startswith("the") and count:
        return _running(s, unit, count)
    return in_part(dated(shifted(s.day, unit, count), s.basis), (m.groupdict().get("part") or "").lower())


def _running(s: Setting, unit: str, count: int) -> Draft | None:
    """ "The past week" ends today; "the last week of May" is left to other rules."""
    other = period_of(shifted(s.day, unit, count))
    if other is None:
        return None
    length = (other.last - other.first).days + 1
    edge = s.day + timedelta(length * count)
    interval = Interval(min(edge, s.day).isoformat(), max(edge, s.day).isoformat())
    return Draft(TimexType.DURATION, f"P1{unit}", interval, s.basis, other.granularity, False, ())


def _holiday(m: re.Match[str], s: Setting) -> Draft | None:
    """A day that is the same every year: the last one, or the next where the verb or "next" looks ahead."""
    month, day = s.lexicon.holidays[m["name"].lower().replace("’", "'")]
    if m["y"]:
        return dated(f"{m['y']}-{month:02d}-{day:02d}", "explicit")
    passed = (month, day) <= (s.day.month, s.day.day)
    ahead = s.lean is Lean.FUTURE or (m["rel"] or "").lower() in ("next", "this coming")
    year = s.day.year + (1 if ahead and passed else 0 if ahead or passed else -1)
    return dated(f"{year}-{month:02d}-{day:02d}", s.basis, f"year: nearest ({s.lean.value})")


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
    word, rel = m["s"].lower(), (m["rel"] or "").lower()
    if (
        word in ("spring", "fall")
        and not (rel or m["y"])
        and not re.search(r"in the $", m.string[: m.start("s")], re.I)
    ):
        return None
    if not (rel or m["y"] or m[0].lower().startswith("the ")):
        return None
    season = s.lexicon.seasons[word]
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = int(m["y"]) if m["y"] else s.day.year
    if not m["y"]:
        year += _season_shift(rel, start, s)
    return dated(f"{year}-{season}", "explicit" if m["y"] else s.basis)


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


def _quarter(m: re.Match[str], s: Setting) -> Draft | None:
    quarter = s.lexicon.ordinals.get(m["o"].lower(), 4)
    said = (m["y"] or "").lower()
    current = (s.day.month - 1) // 3 + 1
    year = s.day.year if s.lean is Lean.FUTURE or quarter <= current else s.day.year - 1
    if said:
        year = {"this year": s.day.year, "last year": s.day.year - 1}.get(said) or int(said)
    return dated(f"{year}-Q{quarter}", "explicit" if said.isdigit() else s.basis)


def _ago(m: re.Match[str], s: Setting) -> Draft | None:
    unit = s.lexicon.units[m["u"].lower()]
    sign = -1 if m["way"].lower() == "ago" else 1
    if not m["n"] and "couple" not in (m["v"] or "").lower():
        return vague(TimexType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")
    count = 2.0 if m["v"] else s.lexicon.number(m["n"])
    if unit.startswith("T"):
        return Draft(TimexType.TIME, f"{s.day.isoformat()}TXX:XX", _day_interval(s.day), s.basis, "time", True, ())
    return dated(shifted(s.day, unit, int(sign * count)), s.basis)


def _day_interval(day: date) -> Interval:
    return Interval(day.isoformat(), day.isoformat())


MAKERS: Mapping[str, Make] = {
    "weekday": _weekday,
    "weekdays": _weekdays,
    "part-of-weekday": _weekday,
    "near-day": _near_day,
    "this-part": _this_part,
    "within-unit": _within,
    "weekend": _weekend,
    "part-of-unit": _unit,
    "unit": _unit,
    "month-of-year": _month_of_year,
    "rel-month": _rel_month,
    "season": _season,
    "quarter": _quarter,
    "ago": _ago,
    "holiday": _holiday,
    "weekday-week": _week_weekday,
}
