"""Times told loosely: "shortly afterwards", "in as many weeks", "within the hour", "two nights running"."""

import re
from collections.abc import Mapping
from dataclasses import replace

from dateline.model.doubt import Unresolved, Why
from dateline.model.time import Interval, TimexType
from dateline.times.calendar import period_of, shifted
from dateline.times.draft import Draft, Make, Setting, Step, dated, interval_of, said, vague, waiting
from dateline.times.lengths import ahead, stretch, timex_length
from dateline.times.periods import clock_on

_SAME_DAY = ("soon", "shortly", "immediately", "moments", "minutes", "a short", "a while")
_BACK = re.compile(r"before|earlier", re.I)
_COUNTED = re.compile(r"(?<![\w-])(\d[\d,]*|[a-z]+(?:-[a-z]+)?)(?:st|nd|rd|th)?(?![\w])", re.I)
_NEAR = 120  # characters back to the number that "as many" takes up


def _afterwards(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Shortly afterwards", "soon after", "moments later": on the day told before, where one was."""
    words = m[0].lower()
    point = vague(TimexType.DATE, "PAST_REF")
    near = words.startswith(_SAME_DAY) or not _BACK.search(words)
    return waiting(Step("same", "D"), point) if near else point


def _then(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Since then", "by then": the time told before."""
    return waiting(Step("same", "D"), vague(TimexType.DATE, "PAST_REF"))


def _the_unit(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Down two dollars on the week", "lived out the century": the unit of the day told, or of the report's."""
    unit = s.lexicon.units.get(m["u"].lower(), "D")
    return waiting(Step("same", unit), dated(shifted(s.day, unit, 0), s.basis, "counts from the report's day"))


def _day_of(m: re.Match[str], s: Setting) -> Draft | None:
    """ "On the day of the vote", "the night he fled": a day that only what happened on it names."""
    return Draft(TimexType.DATE, None, Unresolved(Why.NO_ANCHOR), "none", "day", False, ())


def _named_week(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The reporting period", "half-term": set by an office, not by the calendar."""
    return Draft(TimexType.DATE, None, Unresolved(Why.NO_ANCHOR), "none", "week", True, ())


def _clock_heading(m: re.Match[str], s: Setting) -> Draft | None:
    """ "16.42: White smoke": the hour of an entry in a live report."""
    hour, minute = int(said(m, "h", "h2")), said(m, "i", "i2")
    return clock_on(s.day, f"T{hour:02d}:{minute}", s.basis, ("day: the report's",)) if hour < 24 else None


def _as_many(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The third attack in as many weeks": so many weeks as the number before counts."""
    unit, before = s.lexicon.units[m["u"].lower()], m.string[max(0, m.start() - _NEAR) : m.start()]
    counts = [count for word in _COUNTED.findall(before.rpartition(". ")[2]) if (count := _count(word.lower(), s))]
    if not counts:
        return Draft(TimexType.DURATION, None, Unresolved(Why.NO_ANCHOR), "none", "none", False, ())
    interval = stretch(s.day, unit, counts[-1])
    guess = "length: up to the report's day"
    return Draft(TimexType.DURATION, timex_length(counts[-1], unit), interval, s.basis, "none", True, (guess,))


def _count(word: str, s: Setting) -> float:
    if word[0].isdigit():
        return float(re.sub(r"\D", "", word))
    return float(s.lexicon.ordinals.get(word, 0)) or s.lexicon.numbers.get(word, 0.0)


def _within_the(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Within the hour", "within the week": a length from the day told before."""
    unit = s.lexicon.units[m["u"].lower()]
    draft = Draft(TimexType.DURATION, timex_length(1, unit), Unresolved(Why.NO_ANCHOR), "none", "none", True, ())
    return replace(draft, step=Step("hours" if unit.startswith("T") else "length", unit))


def _in_a_row(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Two nights running", "three weeks in a row": so many up to the report's day."""
    count, word = s.lexicon.number(m["n"]), m["u"].lower()
    unit = s.lexicon.units.get(word, "D")
    interval = stretch(s.day, unit, count - 1 if word.startswith("day") else count)
    return Draft(TimexType.DURATION, timex_length(count, unit), interval, s.basis, "none", False, ())


def _ordinal_unit(m: re.Match[str], s: Setting) -> Draft | None:
    """ "On the second day", "the war's eleventh month", "Day three": a time of what began nobody says when."""
    word = said(m, "o", "o2", "o3")
    digits = re.sub(r"\D", "", word or m["d"] or "")
    count = int(digits) if digits else s.lexicon.ordinals.get(word, 0) or int(s.lexicon.number(m["d"] or "one"))
    unit = s.lexicon.units.get(said(m, "u", "u2", "u3"), "D")
    # "Day two at the summit" heads the report of that day.
    today = None if word else dated(s.day.isoformat(), s.basis, "day: the report's")
    return waiting(Step("nth", unit, count), today)


def _daily_span(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Dusk-to-dawn", "night-time": the same part of every day."""
    part = "TDT" if re.match(r"dawn|day", m[0], re.I) else "TNI"
    return Draft(TimexType.SET, part[1:] if part == "TDT" else "TNI", Unresolved(Why.VAGUE), "none", "none", False, ())


def _wet_or_dry(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Before the rains", "the lean season": a season that no calendar fixes."""
    return vague(TimexType.DATE, None, "season")


def _eve(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The eve of the trial": the day before something that has no date of its own."""
    return Draft(TimexType.DATE, None, Unresolved(Why.NO_ANCHOR), "none", "day", False, ())


def _in_time(m: re.Match[str], s: Setting) -> Draft | None:
    """ "In two weeks' time": that far from the report's day."""
    unit, count = s.lexicon.units[m["u"].lower()], s.lexicon.number(m["n"])
    span = ahead(s.day, unit, count)
    if not isinstance(span, Interval) or not span.latest:
        return None
    if unit == "D" or unit.startswith("T"):
        return dated(span.latest, s.basis)
    return dated(shifted(s.day, unit, int(count)), s.basis)


def _old_thing(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The nine-year-old war", "the week-old strike": how long a thing has lasted, up to the report's day."""
    unit, count = s.lexicon.units[m["u"].lower()], s.lexicon.number(m["n"] or "one")
    interval = stretch(s.day, unit, count)
    guess = "length: up to the report's day"
    return Draft(TimexType.DURATION, timex_length(count, unit), interval, s.basis, "none", True, (guess,))


def _a_while(m: re.Match[str], s: Setting) -> Draft | None:
    """ "For some time", "for a while": a length that nobody counts."""
    return vague(TimexType.DURATION, "PXX")


def _midweek(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Midweek": Tuesday to Thursday of the report's week."""
    whole = dated(shifted(s.day, "W", 0), s.basis)
    period = period_of(whole.value or "") if whole else None
    if whole is None or period is None:
        return None
    first, last = period.first.toordinal() + 1, period.first.toordinal() + 3
    days = replace(period, first=period.first.fromordinal(first), last=period.first.fromordinal(last))
    return replace(whole, interval=interval_of(days), fuzzy=True, guesses=("midweek: Tuesday to Thursday",))


MAKERS: Mapping[str, Make] = {
    "afterwards": _afterwards,
    "then": _then,
    "the-unit": _the_unit,
    "day-of": _day_of,
    "named-week": _named_week,
    "clock-heading": _clock_heading,
    "as-many": _as_many,
    "within-the": _within_the,
    "in-a-row": _in_a_row,
    "ordinal-unit": _ordinal_unit,
    "daily-span": _daily_span,
    "wet-or-dry": _wet_or_dry,
    "eve": _eve,
    "in-time": _in_time,
    "old-thing": _old_thing,
    "midweek": _midweek,
    "a-while": _a_while,
}
