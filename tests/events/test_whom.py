"""Whom an act concerns where its own clause names nobody; where it was by its name; what is no doer and no denial."""

import pytest

from dateline.model.event import Event, Role
from dateline.model.reading import Reading
from tests.events.test_code_denials import reading


def event(read: Reading, kind: str) -> Event:
    return next(e for e in read.events if e.type == kind)


def fillers(read: Reading, kind: str, role: Role) -> list[tuple[str, bool]]:
    return [(read.report.quote(a.span), a.implied) for a in event(read, kind).arguments if a.role is role]


CONCERNED = [
    ("Peru refused to meet the Chilean envoy.", "REJECT", [("the Chilean envoy", True)]),
    ("Norway agreed to send troops to Chad.", "AGREE", [("Chad", False)]),
    ("The king accepted his cabinet's plan.", "AGREE", []),
    ("Kenya expelled two Sudanese diplomats on Monday. Sudan lodged a protest.", "ACCUSE", [("Kenya", True)]),
]


@pytest.mark.parametrize(("text", "kind", "whom"), CONCERNED)
def test_whom_an_act_concerns(text: str, kind: str, whom: list[tuple[str, bool]]) -> None:
    assert fillers(reading(text), kind, Role.RECIPIENT) == whom


def test_two_other_states_leave_it_open_whom_a_protest_is_to() -> None:
    read = reading("Kenya and Uganda expelled two Sudanese diplomats on Monday. Sudan lodged a protest.")
    assert fillers(read, "ACCUSE", Role.RECIPIENT) == []


def test_a_town_before_an_act_is_where_it_was_and_the_act_did_nothing() -> None:
    read = reading("The Taiz blast killed nine people on Monday.")
    assert [place for place, _ in fillers(read, "ASSAULT", Role.PLACE)] == ["Taiz"]
    assert fillers(read, "ASSAULT", Role.ACTOR) == []


def test_who_rejects_an_offer_denies_nothing() -> None:
    read = reading("The president said he had rejected the new cabinet on Monday.")
    assert event(read, "REJECT").status.value == "occurred"
