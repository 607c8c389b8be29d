"""Lengths of time: "three days", "the last two weeks", "several months", "decades-long"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.doubt import Unresolved, Why
from dateline.model.time import Interval, TimexType
from dateline.times.calendar import back_from, days_of
from dateline.times.draft import Draft, Lean, Make, Setting, Step, said, vague

FUZZY_COUNT = 6  # "several months" reaches back at most so many units; said in the guesses
_EACH = re.compile(
    r"(?:[$%£€]|percent|per cent|cents|times|\d|twice|once|tonnes?|barrels?|million|billion|flights|seats)[\w ,.]*$"
)
_RECORD = re.compile(
    r"\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|\w{3,}est|worst|best|most|least|only)\b"
    r"(?:[^.;]|\.\d){0,60}\b(?:in|for|since)\s(?:about |nearly |almost |more than |over |at least )?$"
)
_CHANGE = re.compile(
    r"\b(?:up|down|rose|fell|risen|fallen|grew|grown|dropped|doubled|tripled|gain|loss|increase|decrease|decline)\b"
    r"(?:[^.;]|\.\d){0,60}\b(?:in|over)\s$"
)
_TERM = re.compile(r"\b(?:within|in|for|over)\s(?:the\s|another\s|about\s)?$")
_AHEAD = re.compile(
    r"\b(?:(?:extended|prolonged|renewed|delayed|postponed|put off|adjourned|suspended) (?:by|for)|"
    r"(?:promis|pledg|commit)\w*\s(?:[^.;]|\.\d){0,50}\b(?:over|for|in))\s(?:another\s|a\s)?$"
)
_GIVEN = re.compile(r"\b(?:given?|gives|gave|granted|has|have|had)\s(?:[^.;]{0,60}\s)?$")
_AFTER_MINUTE = re.compile(r" (?:later|after|before|ago|of|and|or|to|in|at|into|from|for|with|when|as)\b")
_MODAL = re.compile(r"\b(?:would|will|to|could|may|might|can|must|should|not|only)\s$")
_SPAN_BEFORE = re.compile(r"\b(?:in|for|over|within)\s$")
_BEFORE = 90


def timex_length(count: float, unit: str) -> str:
    """The TIMEX3 value of a length: P3D, PT2H, P1Y, P20Y for two decades."""
    if unit.startswith("T"):
        smaller = {"TH": "30M", "TM": "30S"}.get(unit, "") if count % 1 == 0.5 and count > 1 else ""
        return f"PT{int(count)}{unit[1]}{smaller}" if smaller else f"PT{count:g}{unit[1]}"
    factor, letter = {"F": (2, "W"), "E": (10, "Y"), "C": (100, "Y")}.get(unit, (1, unit))
    if letter == "Y" and count != int(count) and count * 12 == int(count * 12):
        return f"P{int(count)}Y{int(count * 12) % 12}M" if count > 1 else f"P{count * 12:g}M"
    return f"P{_plain(count * factor)}{letter}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def unknown_length(unit: str) -> str:
    """The TIMEX3 value of a vague number of units: PXM, PTXH, PXE."""
    return f"PTX{unit[1]}" if unit.startswith("T") else f"PX{ {'F': 'W'}.get(unit, unit) }".replace(" ", "")


def stretch(day: date, unit: str, count: float) -> Interval:
    """The days from so many units before a day up to it."""
    hours = count / 24 if unit == "TH" else 0
    first = back_from(day, "D", round(hours)) if unit.startswith("T") else back_from(day, unit, count)
    return Interval(first.isoformat(), day.isoformat())


def ahead(day: date, unit: str, count: float) -> Interval | Unresolved:
    """The days from a day to so many units after it."""
    try:
        if unit == "TH":
            unit, count = "D", round(count / 24)
        if unit in "MYQ" and count == int(count):
            return Interval(day.isoformat(), back_from(day, unit, -count).isoformat())
        return Interval(day.isoformat(), (day + timedelta(days_of(unit, count))).isoformat())
    except OverflowError:
        return Unresolved(Why.OUT_OF_RANGE)


def _running(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The last two days" runs up to the report's day."""
    if m["way"].lower() == "last" and re.search(_MODAL, m.string[max(0, m.start() - 10) : m.start()]):
        return None  # "would last 40 days"
    unit = s.lexicon.units[m["u"].lower()]
    couple = m["v"] is not None and "couple" in m["v"].lower()
    fuzzy = m["v"] is not None and not couple
    count = float(FUZZY_COUNT) if fuzzy else 2.0 if couple else s.lexicon.number(m["n"])
    value = timex_length(count, unit) if not fuzzy else unknown_length(unit)
    back = m["way"].lower() in ("past", "last", "previous", "preceding")
    interval = stretch(s.day, unit, count) if back else ahead(s.day, unit, count)
    guesses = (f"vague number: at most {FUZZY_COUNT}",) if fuzzy else ()
    return Draft(TimexType.DURATION, value, interval, s.basis, "none", fuzzy, guesses)


