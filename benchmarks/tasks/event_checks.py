"""What is asked of the events of a sentence: type, the pair of parties in one event, countries, mode, ACLED's name."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from dateline.records.schemes import acled_type, plain_type

Row = dict[str, Any]
AFFECTED = ("recipient", "target")
TWO_SIDED = ("AGREE", "CONSULT", "COOPERATE")

# The names that the shared task gives to ACLED's sub-event types.
SUB_EVENTS = {
    "ABDUCT_DISSAP": "Abduction/forced disappearance",
    "AGREEMENT": "Agreement",
    "AIR_STRIKE": "Air/drone strike",
    "ARMED_CLASH": "Armed clash",
    "ARREST": "Arrests",
    "ART_MISS_ATTACK": "Shelling/artillery/missile attack",
    "ATTACK": "Attack",
    "CHANGE_TO_GROUP_ACT": "Change to group/activity",
    "CHEM_WEAP": "Chemical weapon",
    "DISR_WEAP": "Disrupted weapons use",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters",
    "GOV_REGAINS_TERIT": "Government regains territory",
    "GRENADE": "Grenade",
    "HQ_ESTABLISHED": "Headquarters or base established",
    "MOB_VIOL": "Mob violence",
    "NON_STATE_ACTOR_OVERTAKES_TER": "Non-state actor overtakes territory",
    "NON_VIOL_TERRIT_TRANSFER": "Non-violent transfer of territory",
    "OTHER": "Other",
    "PEACE_PROTEST": "Peaceful protest",
    "PROPERTY_DISTRUCT": "Looting/property destruction",
    "PROTEST_WITH_INTER": "Protest with intervention",
    "REM_EXPLOS": "Remote explosive/landmine/IED",
    "SEX_VIOL": "Sexual violence",
    "SUIC_BOMB": "Suicide bomb",
    "VIOL_DEMONSTR": "Violent demonstration",
}


def learning(row: Row) -> bool:
    """Whether a sentence is of the half that rules may be learned from; figures come from the other half."""
    return hashlib.sha256(row["id"].encode()).digest()[0] % 2 == 0


def right_type(row: Row, event: Row) -> bool:
    """Whether an event has the type of the gold, as it is or as a scheme without standings tells it.

    A source with one class for two accepts either.
    """
    return bool({event["type"], plain_type(event["type"], event["status"])} & set(row["event_type"].split("|")))


def plays(record: Row, event: Row, roles: Sequence[str], wanted: Sequence[Row]) -> bool:
    """Whether an argument in one of the roles shares a character with a wanted span.

    A pronoun stands for whom it means: then any mention of its entity will do.
    """
    return any(
        start < w["end"] and w["start"] < end
        for a in event["arguments"]
        if a["role"] in roles
        for start, end in _meant(record, a)
        for w in wanted
    )


def _meant(record: Row, argument: Row) -> list[list[int]]:
    """The argument's span; for a pronoun, every mention of the entity."""
    mentions = next((e["mentions"] for e in record["entities"] if e["id"] == argument["ref"]), [])
    if any(m["span"] == argument["span"] and m["form"] == "pronoun" for m in mentions):
        return [m["span"] for m in mentions]
    return [argument["span"]]


def placed(row: Row, side: str) -> list[Row]:
    """The gold parties of a side (source, target) whose place in the sentence is known."""
    return [party for party in row.get(side) or [] if party.get("start") is not None]


def has_pair(row: Row, event: Row, record: Row) -> bool:
    """Whether one event has the gold type, its actor meets the gold source and somebody it befalls the target."""
    source, target = placed(row, "source"), placed(row, "target")
    return (
        right_type(row, event) and plays(record, event, ("actor",), source) and plays(record, event, AFFECTED, target)
    )


def has_both(row: Row, event: Row, record: Row) -> bool:
    """As `has_pair`, but in a two-sided act, where PLOVER makes both parties actors, each of them may be one."""
    if event["type"] not in TWO_SIDED or not right_type(row, event):
        return has_pair(row, event, record)
    roles = ("actor", *AFFECTED)
    return plays(record, event, ("actor",), placed(row, "source")) and plays(
        record, event, roles, placed(row, "target")
    )


def countries(event: Row, record: Row, roles: Sequence[str]) -> set[str]:
    """The countries of those who play one of the roles."""
    known = {e["id"]: e["country"] for e in record["entities"]}
    return {known[a["ref"]] for a in event["arguments"] if a["role"] in roles and known.get(a["ref"])}


def has_countries(row: Row, event: Row, record: Row) -> bool:
    """Whether an event of the gold type has the gold countries on both sides."""
    actors, affected = countries(event, record, ("actor",)), countries(event, record, AFFECTED)
    both = actors | affected if row.get("reciprocal") or event["type"] == "CONSULT" else set()
    return (
        right_type(row, event)
        and any(s["code"] in actors | both for s in row["source"])
        and any(t["code"] in affected | both for t in row["target"])
    )


def coded_both(row: Row) -> bool:
    """Whether the gold gives a type and a country to both sides."""
    sides = (row.get("source") or [], row.get("target") or [])
    return bool(row.get("event_type")) and all(any(s.get("code") for s in side) for side in sides)


def sub_event(record: Row) -> str | None:
    """The ACLED sub-event type of a one-sentence report: of its first event that has one, the sure ones before."""
    named = ((acled_type(event, record), event) for event in record["events"])
    found = [(not event["sure"], event["trigger"][0][0], name.sub_event) for name, event in named if name]
    return min(found)[2] if found else None


def macro_f1(pairs: Sequence[tuple[str, str | None]]) -> float:
    """The mean F1 of the classes that the gold has, over (gold, told) pairs."""
    gold, told = Counter(g for g, _ in pairs), Counter(t for _, t in pairs)
    hits = Counter(g for g, t in pairs if g == t)
    return sum(2 * hits[c] / (gold[c] + told[c]) for c in gold) / max(1, len(gold))


def type_f1(rows: Sequence[Row], records: dict[str, Row]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the distinct PLOVER types of a sentence; rows of one text are one sentence."""
    gold: dict[str, set[str]] = {}
    told: dict[str, set[str]] = {}
    for row in rows:
        gold.setdefault(row["text"], set()).add(row["event_type"])
        events = records.get(row["id"], {}).get("events", [])
        told[row["text"]] = {plain_type(e["type"], e["status"]) for e in events if e["scheme"] == "plover"}
    # A gold class of two types is met by either, and either then counts as one told type.
    met = sum(any(t in c.split("|") for t in told[text]) for text, classes in gold.items() for c in classes)
    said, wanted = sum(map(len, told.values())), sum(map(len, gold.values()))
    precision, recall = met / max(1, said), met / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
