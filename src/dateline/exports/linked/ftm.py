"""FollowTheMoney: events, actors, articles, and notes with the words, as JSON lines of entities."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from dateline.exports.door import Asked, Form, Record
from dateline.exports.linked.ftm_nouns import address, article, entity, key, legal, moment, schema_of
from dateline.exports.linked.stream import Node, Seen, write_lines
from dateline.exports.linked.told import (
    DOERS,
    account,
    claims,
    happened,
    headline,
    iso2,
    papers,
    parts,
    says,
    standing,
    title_of,
    unique,
    web,
    words_of,
)
from dateline.exports.nouns import Said, Telling, Whole
from dateline.freeze.nouns import TextLevel
from dateline.show.words.voices import quoted

FORM = Form(
    "ftm",
    ".ftm.json",
    "FollowTheMoney entities, one a line: for Aleph and OpenAleph",
    (
        "Characters: Note has no offsets, so the locator (rpt_…#char=1,20) stands at the end of the note's summary.",
        "Status: Event has no such field; it stands in the name, the summary and the keywords, and a link's status.",
        "What is not reported as having happened has no `involved`: its parties hang on it by links that say so.",
        "Parties that the record does not know as one actor are words of the description only.",
        "A time is its first and last day (or month, or year); who says so, and how it was counted, are not kept.",
        "Figures, and what a policy event changes, are words of the description.",
        "Who passed a statement on is the name of its note.",
        "Ids have a hyphen for the underscore, as FollowTheMoney wants: evt-… is evt_….",
        "Only people, bodies and groups take part in events: places and weapons are left to the description.",
    ),
)
_MOST = {"name": 384, "description": 65000}  # characters that FollowTheMoney keeps


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the entities, each once."""
    seen = Seen()
    entities = (node for whole in record.events() for node in entities_of(whole, record.asked))
    return write_lines(target, (node for node in entities if seen.new(str(node["id"]))))


def entities_of(whole: Whole, asked: Asked) -> Iterator[Node]:
    """An event with all that it names, before it what it points to."""
    for paper in papers(whole):
        yield article(paper, asked.text)
    for part in parts(whole):
        if schema_of(part.party):
            yield legal(part)
    yield from address(whole)
    yield event(whole, asked.text)
    yield from _links(whole)
    yield from _mentions(whole)
    for telling, said in claims(whole):
        yield note(whole, telling, said, asked.text)


def event(whole: Whole, text: TextLevel) -> Node:
    """The event; what did not happen says so in its name, its summary and its keywords."""
    told = whole.event
    involved = [key(part.party.actor or "") for part in parts(whole) if schema_of(part.party)] if happened(told) else []
    ends = told.when.edtf.split("/") if told.when.edtf else []
    return entity(
        told.id,
        "Event",
        name=[headline(told, text)],
        summary=[standing(told)],
        description=[account(whole, text)],
        startDate=[] if not ends or ends[0] == ".." else [ends[0]],
        endDate=[] if not ends or ends[-1] == ".." else [ends[-1]],
        location=[told.where.words],
        addressEntity=[str(node["id"]) for node in address(whole)],
        country=[(iso2(told.where.country) or "").lower()],
        involved=unique(involved),
        keywords=_keywords(whole),
        proof=[key(paper.id) for paper in papers(whole)],
        sourceUrl=unique(web(paper.url) for paper in papers(whole)),
        publisher=unique(paper.outlet for paper in papers(whole)),
        recordId=[told.id],
        createdAt=[moment(told.first_seen)],
        modifiedAt=[moment(told.changed_at)],
    )


def note(whole: Whole, telling: Telling, said: Said, text: TextLevel) -> Node:
    """One claim: who says so, the words, and where they stand."""
    words = words_of(said.evidence, text)
    paper = telling.paper
    title = title_of(paper, text)
    return entity(
        said.claim,
        "Note",
        name=[says(said)[: _MOST["name"]]],
        description=[quoted(words)[: _MOST["description"]] if words else ""],
        summary=[f"{says(said)}. {title or 'Report'}, {said.evidence.locator}"],
        entity=[key(whole.event.id)],
        proof=[key(paper.id)],
        keywords=[f"asserted:{said.asserted}", "sure" if said.sure else "unsure"],
        publisher=unique((paper.outlet,)),
        sourceUrl=unique((web(paper.url),)),
        createdAt=[moment(paper.added_at)],
    )


def _keywords(whole: Whole) -> list[str]:
    event = whole.event
    marks = {"contested": event.contested, "hedged": event.hedged, "unsure": not event.sure}
    words = [f"status:{event.status}", event.type, event.mode or "", *whole.contexts]
    return unique([*words, *(name for name, on in marks.items() if on)])


def _links(whole: Whole) -> Iterator[Node]:
    """Which role a party has in the event, and how the event stands."""
    told = whole.event
    for part in parts(whole):
        actor, role = part.party.actor, part.party.role
        if actor and schema_of(part.party):
            yield entity(
                _made("link", told.id, role, actor),
                "UnknownLink",
                subject=[key(actor)],
                object=[key(told.id)],
                role=[role if happened(told) else f"{role} ({told.status})"],
                status=[told.status],
                proof=[key(report) for report in part.reports],
                summary=[standing(told)],
            )


def _mentions(whole: Whole) -> Iterator[Node]:
    """Where a report names an actor."""
    for telling in whole.tellings:
        for party in telling.parties:
            if party.actor and party.role in DOERS and schema_of(party):
                yield entity(
                    _made("mention", party.mark.locator, party.actor),
                    "Mention",
                    document=[key(telling.paper.id)],
                    name=[" ".join(party.name.split())[: _MOST["name"]]],
                    resolved=[key(party.actor)],
                    detectedSchema=[schema_of(party)],
                    contextCountry=[(iso2(party.country) or "").lower()],
                )


def _made(*parts: str) -> str:
    return f"dl-{parts[0]}-{sha256(' '.join(parts).encode()).hexdigest()[:24]}"
