"""PROV nodes that many events share, and figures: the run, reports, actors, voices, places."""

from collections.abc import Iterator

from dateline.exports.door import Asked
from dateline.exports.linked.stream import Json, Node, kept
from dateline.exports.linked.told import (
    Part,
    figure_words,
    named,
    one_line,
    point,
    sources,
    stands_for_area,
    title_of,
    urn,
    web,
    words_of,
)
from dateline.exports.nouns import Paper, Voice, Whole
from dateline.freeze.nouns import TextLevel

_PEOPLE = {"person": "prov:Person"}


def run(asked: Asked) -> Iterator[Node]:
    """The reading that all of it comes from, and the program that did it."""
    program = named("edition", asked.edition)
    yield {"@id": program, "@type": "prov:SoftwareAgent", "rdfs:label": f"dateline {asked.edition}"}
    yield {
        "@id": named("run", asked.edition),
        "@type": "prov:Activity",
        "rdfs:label": f"Reading of reports by dateline {asked.edition}",
        "prov:wasAssociatedWith": program,
    }


def report(paper: Paper, text: TextLevel) -> Node:
    """A report, without its text. A voice too, where nobody else is said to say something."""
    node: Node = {
        "@id": urn(paper.id),
        "@type": ["prov:Entity", "sem:Authority", "dl:Report"],
        "rdfs:label": title_of(paper, text) or f"Report {paper.id}",
        "dl:page": web(paper.url),
        "dct:issued": paper.published,
        "dct:creator": one_line(paper.byline or ""),
        "dct:language": paper.language,
        "dl:origin": paper.origin,
        "dl:text_sha256": paper.text_sha256,
        "dl:length": paper.length,
        "prov:wasAttributedTo": outlet_id(paper.outlet) if paper.outlet else None,
    }
    return kept(node)


def actor(part: Part) -> Node:
    """Someone whom the record knows."""
    party = part.party
    kind = _PEOPLE.get(party.kind or "", "prov:Organization")
    node: Node = {
        "@id": urn(party.actor or ""),
        "@type": ["sem:Actor", "sem:Authority", kind] if party.kind not in ("place", "weapon") else ["sem:Actor"],
        "rdfs:label": part.name,
        "dl:kind": party.kind,
        "dl:country": party.country,
        "dl:sector": party.sector,
    }
    return kept(node)


def speaker_id(paper: Paper, voice: Voice) -> str:
    """The IRI of a voice: the outlet's, the actor's, that of a name in this report; the report's where none is."""
    name = one_line(voice.outlet or voice.name)
    if voice.outlet:
        return outlet_id(voice.outlet)
    if voice.actor:
        return urn(voice.actor)
    return named(f"voice:{paper.id}", name) if name else urn(paper.id)


def speaker(paper: Paper, voice: Voice) -> Node:
    """A voice. One who also takes part in events has a node as an actor besides; a graph takes them as one."""
    name = one_line(voice.outlet or voice.name)
    if not name:
        return {"@id": urn(paper.id), "@type": ["prov:Entity", "sem:Authority", "dl:Report"]}
    kinds: list[Json] = ["sem:Authority", "prov:Agent"]
    node: Node = {"@id": speaker_id(paper, voice), "@type": kinds, "rdfs:label": name}
    return node | ({"dl:unnamed": True} if voice.unnamed else {})


def outlet_id(name: str) -> str:
    """The IRI of an outlet."""
    return named("outlet", one_line(name))


def place(whole: Whole) -> Iterator[Node]:
    """Where it was; without a point where only a country, a region or a district is known."""
    where, at = whole.event.where, point(whole.event)
    if not where.words:
        return
    spot = at if at and not stands_for_area(where.level) else None
    local = f"place:geonames:{where.geonames}" if where.geonames else ""
    node: Node = {
        "@id": urn(local) if local else named(f"place:{where.country or 'none'}:{where.level}", where.name or ""),
        "@type": "sem:Place",
        "rdfs:label": where.words,
        "dl:level": where.level,
        "dl:country": where.country,
        "geo:lat": spot[1] if spot else None,
        "geo:long": spot[0] if spot else None,
    }
    yield kept(node)


def figure(whole: Whole, at: int, text: TextLevel) -> Node:
    """One figure as one report gives it."""
    number = whole.numbers[at]
    node: Node = {
        "@id": urn(f"figure:{whole.event.id}:{at}"),
        "@type": ["dl:Figure", "prov:Entity"],
        "rdfs:label": figure_words(whole, number),
        "dl:frame": number.frame,
        "dl:low": number.low,
        "dl:high": number.high,
        "dl:bound": number.bound,
        "dl:unit": number.unit,
        "dl:standing": number.standing,
        "dl:asOf": number.as_of,
        "dl:official": number.official,
        "dl:source": list(sources(whole, number)),
        "dl:quote": words_of(number.mark, text),
        "dl:locator": number.mark.locator,
        "prov:wasDerivedFrom": urn(number.mark.report),
    }
    return kept(node)
