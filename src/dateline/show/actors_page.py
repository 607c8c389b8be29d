"""Who is who, as one self-contained page and as a picture of who acts on whom (SVG). No script, no request."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from dateline.show.actors import Cast, Deed
from dateline.show.filling import environment

WIDE, LINE, HEAD, FOOT = 720, 30, 84, 16  # of the SVG, in its own units: a name takes a line of its own on its side
LEFT, RIGHT = 270, 450  # where arrows begin and end
_LETTERS = 34
_MOST = 24  # deeds in one picture; the rest are counted below it
_THIN, _THICK = 1.4, 6.0


@dataclass(frozen=True, slots=True)
class Label:
    """One actor on one side: its name, cut to what there is room for, and the height it stands at."""

    name: str
    label: str
    y: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """One deed as drawn, from the left side to the right."""

    y1: int
    y2: int
    width: float
    told: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Who acts (left) on whom (right) in one report; `top` is where its part of the SVG begins."""

    of: Cast
    left: tuple[Label, ...]
    right: tuple[Label, ...]
    arrows: tuple[Arrow, ...]
    more: int
    top: int
    height: int


def actors_page(several: Sequence[Cast]) -> str:
    """A whole HTML page over one or more reports."""
    return environment().get_template("actors.html.j2").render(graphs=_graphs(several), **_SIZES)


def actors_svg(several: Sequence[Cast]) -> str:
    """One picture that can be read by itself, reports one below the other."""
    graphs = _graphs(several)
    height = sum(graph.height for graph in graphs) or HEAD
    return environment().get_template("actors.svg.j2").render(graphs=graphs, height=height, **_SIZES)


_SIZES = {"wide": WIDE, "left": LEFT, "right": RIGHT}


def _graphs(several: Sequence[Cast]) -> list[Graph]:
    tops = accumulate((_height(cast) for cast in several), initial=0)
    return [_graph(cast, top) for cast, top in zip(several, tops, strict=False)]


def _height(cast: Cast) -> int:
    deeds = cast.deeds[:_MOST]
    lines = max(len({deed.source for deed in deeds}), len({deed.target for deed in deeds}), 1)
    return HEAD + LINE * lines + FOOT + (LINE if len(cast.deeds) > _MOST else 0)


def _graph(cast: Cast, top: int) -> Graph:
    deeds = cast.deeds[:_MOST]
    left = _labels([deed.source for deed in deeds])
    right = _labels([deed.target for deed in deeds])
    heights = ({one.name: one.y for one in left}, {one.name: one.y for one in right})
    most = max((deed.events for deed in deeds), default=1)
    arrows = tuple(_arrow(deed, heights, most) for deed in deeds)
    return Graph(cast, left, right, arrows, len(cast.deeds) - len(deeds), top, _height(cast))


def _labels(names: Sequence[str]) -> tuple[Label, ...]:
    return tuple(Label(name, _cut(name), HEAD + LINE * n) for n, name in enumerate(dict.fromkeys(names)))


def _arrow(deed: Deed, heights: tuple[dict[str, int], dict[str, int]], most: int) -> Arrow:
    told = f"{deed.source} → {deed.target}: {', '.join(deed.types)} ({deed.events})"
    width = round(_THIN + (_THICK - _THIN) * (deed.events - 1) / max(most - 1, 1), 1)
    return Arrow(heights[0][deed.source], heights[1][deed.target], width, told)


def _cut(words: str) -> str:
    return words if len(words) <= _LETTERS else words[: _LETTERS - 1].rstrip() + "…"
