"""What a rule is given and what it makes."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache

from dateline.model.doubt import Unresolved, Why
from dateline.model.time import Interval, TimexType
from dateline.times.calendar import Period, part_of, period_of
from dateline.times.lexicon import Lexicon

_BEFORE, _AFTER = 80, 160  # characters around a rule's word within which its match lies
SHORT = 600  # a paragraph that is searched whole


class Lean(Enum):
    """Which way an expression without a direction of its own points, by the verb that governs it."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Course:
    """How the governing verb stands in time: where it looks, and whether it tells what has lasted until now."""

    lean: Lean
    perfect: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at beside its match: the day to count from, its name, the verb's course, the lexicon."""

    day: date
    basis: str
    lexicon: Lexicon
    course: Callable[[], Course]

    @property
    def lean(self) -> Lean:
        """Where the governing verb looks; worked out only for the rules that ask."""
        return self.course().lean


@dataclass(frozen=True, slots=True)
class Step:
    """How a time counts from one that the text told before: what kind of step, of which unit, how many.

    kind: step (units away), same (the unit that holds it), part (that part of its day), month, weekday, quarter,
    hours (a length within its day). `count` of month and weekday is the way: 1 the following, -1 the previous.
    """

    kind: str
    unit: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A timex before its span: type, TIMEX3 value, interval, how it was made, and the step it still has to take."""

    type: TimexType
    value: str | None
    interval: Interval | Unresolved
    basis: str
    granularity: str
    fuzzy: bool
    guesses: tuple[str, ...]
    step: Step | None = None


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.I)


Make = Callable[[re.Match[str], Setting], Draft | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time: its id, the pattern's source, whether it counts from the report's day, and what it makes.

    `keys` are words one of which a paragraph must hold for the rule to be tried; none means always. `groups` are, by
    their keys, the words that belong together, where single words would not do ("new", "year").
    """

    id: str
    source: str
    relative: bool
    make: Make
    keys: frozenset[str] = frozenset()
    groups: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a text first holds a word of the rule: all of them take a third of a second."""
        return _compiled(self.source)

    def windows(self, places: Mapping[str, Sequence[int]], whole: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Where a match can lie in a paragraph, given the places of its words: around the rule's own words."""
        if self.groups and not self._is_whole(places):
            return
        if not self.keys or whole[1] - whole[0] <= SHORT:
            yield whole
            return
        keys = self.keys & places.keys()
        start, end = -1, -1
        for spot in sorted(spot for key in keys for spot in places[key]):
            if start >= 0 and spot - _BEFORE > end:
                yield start, end
                start = -1
            start = max(spot - _BEFORE, whole[0]) if start < 0 else start
            end = min(spot + _AFTER, whole[1])
        yield start, end

    def _is_whole(self, places: Mapping[str, Sequence[int]]) -> bool:
        held = self.keys & places.keys()
        return any(group <= places.keys() for key in held for group in self.groups[key])


def said(m: re.Match[str], *names: str) -> str:
    """The first of these groups that matched, in lower case; "" where none did."""
    groups = m.groupdict()
    return next((groups[name].lower() for name in names if groups.get(name)), "")


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
    """A date range; its value is ISO 8601's first/last."""
    return Draft(
        TimexType.DATE,
        f"{first.isoformat()}/{last.isoformat()}",
        Interval(first.isoformat(), last.isoformat()),
        basis,
        granularity,
        False,
        (),
    )


def vague(kind: TimexType, value: str | None, granularity: str = "none") -> Draft:
    """A time that the text leaves open ("recently"): no dates are made up."""
    return Draft(kind, value, Unresolved(Why.VAGUE), "none", granularity, True, ())


def waiting(step: Step, fallback: Draft | None = None) -> Draft:
    """A time that counts from one told before; the fallback stands where none was."""
    if fallback is not None:
        return Draft(
            fallback.type,
            fallback.value,
            fallback.interval,
            fallback.basis,
            fallback.granularity,
            fallback.fuzzy,
            fallback.guesses,
            step,
        )
    return Draft(TimexType.DATE, None, Unresolved(Why.NO_ANCHOR), "event", "none", False, (), step)
