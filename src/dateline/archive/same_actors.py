"""Who is one across reports: each new name is compared with the few like it, judged, and led to one actor."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import apsw

from dateline.archive.ledgers import GrowingLedger, Ledger
from dateline.archive.values import number
from dateline.errors import StoreError
from dateline.identity.actors import Actor, actor_keys, compare
from dateline.identity.cluster import bars, component, derive, standing
from dateline.model.linking import Judgement, Reason, Verdict
from dateline.store.database import Store
from dateline.store.ledger import append
from dateline.store.postings import StorePostings
from dateline.store.purge import actors_of

_SPACE = "actor"
_MOST_IN_BLOCK = 64  # a surname that more bear finds nothing; with another word of the name it does
_PARTS = 40  # of an actor's parts and sayings, the earliest: whose company they kept


class SameActors:
    """Judges the actors of reports as these are linked. What it writes belongs in a transaction of the caller's."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._store, self._base, self._ledger = store, store.base, ledger
        self._keys = StorePostings(store, _SPACE)

    def link(self, n: int, at: str) -> frozenset[int]:
        """Files a report's new actors and joins those that are one with earlier ones; the actors that changed."""
        touched = set[str]()
        for item, actor in self._new(n).items():
            keys = actor_keys(actor)
            if keys:
                holders = self._keys.find(keys, _MOST_IN_BLOCK).values()
                like = {other for listed in holders for other, _ in listed} - {item}
                touched |= self._judge(actor, _actors(self._base, like), at)
                self._keys.put(item, dict.fromkeys(keys, 1.0))
        return derive_actors(self._base, self._ledger.table, touched) if touched else frozenset()

    def _new(self, n: int) -> dict[int, Actor]:
        """The actors of a report that are known by a name and not filed yet, in order."""
        found = _actors(self._base, actors_of(self._base, [n]))
        return {item: actor for item, actor in found.items() if not self._keys.keys_of(item)}

    def _judge(self, actor: Actor, like: Mapping[int, Actor], at: str) -> set[str]:
        """Writes what ties an actor to those like it, and what keeps it from the ones that these are tied to."""
        judged = [(other, made) for other in like.values() if (made := compare(actor, other, self._company, at))]
        same = {other.id for other, made in judged if made.verdict is Verdict.SAME}
        mates = set(component(same, self._judged).anchors) if same else set()
        for other, made in judged:
            if made.verdict is not Verdict.DIFFERENT or (bars(made) and other.id in mates):
                self._ledger.enter(made)
        return {actor.id, *same} if same else set()

    def _judged(self, ids: Iterable[str]) -> list[Judgement]:
        return _judged(self._base, self._ledger.table, ids)

    def _company(self, actor: Actor) -> frozenset[str]:
        """Others in an actor's earliest reports, without those whom all know: ids, since a reason keeps no names."""
        return frozenset(str(row[0]) for row in self._base.execute(_COMPANY, {"id": actor.id, "most": _PARTS}))


def derive_actors(base: apsw.Connection, table: str, ids: Collection[str]) -> frozenset[int]:
    """Leads all that hang together with these actors, by the ledger, to the one stored first; those that changed."""
    reached = component(ids, lambda ends: _judged(base, table, ends))
    numbers = {str(name): (number(n), same) for name, n, same in base.execute(_ROWS, (json.dumps(reached.anchors),))}
    leads: dict[int, int | None] = {}
    for cluster in derive(sorted(numbers), reached.judgements):
        items = sorted(numbers[name][0] for name in cluster)
        leads |= {item: None if item == items[0] else items[0] for item in items}
    moved = {n: leads[n] for n, same in numbers.values() if leads[n] != same}
    base.executemany("UPDATE actor SET same_as = ? WHERE n = ?", [(lead, n) for n, lead in sorted(moved.items())])
    return frozenset(moved)


