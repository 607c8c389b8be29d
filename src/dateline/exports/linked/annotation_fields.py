"""The fields of an event that have characters: its trigger, parties, places, figures, and the words of its claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.exports.linked.stream import Node, kept
from dateline.exports.linked.told import DOERS, country, figure_words, named, one_line, says, speakers
from dateline.exports.nouns import Mark, Number, Party, Said, Spot, Telling, Whole
from dateline.freeze.nouns import TextLevel
from dateline.show.words.codes import type_words


@dataclass(frozen=True, slots=True)
class Field:
    """One value and its characters. `role`: trigger, actor, place, killed, claim …; `words`: what it is, in words;
    `stands_for`: the id of whom or what it is; `key` tells it from other fields at the same characters."""

    telling: Telling
    mark: Mark
    role: str
    words: str
    motivation: str
    key: str
    stands_for: str = ""
    more: Node = field(default_factory=dict)


def fields(whole: Whole, text: TextLevel) -> Iterator[Field]:
    """Every field of every telling, in the order of the tellings."""
    for telling in whole.tellings:
        yield _trigger(whole, telling)
        yield from (_party(telling, party, text) for party in telling.parties)
        yield from (_spot(telling, spot) for spot in telling.spots)
        yield from (_figure(whole, telling, n) for n in whole.numbers if n.mark.report == telling.paper.id)
        yield from (_claim(telling, said) for said in telling.said)


def _trigger(whole: Whole, telling: Telling) -> Field:
    event = whole.event
    code: Node = {"dl:type": event.type, "dl:mode": event.mode, "dl:scheme": event.scheme, "dl:status": telling.status}
    words = f"the act: {type_words(event.type, event.mode)}"
    return Field(telling, telling.trigger, "trigger", words, "classifying", "trigger", "", kept(code))


def _party(telling: Telling, party: Party, text: TextLevel) -> Field:
    """A party. A topic, a purpose and the like are words of the report, not names."""
    name = one_line(party.known or party.name) if party.role in DOERS or text.holds("quotes") else ""
    words = party.role + (f": {name}" if name else "") + (" (implied)" if party.implied else "")
    about: Node = {"dl:kind": party.kind, "dl:country": party.country, "dl:sector": party.sector}
    return Field(
        telling, party.mark, party.role, words, "identifying", party.role, party.actor or "", kept(about)
    )  # fmt: skip


def _spot(telling: Telling, spot: Spot) -> Field:
    where = ", ".join(dict.fromkeys(part for part in (spot.name, country(spot.country)) if part))
    words = f"place: {where} (level: {spot.level})" + (" (implied)" if spot.implied else "")
    place = f"place:geonames:{spot.geonames}" if spot.geonames else ""
    about: Node = {"dl:level": spot.level, "dl:country": spot.country, "dl:lat": spot.lat, "dl:lon": spot.lon}
    return Field(telling, spot.mark, "place", words, "identifying", "place", place, kept(about))


def _figure(whole: Whole, telling: Telling, number: Number) -> Field:
    frame = number.frame or "figure"
    about: Node = {
        "dl:low": number.low,
        "dl:high": number.high,
        "dl:bound": number.bound,
        "dl:unit": number.unit,
        "dl:standing": number.standing,
        "dl:as_of": number.as_of,
    }
    words = f"figure ({number.standing}): {figure_words(whole, number)}"
    return Field(telling, number.mark, frame, words, "describing", f"figure:{frame}", "", kept(about))


def _claim(telling: Telling, said: Said) -> Field:
    first = next(iter(said.chain), None)
    who = first.actor if first and first.actor else ""
    outlet = named("outlet", first.outlet).removeprefix("urn:dateline:") if first and first.outlet else ""
    about: Node = {
        "dl:asserted": said.asserted,
        "dl:claim": f"urn:dateline:{said.claim}",
        "dl:saidBy": [*speakers(said)],
    }
    return Field(
        telling, said.evidence, "claim", says(said), "describing", f"claim:{said.claim}", who or outlet,
        kept(about),
    )  # fmt: skip
