"""One executable check for each `not` and `not_content` row of the reference facts.

A check takes the record and gives None, or says what is wrong. The words of a fact are taken from the facts file by
the fact's id (they lie in the record under "quotes"), so none of the report's text stands here.
"""

from collections.abc import Callable, Iterator
from typing import Any

Record = dict[str, Any]
Check = Callable[[Record], str | None]


def said(record: Record, span: list[int]) -> str:
    """The words of a span."""
    return str(record["report"]["text"][span[0] : span[1]])


def place_of(record: Record, fact: str) -> tuple[int, int]:
    """Where a fact's words stand; white space is not told apart."""
    words = record["quotes"][fact]
    at = record["report"]["text"].replace("\n", " ").index(words)
    return at, at + len(words)


def events_in(record: Record, fact: str) -> Iterator[dict[str, Any]]:
    """Events one of whose triggers lies in a fact's words."""
    start, end = place_of(record, fact)
    for event in record["events"]:
        if any(start <= span[0] and span[1] <= end for mention in event["mentions"] for span in mention):
            yield event


def fillers(record: Record, event: dict[str, Any], *roles: str) -> list[dict[str, Any]]:
    """Entities or places that fill some roles of an event."""
    rows = {row["id"]: row for layer in ("entities", "places") for row in record[layer]}
    return [rows[a["ref"]] for a in event["arguments"] if a["role"] in roles and a["ref"] in rows]


def countries(record: Record, event: dict[str, Any], *roles: str) -> set[str]:
    """Countries that fill some roles."""
    return {row["country"] for row in fillers(record, event, *roles) if row["country"]}


def no_event(fact: str, status: tuple[str, ...], *types: str) -> Check:
    """No event of these types and statuses may have its trigger in these words."""

    def check(record: Record) -> str | None:
        for event in events_in(record, fact):
            if event["type"] in types and event["status"] in status:
                return f"{event['type']} {event['status']} at {said(record, event['trigger'][0])!r}"
        return None

    return check


def not_only_a_city(fact: str, city: str, country: str) -> Check:
    """The city's name in these words must be read as the government."""

    def check(record: Record) -> str | None:
        start, end = place_of(record, fact)
        at = record["report"]["text"].index(city, start, end)
        for entity in record["entities"]:
            governs = entity["country"] == country and entity["kind"] in ("country", "organisation")
            if governs and any(m["span"][0] <= at < m["span"][1] for m in entity["mentions"]):
                return None
        return f"{city} is not a mention of {country}'s government"

    return check


def no_actor(fact: str, role: str, country: str, *types: str) -> Check:
    """In these words, no event of these types (any, if none) may have this country in this role."""

    def check(record: Record) -> str | None:
        for event in events_in(record, fact):
            if (not types or event["type"] in types) and country in countries(record, event, *role.split("|")):
                return f"{country} is {role} of {event['type']} at {said(record, event['trigger'][0])!r}"
        return None

    return check


def never_done_to_russia(record: Record) -> str | None:
    """Biden must not be the actor of an event that occurred with Russia as recipient, in the lead."""
    for event in events_in(record, "F01"):
        names = {row["name"] for row in fillers(record, event, "actor")}
        russian = "RUS" in countries(record, event, "recipient", "target")
        if any("Biden" in name for name in names) and russian and event["status"] in DONE:
            return f"{event['type']} by Biden to Russia"
    return None


def trump_not_president(record: Record) -> str | None:
    """Trump's role on the day is president-elect, not president."""
    for entity in record["entities"]:
        if entity["kind"] == "person" and "Trump" in entity["name"]:
            role = (entity["role"] or "").lower()
            if role.startswith("president") and "elect" not in role:
                return f"role {entity['role']!r}"
    return None


def not_dated(fact: str, year: str) -> Check:
    """No event in these words may be dated to this year."""

    def check(record: Record) -> str | None:
        for event in events_in(record, fact):
            if event["type"] == "ASSAULT" and event["time"] and str(event["time"]["earliest"]).startswith(year):
                return f"dated {event['time']['earliest']}"
        return None

    return check


def not_mentioned(record: Record) -> str | None:
    """ "Biden did not mention": the attribution must be negated or a decline."""
    start, end = place_of(record, "F20")
    for row in record["attributions"]:
        if start <= row["cue"][0] < end and not row["negated"] and row["cue_class"] != "decline":
            return f"{said(record, row['cue'])!r} is {row['cue_class']}, not negated"
    return None


def not_content(key: str) -> Check:
    """No claim, event, attribution or evidence may touch these words."""

    def check(record: Record) -> str | None:
        text, words = record["report"]["text"], record["quotes"][key]
        start = text.index(f"\n{words}\n") + 1 if len(words) == 1 else text.index(words)
        span = (start, start + len(words))
        spans = [s for e in record["events"] for m in e["mentions"] for s in m]
        spans += [a["span"] for e in record["events"] for a in e["arguments"]]
        spans += [c["evidence"] for c in record["claims"]]
        spans += [s for a in record["attributions"] for s in [a["cue"], *a["content"], *a["source"]]]
        hit = next((s for s in spans if s[0] < span[1] and span[0] < s[1]), None)
        return f"{said(record, hit)!r}" if hit else None

    return check


DONE = ("occurred", "ongoing")

CHECKS: dict[str, Check] = {
    "F01 an attack by Ukraine on Russia that has occurred": no_event("F01", DONE, "ASSAULT"),
    "F01 an event that Biden does to Russia": never_done_to_russia,
    "F03 occurred": no_event("F03", DONE, "ASSAULT"),
    "F03 Kyiv read only as the city": not_only_a_city("F03", "Kyiv", "UKR"),
    "F07 peace talks recorded as having occurred": no_event("F07", DONE, "CONSULT", "AGREE"),
    "F08 Trump recorded as the sitting President": trump_not_president,
    "F08 support already reduced": no_event("F08", DONE, "SANCTION", "REJECT", "AID"),
    "F12 Moscow read only as the city": not_only_a_city("F12", "Moscow", "RUS"),
    "F12 dated to 2025": not_dated("F12", "2025"),
    "F14 an attack on Russian military targets that has occurred": no_event("F14", DONE, "ASSAULT"),
    "F18 North Korea as a party to the meetings": no_actor("F18", "actor|recipient", "PRK"),
    "F20 Biden mentioned the decision": not_mentioned,
    "F23 Russia as the giver or recipient of the aid": no_actor("F23", "actor|recipient", "RUS", "AID"),
    "the stray letter": not_content("not_content 1"),
    "the cookie notice": not_content("not_content 2"),
    "the related headline (F25)": not_content("F25"),
}
