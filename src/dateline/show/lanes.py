"""Positions as a picture: a lane for each holder and subject, bars of what held from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model.time import day_of
from dateline.query.answers_positions import Position, Positions, Standpoint, State
from dateline.show.filling import environment

_LEFT, _RIGHT, _LANE, _TOP = 250, 740, 46, 70
_MOST = 24  # lanes of one picture
_NAME = 34
_LEAST = 5.0  # of a bar's width
_LOOKS = {
    "permitted": "open", "lifted": "open", "supports": "open", "none": "open",
    "restricted": "half", "suspended": "half", "urges": "half",
    "banned": "shut", "in-force": "shut", "opposes": "shut",
}  # fmt: skip

_SIGNS = {"open": "✓", "half": "~", "shut": "✕"}  # where the word does not fit: colour is never the only sign


@dataclass(frozen=True, slots=True)
class Bar:
    """One state as drawn. look: open, half or shut; fading: it is not told since when, or until when it was told."""

    x: float
    width: float
    look: str
    label: str
    told: str
    disputed: bool
    fading: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A change that is announced only."""

    x: float
    told: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One holder's or actor's lane: two lines of words, bars, marks."""

    y: int
    who: str
    what: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that a picture spans."""

    first: date
    last: date

    def x(self, day: str | None, otherwise: float) -> float:
        """Where a day stands; `otherwise` for none."""
        known = day_of(day)
        if known is None:
            return otherwise
        whole = max(1, (self.last - self.first).days)
        return round(_LEFT + 30 + (_RIGHT - _LEFT - 60) * (known - self.first).days / whole, 1)


def lanes_svg(found: Positions) -> str:
    """The lanes as SVG, for light and dark grounds; what lies beyond _MOST lanes is counted, not drawn."""
    items: list[Position | Standpoint] = [*(p for p in found.positions if p.states or p.announced), *found.standpoints]
    scale = _scale(items)
    lanes = [_lane(item, n, scale) for n, item in enumerate(items[:_MOST])]
    height = _TOP + _LANE * max(1, len(lanes)) + 30
    ticks = ((scale.x(d.isoformat(), 0.0), d.isoformat()) for d in _ticks(scale))
    template = environment().get_template("lanes.svg.j2")
    return template.render(lanes=lanes, height=height, ticks=list(ticks), left_out=max(0, len(items) - _MOST))


def lanes_page(found: Positions) -> str:
    """A page with the lanes and, under each, every state with its days and words."""
    return environment().get_template("lanes.html.j2").render(found=found, picture=lanes_svg(found))


def _scale(items: Sequence[Position | Standpoint]) -> Scale:
    days = [d for item in items for s in item.states for d in (s.since, s.until, s.confirmed) if d]
    days += [said.day for item in items if isinstance(item, Position) for said in item.announced if said.day]
    known = sorted(d for day in days if (d := day_of(day)) is not None)
    return Scale(known[0], known[-1]) if known else Scale(date(2000, 1, 1), date(2000, 1, 2))


def _ticks(scale: Scale) -> list[date]:
    whole = (scale.last - scale.first).days
    steps = 4 if whole >= 4 else max(1, whole)
    return [date.fromordinal(scale.first.toordinal() + whole * n // steps) for n in range(steps + 1)]


def _lane(item: Position | Standpoint, place: int, scale: Scale) -> Lane:
    who = (item.holder or "holder not said") if isinstance(item, Position) else item.actor
    announced = item.announced if isinstance(item, Position) else ()
    marks = tuple(
        Mark(scale.x(said.day, _RIGHT - 30), f"{said.status}: {said.state}, {said.day or 'no day'}")
        for said in announced
    )
    bars = tuple(_bar(state, scale) for state in item.states)
    return Lane(_TOP + _LANE * place, _cut(who), _cut(item.subject), bars, marks)


def _bar(state: State, scale: Scale) -> Bar:
    x = scale.x(state.since, _LEFT + 4.0)
    end = scale.x(state.until, _RIGHT)
    width = max(_LEAST, round(end - x, 1))
    days = f"{state.since or 'before'} to {state.until or 'now'}"
    told = f"{state.state}, {days}{', disputed' if state.disputed else ''}"
    look = _LOOKS.get(state.state, "half")
    label = state.state if width > 8 * len(state.state) else _SIGNS[look] if width > 16 else ""
    return Bar(x, width, look, label, told, state.disputed, state.since is None)


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _NAME else line[: _NAME - 1].rstrip() + "…"
