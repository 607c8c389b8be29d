"""Parties that another word of the sentence gives, places by rule, and what makes two mentions one event."""

import pytest

from dateline.model.event import Event, Role
from tests.events.filling import code, show

PARTIES = [
    ("The council lifted the curbs, allowing Ukraine to use its ports.", "lifted", "recipient", "Ukraine"),
    ("The easing of restrictions would allow Kenya to export tea.", "easing", "recipient", "Kenya"),
    ("Chad sent 900 troops to Bangui to help rebels hold the town.", "sent", "recipient", "rebels"),
    ("France is wary. Officials have been requesting to use French bases.", "requesting", "recipient", "French"),
    ("Rebels fired rockets at targets inside Mali.", "fired", "recipient", "Mali"),
    ("Peru rejected Chile's proposal.", "rejected", "recipient", "Chile"),
    ("Japan pledged $40 million for Malawi.", "pledged", "recipient", "Malawi"),
    ("The town celebrated his release.", "release", "recipient", "his"),
    ("Police stopped the pupils abducted from a school.", "abducted", "recipient", "the pupils"),
    ("The army had two mayors arrested.", "arrested", "recipient", "two mayors"),
    ("The border was closed by order of the governor.", "closed", "actor", "the governor"),
    ("The minister concluded two days of talks in Lima.", "talks", "actor", "The minister"),
    ("The minister held talks with the rebels.", "talks", "actor", "the rebels"),
    ("Greece is calm. Ankara threatened to close the straits to Greek ships.", "threatened", "recipient", "Greek"),
    ("Peru has warned that rebels would be met with force, and plans to arrest the mayor.", "arrest", "actor", "Peru"),
    ("Soldiers in the village who attacked the guards fled.", "attacked", "actor", "Soldiers"),
    ("Two hostages freed", "freed", "recipient", "Two hostages"),
    ("Opposition leader detained at airport", "detained", "recipient", "Opposition leader"),
    ("Nobody was named and no one detained.", "detained", "recipient", "no one"),
    ("The council suspended $40 million in aid to Malawi.", "suspended", "recipient", "Malawi"),
    ("Latvian diplomats, the only ones invited to the reception, stayed.", "invited", "recipient", "Latvian diplomats"),
    ("The strike called by the dockers went on.", "strike", "actor", "the dockers"),
    ("Gunmen killed two guards in the port of Callao.", "killed", "place", "Callao"),
    ("The minister has denied the allegations.", "allegations", "recipient", "The minister"),
    ("The mayor survived an ambush.", "ambush", "recipient", "The mayor"),
    ("Peru denies that they were hurt and has promised to pay the guards.", "promised", "actor", "Peru"),
    ("The minister met with several officials.", "met", "recipient", "several officials"),
]


def fillers(text: str, trigger: str, role: str) -> tuple[set[str], list[Event]]:
    events = [e for e in code(text) if trigger in text[e.trigger[0].start : e.trigger[-1].end]]
    said = {text[a.span.start : a.span.end] for e in events for a in e.arguments if a.role is Role(role)}
    return said, events


@pytest.mark.parametrize(("text", "trigger", "role", "words"), PARTIES)
def test_party(text: str, trigger: str, role: str, words: str) -> None:
    said, events = fillers(text, trigger, role)
    assert words in said, [show(text, e) for e in events]


ABSENT = [
    ("Two hostages freed", "freed", "actor"),
    ("The charges accused the general of fraud.", "accused", "actor"),
    ("A letter demanding a pardon was found.", "demanding", "actor"),
]


@pytest.mark.parametrize(("text", "trigger", "role"), ABSENT)
def test_no_party(text: str, trigger: str, role: str) -> None:
    said, events = fillers(text, trigger, role)
    assert not said, [show(text, e) for e in events]


def test_those_met_by_a_visitor_are_not_the_visitor() -> None:
    said, events = fillers("The minister met with several officials.", "met", "actor")
    assert said == {"The minister"}, [show("", e) for e in events]


def test_a_list_of_adjectives_is_no_party() -> None:
    said, events = fillers("The rebels freed US, Australian hostages on Tuesday.", "freed", "recipient")
    assert "US" not in said and any("hostages" in words for words in said), [show("", e) for e in events]


PLACES = [
    ("The shelling that left two cranes unusable in Hodeidah went on.", "shelling", "place:relative"),
    ("The attack killed two guards in Gao.", "attack", "place:clause"),
    ("Gunmen attacked a clinic in the hills near Gao.", "attacked", "place:phrase"),
    ("Two porters were killed and five were wounded when gunmen attacked a depot in Gao.", "killed", "place:occasion"),
]


@pytest.mark.parametrize(("text", "trigger", "rule"), PLACES)
def test_place_by_rule(text: str, trigger: str, rule: str) -> None:
    events = [e for e in code(text) if text[e.trigger[0].start : e.trigger[-1].end] == trigger]
    rules = [a.rule for e in events for a in e.arguments if a.role is Role.PLACE]
    assert rule in rules, [show(text, e) for e in events]


def test_in_front_of_a_place_is_at_that_place() -> None:
    said, events = fillers("Gunmen attacked a patrol in front of the barracks.", "attacked", "place")
    assert said == {"the barracks"}, [show("", e) for e in events]


def assaults(text: str, title: str = "") -> list[Event]:
    return [e for e in code(text, title) if e.type == "ASSAULT"]


ONE = [
    "Rebels shelled the port on Monday. The shelling lasted an hour.",
    "Shells fell on the camp, killing a nurse and wounding two porters.",
    "Moscow's invasion of Ukraine goes on. Russia invaded in winter.",
    "Youths hurled a petrol bomb at the mosque.",
    "Two porters were killed and five were wounded when gunmen attacked a depot in Gao.",
]


@pytest.mark.parametrize("text", ONE)
def test_mentions_of_one_event(text: str) -> None:
    assert len(assaults(text)) == 1, [show(text, e) for e in code(text)]


APART = [
    "Rebels attacked Mali on Monday. Soldiers attacked Niger on Tuesday.",
    "Russia attacked Ukraine. Israel attacked Iran. The two wars go on.",
]


@pytest.mark.parametrize("text", APART)
def test_events_with_other_parties_stay_apart(text: str) -> None:
    assert len(assaults(text)) == 2, [show(text, e) for e in code(text)]


def test_no_two_events_share_a_trigger() -> None:
    for text in [case[0] for case in PARTIES] + ONE + APART:
        triggers = [mention for event in code(text) for mention in event.mentions]
        assert len(set(triggers)) == len(triggers), text
