"""What matches tell together: a clock and its day are one time; "the next day" counts from the date before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.model.text import Span
from dateline.model.time import Interval, TimexType
from dateline.times.calendar import Period, back_from, fits, period_of, shifted
from dateline.times.draft import Draft, Rule, Step, dated, interval_of
from dateline.times.stretches import at_part, away_from, hours_on, lasting, night_of, nth_since, on_day, spanned

_BETWEEN = re.compile(
    r",?\s(?:on |of )?(?:the )?|,?\s(?:at|around|about|at about|just after|shortly after|before|by|just before)\s", re.I
)
_ASIDE = re.compile(r"\b(?:which|who|whose)\s[^,.;]{0,40}$")  # a relative clause tells what went before
_FRESH = 10  # days back to what a report tells as news
_QUARTER_SOON = 31  # days before its end in which a quarter is reported as if it were over
_SENTENCE = re.compile(r"[.!?][\"”'’)]*\s+[\"“‘'(]*[A-Z]")
_BEGAN = re.compile(r"\b(?:began|begun|started|broke out|erupted|opened|launched)\s(?:on\s)?$")
_LIMIT = re.compile(r"\b(?:until|till|since|by|before)\s$", re.I)


@dataclass(frozen=True, slots=True)
class Hit:
    """One rule's match; `order` is the rule's place in the list."""

    span: Span
    rule: Rule
    order: int
    draft: Draft


@dataclass(frozen=True, slots=True)
class Told:
    """The last times that the text has told: a day, a period of any size, a quarter; and the report's own day."""

    day: date | None = None
    period: Period | None = None
    quarter: str = ""
    today: date | None = None
    past: date | None = None  # the last day told that is over or runs

    @property
    def coarse(self) -> Period | None:
        """The last period told, where it is longer than a week and lies before the last day told."""
        if self.period is None or self.period.granularity in ("time", "day", "week"):
            return None
        away = self.day is None or not self.period.first <= self.day <= self.period.last
        return self.period if away and self.today and self.period.last < self.today else None

    @property
    def fresh(self) -> date | None:
        """The last day told, where it is as old as news may be."""
        near = self.past and self.today and (self.today - self.past).days <= _FRESH
        return self.past if near else None

    def after(self, draft: Draft, taken: Step | None) -> "Told":
        """What is told once this draft has been; a quarter only where it names itself and is not still to come."""
        value = draft.value or ""
        period = period_of(value) if isinstance(draft.interval, Interval) and draft.type is not TimexType.SET else None
        if period is None and "/" in value and isinstance(draft.interval, Interval):
            first, last = (date.fromisoformat(day[:10]) for day in value.split("/"))
            return replace(self, period=Period(first, last, "range"))
        if period is None:
            return self
        day = period.first if period.granularity in ("day", "time") else self.day
        over = self.today is None or period.last <= self.today + timedelta(_QUARTER_SOON)
        names_itself = period.granularity == "quarter" and taken is None and over
        past = day if day and (not self.today or day <= self.today) else self.past
        return replace(self, day=day, past=past, period=period, quarter=value if names_itself else self.quarter)


def settled(text: str, hits: Sequence[Hit], before: Told) -> tuple[list[Hit], Told]:
    """The hits of one paragraph in text order, joined and counted from each other, and what is told after them."""
    now, out = before, list[Hit]()
    joined = list(_joined(text, hits))
    for place, hit in enumerate(joined):
        if hit.draft.step is not None:
            near = _day_near(text, joined, place, out)
            beside = _beside(text, joined, place) if hit.draft.step.kind == "length" else None
            hit = replace(hit, draft=_stepped(hit, now, (near, _apposed(text, out, hit)), beside))
            hit = replace(hit, draft=_by_sentence(text, joined, place, hit.draft))
        if not _ASIDE.search(text, max(0, hit.span.start - 60), hit.span.start):
            now = now.after(hit.draft, joined[place].draft.step)
        out.append(hit)
    return out, now


def _day_near(text: str, hits: Sequence[Hit], place: int, before: Sequence[Hit]) -> date | None:
    """A day that the same sentence tells, no limit ("until Friday"): the last before this hit, else the next after."""
    here = hits[place].span
    for other in (*reversed(before), *hits[place + 1 :]):
        left, right = sorted((other.span, here))
        if other.draft.granularity != "day" or not isinstance(other.draft.interval, Interval):
            continue
        if _LIMIT.search(text, max(0, other.span.start - 12), other.span.start):
            continue
        if not _SENTENCE.search(text, left.end, right.start + 1):
            period = period_of(other.draft.value or "")
            return period.first if period else None
    return None


