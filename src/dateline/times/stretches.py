"""Times that count from a day told beside them: hours on it, the night that begins on it, lengths."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.time import Interval, TimexType
from dateline.times.calendar import back_from
from dateline.times.draft import Draft, Step, dated

_ENDS = re.compile(
    r"\b(?:after|end(?:s|ed|ing)?|conclud(?:es?|ed|ing)|clos(?:es?|ed)|wrapp?(?:ed|ing)? up|complet\w+|finish\w*)\b"
)
_BEGINS = re.compile(
    r"\b(?:from|starting|beginning|start(?:s|ed)?|beg[ia]ns?|begun|open(?:s|ed)?|launch\w*|impos\w+|declar\w+|call(?:s|ed)?|"
    r"order(?:s|ed)?|announc\w+|hold|close[sd]?|suspend\w*|ban(?:s|ned)?|halt\w*|shut|set|extend\w*|prolong\w*)\b"
)
_LONGEST = 60  # of such lengths


def lasting(step: Step, day: date | None, around: tuple[str, str], plain: Draft) -> Draft:
    """ "Imposed on Friday for seven days", "three days of drills from Monday", "ended two days of talks on Tuesday"."""
    before, between = around
    if day is None or step.unit not in "DW" or not 0 < step.count < _LONGEST:
        return plain
    days = timedelta(step.count * (7 if step.unit == "W" else 1) - 1)
    if _ENDS.search(before) and "after" not in between:
        first, last = day - days, day
    elif _BEGINS.search(before + between):
        first, last = day, day + days
    else:
        return plain
    interval = Interval(first.isoformat(), last.isoformat())
    return replace(plain, interval=interval, basis="event", guesses=("length: by the day told",))


def nth_since(step: Step, day: date | None, plain: Draft) -> Draft:
    """ "The 400th day of the lock-out, which began on 21 July": so many days, weeks, months after that day."""
    if day is None:
        return plain
    if step.unit == "D":
        return dated((day + timedelta(step.count - 1)).isoformat(), "event", "counts from the day told") or plain
    first, last = back_from(day, step.unit, 1 - step.count), back_from(day, step.unit, -step.count) - timedelta(1)
    interval = Interval(first.isoformat(), last.isoformat())
    return replace(plain, interval=interval, basis="event", guesses=("counts from the day told",))


def on_day(day: date | None, plain: Draft) -> Draft:
    """The very day named just before."""
    return dated(day.isoformat(), "event", "the day named just before") or plain if day else plain


def away_from(step: Step, day: date | None, plain: Draft) -> Draft:
    """ "Two days after the raid", told of a day: the raid's own day; of longer units the stretch between the two."""
    if day is None:
        return plain
    other = back_from(day, step.unit, -step.count)
    guess = "counts from the day told, else the report's"
    if plain.type is TimexType.DATE:
        return dated(other.isoformat(), "event", guess) or plain
    first, last = (other, other) if step.unit == "D" else sorted((day, other))
    return replace(plain, interval=Interval(first.isoformat(), last.isoformat()), basis="event", guesses=(guess,))


def night_of(near: date | None, plain: Draft) -> Draft:
    """ "Overnight" beside a day of its own is the night that begins on it."""
    found = dated(f"{near.isoformat()}TNI", "event", "the day named beside it") if near else None
    if near is None or found is None or near == date.max:
        return plain
    return replace(found, interval=Interval(near.isoformat(), (near + timedelta(1)).isoformat()))


def spanned(step: Step, day: date | None, plain: Draft) -> Draft:
    """ "The third blast in eight days" ends on the day of the blast; "must pay within 90 days" begins on that day."""
    if day is None:
        return plain
    one = step.unit == "D" and step.kind == "up-to"  # eight days, the last of them counted
    other = back_from(day, step.unit, step.count - one if step.kind == "up-to" else -step.count)
    first, last = sorted((day, other))
    interval = Interval(first.isoformat(), last.isoformat())
    return replace(plain, interval=interval, basis="event", guesses=("length: by the day told",))


def hours_on(plain: Draft, day: date) -> Draft:
    """A length of hours, on the day told."""
    iso = day.isoformat()
    return replace(plain, interval=Interval(iso, iso), basis="event", guesses=("length: on the day told",))


def at_part(day: date | None, part: str, plain: Draft) -> Draft:
    """A clock time or a part of the day, on the day told."""
    if day is None:
        return plain
    value = day.isoformat() + part
    clock = re.match(r"T\d", part)
    at = value.replace("T24:00", "T23:59")
    found = dated(value, "event", "day: the one told before")
    return replace(found, interval=Interval(at, at)) if found and clock else found or plain
