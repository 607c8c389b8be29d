"""What matches tell together: a clock and its day are one time; "the next day" counts from the date before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model.text import Span
from dateline.model.time import Interval, TimexType
from dateline.times.calendar import period_of
from dateline.times.draft import Draft, Rule, dated
from dateline.times.periods import EVENT, counted_from

_BETWEEN = re.compile(r",?\s(?:on |of )?(?:the )?|,?\s(?:at|around|about|at about|just after|shortly after)\s")


@dataclass(frozen=True, slots=True)
class Hit:
    """One rule's match; `order` is the rule's place in the list."""

    span: Span
    rule: Rule
    order: int
    draft: Draft


def told(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits of one paragraph in text order, joined and counted from each other."""
    day: date | None = None
    for hit in _joined(text, hits):
        if hit.draft.value and hit.draft.value.startswith(EVENT):
            hit = replace(hit, draft=_from_event(hit.draft, day))
        period = period_of(hit.draft.value) if hit.draft.value and hit.draft.granularity in ("day", "time") else None
        day = period.first if period and isinstance(hit.draft.interval, Interval) else day
        yield hit


def _from_event(draft: Draft, day: date | None) -> Draft:
    value = counted_from(day, draft.value or "") if day else ""
    found = dated(value, "event", "counts from the date told before") if value else None
    return found or replace(draft, value=None)


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
    """ "3 p.m. on Monday", "Monday at 3 p.m." as one time, where the two stand side by side."""
    clock, day = (left, right) if left.rule.id == "clock" else (right, left)
    if clock.rule.id != "clock" or day.rule.id == "clock" or day.draft.granularity != "day":
        return None
    if not _BETWEEN.fullmatch(text[left.span.end : right.span.start]):
        return None
    hour = (clock.draft.value or "T00:00").partition("T")[2]
    value = f"{day.draft.value}T{hour}" if day.draft.value else None
    interval = day.draft.interval
    if isinstance(interval, Interval) and value:
        interval = Interval(value, value)
    draft = replace(day.draft, type=TimexType.TIME, value=value, interval=interval, granularity="time")
    return Hit(left.span.join(right.span), clock.rule, clock.order, draft)
