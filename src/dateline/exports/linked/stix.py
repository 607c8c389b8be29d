"""STIX 2.1: a bundle of incidents, the reports that tell them, and notes and opinions for who says so.

What is not reported as having happened is no incident but a note that says how it stands.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from dateline.exports.door import Asked, Form, Record
from dateline.exports.linked.rated import Rated, rated
from dateline.exports.linked.stix_events import claim_id, claim_object, event_id, event_object, relation_id, relations
from dateline.exports.linked.stix_nouns import (
    definitions,
    identity,
    identity_id,
    is_identity,
    location,
    maker,
    outlet,
    stix_id,
)
from dateline.exports.linked.stix_reports import Reports
from dateline.exports.linked.stream import Node, Seen, write_list
from dateline.exports.linked.told import claims, happened, papers, parts
from dateline.exports.nouns import Whole

FORM = Form(
    "stix",
    ".json",
    "STIX 2.1 bundle: incidents, identities, locations, reports, notes and opinions",
    (
        "Planned, requested, possible, conditional and denied events are notes: an incident is one that happened.",
        "Parties that the record does not know as one actor are words in the description and the extension only.",
        "Times known to less than the day, type, mode, figures and counts of origins stand in an extension.",
        "What a policy event changes is words of the description.",
        "Characters are in the claim's external reference, as rpt_…#char=1,20; STIX has no field for them.",
        "Confidence is there only where somebody rated the claim; it follows the Admiralty scale of STIX, 1 to 5.",
        "Actors are related-to an incident, with their role in words; only whom violence or force met are its targets.",
        "A report without a day has the day it was added, and the label published:unknown.",
        "Who passed a statement on is a list of authors, without the verbs that were used.",
    ),
)


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the bundle, one object a line; reports come last, as they name what they hold."""
    name = " ".join((record.asked.edition, record.asked.at, record.asked.text.value))
    with TemporaryFile("w+", encoding="utf-8", newline="\n") as heads:
        objects = _objects(record, Reports(heads, record.asked.text), rated(record.base))
        return write_list(target, {"type": "bundle", "id": stix_id("bundle", name)}, ("objects", objects))


def _objects(record: Record, reports: Reports, ratings: Rated) -> Iterator[Node]:
    seen = Seen()
    yield from (maker(), *definitions())
    for whole in record.events():
        yield from (node for node in _shared(whole, ratings) if seen.new(str(node["id"])))
        yield from objects_of(whole, record.asked, ratings)
        told = _within(whole)
        for paper in papers(whole):
            reports.add(paper, told[paper.id])
    yield from reports.written()


def objects_of(whole: Whole, asked: Asked, ratings: Rated) -> Iterator[Node]:
    """An event as its own objects: the incident or note, its relations, and a note or opinion for every claim."""
    yield event_object(whole, asked.text)
    yield from relations(whole)
    for telling, said in claims(whole):
        yield claim_object(whole, (telling, said), asked.text, ratings)


def _shared(whole: Whole, ratings: Rated) -> Iterator[Node]:
    """What other events may have as well: actors, the place, outlets."""
    yield from (identity(part) for part in parts(whole) if is_identity(part.party))
    place = location(whole)
    if place:
        yield place
    for paper in papers(whole):
        if paper.outlet:
            yield outlet(paper, ratings)


def _within(whole: Whole) -> dict[str, list[str]]:
    """The ids of what each report tells of the event."""
    place = location(whole)
    held = {paper.id: [event_id(whole), *([str(place["id"])] if place else [])] for paper in papers(whole)}
    for part in parts(whole):
        if is_identity(part.party):
            ids = [identity_id(part.party), *([relation_id(whole, part)] if happened(whole.event) else [])]
            for report in part.reports:
                held[report].extend(ids)
    for telling, said in claims(whole):
        held[telling.paper.id].append(claim_id(whole, said))
    return held
