"""Durations, repeated times, clock times, vague stretches, and times that count from a named event."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from dateline.model.doubt import Unresolved, Why
from dateline.model.time import Interval, TimexType
from dateline.times.calendar import back_from, days_of, shifted
from dateline.times.draft import Draft, Make, Setting, dated, spanning, vague
from dateline.times.lexicon import Lexicon, NamedAnchor

EVENT = "event:"
_FUZZY_COUNT = 6  # "several months" reaches back at most so many units; said in the guesses


def _clock(m: re.Match[str], s: Setting) -> Draft | None:
    if m["z"]:
        hour, minute = {"noon": 12, "midday": 12, "midnight": 0}[m["z"].lower()], 0
    elif m["h2"] or m["h3"]:
        hour, minute = int(m["h2"] or m["h3"]), int(m["i2"] or m["i3"])
    else:
        hour, minute = int(m["h"]) % 12 + (12 if m["ap"].lower().startswith("p") else 0), int(m["i"] or 0)
    if hour > 23 or minute > 59:
        return None
    value = f"{s.day.isoformat()}T{hour:02d}:{minute:02d}"
    return Draft(TimexType.TIME, value, Interval(value, value), s.basis, "time", False, ("day: the report's",))


def timex_length(count: float, unit: str) -> str:
    """The TIMEX3 value of a length: P3D, PT2H, P1Y, P2DE."""
    shown = f"{count:g}"
    if unit.startswith("T"):
        return f"PT{shown}{unit[1]}"
    if unit == "F":
        return f"P{2 * count:g}W"
    return f"P{shown}{ {'E': 'DE', 'C': 'CE'}.get(unit, unit) }".replace(" ", "")


def _running(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The last two days" runs up to the report's day."""
    unit = s.lexicon.units[m["u"].lower()]
    fuzzy = m["v"] is not None
    count = float(_FUZZY_COUNT) if fuzzy else s.lexicon.number(m["n"])
    if m["v"] and "couple" in m["v"].lower():
        count = 2.0
    value = timex_length(count, unit) if not fuzzy else _unknown_length(unit)
    back = m["way"].lower() in ("past", "last", "previous")
    interval = _stretch(s.day, unit, count) if back else _ahead(s.day, unit, count)
    guesses = (f"vague number: at most {_FUZZY_COUNT}",) if fuzzy else ()
    return Draft(TimexType.DURATION, value, interval, s.basis, "none", fuzzy, guesses)


def _unknown_length(unit: str) -> str:
    return timex_length(1, unit).replace("1", "X")


def _stretch(day: date, unit: str, count: float) -> Interval:
    first = day if unit.startswith("T") else back_from(day, unit, count)
    return Interval(first.isoformat(), day.isoformat())


def _ahead(day: date, unit: str, count: float) -> Interval | Unresolved:
    try:
        return Interval(day.isoformat(), (day + timedelta(days_of(unit, count))).isoformat())
    except OverflowError:
        return Unresolved(Why.OUT_OF_RANGE)


def _recent(m: re.Match[str], s: Setting) -> Draft | None:
    unit = s.lexicon.units[m["u"].lower()]
    back = m["way"].lower() == "recent"
    interval = _stretch(s.day, unit, 3) if back else _ahead(s.day, unit, 3)
    value = "PAST_REF" if back else "FUTURE_REF"
    return Draft(TimexType.DATE, value, interval, s.basis, "none", True, ("recent: about three",))


def _every(m: re.Match[str], s: Setting) -> Draft | None:
    groups = m.groupdict()
    if m["w"]:
        value = f"XXXX-WXX-{s.lexicon.weekdays[m['w'].lower()] + 1}"
    elif groups["p"]:
        value = f"XXXX-XX-XXT{s.lexicon.parts[m['p'].lower()]}"
    else:
        count = 2.0 if (m["n"] or "").lower() == "other" else s.lexicon.number(m["n"] or "one")
        value = timex_length(count, s.lexicon.units[m["u"].lower()])
    return Draft(TimexType.SET, value, Unresolved(Why.VAGUE), "none", "none", False, ())


def _often(m: re.Match[str], s: Setting) -> Draft | None:
    code = {"d": "P1D", "w": "P1W", "m": "P1M", "q": "P1Q", "a": "P1Y", "y": "P1Y", "h": "PT1H", "n": "XXXX-XX-XXTNI"}
    return Draft(TimexType.SET, code[m["f"].lower()[0]], Unresolved(Why.VAGUE), "none", "none", False, ())


