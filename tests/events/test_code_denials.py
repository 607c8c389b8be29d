"""Denials: one happening over which voices differ, and what a denial leaves standing."""

import pytest

from dateline.model.event import Event, Status
from dateline.model.reading import Reading
from dateline.model.text import Report
from tests.whole import readings_of, taken_in


def reading(text: str) -> Reading:
    report = taken_in(text)
    assert isinstance(report, Report)
    return readings_of([report])[0]


def told(text: str, kind: str) -> tuple[Event, list[tuple[str | None, str]]]:
    """The one event of a type, and its claims: the innermost speaker's name (none: the outlet) and what he holds."""
    read = reading(text)
    found = [i for i, e in enumerate(read.events) if e.type == kind]
    assert len(found) == 1, [e.trigger for e in read.events]
    names = [chain.name for chain in read.fillers.chains]
    claims = [c for c in read.claims if c.event == found[0]]
    voices = [(names[c.said_by[0].chain] if c.said_by[0].chain is not None else None, c) for c in claims]
    return read.events[found[0]], [(name, claim.asserted.value) for name, claim in voices]


DISPUTED = [
    ("The army said rebels attacked Gao on Monday. The rebels denied the attack.", "army", "rebels"),
    ("Ukraine said Russian forces struck a mill in Kherson on Friday. Moscow denied the strike.", "Ukraine", "Russia"),
    ("Rebels attacked the mine on Monday, the army said. The rebels denied carrying out the attack.", "army", "Rebels"),
]


@pytest.mark.parametrize(("text", "teller", "denier"), DISPUTED)
def test_what_one_tells_and_another_denies_is_one_event(text: str, teller: str, denier: str) -> None:
    event, voices = told(text, "ASSAULT")
    assert event.status is Status.OCCURRED
    assert voices == [(teller, "affirmed"), (denier, "denied")]


PRESUPPOSED = [
    "The rebels denied responsibility for Tuesday's attack on the mill.",
    "The group denied any involvement in the attack on the mill.",
    "The guild denied playing any role in Friday's attack on the mill.",
]


@pytest.mark.parametrize("text", PRESUPPOSED)
def test_to_deny_a_part_in_an_act_leaves_the_act(text: str) -> None:
    event, voices = told(text, "ASSAULT")
    assert event.status is Status.OCCURRED
    assert voices == [(None, "affirmed")]


def test_a_denial_ends_where_the_denier_acts_again() -> None:
    text = "The ministry denies that guards attacked them and has promised to pay the families."
    stands = {e.type: e.status for e in reading(text).events}
    assert stands["ASSAULT"] is Status.DENIED
    assert stands["AGREE"] is Status.OCCURRED


def test_a_denial_takes_in_a_second_verb_of_its_own_clause() -> None:
    text = "The ministry denied that the guards had beaten prisoners and shot a cook."
    assert {e.status for e in reading(text).events} == {Status.DENIED}


def test_a_plain_denial_stays_denied() -> None:
    event, voices = told("The mayor denied that the attack took place.", "ASSAULT")
    assert event.status is Status.DENIED
    assert voices == [("mayor", "denied")]


def test_what_is_told_beside_the_denied_act_stands() -> None:
    read = reading("The rebels denied killing the mayor, who was shot on Monday.")
    assert [e.status for e in read.events] == [Status.DENIED, Status.OCCURRED]


ECHOES = [
    ("The army said rebels attacked Gao on Monday. The rebels deny this.", "army", "rebels"),
    ("The army said rebels attacked Gao on Monday. The rebels rejected the allegation.", "army", "rebels"),
    ("Russia attacked Ukraine on Monday. Moscow denied it.", None, "Russia"),
]


@pytest.mark.parametrize(("text", "teller", "denier"), ECHOES)
def test_a_denial_may_point_back_to_what_was_said(text: str, teller: str | None, denier: str) -> None:
    event, voices = told(text, "ASSAULT")
    assert event.status is Status.OCCURRED
    assert voices == [(teller, "affirmed"), (denier, "denied")]


def test_whose_claim_is_denied_has_not_denied_it() -> None:
    _, voices = told("The company denied the army's claim that soldiers attacked the mine.", "ASSAULT")
    assert ("company", "denied") in voices
    assert ("army", "denied") not in voices


def test_the_dateline_is_no_evidence() -> None:
    read = reading("CALI \u2014 The Free Coast Front attacked a police post near Cali on Monday.")
    assert [read.report.quote(c.evidence)[:9] for c in read.claims] == ["The Free "]


def test_no_instance_of_an_act_is_no_act() -> None:
    sentences = ("No incidents of looting were reported.", "There were no instances of torture in the city.")
    assert [[e.status.value for e in reading(text).events] for text in sentences] == [["denied"], ["denied"]]
    assert [e.status.value for e in reading("Two incidents of looting were reported.").events] == ["occurred"]
