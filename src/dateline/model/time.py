"""When: time expressions and the intervals they stand for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.doubt import Unresolved
from dateline.model.text import Span


class TimexType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive ISO dates (or date-times) between which a time lies; None is an open end."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression. `value` is TIMEX3 text for interchange (None where none exists).

    `basis` names the anchor (publication, dateline, explicit, named-anchor, event, none); `granularity` is
    time, day, week, month, quarter, season, year, decade, century or none; `bound` is since, until, by, or None;
    `guesses` lists what was assumed ("weekday: most recent").
    """

    span: Span
    type: TimexType
    value: str | None
    interval: Interval | Unresolved
    basis: str
    granularity: str
    bound: str | None
    fuzzy: bool
    rule: str
    guesses: tuple[str, ...]


def day_of(value: str | None) -> date | None:
    """The day of an ISO day or time; None for anything else."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
