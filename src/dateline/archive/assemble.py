"""An event's row is derived from its live happenings, and what became different of it goes into the feed of changes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import apsw

from dateline.archive.changes import Facts, Gone, Moment, News, announce, bury, event_id, revive
from dateline.archive.review_face import corrected
from dateline.archive.tally import Tally
from dateline.archive.tellers import Member, members_among, members_of
from dateline.archive.telling import tell
from dateline.archive.told import Figure, Telling
from dateline.archive.values import Value

_WHERE = {"place": "name", "country": "country", "geonames": "geonames", "level": "level", "lat": "lat", "lon": "lon"}
_COPIED = ("story", "reports", "outlets", "origins", "claims", "first_published", "last_published")
_COLUMNS = (
    *("n", "id", "type", "mode", "scheme", "status", "contested", "earliest", "latest", "granularity"),
    *_WHERE,
    *("who", "whom", "who_name", "whom_name", "head", "sure"),
    *_COPIED,
    *("first_seen", "changed_at"),
)
_KEPT = ("n", "id", "first_seen")
_DERIVED = tuple(column for column in _COLUMNS if column not in (*_KEPT, "changed_at"))
_READ = f"SELECT {', '.join(_COLUMNS)} FROM event WHERE n = ?"
_WRITE = f"INSERT INTO event ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_COUNTS = ("reports", "outlets", "origins")
_FACTS = ("status", "contested", "earliest", "latest", "place", "country")

_MOST = 4000  # events at hand

EventRow: TypeAlias = dict[str, Value]


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as it is told now, and the numbers told before this report and now."""

    tally: Tally
    figures: tuple[list[str], list[str]]


class Assembling:
    """Derives events' rows, with what is told of them at hand, so that a report costs what it adds.

    What it writes belongs in a transaction of the caller's.
    """

    def __init__(self, base: apsw.Connection) -> None:
        self._base = base
        self._kept: dict[int, Tally] = {}

    def forget(self, events: Collection[int]) -> None:
        """Lets some events go: what their members say, or which they are, is another now."""
        for event in events:
            self._kept.pop(event, None)

    def assemble(self, events: Collection[int], grown: Mapping[int, int], moment: Moment) -> None:
        """Derives the rows of some events anew, and of those that only grew by `grown`: the events of happenings.

        An event is numbered by its founder; one whose happenings are all of older versions is taken away and leaves
        a tombstone.
        """
        self.forget(events)
        if len(self._kept) > _MOST:
            self._kept.clear()
        at_hand = {event for event in grown.values() if event in self._kept or event in grown} - set(events)
        whole = members_of(self._base, {*events, *grown.values()} - at_hand)
        more = members_among(self._base, [item for item, event in grown.items() if event in at_hand])
        told = {event: self._told(event, members, moment) for event, members in whole.items()}
        told |= {event: self._more(event, members, moment) for event, members in more.items()}
        for event in sorted(told):
            _assemble_one(self._base, event, told[event], moment)

    def _told(self, event: int, members: Sequence[Member], moment: Moment) -> _Told:
        tally = self._kept[event] = Tally.of(member.teller for member in members if member.live)
        return _Told(tally, _figures(members, moment))

    def _more(self, event: int, members: Sequence[Member], moment: Moment) -> _Told:
        tally = self._kept.setdefault(event, Tally())
        before = _numbers(tally.figures)
        for member in members:
            if member.live:
                tally.add(member.teller)
        return _Told(tally, (before, _numbers(tally.figures)))


def assemble(base: apsw.Connection, events: Collection[int], moment: Moment) -> None:
    """Derives the rows of these events anew and writes down what changed."""
    Assembling(base).assemble(events, {}, moment)


def _assemble_one(base: apsw.Connection, event: int, told: _Told, moment: Moment) -> None:
    before = _row(base, event)
    if told.tally.tellers:
        after = corrected(base, event, _face(tell(told.tally)))
        _write(base, event, (before, after), moment)
        _report(base, told.figures, (before, after), moment)
    elif before is not None:
        subject = str(before["id"])
        base.execute("DELETE FROM event WHERE n = ?", (event,))
        bury(base, Gone(subject, "event", "no newest version tells it", None), moment.at)
        announce(base, News("event-withdrawn", subject, _facts(before, _FACTS)), moment)