def _by_sentence(text: str, hits: Sequence[Hit], place: int, draft: Draft) -> Draft:
    """A length or an n-th day that nothing has placed yet, by a day that the rest of its sentence tells."""
    step, here = hits[place].draft.step or Step("", ""), hits[place].span
    if step.kind not in ("length", "nth") or isinstance(draft.interval, Interval):
        return draft
    for other in (*hits[place + 1 :], *reversed(hits[:place])):
        left, right = sorted((other.span, here))
        period = period_of(other.draft.value or "") if other.draft.granularity == "day" else None
        if period is None or _SENTENCE.search(text, left.end, right.start + 1):
            continue
        if step.kind == "length":
            around = text[max(0, here.start - 60) : here.start], text[left.end : right.start]
            return lasting(step, period.first, around, draft)
        if other.span > here and _BEGAN.search(text, left.end, right.start):
            return nth_since(step, period.first, draft)
    return draft


def _beside(text: str, hits: Sequence[Hit], place: int) -> Period | None:
    """The dated time that a length stands against: "two days last week", "February's two-day strike"."""
    here = hits[place].span
    for other in (*hits[max(0, place - 1) : place], *hits[place + 1 : place + 2]):
        left, right = sorted((other.span, here))
        if re.fullmatch(r"\s(?:in |of |on )?(?:the )?|['’]s\s", text[left.end : right.start]):
            return period_of(other.draft.value or "") if isinstance(other.draft.interval, Interval) else None
    return None


def _apposed(text: str, before: Sequence[Hit], hit: Hit) -> date | None:
    """The day that stands just before, set off by a comma: "on Tuesday, the day before he cast off"."""
    if not before or not re.fullmatch(
        r",?\s(?:which|who)?[\w ]{0,40}(?:is\s)?|,\s", text[before[-1].span.end : hit.span.start]
    ):
        return None
    period = period_of(before[-1].draft.value or "")
    return period.first if period and period.granularity == "day" else None


def _stepped(hit: Hit, told: Told, days: tuple[date | None, date | None], beside: Period | None) -> Draft:
    """A draft whose step is taken where something fit to count from was told, else its fallback."""
    draft, step = hit.draft, hit.draft.step or Step("", "")
    plain = replace(draft, step=None)
    near, apposed = days
    day = near or told.past
    if step.kind == "apposed":
        return on_day(apposed, plain)
    if step.kind == "length" and beside:
        return replace(plain, interval=interval_of(beside), basis="event", fuzzy=True)
    if step.kind == "up-to" or (step.kind == "from" and step.unit == "D"):
        here = near if near and told.today and near <= told.today else told.fresh
        return spanned(step, here, plain)
    if step.kind in ("length", "nth", "from"):
        return plain
    if step.kind == "away":
        return away_from(step, near or told.today, plain)
    if step.kind == "night":
        return night_of(near, plain)
    if step.kind == "hours":
        return hours_on(plain, day) if day else plain
    if step.kind == "that-part" and near is None and (loose := told.coarse):
        return replace(
            plain, value=None, interval=interval_of(loose), fuzzy=True, guesses=("within the time told before",)
        )
    if step.kind in ("part", "that-part"):
        shift = timedelta(step.count) if step.count else timedelta(0)
        return at_part(day + shift if day else None, step.unit, plain)
    if step.kind in ("quarter", "quarter-of"):
        return _quarter(told, step, plain)
    value, interval = _counted(step, told, near)
    if value:
        return dated(value, "event", "counts from the time told before") or plain
    if interval:
        return replace(
            plain, interval=interval, basis="event", fuzzy=True, guesses=("counts from the time told before",)
        )
    return plain


def _quarter(told: Told, step: Step, plain: Draft) -> Draft:
    if not told.quarter:
        return plain
    if step.kind == "quarter-of":
        return dated(f"{step.unit}-{told.quarter[5:]}", "event", "the quarter told before") or plain
    first = period_of(told.quarter)
    value = shifted(first.first, "Q", step.count) if first else ""
    return dated(value, "event", "the quarter told before") or plain


