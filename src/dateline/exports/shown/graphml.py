"""GraphML: the actors of the record as nodes, its events as arrows from who did it to whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from dateline.exports.door import Form, Record
from dateline.exports.nouns import Whole
from dateline.exports.shown.wording import chain, first_said, heading, printed, web_address
from dateline.query.answers import Actor
from dateline.query.network import quads, same_actors

Value: TypeAlias = str | int | float | bool | None

FORM = Form(
    name="graphml",
    ending="graphml",
    meaning="a graph (GraphML): actors as nodes, events as arrows between them",
    loss=(
        "Events without both an actor and a recipient of whom the record knows who they are have no arrow.",
        "An event is one arrow: parties beside the first on either side are left out.",
        "Figures, chains of who said it and all tellings but the best are left out.",
    ),
)
_OF_NODES: Mapping[str, str] = {"label": "string", "kind": "string", "country": "string"}
_OF_EDGES: Mapping[str, str] = {
    "type": "string", "mode": "string", "quad": "string", "label": "string", "status": "string",
    "contested": "boolean", "hedged": "boolean", "sure": "boolean", "day": "string", "earliest": "string",
    "latest": "string", "place": "string", "country": "string", "lat": "double", "lon": "double", "reports": "int",
    "outlets": "int", "origins": "int", "claims": "int", "story": "string", "said_by": "string", "quote": "string",
    "locator": "string", "url": "string",
}  # fmt: skip
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


@dataclass(frozen=True, slots=True)
class _Ends:
    """Who did it, and to whom: by their chief records where several are judged to be one."""

    source: Actor
    target: Actor


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the graph."""
    with target.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        stream.writelines(pieces(record))
    return (target,)


def pieces(record: Record) -> Iterator[str]:
    """The file in pieces. Nodes come before arrows, so arrows wait in a file of their own until all nodes are known."""
    yield _HEAD
    for where, keys in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        for name, kind in keys.items():
            yield f'<key id="{where}_{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="record" edgedefault="directed">\n'
    with TemporaryFile("w+", encoding="utf-8", errors="replace", newline="") as waiting:
        nodes = _edges(record, waiting)
        yield from (_node(nodes[name]) for name in sorted(nodes))
        waiting.seek(0)
        yield from iter(lambda: waiting.read(1 << 16), "")
    yield "</graph>\n</graphml>\n"


def _edges(record: Record, waiting: IO[str]) -> dict[str, Actor]:
    """Writes all arrows; gives the actors that they join."""
    nodes: dict[str, Actor] = {}
    same = same_actors(record.base)
    for whole in record.events():
        ends = _ends(whole, same)
        if ends is not None:
            nodes |= {end.id: end for end in (ends.source, ends.target) if end.id is not None and end.id not in nodes}
            waiting.write(_edge(whole, ends))
        else:
            record.lost.count("events: not both ends are known to be somebody, and somebody else")
    return nodes


def _ends(whole: Whole, same: Mapping[str, Actor]) -> _Ends | None:
    """Both ends of an event, where they are somebody and not the same."""
    who, whom = whole.event.who, whole.event.whom
    if who is None or whom is None or who.id is None or whom.id is None:
        return None
    ends = _Ends(same.get(who.id, who), same.get(whom.id, whom))
    return ends if ends.source.id != ends.target.id else None


def _node(actor: Actor) -> str:
    told = {"label": " ".join(actor.name.split()) or actor.id, "kind": actor.kind, "country": actor.country}
    return f"<node id={quoteattr(actor.id or '')}>{_data('node', told)}</node>\n"


def _edge(whole: Whole, ends: _Ends) -> str:
    event, said = whole.event, first_said(whole)
    told: dict[str, Value] = {
        "type": event.type, "mode": event.mode, "quad": quads().get(event.type), "label": heading(whole),
        "status": event.status, "contested": event.contested, "hedged": event.hedged, "sure": event.sure,
        "day": event.when.edtf, "earliest": event.when.earliest, "latest": event.when.latest,
        "place": event.where.name, "country": event.where.country, "lat": event.where.lat, "lon": event.where.lon,
        "reports": event.reports, "outlets": event.outlets, "origins": event.origins, "claims": event.claims,
        "story": whole.story[0] if whole.story else None, "said_by": chain(said), "quote": whole.best.sentence.quote,
        "locator": whole.best.sentence.locator, "url": web_address(whole.best.paper.url),
    }  # fmt: skip
    names = (
        f"id={quoteattr(event.id)} source={quoteattr(ends.source.id or '')} target={quoteattr(ends.target.id or '')}"
    )
    return f"<edge {names}>{_data('edge', told)}</edge>\n"


def _data(where: str, told: Mapping[str, Value]) -> str:
    return "".join(
        f'<data key="{where}_{name}">{_written(value)}</data>'
        for name, value in told.items()
        if value is not None and value != ""
    )


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(printed(str(value)))
