"""Positions: what a holder may do about a subject over time, where actors stand on it, and the words at each change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import apsw

from dateline.query.answers_positions import Announced, Position, Positions, Standpoint, State
from dateline.query.positions_rows import Asked, Row, policy_rows, stance_rows
from dateline.records.subjects import meet

_TOLD = ("occurred", "ongoing")
_AGAINST = "denied"


def positions(base: apsw.Connection, asked: Asked, limit: int = 50) -> Positions:
    """Positions and standpoints of a question, the latest changed first, at most `limit` of each.

    ConfigError where a name means nobody. What a report plans or asks for changes no state: it stands as announced.
    """
    policies, more = policy_rows(base, asked)
    both = asked.holder is None or asked.actor is not None
    stands, others = stance_rows(base, asked) if both else ([], False)
    held = [_position(rows) for rows in lanes(policies)]
    stood = [_standpoint(rows) for rows in lanes(stands)]
    held.sort(key=lambda p: (_last(p.states) or _last_said(p.announced), p.subject), reverse=True)
    stood.sort(key=lambda p: (_last(p.states), p.subject, p.actor), reverse=True)
    capped = more or others or max(len(held), len(stood)) > limit
    return Positions(tuple(held[:limit]), tuple(stood[:limit]), capped)


def lanes(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows of one holder and one subject: one key, and wordings that do not disagree ("on Libya", "on Syria")."""
    ordered = sorted(rows, key=lambda r: (r.holder_id or "", r.key))
    for _, group in groupby(ordered, key=lambda r: (r.holder_id or "", r.key)):
        open_lanes: list[list[Row]] = []
        for row in group:
            lane = next((lane for lane in open_lanes if all(meet(row.subject, r.subject) for r in lane)), None)
            if lane is None:
                open_lanes.append([row])
            else:
                lane.append(row)
        yield from (sorted(lane, key=lambda r: (r.day or "", r.telling.published or "")) for lane in open_lanes)


def _position(rows: Sequence[Row]) -> Position:
    done = [row for row in rows if row.status in _TOLD or row.status == _AGAINST]
    announced = (
        Announced(row.after or "", row.status, row.day, row.telling)
        for row in rows
        if row.status not in _TOLD and row.status != _AGAINST
    )
    return Position(
        subject=_longest(rows),
        holder=rows[0].holder,
        holder_id=rows[0].holder_id,
        by=tuple(dict.fromkeys(row.grantor for row in rows if row.grantor)),
        states=states(done),
        announced=tuple(announced),
    )


def _standpoint(rows: Sequence[Row]) -> Standpoint:
    found = states(rows)
    turned = len({state.state for state in found}) > 1
    return Standpoint(_longest(rows), rows[0].holder or "", rows[0].holder_id or "", found, turned)


def states(rows: Sequence[Row]) -> tuple[State, ...]:
    """The stretches of a lane: each told state from the day it begins until the next one; before it, what had been."""
    found: list[State] = []
    for row in rows:
        if row.status == _AGAINST:
            found = _denied(found, row)
        elif found and found[-1].state == row.after:
            found[-1] = _confirmed(found[-1], row)
        else:
            found = _changed(found, row)
    return tuple(found)


def _changed(found: list[State], row: Row) -> list[State]:
    """The lane with a new state at its end; two states of one day dispute each other."""
    begun = State(
        state=row.after or "",
        since=row.day,
        until=None,
        confirmed=row.telling.published or row.day,
        disputed=bool(row.denied),
        event=row.event,
        tellings=(row.telling,),
    )
    if not found:
        earlier = row.before if row.before not in (None, "none", row.after) else None
        opening = [State(earlier, None, row.day, None, False, None, ())] if earlier else []
        return [*opening, begun]
    last = found[-1]
    against = bool(last.tellings) and last.since == row.day and last.event != row.event
    closed = replace(last, until=row.day, disputed=last.disputed or against)
    return [*found[:-1], closed, replace(begun, disputed=begun.disputed or against)]


def _denied(found: list[State], row: Row) -> list[State]:
    """A telling that the change never came: it disputes the state it would have brought."""
    return [replace(s, disputed=True) if s.state == row.after and s.tellings else s for s in found]


def _confirmed(state: State, row: Row) -> State:
    days = [day for day in (state.confirmed, row.telling.published) if day]
    more = () if row.telling.report in {t.report for t in state.tellings} else (row.telling,)
    return replace(
        state,
        confirmed=max(days, default=None),
        disputed=state.disputed or bool(row.denied),
        tellings=(*state.tellings, *more),
    )


def _longest(rows: Sequence[Row]) -> str:
    """The wording that says most of the subject, the first of those."""
    return max((row.subject for row in rows), key=len)


def _last(found: Sequence[State]) -> str:
    return max((day for state in found for day in (state.since, state.confirmed) if day), default="")


def _last_said(found: Sequence[Announced]) -> str:
    return max((said.telling.published or "" for said in found), default="")