def _counted(step: Step, told: Told, near: date | None) -> tuple[str, Interval | None]:
    """The value that a step leads to; or only an interval, where the time told is too coarse."""
    day = near or told.day
    period = told.period
    if near and (period is None or not period.first <= near <= period.last):
        period = Period(near, near, "day")
    if step.kind == "day-of-month":
        if told.coarse and told.coarse.granularity == "month":
            day = told.coarse.first
        return (f"{day.year:04d}-{day.month:02d}-{int(step.unit):02d}" if day else ""), None
    if step.kind == "weekday":
        return (_weekday(day, int(step.unit), step.count) if day else ""), None
    if period is None:
        return "", None
    if step.kind == "same" and near is None and told.coarse and not fits(told.coarse, step.unit):
        return "", interval_of(told.coarse)
    if step.kind == "month":
        month = int(step.unit)
        later = period.first.month < month if step.count > 0 else period.first.month > month
        year = period.first.year + (0 if later else step.count)
        return f"{year:04d}-{month:02d}", None
    if step.kind == "season":
        return f"{period.first.year + (step.count > 0):04d}-{step.unit}" if step.count > 0 else "", None
    unit = step.unit
    if unit == "D":
        return (shifted(day, "D", step.count) if day else ""), None
    if fits(period, unit):
        return shifted(period.first, unit, step.count), None
    return "", _loosely(period, unit, step.count) if step.kind == "step" else None


def _weekday(day: date, number: int, way: int) -> str:
    gap = ((number - day.weekday()) * way) % 7 or 7
    return (day + timedelta(way * gap)).isoformat()


def _loosely(period: Period, unit: str, count: int) -> Interval | None:
    if unit not in ("W", "M", "Q") and period.granularity != "range":
        return None
    first, last = back_from(period.first, unit, -count), back_from(period.last, unit, -count)
    return Interval(first.isoformat(), last.isoformat())


def _joined(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    pending: Hit | None = None
    for hit in hits:
        if pending is not None and (both := _one_time(text, pending, hit)):
            pending = both
            continue
        if pending is not None:
            yield pending
        pending = hit
    if pending is not None:
        yield pending


def _one_time(text: str, left: Hit, right: Hit) -> Hit | None:
    """ "3 p.m. on Monday", "Monday at 3 p.m.", "dawn on Sunday" as one time, where the two stand side by side."""
    if left.rule.id == "clock" and right.draft.granularity == "time" and right.rule.id != "clock":
        return _clock_in_part(text, left, right)
    clock, day = (left, right) if left.rule.id in ("clock", "part") else (right, left)
    if clock.rule.id not in ("clock", "part") or day.draft.granularity != "day" or clock.draft.step is None:
        return None
    between = text[left.span.end : right.span.start]
    if not _BETWEEN.fullmatch(between) or (clock is right and clock.rule.id == "part" and "before" in between):
        return None
    hour = clock.draft.step.unit
    value = f"{day.draft.value}{hour}" if day.draft.value else None
    interval = day.draft.interval
    if isinstance(interval, Interval) and value and clock.rule.id == "clock":
        at = value.replace("T24:00", "T23:59")
        interval = Interval(at, at)
    draft = replace(day.draft, type=TimexType.TIME, value=value, interval=interval, granularity="time", step=None)
    return Hit(left.span.join(right.span), clock.rule, clock.order, draft)


def _clock_in_part(text: str, clock: Hit, part: Hit) -> Hit | None:
    """ "8 o'clock last night" as one time; an hour without a.m. or p.m. takes its half of the day."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(MO|AF|EV|NI|MI)", part.draft.value or "")
    hour = re.match(r"T(\d\d):(\d\d)", clock.draft.step.unit if clock.draft.step else "")
    if not found or not hour or not re.fullmatch(r",?\s(?:on )?(?:the )?", text[clock.span.end : part.span.start]):
        return None
    said = re.search(r"[ap]\.?m", text[clock.span.start : clock.span.end], re.I)
    late = found[2] in ("AF", "EV", "NI") and int(hour[1]) < 12 and not said
    value = f"{found[1]}T{int(hour[1]) + 12 * late:02d}:{hour[2]}"
    draft = replace(part.draft, value=value, interval=Interval(value, value), step=None)
    return Hit(clock.span.join(part.span), clock.rule, clock.order, draft)


__all__ = ["Hit", "Told", "settled"]
