"""What reports of a span of days tell otherwise than those before: numbers, denials, standings, corrected reports."""

from functools import lru_cache
from typing import Any

import apsw

from dateline.query.answers import EventAnswer, counted
from dateline.query.answers_amounts import Amount
from dateline.query.brief_lines import Line

_TIES = {"corrects": "corrects an earlier report", "state-of": "was before", "follows": ""}


def what_changed(base: apsw.Connection, event: EventAnswer, span: tuple[str, str]) -> str:
    """What is new of an event told before the span, or what one first told in it is to another; "" for nothing."""
    since, end = span
    if event.first_published and event.first_published >= since:
        return _tied(base, event.id)
    numbers: dict[int, set[str]] = {}
    for n, *amount in base.execute(_AMOUNTS, (event.id,)):
        numbers.setdefault(n, set()).add(_in_words(*amount))
    before, within = _Seen(), _Seen()
    for n, published, outlet, status, denied in base.execute(_TOLD, (event.id, end)):
        seen = before if published < since else within
        seen.add(outlet or "", status, bool(denied), numbers.get(n, set()))
    if not within.outlets:
        return ""
    if not before.outlets:
        return _tied(base, event.id)
    parts = [*_numbers(before, within), *_standing(before, within)]
    more = within.outlets - before.outlets
    if more:
        parts.append(f"told by {counted(len(more), 'more outlet')}")
    return "; ".join(parts)


def has_changed(base: apsw.Connection, event: EventAnswer, span: tuple[str, str]) -> bool:
    """Whether anything is new of it; mostly it is told by more outlets, which is soon seen."""
    since, end = span
    if not event.first_published or event.first_published < since:
        told = [(published, outlet or "") for published, outlet in base.execute(_OUTLETS, (event.id, end))]
        before = {outlet for published, outlet in told if published < since}
        if before and not before.issuperset([outlet for published, outlet in told if published >= since]):
            return True
    return bool(what_changed(base, event, span))


@lru_cache(maxsize=4096)
def _in_words(*amount: Any) -> str:
    """The number of a row; what SQLite gives is typed by its schema."""
    return Amount(*amount).words


class _Seen:
    """What a part of an event's tellers say."""

    def __init__(self) -> None:
        self.outlets: set[str] = set()
        self.statuses: set[str] = set()
        self.amounts: set[str] = set()
        self.denied = 0

    def add(self, outlet: str, status: str, denied: object, amounts: set[str]) -> None:
        self.outlets.add(outlet)
        self.statuses.add(status)
        self.amounts |= amounts
        self.denied += bool(denied)


def _numbers(before: _Seen, within: _Seen) -> list[str]:
    new = sorted(within.amounts - before.amounts)
    if not new:
        return []
    return [f"{', '.join(sorted(before.amounts)) or 'no number'} → {', '.join(new)}"]


def _standing(before: _Seen, within: _Seen) -> list[str]:
    parts = []
    new = sorted(within.statuses - before.statuses)
    if new:
        parts.append(f"{', '.join(sorted(before.statuses))} → {', '.join(new)}")
    if within.denied and not before.denied:
        parts.append("now denied by a voice")
    return parts


def _tied(base: apsw.Connection, event: str) -> str:
    """What an event told for the first time is to an earlier one."""
    parts = []
    for kind, who, trigger, whom, status in base.execute(_RELATED, (event,)):
        if _TIES.get(kind):
            other = " → ".join(" ".join(str(part).split()) for part in (who, trigger, whom) if part)
            parts.append(f"{_TIES[kind]}: {other} ({status})")
    return "; ".join(parts)


def corrected_reports(base: apsw.Connection, since: str, end: str) -> list[Line]:
    """Reports of which a newer version came out in these days, with what that did to their claims."""
    return [
        Line(published, f"{outlet or 'outlet not known'} changed “{title or report}”", (), note or "", "", "", None, ())
        for report, published, outlet, title, note in base.execute(_CORRECTED, (since, end))
    ]


_TELLERS = """FROM event e JOIN happening h ON h.event = e.n AND h.live JOIN report r ON r.n = h.report
WHERE e.id = ? AND r.published < ? ORDER BY r.published, h.n LIMIT 400"""
_TOLD = f"""
SELECT h.n, r.published, r.outlet, h.status,
       EXISTS (SELECT 1 FROM claim WHERE happening = h.n AND live AND asserted = 'denied') {_TELLERS}
"""
_OUTLETS = f"SELECT r.published, r.outlet {_TELLERS}"
_AMOUNTS = """
SELECT h.n, a.frame, a.low, a.high, a.bound, a.unit, a."of", a.cumulative
FROM event e CROSS JOIN happening h ON h.event = e.n AND h.live CROSS JOIN amount a ON a.happening = h.n
WHERE e.id = ? AND a.frame IS NOT NULL
"""
_RELATED = """
SELECT t.kind, o.who_name, h.trigger_text, o.whom_name, o.status
FROM event e JOIN relation t ON t."right" = e.n JOIN event o ON o.n = t."left" JOIN happening h ON h.n = o.head
WHERE e.id = ? ORDER BY t.kind, o.n LIMIT 3
"""
_CORRECTED = """
SELECT r.id, r.published, r.outlet, r.title,
       (SELECT note FROM change WHERE subject = r.id AND kind = 'report-version' ORDER BY n DESC LIMIT 1)
FROM report r WHERE r.published >= ? AND r.published < ? AND r.version > 1 ORDER BY r.published, r.n LIMIT 20
"""
