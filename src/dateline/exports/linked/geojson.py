"""GeoJSON (RFC 7946): a feature for each event, with a point where the report names a place that has one."""

from collections.abc import Iterator
from pathlib import Path

from dateline.exports.door import Form, Record
from dateline.exports.linked.stream import Json, Node, write_list
from dateline.exports.linked.told import (
    claims,
    deniers,
    headline,
    own_figures,
    point,
    said_by,
    stands_for_area,
    web,
    words_of,
)
from dateline.exports.nouns import Whole
from dateline.exports.rules import spread
from dateline.freeze.nouns import TextLevel
from dateline.query.answers import Actor

FORM = Form(
    "geojson",
    ".geojson",
    "GeoJSON: a feature an event, for maps",
    (
        "One place an event: the best telling's; other tellings' places are left out.",
        "An event in a country or region, or without a place, has no geometry: the middle of a country is no place.",
        "The point of a province or district stands for it: representative is true, and its extent is not known here.",
        "One quote an event: the words of other reports, and who passed them on, are in the forms with claims.",
        "Figures other than of those killed are one text; what a policy event changes is left out.",
    ),
)


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the features, one a line."""
    return write_list(target, {"type": "FeatureCollection"}, ("features", _features(record)))


def _features(record: Record) -> Iterator[Node]:
    """All events; those that no map can show are counted."""
    for whole in record.events():
        if point(whole.event) is None:
            record.lost.count("points: the event has no place that is one")
        yield feature(whole, record.asked.text)


def feature(whole: Whole, text: TextLevel) -> Node:
    """One event; every feature has the same properties."""
    where = point(whole.event)
    shape: Json = {"type": "Point", "coordinates": list(where)} if where else None
    properties = dict(_what(whole, text)) | dict(_where(whole)) | dict(_how_many(whole)) | dict(_told(whole, text))
    return {"type": "Feature", "id": whole.event.id, "geometry": shape, "properties": properties}


def _what(whole: Whole, text: TextLevel) -> Iterator[tuple[str, Json]]:
    event = whole.event
    yield from (("id", event.id), ("title", headline(event, text)), ("type", event.type), ("mode", event.mode))
    yield from (("scheme", event.scheme), ("status", event.status), ("contested", event.contested))
    yield from (("hedged", event.hedged), ("sure", event.sure))
    for role, actor in (("who", event.who), ("whom", event.whom)):
        yield role, _name(actor)
        yield f"{role}_id", actor.id if actor else None
        yield f"{role}_country", actor.country if actor else None
    yield "when", event.when.edtf or None
    yield from (("earliest", event.when.earliest), ("latest", event.when.latest))
    yield "time_precision", event.when.granularity
    yield "story", event.story


def _where(whole: Whole) -> Iterator[tuple[str, Json]]:
    where = whole.event.where
    yield from (("place", where.name), ("country", where.country), ("level", where.level), ("geonames", where.geonames))
    yield "representative", stands_for_area(where.level) if point(whole.event) else None


def _how_many(whole: Whole) -> Iterator[tuple[str, Json]]:
    killed = spread(whole, "killed")
    yield "killed_low", _number(killed.low) if killed else None
    yield "killed_high", _number(killed.high) if killed and not killed.open_above else None
    yield "figures", "; ".join(own_figures(whole)) or None
    event = whole.event
    yield from (("reports", event.reports), ("outlets", event.outlets), ("origins", event.origins))


def _told(whole: Whole, text: TextLevel) -> Iterator[tuple[str, Json]]:
    said = next((said for _, said in claims(whole)), None)
    mark = said.evidence if said else whole.best.sentence
    yield "said_by", (said_by(said) if said else "") or None
    yield "denied_by", "; ".join(name for name in deniers(whole) if name) or None
    yield "quote", words_of(mark, text)
    yield from (("report", mark.report), ("start", mark.start), ("end", mark.end))
    paper = next((t.paper for t in whole.tellings if t.paper.id == mark.report), whole.best.paper)
    yield from (("outlet", paper.outlet), ("published", paper.published), ("url", web(paper.url)))
    yield from (("first_seen", whole.event.first_seen), ("changed_at", whole.event.changed_at))


def _name(actor: Actor | None) -> str | None:
    return " ".join(actor.name.split()) if actor else None


def _number(value: float) -> Json:
    return int(value) if value == int(value) else value
