"""How judgements of scorers get into the ledger: as reports come, or when everything is judged again."""

import json
from collections.abc import Collection
from typing import Protocol

from dateline.archive.values import number
from dateline.model.linking import Judgement, Verdict
from dateline.store.database import Store
from dateline.store.ledger import append
from dateline.store.replace import VERSIONS


class Ledger(Protocol):
    """Where judgements are written and read. `table` is what is read: all of them, or those that count."""

    @property
    def table(self) -> str:
        """The table or view that holds what counts."""

    def begin(self, anchors: Collection[str]) -> None:
        """Turns to what is judged next: the left sides of the judgements that follow."""

    def enter(self, judgement: Judgement) -> bool:
        """Takes up a scorer's judgement; says whether it counts only from now on. What stands is not written twice."""


class GrowingLedger:
    """The ledger as reports come: all that was ever judged counts."""

    table = "judgement"

    def __init__(self, store: Store) -> None:
        self._store = store
        self._new: dict[str, set[str]] = {}  # what was never judged before, with what it was judged against since

    def begin(self, anchors: Collection[str]) -> None:
        """What of these was never judged needs no looking up."""
        rows = self._store.base.execute(_EVER, (json.dumps(sorted(anchors)),))
        self._new = {anchor: set() for anchor in {*anchors}.difference(str(row[0]) for row in rows)}

    def enter(self, judgement: Judgement) -> bool:
        """Writes a judgement unless the same scorer last said the same."""
        met = self._new.get(judgement.left)
        new = (met is not None and judgement.right not in met) or _echo(self._store, judgement) is None
        if new:
            append(self._store, judgement)
        if met is not None:
            met.add(judgement.right)
        return new


class LedgerAgain:
    """The ledger while all is judged again: what people and versions said counts, and what scorers say this time."""

    table = "judged_again"

    def __init__(self, store: Store) -> None:
        self._store = store
        for statement in (_MADE, _VIEW):
            store.base.execute(statement)

    def begin(self, anchors: Collection[str]) -> None:
        """Nearly everything was judged before: nothing is known of these ahead."""

    def enter(self, judgement: Judgement) -> bool:
        """Confirms what the scorer said before, or writes what it says now."""
        n = _echo(self._store, judgement)
        if n is None:
            append(self._store, judgement)
            n = number(self._store.base.last_insert_rowid())
        self._store.base.execute("INSERT OR IGNORE INTO temp.made VALUES (?)", (n,))
        return self._store.base.changes() > 0

    def close(self, at: str) -> None:
        """Takes back, by a later judgement, what scorers said before and did not say this time."""
        base = self._store.base
        why = json.dumps([["not found again", 0.0, "", ""]])
        base.execute(_TAKE_BACK, (Verdict.UNSURE.value, why, at, VERSIONS))
        base.execute("DROP VIEW temp.judged_again")
        base.execute("DROP TABLE temp.made")


def _echo(store: Store, judgement: Judgement) -> int | None:
    """The number of the scorer's last judgement on the pair, where it says the same."""
    last = store.base.execute(_LAST, (judgement.kind, judgement.left, judgement.right, judgement.by)).fetchone()
    if last is None or (last[1], last[2]) != (judgement.verdict.value, judgement.score):
        return None
    return number(last[0])


_EVER = """SELECT DISTINCT "left" FROM judgement
    WHERE kind = 'same_event' AND "left" IN (SELECT value FROM json_each(?))"""
_LAST = """SELECT n, verdict, score FROM judgement WHERE kind = ? AND "left" = ? AND "right" = ? AND by = ?
    ORDER BY n DESC LIMIT 1"""
_MADE = "CREATE TEMP TABLE made (n INTEGER PRIMARY KEY)"
_VIEW = f"""CREATE TEMP VIEW judged_again AS SELECT * FROM main.judgement
    WHERE human = 1 OR by = '{VERSIONS}' OR n IN (SELECT n FROM temp.made)"""
_TAKE_BACK = """INSERT INTO judgement (kind, "left", "right", verdict, score, reasons, by, human, at)
    SELECT kind, "left", "right", ?, NULL, ?, by, 0, ? FROM judgement j
    WHERE kind IN ('same_event', 'same_actor') AND human = 0 AND by <> ? AND verdict <> 'unsure'
    AND n NOT IN (SELECT n FROM temp.made)
    AND n = (SELECT max(n) FROM judgement k WHERE k.kind = j.kind AND k."left" = j."left" AND k."right" = j."right"
             AND k.human = 0)"""
