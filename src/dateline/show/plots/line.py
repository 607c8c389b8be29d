"""The events of a report in the order of their time, and those that have none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dateline.model.event import Status
from dateline.model.reading import Reading
from dateline.model.time import Interval
from dateline.show.rows import EventRow, event_rows


@dataclass(frozen=True, slots=True)
class Stretch:
    """One event on the line. `first` and `last` are milliseconds of UTC, `last` past the end; None is an open end.

    `own`: the time stands at the event itself, not elsewhere in the sentence or the report.
    """

    label: str
    code: str
    status: Status
    hedged: bool
    first: int | None
    last: int | None
    shown: str
    own: bool
    said_by: str


@dataclass(frozen=True, slots=True)
class Line:
    """What the timeline shows: events with a time, events without one, and noon of the day of publication."""

    stretches: tuple[Stretch, ...]
    aside: tuple[str, ...]
    published: int | None


def line_of(reading: Reading) -> Line:
    """The events that somebody claims, by time."""
    placed, aside = [], []
    for row in event_rows(reading):
        stretch = _stretch(reading, row)
        if stretch is None:
            aside.append(f"{deed(row)} ({row.status})")
        else:
            placed.append(stretch)
    published = reading.report.published
    noon = _milliseconds(f"{published.isoformat()}T12:00") if published else None
    return Line(tuple(sorted(placed, key=_order)), tuple(aside), noon)


def deed(row: EventRow) -> str:
    """Who → did → whom, each with its first filler."""
    return " → ".join(part for part in (_first(row.who), row.trigger, _first(row.whom)) if part)


def _first(cell: str) -> str:
    return cell.split("; ")[0]


def _order(stretch: Stretch) -> tuple[int, int]:
    known = [end for end in (stretch.first, stretch.last) if end is not None]
    return (stretch.first if stretch.first is not None else known[0], known[-1])


def _stretch(reading: Reading, row: EventRow) -> Stretch | None:
    event = reading.events[row.event]
    interval = event.time.interval if event.time else None
    if event.time is None or interval is None:
        return None
    first = _milliseconds(interval.earliest)
    last = _milliseconds(interval.latest, past=timedelta(days=1))
    if not _can_be_drawn(interval, first, last):
        return None
    said_by = dict.fromkeys(claim.said_by.split(" → ")[0] for claim in row.claims)
    own = event.time.basis == "own"
    label = deed(row)
    return Stretch(label, row.code, event.status, event.hedged, first, last, row.when, own, ", ".join(said_by))


def _can_be_drawn(interval: Interval, first: int | None, last: int | None) -> bool:
    """Whether each end that is given is one that a calendar holds, at least one is given, and they do not cross."""
    if (first is None, last is None) != (interval.earliest is None, interval.latest is None):
        return False
    return first <= last if first is not None and last is not None else first is not None or last is not None


def _milliseconds(iso: str | None, past: timedelta = timedelta(0)) -> int | None:
    """Of a date (plus `past`, so that a last day counts whole) or a date-time; None where no calendar holds it."""
    if iso is None:
        return None
    try:
        moment = datetime.fromisoformat(iso)
        moment += past if len(iso) <= len("2026-11-22") else timedelta(0)
    except (ValueError, OverflowError):
        return None
    return round(moment.replace(tzinfo=UTC).timestamp() * 1000)


def extent(line: Line) -> tuple[int, int]:
    """The first and last moment to draw, with some air around them; at least a few days."""
    moments = [m for s in line.stretches for m in (s.first, s.last) if m is not None]
    moments += [line.published] if line.published is not None else []
    low, high = min(moments), max(moments)
    air = max((high - low) // 25, _DAY)
    return low - air, high + air


_DAY = 24 * 60 * 60 * 1000


def drawn(line: Line) -> Sequence[tuple[Stretch, int, int]]:
    """Each stretch with where its bar begins and ends: an open end reaches the edge."""
    if not line.stretches:
        return []
    low, high = extent(line)
    return [(s, low if s.first is None else s.first, high if s.last is None else s.last) for s in line.stretches]
