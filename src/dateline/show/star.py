"""One actor in the middle, those it acts on and those that act on it around: arrows as thick as events are many."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from dateline.query.network import Edge

_WIDE, _HIGH = 400, 320
_ROUND_X, _ROUND_Y = 78.0, 118.0
_NAME = 19


@dataclass(frozen=True, slots=True)
class Arrow:
    """One edge as drawn: from its tail to its head, its width and its look ("conflict", "cooperation", "")."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    look: str
    told: str


@dataclass(frozen=True, slots=True)
class Around:
    """One counterpart: where its dot and its name stand, and how the name lies to it."""

    id: str
    name: str
    x: float
    y: float
    lies: str


@dataclass(frozen=True, slots=True)
class Star:
    """The picture."""

    wide: int
    high: int
    name: str
    around: tuple[Around, ...]
    arrows: tuple[Arrow, ...]


def star_of(edges: Sequence[Edge], middle: str, name: str) -> Star | None:
    """The picture of an actor's edges; None where it has none."""
    others = {party.id: party.name for edge in edges for party in (edge.source, edge.target) if party.id != middle}
    if not others:
        return None
    spots = {other: _spot(n, len(others)) for n, other in enumerate(others)}
    most = max(edge.events for edge in edges)
    around = tuple(
        Around(other, _cut(others[other]), round(x, 1), round(y, 1), "start" if x >= _WIDE / 2 else "end")
        for other, (x, y) in spots.items()
    )
    arrows = tuple(_arrow(edge, spots[_other(edge, middle)], middle, most) for edge in edges)
    return Star(_WIDE, _HIGH, _cut(name), around, arrows)


def _other(edge: Edge, middle: str) -> str:
    return edge.target.id if edge.source.id == middle else edge.source.id


def _spot(place: int, many: int) -> tuple[float, float]:
    """Places on an oval, the first at the upper right, none straight above the middle where names would meet."""
    turn = 2 * pi * (place + 0.5) / many - pi / 2
    return _WIDE / 2 + _ROUND_X * cos(turn), _HIGH / 2 + _ROUND_Y * sin(turn)


def _arrow(edge: Edge, spot: tuple[float, float], middle: str, most: int) -> Arrow:
    """From dot to dot, moved aside so that there and back are two lines."""
    own = (_WIDE / 2, _HIGH / 2)
    (x1, y1), (x2, y2) = (own, spot) if edge.source.id == middle else (spot, own)
    long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    dx, dy = (x2 - x1) / long, (y2 - y1) / long
    aside = 4.0
    ends = (x1 + dx * 14 - dy * aside, y1 + dy * 14 + dx * aside, x2 - dx * 16 - dy * aside, y2 - dy * 16 + dx * aside)
    told = f"{edge.source.name} → {edge.target.name}: {edge.events:,}"
    ax, ay, bx, by = (round(end, 1) for end in ends)
    return Arrow(ax, ay, bx, by, round(1.2 + 4.8 * edge.events / most, 1), edge.kind, told)


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _NAME else line[: _NAME - 1].rstrip() + "…"
