"""A story as a picture: a lane for each of those who are in it most, a mark for each event on its days."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.query.answers import EventAnswer
from dateline.query.stories_told import is_news
from dateline.show.words.deeds import deed
from dateline.show.words.when import day_words, when_words

_WIDE, _LEFT, _RIGHT, _LANE, _TOP = 640, 170, 626, 30, 14
_LANES = 6
_NAME = 24
_OTHERS = "others"
_DONE = ("occurred", "ongoing")


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: from x1 to x2 where its days are not exact; hollow where it did not simply happen."""

    id: str
    x1: float
    x2: float
    y: float
    hollow: bool
    contested: bool
    told: str


@dataclass(frozen=True, slots=True)
class Line:
    """The picture: lanes as (name, y), marks, days of the axis as (x, words, how they lie); `aside` are not drawn."""

    lanes: tuple[tuple[str, float], ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str, str], ...]
    aside: int
    wide: int
    high: int
    left: int = _LEFT
    right: int = _RIGHT


def story_line(events: Sequence[EventAnswer]) -> Line | None:
    """The sure events of the weeks that a story is of; None where fewer than two of them have a day."""
    drawn = [event for event in events if event.sure and is_news(event) and _days(event) is not None]
    if len(drawn) < 2:
        return None
    spelled = {event.who.name.casefold(): event.who.name for event in reversed(drawn) if event.who}
    busiest = Counter(event.who.name.casefold() for event in drawn if event.who)
    names = [spelled[folded] for folded, _ in busiest.most_common(_LANES)]
    lanes = [*names, *[_OTHERS] * any(_lane(event, names) == _OTHERS for event in drawn)]
    heights = {name: _TOP + _LANE * (n + 0.5) for n, name in enumerate(lanes)}
    days = [day for event in drawn for day in _days(event) or ()]
    scale = (min(days), max(days))
    marks = tuple(_mark(event, heights[_lane(event, names)], scale) for event in drawn)
    high = _TOP + _LANE * len(lanes) + 26
    shown = tuple((_cut(name), y) for name, y in heights.items())
    return Line(shown, marks, _ticks(scale), len(events) - len(drawn), _WIDE, round(high))


def _lane(event: EventAnswer, names: Sequence[str]) -> str:
    folded = event.who.name.casefold() if event.who else ""
    return next((name for name in names if name.casefold() == folded), _OTHERS)


def _mark(event: EventAnswer, y: float, scale: tuple[date, date]) -> Mark:
    first, last = _days(event) or scale
    hollow = event.status not in _DONE
    told = f"{when_words(event.when)}: {deed(event).words}"
    return Mark(event.id, _x(first, scale), _x(last, scale), y, hollow, event.contested, told)


def _days(event: EventAnswer) -> tuple[date, date] | None:
    """The first and last day; an open end is no day."""
    try:
        return date.fromisoformat((event.when.earliest or "")[:10]), date.fromisoformat((event.when.latest or "")[:10])
    except ValueError:
        return None


def _x(day: date, scale: tuple[date, date]) -> float:
    whole = max(1, (scale[1] - scale[0]).days)
    return round(_LEFT + 10 + (_RIGHT - _LEFT - 20) * (day - scale[0]).days / whole, 1)


def _ticks(scale: tuple[date, date]) -> tuple[tuple[float, str, str], ...]:
    first, last = scale
    if first == last:
        return ((_x(first, scale), day_words(first.isoformat()), "start"),)
    return (
        (_x(first, scale), day_words(first.isoformat()), "start"),
        (_x(last, scale), day_words(last.isoformat()), "end"),
    )


def _cut(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _NAME else line[: _NAME - 1].rstrip() + "…"
