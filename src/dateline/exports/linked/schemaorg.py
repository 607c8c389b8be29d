"""schema.org as JSON-LD: news articles, the claims they print, the words, and what the claims are about.

Never a ClaimReview: that is a verdict, and none is given here.
"""

from collections.abc import Iterator
from pathlib import Path

from dateline.exports.door import Asked, Form, Record
from dateline.exports.linked.stream import Json, Node, Seen, kept, write_list
from dateline.exports.linked.told import (
    DOERS,
    account,
    claims,
    country,
    happened,
    headline,
    iso2,
    named,
    one_line,
    papers,
    parts,
    point,
    says,
    stands_for_area,
    title_of,
    urn,
    web,
    words_of,
)
from dateline.exports.nouns import Paper, Said, Telling, Voice, Whole
from dateline.freeze.nouns import TextLevel

FORM = Form(
    "schemaorg",
    ".jsonld",
    "schema.org JSON-LD: NewsArticle, Claim and Quotation, without a verdict",
    (
        "No ClaimReview: whether a claim is true is not said.",
        "Characters: schema.org has no place for them; the quotation's identifier has the locator rpt_…#char=1,20.",
        "Only what is reported as having happened is an Event; anything else is a Thing whose description says how"
        " it stands.",
        "What a voice asserts (affirmed, denied, hedged), an event's status, type and mode are terms of our own (dl:).",
        "Who did it to whom is told by terms of our own (dl:actor, dl:recipient, dl:target).",
        "Figures, and what a policy event changes, are words of the description.",
    ),
)
_CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "dl": "urn:dateline:term:",
    "url": {"@type": "@id"},
    "datePublished": {"@type": "Date"},
}
_KINDS = {"person": "Person", "country": "Country", "place": "Place", "other": "Thing", "weapon": "Thing"}


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the graph, one node a line."""
    seen = Seen()
    nodes = (node for whole in record.events() for node in nodes_of(whole, record.asked))
    once = (node for node in nodes if seen.new(str(node["@id"])))
    return write_list(target, {"@context": _CONTEXT}, ("@graph", once))


def nodes_of(whole: Whole, asked: Asked) -> Iterator[Node]:
    """An event with the articles, actors, claims and quotations that belong to it."""
    for paper in papers(whole):
        yield article(paper, asked.text)
    for part in parts(whole):
        if part.party.actor:
            kind = _KINDS.get(part.party.kind or "other", "Organization")
            yield {"@id": urn(part.party.actor), "@type": kind, "name": part.name}
    yield subject(whole, asked.text)
    for telling, said in claims(whole):
        yield claim(whole, telling, said, asked.text)
        yield from quotation(telling, said, asked.text)


def article(paper: Paper, text: TextLevel) -> Node:
    """A report, without its text."""
    outlet = one_line(paper.outlet or "")
    publisher: Json = (
        {"@id": named("outlet", outlet), "@type": "NewsMediaOrganization", "name": outlet} if outlet else None
    )
    node: Node = {
        "@id": urn(paper.id),
        "@type": "NewsArticle",
        "headline": title_of(paper, text),
        "url": web(paper.url),
        "datePublished": paper.published,
        "author": one_line(paper.byline or ""),
        "publisher": publisher,
        "inLanguage": paper.language,
        "wordCount": paper.words,
        "identifier": paper.id,
        "dl:origin": paper.origin,
        "dl:text_sha256": paper.text_sha256,
    }
    return kept(node)


def subject(whole: Whole, text: TextLevel) -> Node:
    """What the claims are about: an Event where it is reported as having happened, else a Thing."""
    event = whole.event
    parties = {
        f"dl:{role}": [_who(part.party.actor, part.name) for part in parts(whole) if part.party.role == role]
        for role in DOERS
    }
    node: Node = {
        "@id": urn(event.id),
        "@type": "Event" if happened(event) else "Thing",
        "name": headline(event, text),
        "description": account(whole, text),
        "identifier": event.id,
        "dl:status": event.status,
        "dl:contested": event.contested,
        "dl:type": event.type,
        "dl:mode": event.mode,
        "dl:scheme": event.scheme,
        "dl:when": event.when.edtf,
        "subjectOf": [{"@id": urn(paper.id)} for paper in papers(whole)],
    }
    return kept(node | {role: list(named_) for role, named_ in parties.items()} | _as_event(whole))


def claim(whole: Whole, telling: Telling, said: Said, text: TextLevel) -> Node:
    """One claim: its author is the innermost voice, the interpreter is whoever passes it on."""
    voices = [voice for voice in said.chain if one_line(voice.outlet or voice.name)]
    speakers: list[Json] = [_voice(telling, voice) for voice in voices]
    node: Node = {
        "@id": urn(said.claim),
        "@type": "Claim",
        "name": f"{headline(whole.event, text)} – {says(said)}",
        "text": words_of(said.evidence, text),
        "about": {"@id": urn(whole.event.id)},
        "author": speakers[0] if speakers else {"@id": urn(telling.paper.id)},
        "claimInterpreter": speakers[1:],
        "appearance": {"@id": urn(telling.paper.id)},
        "identifier": said.claim,
        "dl:asserted": said.asserted,
        "dl:sure": said.sure,
    }
    return kept(node)


def quotation(telling: Telling, said: Said, text: TextLevel) -> Iterator[Node]:
    """The words of a claim, where they may be given away."""
    words = words_of(said.evidence, text)
    if words:
        yield {
            "@id": urn(f"quote:{said.claim}"),
            "@type": "Quotation",
            "text": words,
            "identifier": said.evidence.locator,
            "isPartOf": {"@id": urn(telling.paper.id)},
            "isBasedOn": {"@id": urn(said.claim)},
        }


def _as_event(whole: Whole) -> Node:
    """Time and place as an Event has them."""
    event = whole.event
    if not happened(event):
        return {}
    ends = event.when.edtf.split("/") if event.when.edtf else [""]
    first, last = (end if end != ".." else "" for end in (ends[0], ends[-1]))
    return {"startDate": first, "endDate": last, "location": _place(whole)}


def _place(whole: Whole) -> Json:
    where, at = whole.event.where, point(whole.event)
    if not where.words:
        return None
    geo: Json = None
    if at and not stands_for_area(where.level):
        geo = {"@type": "GeoCoordinates", "longitude": at[0], "latitude": at[1]}
    state: Json = {"@type": "Country", "name": country(where.country), "identifier": iso2(where.country)}
    node: Node = {
        "@type": "Country" if where.level == "country" else "Place",
        "name": where.name or country(where.country),
        "geo": geo,
        "containedInPlace": state if iso2(where.country) and where.level != "country" else None,
        "dl:level": where.level,
    }
    return kept(node)


def _voice(telling: Telling, voice: Voice) -> Node:
    name = one_line(voice.outlet or voice.name)
    if voice.outlet:
        return {"@id": named("outlet", name), "@type": "NewsMediaOrganization", "name": name}
    if voice.actor:
        return {"@id": urn(voice.actor), "name": name}
    return {"@id": named(f"voice:{telling.paper.id}", name), "name": name}


def _who(actor: str | None, name: str) -> Json:
    return {"@id": urn(actor)} if actor else {"@type": "Thing", "name": name}
