"""The ledger of judgements: append-only; a judgement is taken back by a later one."""

import json
from contextlib import nullcontext

from dateline.model.linking import Judgement, Reason, Verdict
from dateline.store.database import Store


def append(store: Store, judgement: Judgement) -> None:
    """Writes one judgement at the end."""
    reasons = json.dumps([[r.feature, r.score, r.left, r.right] for r in judgement.reasons], ensure_ascii=False)
    sides = (judgement.kind, judgement.left, judgement.right, judgement.verdict.value)
    row = (*sides, judgement.score, reasons, judgement.by, int(judgement.human), judgement.at)
    with nullcontext() if store.base.in_transaction else store.writing():  # one row is whole by itself
        store.base.execute(_APPEND, row)


def judgements(store: Store, kind: str, subject: str) -> tuple[Judgement, ...]:
    """All judgements of a kind in which something stands on either side, in the order in which they were made."""
    rows = store.base.execute(_OF, (kind, subject, kind, subject))
    return tuple(
        Judgement(kind, left, right, Verdict(verdict), score, _reasons(reasons), by, bool(human), at)
        for _, left, right, verdict, score, reasons, by, human, at in rows
    )


def _reasons(held: str) -> tuple[Reason, ...]:
    return tuple(Reason(feature, score, left, right) for feature, score, left, right in json.loads(held))


_APPEND = """INSERT INTO judgement(kind, "left", "right", verdict, score, reasons, by, human, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_COLUMNS = 'n, "left", "right", verdict, score, reasons, by, human, at'
_OF = f"""SELECT {_COLUMNS} FROM judgement WHERE kind = ? AND "left" = ?
    UNION SELECT {_COLUMNS} FROM judgement WHERE kind = ? AND "right" = ? ORDER BY n"""
