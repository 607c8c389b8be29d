"""PROV-O with the Simple Event Model, as JSON-LD: what happened according to whom, and what that was read from.

Terms of our own are in the namespace urn:dateline:term: (`dl:`).
"""

from collections.abc import Iterator
from pathlib import Path

from dateline.exports.door import Asked, Form, Record
from dateline.exports.linked.prov_nouns import actor, figure, place, report, run, speaker, speaker_id
from dateline.exports.linked.stream import Json, Node, Seen, kept, write_list
from dateline.exports.linked.told import claims, happened, headline, named, papers, parts, standing, urn, words_of
from dateline.exports.nouns import Said, Telling, Whole
from dateline.freeze.nouns import TextLevel

FORM = Form(
    "prov",
    ".jsonld",
    "PROV-O and SEM as JSON-LD: who says so, and what it was read from",
    (
        "Only what is reported as having happened is a sem:Event; the rest is a dl:Event whose dl:status says how it"
        " stands.",
        "A voice whose actor the record does not know is one for each report: two reports' police are two.",
        "Characters are words (dl:locator, rpt_…#char=1,20); selectors are in the form annotations.",
        "The activity is the edition of the program: when each report was read is not kept apart.",
        "Figures, status, code and standing are terms of our own (dl:); what a policy event changes is left out.",
    ),
)
_IRI: Node = {"@type": "@id"}
CONTEXT: Node = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "dct": "http://purl.org/dc/terms/",
    "dl": "urn:dateline:term:",
    "prov:wasDerivedFrom": _IRI,
    "prov:wasGeneratedBy": _IRI,
    "prov:wasAttributedTo": _IRI,
    "prov:wasAssociatedWith": _IRI,
    "prov:wasQuotedFrom": _IRI,
    "prov:generatedAtTime": {"@type": "xsd:dateTime"},
    "sem:accordingTo": _IRI,
    "sem:hasPlace": _IRI,
    "sem:eventType": _IRI,
    "sem:roleType": _IRI,
    "rdf:value": _IRI,
    "dl:view": _IRI,
    "dl:figure": _IRI,
    "dl:page": _IRI,
    "dl:chain": {"@type": "@id", "@container": "@list"},
}


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the graph, one node a line."""
    return write_list(target, {"@context": CONTEXT}, ("@graph", _nodes(record)))


def _nodes(record: Record) -> Iterator[Node]:
    seen = Seen()
    yield from run(record.asked)
    for whole in record.events():
        yield from (node for node in nodes_of(whole, record.asked) if seen.new(f"{node['@id']} {node['@type']}"))


def nodes_of(whole: Whole, asked: Asked) -> Iterator[Node]:
    """An event with its reports, actors, place, views and figures."""
    yield from (report(paper, asked.text) for paper in papers(whole))
    yield from (actor(part) for part in parts(whole) if part.party.actor)
    yield from place(whole)
    yield event(whole, asked)
    for telling, said in claims(whole):
        yield from (speaker(telling.paper, voice) for voice in said.chain)
        yield view(whole, telling, said, asked.text)
    yield from (figure(whole, at, asked.text) for at in range(len(whole.numbers)))


def event(whole: Whole, asked: Asked) -> Node:
    """The event itself; a sem:Event only where it is reported as having happened."""
    told = whole.event
    codes = [urn(f"type:{told.type}"), *([urn(f"type:{told.type}/{told.mode}")] if told.mode else [])]
    node: Node = {
        "@id": urn(told.id),
        "@type": ["dl:Event", "prov:Entity", *(["sem:Event"] if happened(told) else [])],
        "rdfs:label": headline(told, asked.text),
        "rdfs:comment": standing(told),
        "dl:status": told.status,
        "dl:contested": told.contested,
        "dl:hedged": told.hedged,
        "dl:sure": told.sure,
        "dl:scheme": told.scheme,
        "dl:origins": told.origins,
        "dl:outlets": told.outlets,
        "sem:eventType": list(codes),
        "sem:hasActor": list(_roles(whole)),
        "sem:hasPlace": [str(node["@id"]) for node in place(whole)],
        "sem:hasTime": _time(whole),
        "dl:view": [urn(said.claim) for _, said in claims(whole)],
        "dl:figure": [urn(f"figure:{told.id}:{at}") for at in range(len(whole.numbers))],
        "prov:wasDerivedFrom": [urn(paper.id) for paper in papers(whole)],
        "prov:wasGeneratedBy": named("run", asked.edition),
        "prov:generatedAtTime": told.first_seen,
    }
    return kept(node)


def view(whole: Whole, telling: Telling, said: Said, text: TextLevel) -> Node:
    """What one voice says of the event, in which words, and who passes it on (dl:chain, innermost first)."""
    chain = list(dict.fromkeys(speaker_id(telling.paper, voice) for voice in said.chain)) or [urn(telling.paper.id)]
    attributed: list[Json] = [*chain]
    node: Node = {
        "@id": urn(said.claim),
        "@type": ["sem:View", "prov:Entity"],
        "dl:of": {"@id": urn(whole.event.id)},
        "dl:asserted": said.asserted,
        "dl:sure": said.sure,
        "sem:accordingTo": chain[0],
        "dl:chain": attributed,
        "prov:wasAttributedTo": attributed,
        "prov:wasDerivedFrom": urn(telling.paper.id),
        "prov:wasQuotedFrom": urn(telling.paper.id) if words_of(said.evidence, text) else None,
        "dl:quote": words_of(said.evidence, text),
        "dl:locator": said.evidence.locator,
    }
    return kept(node)


def _roles(whole: Whole) -> Iterator[Node]:
    """The event's actors in their roles; one whom the record does not know has a name only."""
    for part in parts(whole):
        party = part.party
        node: Node = {
            "@type": "sem:Role",
            "sem:roleType": urn(f"role:{party.role}"),
            "rdf:value": urn(party.actor) if party.actor else None,
            "rdfs:label": part.name,
            "dl:implied": party.implied,
            "dl:locator": party.mark.locator,
            "prov:wasDerivedFrom": [urn(report_id) for report_id in part.reports],
        }
        yield kept(node)


def _time(whole: Whole) -> Node | None:
    when = whole.event.when
    if not when.edtf:
        return None
    node: Node = {
        "@type": "sem:Time",
        "rdfs:label": when.edtf,
        "sem:hasEarliestBeginTimeStamp": when.earliest,
        "sem:hasLatestEndTimeStamp": when.latest,
        "dl:granularity": when.granularity,
    }
    return kept(node)
