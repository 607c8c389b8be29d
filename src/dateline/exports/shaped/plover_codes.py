"""An event in PLOVER's own terms, where what was planned, asked for or refused has types of its own."""

from dataclasses import dataclass

from dateline.exports.nouns import Whole
from dateline.exports.shaped.codes import scored
from dateline.exports.shaped.told import HAPPENED
from dateline.records.schemes import plain_type


@dataclass(frozen=True, slots=True)
class Coded:
    """The type, the mode ("" where none), the quad ("material-conflict") and the score."""

    kind: str
    mode: str
    quad: str
    score: float
    rule: str


def coded(whole: Whole) -> Coded | None:
    """How PLOVER has an event; None where it has no place for it."""
    event = whole.event
    kind = event.type if event.status in HAPPENED else plain_type(event.type, event.status)
    if kind == event.type and event.status not in HAPPENED:
        return None
    mode = (event.mode or "") if kind == event.type else ""
    found = scored(kind, mode)
    if found is None:
        return None
    rule = event.did if kind == event.type else f"a {event.status} {event.type} is told as {kind}"
    return Coded(kind, mode, found.quad, found.score, rule)


def left(whole: Whole) -> str:
    """Why PLOVER has no place for an event; "" where it has one."""
    if coded(whole):
        return ""
    if scored(whole.event.type, None) is None:
        return "no PLOVER type"
    return f"{whole.event.status}: PLOVER has no type for {whole.event.type} that is {whole.event.status}"
