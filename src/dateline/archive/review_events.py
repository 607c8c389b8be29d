"""Events joined and parted by a person: judgements that outrank every scorer, taken back by later ones."""

import json
from collections.abc import Collection, Sequence
from itertools import product

import apsw

from dateline.archive.judge import Word, derive, judge_pair
from dateline.archive.review_settle import Settled
from dateline.archive.review_subjects import event_subject, noted, subjects, successor
from dateline.archive.values import number
from dateline.errors import StoreError
from dateline.model.linking import Judgement, Reason, Verdict
from dateline.model.review import Act, Revision, Signed
from dateline.store.database import Store
from dateline.store.ledger import append
from dateline.store.revisions import Entry, deed_of, write_deed

_TAKEN_BACK = "taken back by a person"


def merge(store: Store, left: str, right: str, signed: Signed) -> Settled:
    """Says that two events are one. StoreError for what is not held, or is one already."""
    with store.writing():
        last = _last(store.base)
        changed = judge_pair(store, _event_of(store.base, left), _event_of(store.base, right), _word(signed, "same"))
        value = _json(_pairs(store.base, last))
        anchor = noted(store.base, successor(store.base, left))[1]
        entry = Entry(Act.MERGE, left, value=value, other=right, anchor=anchor)
        return Settled(write_deed(store, [entry], signed), changed)


def split(store: Store, named: Sequence[str], signed: Signed) -> Settled:
    """Says that some tellings (claims, or anchors) of one event are another event. StoreError where they are not."""
    with store.writing():
        held = {subject.anchor: subject for name in named for subject in subjects(store.base, name)}
        rest = _rest(store.base, frozenset(held))
        reason = Reason("judged by a person", 1.0, signed.why, "")
        pairs = [(min(pair), max(pair)) for pair in product(sorted(held), sorted(rest))]
        for pair in pairs:
            append(
                store, Judgement("same_event", *pair, Verdict.DIFFERENT, None, (reason,), signed.by, True, signed.at)
            )
        first = next(iter(held.values()))
        entry = Entry(Act.SPLIT, named[0], value=_json(pairs), line=first.line, anchor=first.anchor)
        deed = write_deed(store, [entry], signed)
        return Settled(deed, _names(store.base, derive(store, frozenset(held) | rest, signed.at)))


def judged_again(store: Store, root: Sequence[Revision], signed: Signed) -> tuple[str, ...]:
    """Says of each pair of a merge or split what now stands of it: the latest deed about it, else what scorers said."""
    pairs = {(str(left), str(right)) for left, right in json.loads(root[0].value or "[]")}
    for pair in sorted(pairs):
        verdict = _standing(store.base, pair)
        reason = Reason(_TAKEN_BACK, 1.0, signed.why, "")
        append(store, Judgement("same_event", *pair, verdict, None, (reason,), signed.by, True, signed.at))
    touched = derive(store, frozenset(anchor for pair in pairs for anchor in pair), signed.at)
    return _names(store.base, touched)


def _standing(base: apsw.Connection, pair: tuple[str, str]) -> Verdict:
    """The verdict of the latest merge or split of a pair that stands; UNSURE gives the word back to the scorers."""
    deeds = [str(row[0]) for row in base.execute(_DEEDS, (_json(sorted(pair)),))]
    for deed in deeds:
        [revision] = deed_of(base, deed)
        if revision.standing:
            return Verdict.SAME if revision.act is Act.MERGE else Verdict.DIFFERENT
    return Verdict.UNSURE


def _event_of(base: apsw.Connection, named: str) -> str:
    """The event that an id means: its own, or the one that a claim or telling belongs to."""
    if named.startswith("evt_"):
        return event_subject(base, named).name
    event = base.execute(_EVENT_OF, (subjects(base, named)[0].happening,)).get
    if event is None:
        raise StoreError(f"{named} belongs to no event")
    return str(event)


def _rest(base: apsw.Connection, anchors: frozenset[str]) -> frozenset[str]:
    """The other tellings of the one event that all of these belong to."""
    listed = json.dumps(sorted(anchors))
    events = {row[0] for row in base.execute(_EVENTS, (listed,))}
    if len(events) != 1 or None in events:
        raise StoreError("what is split off has to belong to one event")
    rest = frozenset(str(row[0]) for row in base.execute(_MATES, tuple(events))) - anchors
    if not rest:
        raise StoreError("nothing would be left of the event")
    return rest


def _json(pairs: Sequence[object]) -> str:
    return json.dumps(pairs, separators=(",", ":"))


def _word(signed: Signed, verdict: str) -> Word:
    return Word(Verdict(verdict), signed.why, signed.by, signed.at)


def _last(base: apsw.Connection) -> int:
    return number(base.execute("SELECT coalesce(max(n), 0) FROM judgement").get)


def _pairs(base: apsw.Connection, last: int) -> list[list[str]]:
    """The pairs that were judged by a person since."""
    rows = base.execute('SELECT "left", "right" FROM judgement WHERE n > ? AND human = 1 ORDER BY n', (last,))
    return [sorted((str(left), str(right))) for left, right in rows]


def _names(base: apsw.Connection, events: Collection[int]) -> tuple[str, ...]:
    names = (base.execute("SELECT id FROM event WHERE n = ?", (event,)).get for event in sorted(events))
    return tuple(str(name) for name in names if name is not None)


_EVENT_OF = "SELECT event.id FROM happening JOIN event ON event.n = happening.event WHERE happening.n = ?"
_EVENTS = "SELECT DISTINCT event FROM happening WHERE anchor IN (SELECT value FROM json_each(?))"
_MATES = "SELECT anchor FROM happening WHERE event = ?"
_DEEDS = """SELECT deed FROM revision, json_each(revision.value) pair
    WHERE act IN ('merge', 'split') AND pair.value = ? GROUP BY deed ORDER BY max(revision.n) DESC"""