def _recent(m: re.Match[str], s: Setting) -> Draft | None:
    unit = s.lexicon.units[m["u"].lower()]
    back = m["way"].lower() in ("recent", "past")
    interval = stretch(s.day, unit, 3) if back else ahead(s.day, unit, 3)
    value = "PAST_REF" if back else "FUTURE_REF"
    return Draft(TimexType.DATE, value, interval, s.basis, "none", True, ("recent: about three",))


def _length(m: re.Match[str], s: Setting) -> Draft | None:
    unit, words = s.lexicon.units[m["u"].lower()], m["n"].lower()
    count = s.lexicon.number(m["n"])
    before = m.string[max(0, m.start("n") - _BEFORE) : m.start("n")]
    if words.startswith("half"):
        unit, count = ("TM", 30.0) if unit == "TH" else (unit, 0.5)
    if m["half"] or m["half2"]:
        count += 0.5
    if words in ("a", "an") and _EACH.search(before[-20:]) and not _SPAN_BEFORE.search(before):
        return Draft(TimexType.SET, timex_length(1, unit), Unresolved(Why.VAGUE), "none", "none", False, ())
    if _is_no_length(m, unit, words):
        return None
    value = unknown_length(unit) if m["lo"] and m["lo"].lower() in ("a", "an") else timex_length(count, unit)
    draft = Draft(TimexType.DURATION, value, Unresolved(Why.NO_ANCHOR), "none", "none", False, ())
    if unit == "TH" and count % 24 == 0:
        unit, count = "D", count / 24
    if unit.startswith("T"):
        return replace(draft, step=Step("hours", unit))
    placed = _placed((before, m.string[m.end() : m.end() + 16]), unit, count, s)
    if placed is None:
        return replace(draft, step=Step("length", unit, int(count)))
    interval, guess, way = placed
    step = Step(way, unit, int(count)) if way and count == int(count) else None
    return replace(draft, interval=interval, basis=s.basis, guesses=(guess,), step=step)


def _is_no_length(m: re.Match[str], unit: str, words: str) -> bool:
    """Words of another sense: "a second man", "a quarter of it", "a minute crack"."""
    article = words in ("a", "an")
    if unit == "TM" and article:
        rest = m.string[m.end() : m.end() + 12]
        return re.match(r" [a-z]", rest) is not None and not _AFTER_MINUTE.match(rest)
    return (unit == "TS" and (article or words in ("one", "half a"))) or (
        unit == "Q" and words in ("a", "one", "three", "half a")
    )


def _placed(
    around: tuple[str, str], unit: str, count: float, s: Setting
) -> tuple[Interval | Unresolved, str, str] | None:
    """Where a length lies: up to the report's day, or from it on, as the words around it and the verb tell.

    The last says which way it would count from a day told beside it; "" where it lasts until now.
    """
    before, after = around
    lasting = re.search(r"\b(?:for|spent|taken|lasted)\s(?:\w+\s){0,2}$", before) and s.course().perfect
    record = _RECORD.search(before) or _CHANGE.search(before)
    if lasting or record or re.match(r" since\b", after):
        way = "up-to" if record and not lasting else ""
        return stretch(s.day, unit, count), "length: up to the report's day", way
    given = _GIVEN.search(before) and re.match(r" (?:to|in which to) ", after)
    term = _TERM.search(before[-50:])
    if given or _AHEAD.search(before) or (term and (s.lean is Lean.FUTURE or "within" in term[0])):
        return ahead(s.day, unit, count), "length: from the report's day", "from"
    return None


