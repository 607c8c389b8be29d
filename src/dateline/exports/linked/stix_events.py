"""STIX objects of one event: the incident, or the note that says how it stands; its relations; who says so."""

from collections.abc import Iterator

from dateline.exports.linked.rated import Rated
from dateline.exports.linked.stix_nouns import (
    DETAILS,
    MAKER,
    TIMES,
    identity_id,
    is_identity,
    last_moment,
    location,
    made,
    moment,
    stix_id,
)
from dateline.exports.linked.stream import Json, Node, kept
from dateline.exports.linked.told import (
    Part,
    account,
    claims,
    happened,
    headline,
    one_line,
    papers,
    parts,
    says,
    sources,
    speakers,
    standing,
    title_of,
    web,
    words_of,
)
from dateline.exports.nouns import Number, Paper, Said, Telling, Whole
from dateline.freeze.nouns import TextLevel
from dateline.show.words.voices import quoted

_TO_A_DAY = ("day", "time")
_VIOLENT = ("ASSAULT", "COERCE")  # types whose recipients STIX may call targets
# The Admiralty scale of STIX 2.1, appendix A: 1 is confirmed, 5 improbable; 6 (cannot be judged) is no number.
_CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}


def event_id(whole: Whole) -> str:
    """The id of an event's incident or note."""
    return stix_id("incident" if happened(whole.event) else "note", whole.event.id)


def relation_id(whole: Whole, part: Part) -> str:
    """The id of what links an incident to a party."""
    return stix_id("relationship", f"{whole.event.id} {part.party.role} {part.party.actor}")


def claim_id(whole: Whole, said: Said) -> str:
    """The id of a claim's note or opinion."""
    return stix_id("opinion" if _disputes(whole, said) else "note", said.claim)


def event_object(whole: Whole, text: TextLevel) -> Node:
    """An incident for what is reported as having happened; else a note that says how it stands."""
    event = whole.event
    head = made("incident" if happened(event) else "note", event.id, event.first_seen, event.changed_at)
    body: Node = {
        "created_by_ref": MAKER,
        "labels": _labels(whole),
        "external_references": [{"source_name": "dateline", "external_id": event.id}, *_cited(whole, text)],
        "extensions": {DETAILS: _details(whole)} | _times_extension(whole),
    }
    if happened(event):
        return head | body | {"name": headline(event, text), "description": account(whole, text)} | _times(whole)
    return (
        head | body | {"abstract": headline(event, text), "content": account(whole, text), "object_refs": _about(whole)}
    )


def relations(whole: Whole) -> Iterator[Node]:
    """What links an incident to its parties; a note names them itself. The place hangs on it as well."""
    if not happened(whole.event):
        return
    event = event_id(whole)
    for part in parts(whole):
        if is_identity(part.party):
            harmed = whole.event.type in _VIOLENT and part.party.role != "actor"
            yield _link(whole, f"{part.party.role} {part.party.actor}") | {
                "created_by_ref": MAKER,
                "relationship_type": "targets" if harmed else "related-to",
                "source_ref": event,
                "target_ref": identity_id(part.party),
                "description": f"{part.party.role}, as told by {', '.join(part.reports)}",
            }
    place = location(whole)
    if place:
        where: Node = {"relationship_type": "related-to", "source_ref": event, "target_ref": place["id"]}
        yield (
            _link(whole, "place")
            | where
            | {"created_by_ref": MAKER, "description": f"place, level: {whole.event.where.level}"}
        )


def claim_object(whole: Whole, told: tuple[Telling, Said], text: TextLevel, ratings: Rated) -> Node:
    """Who says so: a note; an opinion where somebody disputes what stands as more than a denial."""
    telling, said = told
    words = words_of(said.evidence, text)
    content = says(said) + (f": {quoted(words)}" if words else "")
    kind = "opinion" if _disputes(whole, said) else "note"
    body: Node = {
        "created_by_ref": MAKER,
        "authors": list(speakers(said)),
        "labels": [f"asserted:{said.asserted}", *([] if said.sure else ["unsure"])],
        "lang": telling.paper.language,
        "object_refs": [event_id(whole)],
        "confidence": _CONFIDENCE.get(ratings.credibility.get(said.claim, 0)),
        "external_references": [
            {"source_name": "dateline", "external_id": said.claim},
            kept(_reference(telling.paper, text) | {"external_id": said.evidence.locator}),
        ],
    }
    said_so: Node = {"abstract": says(said), "content": content}
    if kind == "opinion":
        said_so = {"opinion": "strongly-disagree", "explanation": content}
    return kept(made(kind, said.claim, telling.paper.added_at) | body | said_so)


