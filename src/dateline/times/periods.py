"""Clock times, repeated times, references, named events, and times that count from what was told before."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.doubt import Unresolved, Why
from dateline.model.time import Interval, TimexType
from dateline.times.calendar import back_from, shifted
from dateline.times.draft import Draft, Make, Setting, Step, dated, said, spanning, vague, waiting
from dateline.times.lengths import timex_length
from dateline.times.lexicon import NamedAnchor
from dateline.times.quarters import speaks_of_figures

_FAR = 400
_YEARS = 5  # "forty years after independence" does not count from the report's day
_MOST = 20_000
_BACK = re.compile(r"before|earlier|previous|preceding|prior", re.I)


def _clock(m: re.Match[str], s: Setting) -> Draft | None:
    half = said(m, "ap", "ap2")
    hour, minute = said(m, "h", "h2", "h3", "h4", "h5", "h6"), said(m, "i", "i2", "i3", "i4", "i5", "i6")
    if m["z"]:
        number = 24 if m["z"].lower() == "midnight" else 12
    else:
        number = int(hour) if hour else int(s.lexicon.number(m["hw"]))
        evening = re.search(r"^p|afternoon|evening|at night", half)
        number = number % 12 + (12 if evening else 0) if half and number <= 12 else number
    if number > 24 or int(minute or 0) > 59:
        return None
    return clock_on(s.day, f"T{number:02d}:{int(minute or 0):02d}", s.basis, ("day: the report's",))


def clock_on(day: date, clock: str, basis: str, guesses: tuple[str, ...]) -> Draft:
    """A clock time on a day, waiting for the day that was told just before."""
    value = day.isoformat() + clock
    at = value.replace("T24:00", "T23:59")
    step = Step("part", clock)
    return Draft(TimexType.TIME, value, Interval(at, at), basis, "time", False, guesses, step)


def _same_of(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The same month of 2018", "the same week last year": that unit of another year."""
    unit = {"period": "Q"}.get(m["u"].lower()) or s.lexicon.units[m["u"].lower()]
    year = int(m["y"]) if m["y"].isdigit() else s.day.year - 1
    return dated(shifted(back_from(s.day, "Y", s.day.year - year), unit, 0), s.basis)


def _part(m: re.Match[str], s: Setting) -> Draft | None:
    """ "At dawn", "by nightfall", "that morning": that part of the day told before, else of the report's."""
    part = s.lexicon.parts[said(m, "p", "p2", "p3")]
    draft = dated(f"{s.day.isoformat()}T{part}", s.basis, "day: the report's")
    kind = "that-part" if m[0].lower().startswith("that") else "part"
    return waiting(Step(kind, f"T{part}"), draft) if draft else None


def _same(m: re.Match[str], s: Setting) -> Draft | None:
    """ "That week", "the same day", "later that year": the unit that holds the day told before."""
    unit = s.lexicon.units[m["u"].lower()]
    return waiting(Step("same", unit), dated(shifted(s.day, unit, 0), s.basis) if unit in "DW" else None)


def _every(m: re.Match[str], s: Setting) -> Draft | None:
    groups = m.groupdict()
    if groups.get("w"):
        part = groups.get("wp")
        value = f"XXXX-WXX-{s.lexicon.weekdays[groups['w'].lower()] + 1}"
        value += f"T{s.lexicon.parts[part.lower().removesuffix('s')]}" if part else ""
    elif groups.get("p"):
        value = f"XXXX-XX-XXT{s.lexicon.parts[groups['p'].lower()]}"
    elif groups.get("s"):
        value = f"XXXX-{s.lexicon.seasons[groups['s'].lower()]}"
    else:
        count = 2.0 if (m["n"] or "").lower() == "other" else s.lexicon.number(m["n"] or "one")
        value = timex_length(count, s.lexicon.units[m["u"].lower()])
    return Draft(TimexType.SET, value, Unresolved(Why.VAGUE), "none", "none", False, ())


