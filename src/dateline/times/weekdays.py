"""Weekdays, by the report's day and the way the verb looks."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.time import Interval
from dateline.times.draft import Draft, Lean, Make, Setting, dated, said, spanning


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
    rel = (groups.get("rel") or "").strip().lower()
    if rel in ("previous", "following") and m["w"][0].isupper():
        return None  # counts from the day told before
    number = s.lexicon.weekdays[word.lower()]
    day, guess = weekday_before(s, number)
    if rel in ("last", "this past") and day >= s.day:
        day -= timedelta(7)
    elif rel in ("next", "this coming", "coming") and day <= s.day:
        day += timedelta(7)
    elif rel == "this":
        day, guess = _day_of_week(s.day, number, 0), "weekday: of this week"
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
    last, guess = weekday_before(s, s.lexicon.weekdays[m["v"].lower()])
    if m["night"]:
        return _night_before(last, s, guess)
    first = last - timedelta((last.weekday() - s.lexicon.weekdays[m["w"].lower()]) % 7)
    return spanning(first, last, s.basis, "day")


def _night_into(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Overnight into Sunday", "the night from Friday to Saturday": the night that ends on the day named."""
    last, guess = weekday_before(s, s.lexicon.weekdays[said(m, "w", "w2")])
    return _night_before(last, s, guess)


def _night_before(last: date, s: Setting, guess: str) -> Draft | None:
    first = last - timedelta(1)
    draft = dated(f"{first.isoformat()}TNI", s.basis, guess)
    return replace(draft, interval=Interval(first.isoformat(), last.isoformat())) if draft else None


def _week_weekday(m: re.Match[str], s: Setting) -> Draft | None:
    """ "A week on Friday", "Monday week", "a week ago Monday", "a fortnight last Saturday"."""
    number = next(n for word, n in s.lexicon.weekdays.items() if word in m[0].lower() and len(word) > 4)
    weeks = 14 if "fortnight" in m[0].lower() else 7
    last = s.day - timedelta((s.day.weekday() - number) % 7 or 7)
    if re.search(r"\bago\b|\blast\b", m[0], re.I):
        return dated((last - timedelta(weeks)).isoformat(), s.basis, "weekday: a week before the most recent")
    return dated((last + timedelta(7 + weeks)).isoformat(), s.basis, "weekday: a week after the next")


def _weekdays_ago(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Two Sundays ago"."""
    number = s.lexicon.weekdays[m["w"].lower()]
    count = int(s.lexicon.number(m["n"])) if "couple" not in m["n"].lower() else 2
    last = s.day - timedelta((s.day.weekday() - number) % 7 or 7)
    return dated((last - timedelta(7 * (count - 1))).isoformat(), s.basis) if 0 < count < 60 else None


MAKERS: Mapping[str, Make] = {
    "weekday": _weekday,
    "weekdays": _weekdays,
    "part-of-weekday": _weekday,
    "night-into": _night_into,
    "weekdays-ago": _weekdays_ago,
    "weekday-week": _week_weekday,
}
