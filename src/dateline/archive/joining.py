"""Which happenings are one event: judgements go into the ledger, and events are derived from it."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

import apsw

from dateline.archive.changes import Gone, Moment, News, announce, bury, event_id
from dateline.archive.known import Archive
from dateline.archive.values import number
from dateline.identity.cluster import Component, component, derive, mended
from dateline.identity.join import join
from dateline.identity.scorers import Scoring
from dateline.identity.told import Known
from dateline.model.linking import Judgement

Clusters = Callable[[Iterable[str], Iterable[Judgement]], tuple[tuple[str, ...], ...]]


def judge(archive: Archive, n: int, at: str, scorer: Scoring | None = None) -> frozenset[str]:
    """Judges a report's happenings against earlier ones; the anchors whose events have to be derived.

    What is written belongs in a transaction of the caller's.
    """
    told = archive.begin(n)
    archive.ledger.begin([one.anchor for one in told])
    for judgement in join(told, archive, at, scorer).judgements:
        if archive.ledger.enter(judgement):
            archive.add(judgement)
    return frozenset(one.anchor for one in told)


def derive_events(base: apsw.Connection, known: Known, anchors: Collection[str], moment: Moment) -> frozenset[int]:
    """Derives the events of all that hangs together with these anchors; the events whose members are others now.

    An event is numbered, and named for life, by the member that was taken in first. One whose founder went into an
    older event leaves a tombstone.
    """
    return _put(base, known, component(anchors, known.judged), (derive, moment))


def mend_events(base: apsw.Connection, known: Known, anchors: Collection[str], moment: Moment) -> frozenset[int]:
    """Puts the events of all that hangs together with these anchors right, the surest pairs of all joined first."""
    moved: frozenset[int] = frozenset()
    waiting = set(anchors)
    while waiting:
        reached = component([min(waiting)], known.judged)
        moved |= _put(base, known, reached, (mended, moment))
        waiting.difference_update(reached.anchors)
    return moved


def _put(base: apsw.Connection, known: Known, reached: Component, how: tuple[Clusters, Moment]) -> frozenset[int]:
    """Puts the happenings of a component into the events that they make; the events whose members are others now."""
    clusters, moment = how
    items = known.items(reached.anchors)
    before = events_held(base, items.values())
    after: dict[int, int] = {}
    for cluster in clusters(sorted(items, key=items.__getitem__), reached.judgements):
        numbers = [items[anchor] for anchor in cluster if anchor in items]
        after |= dict.fromkeys(numbers, min(numbers))
    moved = {item: event for item, event in after.items() if before[item] != event}
    base.executemany(
        "UPDATE happening SET event = ? WHERE n = ?", sorted((event, item) for item, event in moved.items())
    )
    return tell_moved(base, before, moved, moment)


def tell_moved(
    base: apsw.Connection, before: Mapping[int, int | None], moved: Mapping[int, int], moment: Moment
) -> frozenset[int]:
    """Says what became of events whose members moved; these events. `before` holds at least all that moved."""
    _tell(base, before, moved, moment)
    return frozenset(moved.values()) | {event for item in moved if (event := before[item]) is not None}


def events_held(base: apsw.Connection, items: Iterable[int]) -> dict[int, int | None]:
    """The event in which each of these happenings stands; None for none."""
    sql = "SELECT n, event FROM happening WHERE n IN (SELECT value FROM json_each(?))"
    rows = base.execute(sql, (json.dumps(sorted(items)),))
    return {number(n): None if event is None else number(event) for n, event in rows}


def _tell(base: apsw.Connection, before: Mapping[int, int | None], moved: Mapping[int, int], moment: Moment) -> None:
    """Says which events went into others, and which came out of them."""
    gone = sorted({event for event in before.values() if event is not None and event in moved})
    for event in gone:
        _merge(base, event, moved[event], moment)
    parted: dict[int, Counter[int]] = {}
    for item, event in sorted(moved.items()):
        old = before[item]
        if old is not None and old not in gone:
            parted.setdefault(old, Counter())[event] += 1
    for old, into in parted.items():
        names = _names(base, [old])
        if old in names and (founded := [event for event in into if moved.get(event) == event]):
            after = {"events": [_founded(base, event) for event in founded]}
            announce(base, News("event-split", names[old], None, after), moment)


def _merge(base: apsw.Connection, event: int, into: int, moment: Moment) -> None:
    """Takes an event's row away; its id leads to the one it went into."""
    names = _names(base, [event])
    if event not in names:
        return
    successor = _founded(base, into)
    base.execute("DELETE FROM event WHERE n = ?", (event,))
    base.execute('DELETE FROM relation WHERE "left" = ? OR "right" = ?', (event, event))
    bury(base, Gone(names[event], "event", "merged: judged one event", successor), moment.at)
    announce(base, News("event-merged", names[event], None, {"event": successor}), moment)


def _names(base: apsw.Connection, events: Collection[int]) -> dict[int, str]:
    rows = base.execute(
        "SELECT n, id FROM event WHERE n IN (SELECT value FROM json_each(?))", (json.dumps(list(events)),)
    )
    return {number(n): str(name) for n, name in rows}


def _founded(base: apsw.Connection, event: int) -> str:
    """The id of the event that a happening founded, whether its row is written yet or not."""
    [(anchor,)] = base.execute("SELECT anchor FROM happening WHERE n = ?", (event,))
    return event_id(str(anchor))
