"""What stands beside an event: what follows or corrects it, its story before and after, what was kept apart."""

from dataclasses import dataclass

import apsw

from dateline.query.answers import EventAnswer
from dateline.query.answers_reasons import reasons_against, reasons_in_words
from dateline.query.events import events_by_number

_EACH_WAY = 3
_KEPT_APART = 4
_WORDS = {
    ("corrects", "left"): "corrected by",
    ("corrects", "right"): "corrects",
    ("state-of", "left"): "later state",
    ("state-of", "right"): "earlier state",
    ("follows", "left"): "followed by",
    ("follows", "right"): "follows",
}


@dataclass(frozen=True, slots=True)
class Related:
    """Another event, what it is to this one (corrects, follows, earlier, later, kept apart), and why."""

    kind: str
    event: EventAnswer
    why: str


def related(base: apsw.Connection, event: int) -> tuple[Related, ...]:
    """Events tied to this one by the record, then look-alikes kept apart, then neighbours in its story."""
    found = [*_tied(base, event), *_kept_apart(base, event), *_neighbours(base, event)]
    first: dict[int, tuple[str, str]] = {}
    for other, kind, why in found:
        first.setdefault(other, (kind, why))
    first.pop(event, None)
    answers = {answer.id: answer for answer in events_by_number(base, tuple(first))}
    ids = dict(base.execute(f"SELECT n, id FROM event WHERE n IN ({_listed(first)})"))
    return tuple(Related(kind, answers[ids[n]], why) for n, (kind, why) in first.items() if n in ids)


def _tied(base: apsw.Connection, event: int) -> list[tuple[int, str, str]]:
    rows = base.execute(
        'SELECT "right", kind, \'left\', reasons FROM relation WHERE "left" = ?'
        ' UNION ALL SELECT "left", kind, \'right\', reasons FROM relation WHERE "right" = ?',
        (event, event),
    )
    return [(n, _WORDS.get((kind, side), kind), reasons_in_words(reasons)) for n, kind, side, reasons in rows]


def _neighbours(base: apsw.Connection, event: int) -> list[tuple[int, str, str]]:
    """The events of the same story next before and after, by their days; sure ones only."""
    found = []
    for kind, beyond, order in (("before it", "<", "DESC"), ("after it", ">", "ASC")):
        sql = (
            "SELECT o.n FROM event e JOIN event o ON o.story = e.story WHERE e.n = ? AND o.sure = 1"
            f" AND (o.earliest, o.n) {beyond} (e.earliest, e.n)"
            f" ORDER BY o.earliest {order}, o.n {order} LIMIT {_EACH_WAY}"
        )
        found += [(n, kind, "") for (n,) in base.execute(sql, (event,))]
    return found


def _kept_apart(base: apsw.Connection, event: int) -> list[tuple[int, str, str]]:
    """Events that a judgement keeps from being this one; a person's word before a scorer's, the latest before all."""
    found: dict[int, tuple[int, str, str]] = {}
    for side, other in (("left", "right"), ("right", "left")):
        sql = _APART.format(side=side, other=other)
        for n, reasons, by in base.execute(sql, (event,)):
            found.setdefault(n, (n, "kept apart", f"{reasons_against(reasons)} ({by})"))
    return list(found.values())[:_KEPT_APART]


def _listed(numbers: dict[int, tuple[str, str]]) -> str:
    return ", ".join(map(str, numbers)) or "NULL"


_APART = f"""
SELECT o.event, j.reasons, j.by
FROM happening h JOIN judgement j ON j.kind = 'same_event' AND j."{{side}}" = h.anchor
JOIN happening o ON o.anchor = j."{{other}}"
WHERE h.event = ? AND j.verdict = 'different' AND o.live AND o.event IS NOT NULL
  AND o.event <> h.event AND o.report <> h.report
ORDER BY j.human DESC, j.n DESC LIMIT {_KEPT_APART}
"""