def _row(base: apsw.Connection, event: int) -> EventRow | None:
    found = base.execute(_READ, (event,)).fetchone()
    return None if found is None else dict(zip(_COLUMNS, found, strict=True))


def _write(base: apsw.Connection, event: int, faces: tuple[EventRow | None, EventRow], moment: Moment) -> None:
    """Writes the row where it differs; what stays the same keeps its day of change."""
    before, after = faces
    if before is None:
        [(anchor,)] = base.execute("SELECT anchor FROM happening WHERE n = ?", (event,))
        kept: EventRow = {"id": event_id(str(anchor)), "first_seen": moment.at}
    else:
        kept = {name: before[name] for name in ("id", "first_seen")}
    after.update(kept)
    row = {**after, "n": event, "changed_at": moment.at}
    if before is None:
        base.execute(_WRITE, tuple(row[column] for column in _COLUMNS))
        return
    other = [column for column in _DERIVED if before[column] != after[column]]
    if other:  # only these, so that only their indexes are written
        columns = [*other, "changed_at"]
        put = f"UPDATE event SET {', '.join(f'{column} = ?' for column in columns)} WHERE n = ?"
        base.execute(put, (*(row[column] for column in columns), event))


def _face(telling: Telling) -> EventRow:
    head, when, where, who, whom = telling.head, telling.when, telling.where, telling.who, telling.whom
    return {
        "type": head.type,
        "mode": head.mode,
        "scheme": head.scheme,
        "status": telling.status,
        "contested": int(telling.contested),
        "earliest": when.earliest,
        "latest": when.latest,
        "granularity": when.granularity,
        **{name: getattr(where, attribute, None) for name, attribute in _WHERE.items()},
        "who": who.actor if who else None,
        "who_name": who.name if who else None,
        "whom": whom.actor if whom else None,
        "whom_name": whom.name if whom else None,
        "head": head.n,
        "sure": int(telling.sure),
        **{name: getattr(telling, name) for name in _COPIED},
    }


def _report(
    base: apsw.Connection,
    figures: tuple[list[str], list[str]],
    faces: tuple[EventRow | None, EventRow],
    moment: Moment,
) -> None:
    """Tells what is new of an event: that it is, that more tell it, or that what they tell is another."""
    before, after = faces
    subject = str(after["id"])
    if before is None:
        note = "told again" if revive(base, subject) else None
        announce(base, News("event-new", subject, None, _facts(after, _FACTS), note), moment)
        return
    if any(_more(before[count], after[count]) for count in _COUNTS):
        announce(base, News("event-grew", subject, _facts(before, _COUNTS), _facts(after, _COUNTS)), moment)
    other = [fact for fact in _FACTS if before[fact] != after[fact]]
    was, now = dict(_facts(before, other)), dict(_facts(after, other))
    was["figures"], now["figures"] = figures
    if was["figures"] == now["figures"]:
        del was["figures"], now["figures"]
    if was:
        announce(base, News("event-changed", subject, was, now), moment)


def _more(before: Value, after: Value) -> bool:
    return isinstance(before, int) and isinstance(after, int) and after > before


def _facts(row: EventRow, names: Collection[str]) -> Facts:
    return {name: value for name in names if not isinstance(value := row[name], bytes | float)}


def _figures(members: Sequence[Member], moment: Moment) -> tuple[list[str], list[str]]:
    """The numbers told before this report, and those told now. An older version counts as before."""
    lines = {member.teller.line for member in members if member.teller.report == moment.report}
    told = [m.teller for m in members if m.teller.report != moment.report and (m.live or m.teller.line in lines)]
    now = [member.teller for member in members if member.live]
    return _numbers(f for teller in told for f in teller.figures), _numbers(f for teller in now for f in teller.figures)


def _numbers(figures: Iterable[Figure]) -> list[str]:
    return sorted({_in_words(figure) for figure in figures})


@lru_cache(maxsize=4096)
def _in_words(figure: Figure) -> str:
    ends = sorted({f"{end:g}" for end in (figure.low, figure.high) if end is not None}, key=float)
    bound = "" if figure.bound == "=" else f"{figure.bound} "
    return f"{figure.frame} {bound}{'-'.join(ends)}{' in all' if figure.cumulative else ''}"
