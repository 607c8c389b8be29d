"""What a rule is given and what it makes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from dateline.model.doubt import Unresolved, Why
from dateline.model.time import Interval, TimexType
from dateline.times.calendar import Period, part_of, period_of
from dateline.times.lexicon import Lexicon


class Lean(Enum):
    """Which way an expression without a direction of its own points, by the verb that governs it."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at beside its match: the day to count from, its name, the lean, the lexicon."""

    day: date
    basis: str
    lean: Lean
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Draft:
    """A timex before its span: type, TIMEX3 value, interval, and how it was made."""

    type: TimexType
    value: str | None
    interval: Interval | Unresolved
    basis: str
    granularity: str
    fuzzy: bool
    guesses: tuple[str, ...]


Make = Callable[[re.Match[str], Setting], Draft | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time: its id, pattern, whether it counts from the report's day, and what it makes."""

    id: str
    pattern: re.Pattern[str]
    relative: bool
    make: Make


def interval_of(period: Period) -> Interval:
    """The inclusive ISO dates of a period."""
    return Interval(period.first.isoformat(), period.last.isoformat())


def dated(value: str | None, basis: str, *guesses: str) -> Draft | None:
    """A date or time by its TIMEX3 value; None where the value is no date ("Feb 31")."""
    period = period_of(value) if value else None
    if period is None:
        return None
    kind = TimexType.TIME if period.granularity == "time" else TimexType.DATE
    return Draft(kind, value, interval_of(period), basis, period.granularity, False, guesses)


def in_part(draft: Draft | None, part: str) -> Draft | None:
    """The early, mid or late part of a dated draft; its value stays the whole's."""
    period = period_of(draft.value) if draft and draft.value else None
    if draft is None or period is None or part not in ("early", "mid", "late"):
        return draft
    return Draft(
        draft.type,
        draft.value,
        interval_of(part_of(period, part)),
        draft.basis,
        draft.granularity,
        True,
        (*draft.guesses, f"{part}: a third of the {draft.granularity}"),
    )


def spanning(first: date, last: date, basis: str, granularity: str) -> Draft:
    """A date range without a TIMEX3 value of its own."""
    return Draft(TimexType.DATE, None, Interval(first.isoformat(), last.isoformat()), basis, granularity, False, ())


def vague(kind: TimexType, value: str | None, granularity: str = "none") -> Draft:
    """A time that the text leaves open ("recently"): no dates are made up."""
    return Draft(kind, value, Unresolved(Why.VAGUE), "none", granularity, True, ())
