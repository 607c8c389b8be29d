"""The keywords of a filter, as `events` and `export` take them."""

from typing import TypedDict


class Narrowed(TypedDict, total=False):
    """A filter but for its words, as the options of `dateline events`; days as 2026, 2026-11 or 2026-11-22."""

    actor: str
    role: str
    type: str
    mode: str
    place: str
    country: str
    after: str
    before: str
    status: str
    min_origins: int
    sure: bool
    contested: bool
    story: str
    report: str