def _nth(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The third year of the invasion": from two to three years after the event's first day."""
    anchor = named_anchor(m["what"], m.string, s.lexicon)
    digits = re.sub(r"\D", "", m["o"])
    count = int(digits) if digits else s.lexicon.ordinals[m["o"].lower()]
    unit = s.lexicon.units[m["u"].lower()]
    if anchor is None or not 0 < count < 20_000:
        return None
    basis = f"named-anchor:{anchor.key}"
    if unit == "D":
        return dated((anchor.day + timedelta(count - 1)).isoformat(), basis)
    first = _after(anchor.day, unit, count - 1)
    last = _after(anchor.day, unit, count) - timedelta(1)
    return spanning(first, last, basis, {"W": "week", "M": "month"}.get(unit, "year"))


def _event_day(m: re.Match[str], s: Setting) -> Draft | None:
    """The first day of a named event: "the start of the war in Sudan", "9/11"."""
    anchor = named_anchor(m["what"], m.string, s.lexicon)
    return dated(anchor.day.isoformat(), f"named-anchor:{anchor.key}") if anchor else None


def _after(day: date, unit: str, count: int) -> date:
    return day + timedelta(7 * count) if unit == "W" else back_from(day, unit, -count)


def named_anchor(words: str, text: str, lexicon: Lexicon) -> NamedAnchor | None:
    """The event that these words name, if one of its near words stands in them or in the text."""
    named = [a for a in lexicon.anchors if a.names.search(words)]
    return next((a for a in named if a.near.search(words)), None) or next(
        (a for a in named if a.near.search(text)), None
    )


def _duration(m: re.Match[str], s: Setting) -> Draft | None:
    unit, count = s.lexicon.units[m["u"].lower()], s.lexicon.number(m["n"])
    if m["n"].lower().startswith("half"):
        unit, count = ("TM", 30.0) if unit == "TH" else (unit, 0.5)
    article = m["n"].lower() in ("a", "an")
    before = m.string[max(0, m.start("n") - 16) : m.start("n")]
    if article and re.search(
        r"(?:[$%£€]|percent|per cent|cents|times|\d|twice|once|tonnes?|barrels?)[\w ,.]*$", before
    ):
        return Draft(TimexType.SET, timex_length(1, unit), Unresolved(Why.VAGUE), "none", "none", False, ())
    if unit in ("Q", "TS") and (article or m["n"].lower() == "one"):
        return None
    if re.search(r"and a half", m[0]):
        count += 0.5
    return Draft(TimexType.DURATION, timex_length(count, unit), Unresolved(Why.NO_ANCHOR), "none", "none", False, ())


def _vague_duration(m: re.Match[str], s: Setting) -> Draft | None:
    unit = s.lexicon.units[m["u"].lower()]
    if (m.groupdict().get("v") or "").lower() in ("some", "a number of") and unit == "D":
        return None
    if not re.search(
        r"\b(?:for|over|in|after|during|last|past)\s(?:the\s)?$", m.string[max(0, m.start() - 12) : m.start()]
    ):
        return vague(TimexType.DURATION, _unknown_length(unit))
    interval = _stretch(s.day, unit, _FUZZY_COUNT)
    guess = f"vague number: at most {_FUZZY_COUNT}, up to the report's day"
    return Draft(TimexType.DURATION, _unknown_length(unit), interval, s.basis, "none", True, (guess,))


def _event_relative(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The day before": counts from another event; the last date told before it is tried when all are known."""
    unit = s.lexicon.units.get((m["u"] or m["u1"] or m["u2"]).lower(), "D")
    way = (m["way"] or m["way2"] or m["way3"]).lower()
    sign = 0 if way == "same" else -1 if way in ("before", "earlier", "previous") else 1
    count = int(s.lexicon.number(m["n"])) if m["n"] else 1
    value = f"{EVENT}{unit}{sign * count}"
    return Draft(TimexType.DATE, value, Unresolved(Why.NO_ANCHOR), "event", "none", False, ())


def counted_from(day: date, value: str) -> str:
    """The TIMEX3 value that an event-relative draft has once its day is known."""
    step = re.match(r"([A-Z]+)(-?\d+)$", value.removeprefix(EVENT))
    return shifted(day, step[1], int(step[2])) if step else ""


def _reference(m: re.Match[str], s: Setting) -> Draft | None:
    word = m[0].lower()
    if word in ("currently", "at present", "at the moment", "nowadays"):
        return vague(TimexType.DATE, "PRESENT_REF")
    return vague(TimexType.DATE, "FUTURE_REF" if word == "soon" or "future" in word else "PAST_REF")


MAKERS: Mapping[str, Make] = {
    "clock": _clock,
    "running": _running,
    "recent": _recent,
    "every": _every,
    "weekday-set": _every,
    "frequency": _often,
    "nth-of-event": _nth,
    "start-of-event": _event_day,
    "named-event": _event_day,
    "duration": _duration,
    "vague-duration": _vague_duration,
    "bare-duration": _vague_duration,
    "for-length": _vague_duration,
    "event-relative": _event_relative,
    "reference": _reference,
}
