"""FollowTheMoney entities that many events share: articles, actors, addresses."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from dateline.exports.linked.stream import Node
from dateline.exports.linked.told import Part, iso2, one_line, point, stands_for_area, title_of, unique, web
from dateline.exports.nouns import Paper, Party, Whole
from dateline.freeze.nouns import TextLevel

_SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "outlet": "Organization",
    "country": "PublicBody",
    "group": "LegalEntity",
    "other": "LegalEntity",
}
_LANGUAGES = {"en": "eng"}  # ISO 639-3
_PUBLIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})  # sectors of the state


def key(identity: str) -> str:
    """An id of the record as FollowTheMoney takes it: no underscores."""
    return identity.replace("_", "-")


def moment(at: str) -> str:
    """A time of the record, UTC, as FollowTheMoney takes it: without a zone."""
    return at.removesuffix("Z")


def entity(identity: str, schema: str, **properties: Sequence[str]) -> Node:
    """An entity with the properties that have values."""
    held = {name: [value for value in values if value] for name, values in properties.items()}
    return {
        "id": key(identity),
        "schema": schema,
        "properties": {name: values for name, values in held.items() if values},
    }


def schema_of(party: Party) -> str:
    """What a party is in FollowTheMoney; "" for one that the record does not know, and for places and weapons."""
    if not party.actor:
        return ""
    schema = _SCHEMATA.get(party.kind or "other", "")
    return "PublicBody" if schema == "Organization" and party.sector in _PUBLIC else schema


def legal(part: Part) -> Node:
    """An actor."""
    party = part.party
    is_state = party.kind == "country"
    return entity(
        party.actor or "",
        schema_of(party),
        name=[part.name],
        country=[(iso2(party.country) or "").lower()],
        sector=[party.sector or ""],
        summary=["The state as an actor"] if is_state else [],
    )


def article(paper: Paper, text: TextLevel) -> Node:
    """A report, without its text."""
    title = title_of(paper, text)
    return entity(
        paper.id,
        "Article",
        name=[title or f"Report {paper.id}"],
        title=[title or ""],
        fileName=[f"{paper.id}.txt"],
        author=unique((one_line(paper.byline or ""),)),
        publisher=unique((paper.outlet,)),
        publishedAt=[paper.published or ""],
        sourceUrl=unique((web(paper.url),)),
        language=[_LANGUAGES.get(paper.language, paper.language)],
        description=[f"Origin of the words: {_origin(paper)}. SHA-256 of the text: {paper.text_sha256}"],
        retrievedAt=[moment(paper.added_at)],
    )


def _origin(paper: Paper) -> str:
    """Whose words a report prints, in words: "agency Halden Wire"."""
    return " ".join((paper.origin or "not known").split(":", 1))


def address(whole: Whole) -> Iterator[Node]:
    """The place of the event, where it is more exact than a country."""
    where, at = whole.event.where, point(whole.event)
    if not at or not where.name:
        return
    area = stands_for_area(where.level)
    key = f"{where.geonames} {where.name} {where.country} {where.level} {at}"
    yield entity(
        f"dl-place-{sha256(key.encode()).hexdigest()[:24]}",
        "Address",
        full=[where.words],
        city=[where.name] if where.level == "town" else [],
        state=[where.name] if area else [],
        country=[(iso2(where.country) or "").lower()],
        longitude=[] if area else [str(at[0])],
        latitude=[] if area else [str(at[1])],
        remarks=[f"level: {where.level}"],
    )