def _often(m: re.Match[str], s: Setting) -> Draft | None:
    if re.match(r" [A-Z]", m.string[m.end() : m.end() + 2]):
        return None  # "the Skopje daily Dnevnik" is a newspaper
    code = {"d": "P1D", "w": "P1W", "m": "P1M", "q": "P1Q", "a": "P1Y", "y": "P1Y", "h": "PT1H", "n": "XXXX-XX-XXTNI"}
    return Draft(TimexType.SET, code[m["f"].lower()[0]], Unresolved(Why.VAGUE), "none", "none", False, ())


def _nth(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The third year of the invasion": from two to three years after the event's first day."""
    anchor = named_anchor(m["what"], m.string, s)
    digits = re.sub(r"\D", "", m["o"])
    count = int(digits) if digits else s.lexicon.ordinals[m["o"].lower()]
    unit = s.lexicon.units[m["u"].lower()]
    if anchor is None:
        # "The second day of talks": a time all the same, but nothing says when they began.
        begun = re.match(r"(?:the|a|an|his|her|its|their|talks|fighting|clashes)\b|[A-Z]\w+['’]s ", m["what"])
        here = Draft(TimexType.DATE, None, Unresolved(Why.NO_ANCHOR), "none", "none", False, ())
        known = begun and not re.match(r"(?:the|a) (?:\w+ )?(?:week|month|year)\b", m["what"])
        return waiting(Step("nth", unit, count), here) if known else None
    return _nth_after(anchor, unit, count) if 0 < count < _MOST else None


def _nth_after(anchor: NamedAnchor, unit: str, count: int) -> Draft | None:
    """The n-th day, week, month or year of an event."""
    basis = f"named-anchor:{anchor.key}"
    if unit == "D":
        return dated((anchor.day + timedelta(count - 1)).isoformat(), basis)
    first = _after(anchor.day, unit, count - 1)
    last = _after(anchor.day, unit, count) - timedelta(1)
    return spanning(first, last, basis, {"W": "week", "M": "month"}.get(unit, "year"))


def _year_of(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The war in Ukraine, now in its fourth year": that year of the event named just before."""
    before = m.string[max(0, m.start() - 90) : m.start()].rpartition(". ")[2]
    anchor = named_anchor(before, before, s)
    digits = re.sub(r"\D", "", m["o"])
    count = int(digits) if digits else s.lexicon.ordinals[m["o"].lower()]
    return _nth_after(anchor, s.lexicon.units[m["u"].lower()], count) if anchor and 0 < count < _MOST else None


def _into(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Two weeks into the war": that long after the event's first day."""
    anchor, unit = named_anchor(m["what"], m.string, s), s.lexicon.units[m["u"].lower()]
    count = s.lexicon.number(m["n"])
    if anchor is None or not 0 < count < _MOST:
        return None
    day = back_from(anchor.day, unit, -count)
    value = day.isoformat() if unit == "D" else shifted(day, unit, 0)
    return dated(value, f"named-anchor:{anchor.key}")


def _event_day(m: re.Match[str], s: Setting) -> Draft | None:
    """The first day of a named event: "the start of the war in Sudan", "9/11"."""
    anchor = named_anchor(said(m, "what", "what2"), m.string, s)
    return dated(anchor.day.isoformat(), f"named-anchor:{anchor.key}") if anchor else None


def _anniversary(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The second anniversary of the invasion": that many years after the event's first day."""
    anchor = named_anchor(m["what"], m.string, s)
    digits = re.sub(r"\D", "", m["o"])
    count = int(digits) if digits else s.lexicon.ordinals[m["o"].lower()]
    if anchor is None:
        return vague(TimexType.DATE, None)
    return dated(back_from(anchor.day, "Y", -count).isoformat(), f"named-anchor:{anchor.key}")


def _anchor_day(m: re.Match[str], s: Setting) -> Draft | None:
    """ "Since 7 October" in a report on Gaza: the day of 2023, not of this year."""
    day = m["what"].lower()
    anchor = next((a for a in s.lexicon.anchors if day in map(str.lower, a.days) and a.near.search(m.string)), None)
    if anchor is None or anchor.day > s.day:
        return None
    return dated(anchor.day.isoformat(), f"named-anchor:{anchor.key}")


def _after(day: date, unit: str, count: int) -> date:
    return day + timedelta(7 * count) if unit == "W" else back_from(day, unit, -count)


def named_anchor(words: str, text: str, s: Setting) -> NamedAnchor | None:
    """The event that these words name, if one of its near words stands in them or in the text, and it had begun."""
    named = [a for a in s.lexicon.anchors if a.day <= s.day and a.names.search(words)]
    return next((a for a in named if a.near.search(words)), None) or next(
        (a for a in named if a.near.search(text)), None
    )


def _event_relative(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The day before", "two days later", "a year earlier": counts from what was told before."""
    word = (m["u"] or m["u1"] or m["u2"]).lower()
    unit = s.lexicon.units.get(word, "D")
    way = (m["way"] or m["way2"] or m["way3"]).lower()
    sign = -1 if _BACK.match(way) else 1
    count = sign * (int(s.lexicon.number(m["n"])) if m["n"] else 1)
    if unit.startswith("T"):
        half = (m["n"] or "").lower().startswith("half")
        value = "PT30M" if half and unit == "TH" else timex_length(abs(count), unit)
        here = Draft(TimexType.DURATION, value, Unresolved(Why.NO_ANCHOR), "none", "none", False, ())
        return waiting(Step("hours", unit), here)
    if unit == "Y" and speaks_of_figures(m) and count == -1:
        return waiting(
            Step("quarter", "Q", -4), dated(f"{s.day.year - 1:04d}", s.basis, "counts from the report's year")
        )
    if word in s.lexicon.parts:
        return waiting(Step("part", f"T{s.lexicon.parts[word]}", count))
    plain = dated(shifted(s.day, unit, count), s.basis, "counts from the report's day") if unit in "DW" else None
    return waiting(Step("step", unit, count), plain)


def _before_clause(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The day before he left", "two days after the raid": counts from what the words after it tell."""
    unit = s.lexicon.units.get(m["u"].lower(), "D")
    if m["n"].lower() != "the":
        count = s.lexicon.number(
            re.sub(r"^(?:\D+ )?(?=\d)|^(?:about|around|nearly|almost|over|some|just) ", "", m["n"])
        )
        value = timex_length(count, unit)
        draft = Draft(TimexType.DURATION, value, Unresolved(Why.NO_ANCHOR), "none", "none", False, ())
        if m["n"].lower() in ("a", "an") and unit == "D":
            draft = replace(draft, type=TimexType.DATE, value=None)
        lasting = re.search(r"\bfor\s(?:\w+\s)?$", m.string[max(0, m.start() - 16) : m.start()])
        after = m.string[m.end() : m.end() + 6] == " after"
        far = count > _YEARS if unit == "Y" else count > _FAR or unit in "EC"
        return draft if far or lasting or not after else waiting(Step("away", unit, int(-count)), draft)
    return waiting(Step("apposed", unit))


def _following(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The following March", "the previous Friday": from the month or day told before."""
    sign = -1 if _BACK.match(m["way"]) else 1
    if m["m"]:
        return waiting(Step("month", str(s.lexicon.months[m["m"].lower()]), sign))
    if m["s"]:
        return waiting(Step("season", s.lexicon.seasons[m["s"].lower()], sign))
    return waiting(Step("weekday", str(s.lexicon.weekdays[m["w"].lower()]), sign))


def _reference(m: re.Match[str], s: Setting) -> Draft | None:
    """Words that only point to now, before or later; "now" is the report's day."""
    value = s.lexicon.references.get(said(m, "r", "r2"), "FUTURE_REF")
    if value != "PRESENT_REF":
        return vague(TimexType.DATE, value)
    today = Interval(s.day.isoformat(), s.day.isoformat())
    return Draft(TimexType.DATE, value, today, s.basis, "none", True, ("now: the report's day",))


MAKERS: Mapping[str, Make] = {
    "clock": _clock,
    "part": _part,
    "same": _same,
    "same-of": _same_of,
    "every": _every,
    "weekday-set": _every,
    "frequency": _often,
    "nth-of-event": _nth,
    "year-of-event": _year_of,
    "into-event": _into,
    "start-of-event": _event_day,
    "named-event": _event_day,
    "anniversary": _anniversary,
    "anchor-day": _anchor_day,
    "event-relative": _event_relative,
    "before-clause": _before_clause,
    "following": _following,
    "reference": _reference,
}
