"""Positions: what somebody may do and where somebody stands, over time, with the sentence at each change."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from dateline.errors import ConfigError
from dateline.query.answers_positions import Position, Positions, Standpoint
from dateline.query.positions import positions
from dateline.query.positions_rows import Asked
from dateline.show.lanes import lanes_svg
from dateline.web.routes import Route
from dateline.web.sheet import Ask, Sheet, Table

_LANES = 24
_TOLD = 6  # sentences of one state
_COLUMNS = ("kind", "who", "who_id", "subject", "by", "state", "since", "until", "confirmed", "disputed", "event",
            "report", "outlet", "published", "said_by", "sentence", "locator")  # fmt: skip


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """What was asked, and what was found; `nobody` says that no actor is called so."""

    actor: str | None
    subject: str | None
    holder: str | None
    found: Positions
    nobody: str


def lanes(ask: Ask) -> Sheet:
    """The lanes of an actor, a subject or both; without them those that changed last."""
    actor, subject, holder = ask.word("actor"), ask.word("subject"), ask.word("holder")
    found, nobody = Positions((), (), False), ""
    try:
        found = positions(ask.base, Asked(holder, subject, actor), _LANES)
    except ConfigError as unknown:
        nobody = str(unknown)
    page = PositionsPage(actor, subject, holder, found, nobody)
    extra = {"picture": Markup(lanes_svg(_told(found))), "most": _TOLD}  # the SVG's own template escapes
    return Sheet("positions.html.j2", "Positions", page, Table(_COLUMNS, tuple(_rows(found))), extra=extra)


def _told(found: Positions) -> Positions:
    """What the picture is drawn of: lanes with a state first of all; without any, all there is."""
    held = tuple(position for position in found.positions if position.states)
    stands = tuple(stand for stand in found.standpoints if stand.turned or not held)
    return replace(found, positions=held, standpoints=stands) if held or stands else found


def _rows(found: Positions) -> Iterator[tuple[str | int | float | bool | None, ...]]:
    items: list[Position | Standpoint] = [*found.positions, *found.standpoints]
    for item in items:
        for state in item.states:
            head = (*_named(item), state.state, state.since, state.until, state.confirmed, state.disputed, state.event)
            for told in state.tellings:
                words = (told.report, told.outlet, told.published, told.said_by, told.sentence)
                yield (*head, *words, f"{told.report}#char={told.start},{told.end}")
            if not state.tellings:
                yield (*head, None, None, None, None, None, None)


def _named(item: Position | Standpoint) -> tuple[str | None, ...]:
    if isinstance(item, Position):
        return "position", item.holder, item.holder_id, item.subject, "; ".join(item.by)
    return "standpoint", item.actor, item.actor_id, item.subject, None


ROUTES = (Route("/positions", lanes, frozenset({"actor", "subject", "holder"})),)
