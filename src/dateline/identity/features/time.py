"""When: days that meet, days that cannot be one, and publication too far apart where no day is told."""

from datetime import date
from functools import lru_cache, partial

from dateline.identity.features.evidence import Evidence
from dateline.identity.told import Told
from dateline.model.linking import Happening

_DAY = 10
_FIRM = ("own",)  # days inherited, of print, or told elsewhere in the sentence may be those of something else
_TOLD = ("own", "sentence")
_LONG_AGO = 120  # days from an event that is told with its day to the print of a report that tells none
_FAR_PRINTED = 21  # days between reports that tell no day of the event


def time(left: Told, right: Told) -> Evidence | None:
    """same day | overlap | next day | apart (firm days: a bar) | apart, roughly | printed far apart | long ago."""
    one, other = _days(left.happening), _days(right.happening)
    if one is None or other is None:
        return _printed(left.happening, right.happening) or _long_ago(left.happening, right.happening)
    gap = max(one[0] - other[1], other[0] - one[1])
    if gap <= 0:
        exact = one[0] == one[1] and other[0] == other[1]
        return _found("time: same day" if exact else "time: overlap", one, other)
    if gap == 1:
        return _found("time: next day", one, other)
    firm = left.happening.basis in _FIRM and right.happening.basis in _FIRM
    return _found("time: apart" if firm else "time: apart, roughly", one, other)


def _found(sign: str, one: tuple[int, int], other: tuple[int, int]) -> Evidence:
    return Evidence(sign, lambda: _said(one), lambda: _said(other))


def _days(happening: Happening) -> tuple[int, int] | None:
    """First and last day, as running numbers; an open end is no day."""
    return _stretch(happening.earliest, happening.latest)


@lru_cache(maxsize=1 << 14)
def _stretch(first: str | None, last: str | None) -> tuple[int, int] | None:
    earliest, latest = _day(first), _day(last)
    return (earliest, latest) if earliest and latest and earliest <= latest else None


@lru_cache(maxsize=1 << 14)
def _day(iso: str | None) -> int | None:
    try:
        return date.fromisoformat((iso or "")[:_DAY]).toordinal()
    except ValueError:
        return None


def _printed(left: Happening, right: Happening) -> Evidence | None:
    one, other = _day(left.published), _day(right.published)
    if one is None or other is None or abs(one - other) <= _FAR_PRINTED:
        return None
    return Evidence("time: printed far apart", partial(_print, one), partial(_print, other))


def _long_ago(left: Happening, right: Happening) -> Evidence | None:
    """One is told of days long before the other, which tells none, was printed: news without a day is of its time."""
    for dated, other in ((left, right), (right, left)):
        days, printed = _days(dated), _day(other.published)
        told = _days(other)
        if days and printed and told is None and dated.basis in _TOLD and printed - days[1] > _LONG_AGO:
            said = _said(days), _print(printed)
            return Evidence("time: long ago", *(said if dated is left else said[::-1]))
    return None


def _said(days: tuple[int, int]) -> str:
    return _iso(days[0]) if days[0] == days[1] else f"{_iso(days[0])} to {_iso(days[1])}"


def _print(day: int) -> str:
    return f"printed {_iso(day)}"


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
