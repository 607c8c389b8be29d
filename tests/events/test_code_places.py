"""Where acts were: names that no list knows, grounds, clauses, what points back, and where no place is told."""

import pytest

from dateline.model.event import Role
from tests.events.test_code_denials import reading
from tests.events.test_whom import fillers

PLACES = [
    ("Gunmen looted a clinic at Zoumbe on Friday.", "COERCE", ["Zoumbe"]),
    ("Rebels shelled a stairwell building in Krasnopolka on Friday.", "ASSAULT", ["Krasnopolka"]),
    ("Soldiers beat two boys on a beach.", "ASSAULT", ["a beach"]),
    ("Marchers gathered at Karume Chowk, where police fired on the crowd.", "ASSAULT", ["Karume Chowk"]),
    ("Officers at the last checkpoint seized 600 rifles.", "COERCE", ["the last checkpoint"]),
    ("The ministry recalled its ambassador from Lima on Monday.", "SANCTION", ["Lima"]),
]


@pytest.mark.parametrize(("text", "kind", "places"), PLACES)
def test_where_an_act_was(text: str, kind: str, places: list[str]) -> None:
    assert [place for place, _ in fillers(reading(text), kind, Role.PLACE)] == places


def test_there_is_the_place_named_last() -> None:
    read = reading("Firing was heard near Lima on Monday. Two soldiers were wounded there.")
    wounded = next(e for e in read.events if read.report.quote(e.trigger[0]) == "wounded")
    assert [(read.report.quote(a.span), a.implied) for a in wounded.arguments if a.role is Role.PLACE] == [
        ("Lima", True)
    ]


def test_a_site_spoken_of_as_known_lies_where_the_report_is() -> None:
    read = reading("Rebels killed nine villagers in Lima on Monday. Soldiers then stormed the village.")
    stormed = next(e for e in read.events if read.report.quote(e.trigger[0]) == "stormed")
    assert [(read.report.quote(a.span), a.implied) for a in stormed.arguments if a.role is Role.PLACE] == [
        ("Lima", True)
    ]


def test_the_one_a_request_is_made_to_is_no_place() -> None:
    read = reading("Kenya asked Uganda on Monday to release two fishermen.")
    assert fillers(read, "REQUEST", Role.PLACE) == []


def test_a_place_of_a_later_clause_is_none_of_this_act() -> None:
    read = reading("He was arrested in 1966, and years later he went into exile in Lima.")
    assert fillers(read, "COERCE", Role.PLACE) == []
