"""STIX objects that many events share: the maker, extensions, identities, locations, outlets; ids and times."""

from datetime import date
from functools import lru_cache
from uuid import UUID, uuid5

from dateline.exports.linked.rated import Rated
from dateline.exports.linked.stream import Json, Node, kept
from dateline.exports.linked.told import Part, country, iso2, one_line, point, stands_for_area
from dateline.exports.nouns import Paper, Party, Whole
from dateline.model.time import day_of

_NAMESPACE = UUID("6f1a4f86-8a0b-5c46-9d43-0d8c5f1f7c21")  # fixed for ever: ids of two exports must agree
# Of what the record has no time of: an actor, a place or an outlet must be created at one time in every export.
_FOUNDED = "2026-11-01T00:00:00.000Z"
_CLASSES = {
    "person": "individual",
    "organisation": "organization",
    "country": "organization",
    "group": "group",
    "outlet": "organization",
    "other": "unknown",
}
_TERMS = (
    "What dateline knows of an event or report beyond STIX. event_type, mode, scheme: the code (PLOVER, or dateline's"
    " own); status: occurred, ongoing, planned, requested, possible, conditional or denied; contested: some deny it;"
    " when: EDTF; parties and figures: with the characters that show them (report#char=start,end, code points of the"
    " stored text); origins: how many of the reports are not copies of one another."
)
_TIMES = "first_seen, last_seen of an incident whose day is known: the first and last moment at which it may have been."


@lru_cache(maxsize=16_384)
def stix_id(kind: str, key: str) -> str:
    """The id of an object: the same for the same thing in every export."""
    return f"{kind}--{uuid5(_NAMESPACE, f'{kind} {key}')}"


DETAILS = stix_id("extension-definition", "details")
TIMES = stix_id("extension-definition", "times")
MAKER = stix_id("identity", "dateline")


def moment(at: str | None) -> str:
    """A time of the record as STIX writes it; a day is its first moment."""
    if not at or day_of(at) is None:
        return _FOUNDED
    day, time = at[:10], at[11:19]
    return f"{day}T{time if len(time) == 8 else '00:00:00'}.000Z"


def last_moment(day: str) -> str:
    """The end of a day."""
    return f"{date.fromisoformat(day[:10]).isoformat()}T23:59:59.000Z"


def made(kind: str, key: str, since: str | None, changed: str | None = None) -> Node:
    """What every object begins with. `since`: when the record had it first."""
    created = moment(since)
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": stix_id(kind, key),
        "created": created,
        "modified": max(created, moment(changed or since)),
    }


def maker() -> Node:
    """The program that read the reports."""
    return made("identity", "dateline", None) | {
        "name": "dateline",
        "identity_class": "system",
        "description": "Reads news reports into claims. A machine's reading: check it against the words.",
    }


def definitions() -> tuple[Node, Node]:
    """The two extensions that events and reports carry."""
    about: Node = {"created_by_ref": MAKER, "version": "1.0"}
    details: Node = {"name": "dateline details", "schema": _TERMS, "extension_types": ["property-extension"]}
    times: Node = {
        "name": "dateline times of an incident",
        "schema": _TIMES,
        "extension_types": ["toplevel-property-extension"],
        "extension_properties": ["first_seen", "last_seen"],
    }
    return (
        made("extension-definition", "details", None) | about | details,
        made("extension-definition", "times", None) | about | times,
    )


def is_identity(party: Party) -> bool:
    """Whether it is an actor of the record that can be an identity; places and weapons cannot."""
    return bool(party.actor) and (party.kind or "other") in _CLASSES


def identity_id(party: Party) -> str:
    """The id of an actor's identity."""
    return stix_id("identity", party.actor or "")


def identity(part: Part) -> Node:
    """An actor. One that is only described, not named, has its id in its name: no two "police" become one."""
    party = part.party
    labels = [f"kind:{party.kind or 'other'}", *([f"sector:{party.sector}"] if party.sector else [])]
    described = country(party.country) or "country not known"
    shown = part.name if is_name(part) else f"{part.name} ({described}, {party.actor})"
    return kept(
        made("identity", party.actor or "", None)
        | {
            "created_by_ref": MAKER,
            "name": shown,
            "identity_class": _CLASSES.get(party.kind or "other", "unknown"),
            "description": "" if is_name(part) else "Described, not named, in the reports.",
            "labels": [*labels, *([f"country:{party.country}"] if party.country else [])],
            "external_references": [{"source_name": "dateline", "external_id": party.actor}],
        }
    )


def is_name(part: Part) -> bool:
    """Whether it is called by a name of its own, as far as its letters show ("Gunmen" and "the police" are not)."""
    name = part.name
    if part.party.kind == "country" or any(letter.isupper() for letter in name[1:]):
        return True
    return name[:1].isupper() and " " not in name and part.party.kind in ("person", "organisation", "outlet")


def outlet(paper: Paper, ratings: Rated) -> Node:
    """An outlet, with the reliability that somebody gave it."""
    name = one_line(paper.outlet or "")
    grade = ratings.grade(name)
    return made("identity", f"outlet {name.casefold()}", None) | {
        "created_by_ref": MAKER,
        "name": name,
        "identity_class": "organization",
        "labels": ["kind:outlet", *([f"reliability:{grade}"] if grade else [])],
    }


def location(whole: Whole) -> Node | None:
    """Where it was, None where STIX cannot say: it needs a country or a point."""
    where, at = whole.event.where, point(whole.event)
    area = stands_for_area(where.level)
    spot = at if at and not area else None
    state = iso2(where.country)
    if not (where.name or state) or not (state or spot):
        return None
    key = f"{where.geonames or ''} {where.name} {where.country} {where.level} {spot}"
    place: dict[str, Json] = {"name": where.words, "country": state, "labels": [f"level:{where.level}"]}
    if where.level == "town":
        place["city"] = where.name
    if area:
        place["administrative_area"] = where.name
    if spot:
        place |= {"longitude": spot[0], "latitude": spot[1]}
    if where.geonames:
        place["external_references"] = [{"source_name": "GeoNames", "external_id": str(where.geonames)}]
    return kept(made("location", key, None) | {"created_by_ref": MAKER} | place)