def judge_actors(store: Store, judgement: Judgement) -> tuple[str, ...]:
    """Writes a person's judgement on two actors and derives what it touches anew; the ids of those that changed.

    StoreError for what is not held. Where they are one, so are those that a scorer kept apart among their kin.
    """
    left, right = judgement.left, judgement.right
    base, table = store.base, GrowingLedger.table
    for name in (left, right):
        if base.execute("SELECT 1 FROM actor WHERE id = ?", (name,)).get is None:
            raise StoreError(f"{store.path} holds no actor {name}")
    with store.writing():
        kin = [_kin(base, name) for name in (left, right)]
        pairs = _apart(_judged(base, table, kin[0]), *kin) if judgement.verdict is Verdict.SAME else []
        for one, other in [(left, right), *(pair for pair in pairs if set(pair) != {left, right})]:
            append(store, replace(judgement, left=one, right=other))
        changed = derive_actors(base, table, kin[0] | kin[1])
    rows = base.execute("SELECT id FROM actor WHERE n IN (SELECT value FROM json_each(?))", (json.dumps([*changed]),))
    return tuple(sorted(str(row[0]) for row in rows))


def _apart(judged: Iterable[Judgement], one: frozenset[str], other: frozenset[str]) -> list[tuple[str, str]]:
    """The pairs of two kins that were judged apart."""
    pairs = sorted(pair for pair, made in standing(judged).items() if made.verdict is Verdict.DIFFERENT)
    return [pair for pair in pairs if set(pair) & one and set(pair) & other]


def _kin(base: apsw.Connection, name: str) -> frozenset[str]:
    """An actor and all that are led to the same one."""
    return frozenset(str(row[0]) for row in base.execute(_KIN, (name,)))


def led_by(base: apsw.Connection, actors: Collection[int]) -> frozenset[str]:
    """The ids of those who are led to one of these actors."""
    return frozenset(str(row[0]) for row in base.execute(_LED, (json.dumps(sorted(actors)),)))


def _actors(base: apsw.Connection, numbers: Collection[int]) -> dict[int, Actor]:
    rows = base.execute(_ACTORS, (json.dumps(sorted(numbers)),))
    return {number(n): Actor(*map(_text, row)) for n, *row in rows}  # type: ignore[arg-type]  # id, name, kind are given


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _judged(base: apsw.Connection, table: str, ids: Iterable[str]) -> list[Judgement]:
    """All that was judged of some actors, oldest first."""
    sql = _JUDGED.format(table=table)
    rows = {number(n): row for name in ids for n, *row in base.execute(sql, (name, name))}
    return [_judgement(*rows[n]) for n in sorted(rows)]


def _judgement(*row: Any) -> Judgement:
    left, right, verdict, score, why, by, human, at = row
    reasons = tuple(Reason(*reason) for reason in json.loads(why))
    return Judgement("same_actor", left, right, Verdict(verdict), score, reasons, by, bool(human), at)


_ACTORS = """SELECT n, id, name, kind, country, sector, register_id FROM actor
    WHERE n IN (SELECT value FROM json_each(?)) AND kind <> 'country' AND instr("key", '@') = 0 ORDER BY n"""
_ROWS = "SELECT id, n, same_as FROM actor WHERE id IN (SELECT value FROM json_each(?))"
_LED = "SELECT id FROM actor WHERE same_as IN (SELECT value FROM json_each(?))"
_KIN = """WITH lead AS (SELECT coalesce(same_as, n) AS n FROM actor WHERE id = ?)
    SELECT id FROM actor WHERE n = (SELECT n FROM lead)
    UNION SELECT id FROM actor WHERE same_as = (SELECT n FROM lead)"""
_SIDE = """SELECT n, "left", "right", verdict, score, reasons, by, human, at FROM {{table}}
    WHERE kind = 'same_actor' AND "{side}" = ?"""
_JUDGED = f"{_SIDE.format(side='left')} UNION {_SIDE.format(side='right')} ORDER BY 1"
_COMPANY = """WITH me AS (SELECT n FROM actor WHERE id = :id),
    report_of AS (SELECT DISTINCT h.report FROM (SELECT happening FROM participant WHERE actor = (SELECT n FROM me)
        UNION SELECT c.happening FROM (SELECT claim FROM voice WHERE actor = (SELECT n FROM me) LIMIT :most) v
        JOIN claim c ON c.n = v.claim LIMIT :most) p JOIN happening h ON h.n = p.happening)
    SELECT DISTINCT a.id FROM report_of JOIN happening h ON h.report = report_of.report
    JOIN participant p ON p.happening = h.n JOIN actor a ON a.n = p.actor
    WHERE a.kind = 'person' AND a.register_id IS NULL AND instr(a."key", '@') = 0 AND a.id <> :id"""
