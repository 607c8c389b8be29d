"""A person's word on whether two events, tellings or actors are one: it outranks every scorer and stays."""

from dataclasses import dataclass

import apsw

from dateline.archive.assemble import assemble
from dateline.archive.changes import Moment
from dateline.archive.joining import derive_events
from dateline.archive.known import Archive
from dateline.archive.ledgers import GrowingLedger
from dateline.archive.relate import Relating
from dateline.archive.same_actors import judge_actors
from dateline.archive.scenes import KeptScenes
from dateline.errors import StoreError
from dateline.identity.cluster import standing
from dateline.model.linking import Judgement, Reason, Verdict
from dateline.store.database import Store
from dateline.store.ledger import append, judgements

_ACTOR = "ent_"


@dataclass(frozen=True, slots=True)
class Word:
    """What a person says of two things, why, by whom, and when (UTC, ISO)."""

    verdict: Verdict
    why: str
    by: str
    at: str


def judge_pair(store: Store, left: str, right: str, word: Word) -> tuple[str, ...]:
    """Writes a person's judgement into the ledger and derives what it touches anew; the ids of what changed.

    A side is an event (evt_…) or one report's telling of it (its anchor, rpt_…#12-20); or both are actors (ent_…).
    StoreError for what is not held.
    """
    if left.startswith(_ACTOR) and right.startswith(_ACTOR):
        reason = Reason("judged by a person", 1.0, word.why, "")
        if left == right:
            raise StoreError(f"{left} and {right} are one and the same")
        made = Judgement("same_actor", left, right, word.verdict, None, (reason,), word.by, True, word.at)
        return judge_actors(store, made)
    with store.writing():
        one, other = _named(store, left), _named(store, right)
        if one[0] == other[0]:
            raise StoreError(f"{left} and {right} are one and the same")
        pairs = [(one[0], other[0])]
        if word.verdict is Verdict.SAME:  # whole events are meant: what a scorer said against single tellings falls
            pairs += sorted(_apart(store, one[1], other[1]) - set(pairs))
        reason = Reason("judged by a person", 1.0, word.why, "")
        for pair in pairs:
            append(store, Judgement("same_event", *pair, word.verdict, None, (reason,), word.by, True, word.at))
        sides = (one[0], other[0])
        touched = derive(store, frozenset(sides), word.at)
        names = [store.base.execute("SELECT id FROM event WHERE n = ?", (event,)).get for event in sorted(touched)]
    return tuple(str(name) for name in names if name is not None)


def derive(store: Store, anchors: frozenset[str], at: str) -> frozenset[int]:
    """Derives the events of all that hangs together with some anchors; the events whose members changed.

    What it writes belongs in a transaction of the caller's.
    """
    archive = Archive(store, KeptScenes(store), GrowingLedger(store))
    events = derive_events(store.base, archive, anchors | _mates(store.base, anchors), Moment(at, None))
    assemble(store.base, events, Moment(at, None))
    Relating(store.base).relate(events, at)
    return events


def _mates(base: apsw.Connection, anchors: frozenset[str]) -> frozenset[str]:
    """All that stand in one event with these: the ledger may no longer tie them together."""
    found = (str(row[0]) for anchor in sorted(anchors) for row in base.execute(_MATES, (anchor,)))
    return frozenset(found)


def _apart(store: Store, left: frozenset[str], right: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The pairs of tellings of two events that were judged apart."""
    stands = standing(judged for anchor in sorted(left) for judged in judgements(store, "same_event", anchor))
    apart = (set(pair) for pair, judged in stands.items() if judged.verdict is Verdict.DIFFERENT)
    return frozenset((min(pair & left), min(pair & right)) for pair in apart if pair & left and pair & right)


def _named(store: Store, named: str) -> tuple[str, frozenset[str]]:
    """The anchor of a telling, or of an event's founder, and all that is meant: the telling, or all of the event.

    Ids that were replaced lead to their successors.
    """
    base, name = store.base, named
    while successor := base.execute("SELECT replaced_by FROM tombstone WHERE id = ?", (name,)).get:
        name = str(successor)
    founder = base.execute(_FOUNDER, (name,)).get
    if founder is not None:
        return str(founder), _mates(base, frozenset({str(founder)}))
    if base.execute("SELECT 1 FROM happening WHERE anchor = ?", (name,)).get is None:
        raise StoreError(f"{store.path} holds no event or telling {named}")
    return name, frozenset({name})


_FOUNDER = "SELECT anchor FROM happening JOIN event ON event.n = happening.n WHERE event.id = ?"
_MATES = "SELECT anchor FROM happening WHERE event = (SELECT event FROM happening WHERE anchor = ?)"