def _link(whole: Whole, end: str) -> Node:
    event = whole.event
    return made("relationship", f"{event.id} {end}", event.first_seen, event.changed_at)


def _disputes(whole: Whole, said: Said) -> bool:
    return said.asserted == "denied" and whole.event.status != "denied"


def _labels(whole: Whole) -> list[Json]:
    event = whole.event
    labels = [f"status:{event.status}", f"type:{event.type}", *([f"mode:{event.mode}"] if event.mode else [])]
    marks = {"contested": event.contested, "hedged": event.hedged, "unsure": not event.sure}
    return [*labels, *(f"context:{context}" for context in whole.contexts), *(name for name, on in marks.items() if on)]


def _about(whole: Whole) -> list[Json]:
    """What a note is about: its parties and its place, else the reports that tell it."""
    place = location(whole)
    known = [identity_id(part.party) for part in parts(whole) if is_identity(part.party)]
    about = [*dict.fromkeys(known), *([str(place["id"])] if place else [])]
    return [*(about or (stix_id("report", paper.id) for paper in papers(whole)))]


def _cited(whole: Whole, text: TextLevel) -> Iterator[Node]:
    for paper in papers(whole):
        yield kept(_reference(paper, text) | {"external_id": paper.id})


def _reference(paper: Paper, text: TextLevel) -> Node:
    outlet = one_line(paper.outlet or "") or "report"
    return {"source_name": outlet, "url": web(paper.url), "description": title_of(paper, text)}


def _times(whole: Whole) -> Node:
    """The first and last moment of an incident whose day is known."""
    when = whole.event.when
    if not _times_extension(whole) or not when.earliest or not when.latest:
        return {}
    return {"first_seen": moment(when.earliest[:10]), "last_seen": last_moment(when.latest)}


def _times_extension(whole: Whole) -> Node:
    when = whole.event.when
    known = when.granularity in _TO_A_DAY and when.earliest and when.latest
    return {TIMES: {"extension_type": "toplevel-property-extension"}} if known and happened(whole.event) else {}


def _details(whole: Whole) -> Node:
    event = whole.event
    where = event.where
    place: Node = {"name": where.name, "country": where.country, "level": where.level, "geonames": where.geonames}
    node: Node = {
        "extension_type": "property-extension",
        "event": event.id,
        "event_type": event.type,
        "mode": event.mode,
        "scheme": event.scheme,
        "contexts": list(whole.contexts),
        "status": event.status,
        "standing": standing(event),
        "contested": event.contested,
        "hedged": event.hedged,
        "sure": event.sure,
        "doubts": list(event.doubts),
        "when": event.when.edtf,
        "earliest": event.when.earliest,
        "latest": event.when.latest,
        "time_precision": event.when.granularity,
        "place": kept(place),
        "parties": [_party(part) for part in parts(whole)],
        "figures": [_figure(whole, number) for number in whole.numbers],
        "claims": [_said(telling, said) for telling, said in claims(whole)],
        "reports": event.reports,
        "outlets": event.outlets,
        "origins": event.origins,
        "story": event.story,
    }
    return kept(node)


def _party(part: Part) -> Node:
    party = part.party
    reference = identity_id(party) if is_identity(party) else None
    node: Node = {"role": party.role, "name": part.name, "country": party.country, "sector": party.sector}
    return kept(node | {"identity_ref": reference, "implied": party.implied, "shown_by": party.mark.locator})


def _figure(whole: Whole, number: Number) -> Node:
    node: Node = {"frame": number.frame, "low": number.low, "high": number.high, "bound": number.bound}
    who: Node = {
        "unit": number.unit,
        "standing": number.standing,
        "as_of": number.as_of,
        "according_to": [*sources(whole, number)],
    }
    return kept(node | who | {"official": number.official, "shown_by": number.mark.locator})


def _said(telling: Telling, said: Said) -> Node:
    chain: list[Json] = [
        kept({"name": one_line(v.outlet or v.name), "actor": v.actor, "cue": v.cue_class, "unnamed": v.unnamed})
        for v in said.chain
    ]
    return {"claim": said.claim, "asserted": said.asserted, "report": telling.paper.id, "said_by": chain}
