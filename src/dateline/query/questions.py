"""What is asked of a store: a filter in a person's words, and how its words are checked."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateline.errors import ConfigError

MOST_ON_A_PAGE = 1000
_MANY = 10**9


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are meant; what is not said is not asked. Days are the first day that an event can have been on.

    `actor`: a name, an ent_ id or a country's code; `role`: what it was to the event (actor, recipient, target,
    source …). `type` and `mode`: names of the scheme, several joined by commas. `place`: a name, a country's code, a
    GeoNames number, or "lat,lon,km". `after`/`before`: a year, month or day, both inclusive. `text`: words of the
    sentences that tell it, "…" for words in a row. `story` and `report`: ids.
    """

    actor: str | None = None
    role: str | None = None
    type: str | None = None
    mode: str | None = None
    place: str | None = None
    country: str | None = None
    after: str | None = None
    before: str | None = None
    status: str | None = None
    min_origins: int | None = None
    sure: bool = False
    contested: bool = False
    text: str | None = None
    story: str | None = None
    report: str | None = None


class Order(StrEnum):
    """How events follow each other; those without a day always come last."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the answers: how many, after which cursor (None: from the first), in which order."""

    size: int = 20
    cursor: str | None = None
    order: Order = Order.NEWEST


def in_words(asked: Filter) -> str:
    """The filter as one line for the head of an answer; empty for a filter that asks nothing."""
    said = (
        (asked.role or "who", asked.actor),
        ("type", asked.type),
        ("mode", asked.mode),
        ("place", asked.place),
        ("country", asked.country),
        ("from", asked.after),
        ("until", asked.before),
        ("status", asked.status),
        ("origins at least", asked.min_origins),
        ("words", asked.text),
        ("story", asked.story),
        ("report", asked.report),
    )
    parts = [f"{name} {value}" for name, value in said if value not in (None, "")]
    parts += ["sure only"] * asked.sure + ["contested"] * asked.contested
    return ", ".join(parts)


def plain(words: str) -> str:
    """A person's words as a store can take them: without NUL and halves of surrogate pairs, spaces single."""
    return " ".join(words.replace("\0", " ").encode("utf-8", "replace").decode().split())


def first_day(words: str) -> str:
    """The first day of a year, month or day: "2026-10" is 2026-10-01. ConfigError for anything else."""
    return _days(words)[0].isoformat()


def day_after(words: str) -> str:
    """The day after the last day of a year, month or day; texts of days and times before it sort below it."""
    last = _days(words)[1]
    return "9999-13" if last == date.max else (last + timedelta(days=1)).isoformat()


def checked_origins(least: int) -> int:
    """A number of origins that a store can compare; ConfigError below 1."""
    if least < 1:
        raise ConfigError(f"at least {least} origins: the smallest number that says something is 1")
    return min(least, _MANY)


def checked_size(size: int) -> int:
    """How many answers on a page: 1 to 1,000."""
    if not 1 <= size <= MOST_ON_A_PAGE:
        raise ConfigError(f"{size} answers on a page: choose 1 to {MOST_ON_A_PAGE:,}")
    return size


def _days(words: str) -> tuple[date, date]:
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", words.strip())
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        return first, date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError as error:
        raise ConfigError(f"{plain(words)!r} is no day: write 2026, 2026-11 or 2026-11-22") from error