def _vague_length(m: re.Match[str], s: Setting) -> Draft | None:
    unit = s.lexicon.units[said(m, "u", "u2")]
    words = (m.groupdict().get("v") or "").lower()
    if words in ("some", "a number of", "many", "few") and unit == "D":
        return None
    if "couple" in words:
        return Draft(TimexType.DURATION, timex_length(2, unit), Unresolved(Why.NO_ANCHOR), "none", "none", True, ())
    before = m.string[max(0, m.start() - 12) : m.start()]
    if re.search(r"\bfor\s$", before) and not s.course().perfect and s.lean is Lean.FUTURE and not unit.startswith("T"):
        guess = f"vague number: at most {FUZZY_COUNT}, from the report's day"
        span = ahead(s.day, unit, FUZZY_COUNT)
        return Draft(TimexType.DURATION, unknown_length(unit), span, s.basis, "none", True, (guess,))
    lasting = re.search(r"\b(?:for|over|in|during|last|past)\s(?:the\s)?$", before) and s.course().perfect
    if not lasting:
        open_ended = vague(TimexType.DURATION, unknown_length(unit))
        return replace(open_ended, step=Step("hours", unit)) if unit.startswith("T") else open_ended
    interval = stretch(s.day, unit, FUZZY_COUNT)
    guess = f"vague number: at most {FUZZY_COUNT}, up to the report's day"
    return Draft(TimexType.DURATION, unknown_length(unit), interval, s.basis, "none", True, (guess,))


def _all_long(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Year-long", "decades-long", "weeklong"."""
    unit = s.lexicon.units[m["u"].lower()]
    value = unknown_length(unit) if m["u"].lower().endswith("s") else timex_length(1, unit)
    return Draft(TimexType.DURATION, value, Unresolved(Why.NO_ANCHOR), "none", "none", False, ())


def _nth_running(m: re.Match[str], s: Setting) -> Draft | None:
    """ "For a sixth day running": six days up to the report's day."""
    if m["o3"] and not m["run"]:
        return None
    unit, count = s.lexicon.units.get(m["u"].lower(), "D"), s.lexicon.ordinals[said(m, "o", "o2", "o3")]
    interval = stretch(s.day, unit, count - 1 if unit == "D" else count)
    return Draft(TimexType.DURATION, timex_length(count, unit), interval, s.basis, "none", False, ())


def _first_lengths(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The first nine months of the year", "the last two weeks of May": a length within a span that may be told."""
    unit, count = s.lexicon.units[said(m, "u", "u2")], s.lexicon.number(m["n"]) if m["n"] else 0
    value = timex_length(count, unit) if m["n"] else unknown_length(unit)
    draft = Draft(TimexType.DURATION, value, Unresolved(Why.NO_ANCHOR), "none", "none", False, ())
    whole = m["whole"]
    if unit != "M" or not whole or not 1 <= count <= 12 or m["end"].lower() != "first":
        return draft
    shift = {"last": -1, "next": 1}.get(whole.lower().split()[0], 0)
    year = int(whole) if whole.isdigit() else s.day.year + shift
    last = back_from(date(year, 1, 1), "M", -count) - timedelta(1)
    return replace(draft, interval=Interval(f"{year:04d}-01-01", last.isoformat()), basis=s.basis)


MAKERS: Mapping[str, Make] = {
    "running": _running,
    "recent": _recent,
    "duration": _length,
    "vague-duration": _vague_length,
    "bare-duration": _vague_length,
    "long": _all_long,
    "nth-running": _nth_running,
    "first-lengths": _first_lengths,
}
