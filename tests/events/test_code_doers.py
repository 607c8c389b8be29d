"""Who acts and who is meant where another clause says it: plans, announcements, answers, lines of filing, lists."""

import pytest

from dateline.model.event import Role
from tests.events.test_code_denials import reading
from tests.events.test_whom import event, fillers

DOERS = [
    ("The union is mulling a nationwide stoppage.", "PROTEST", [("The union", False)]),
    ("France floated travel bans on ten generals.", "SANCTION", [("France", False)]),
    ("KISUMU, Kenya - Minister Juma Odera condemned the raid.", "ACCUSE", [("Minister Juma Odera", False)]),
]


@pytest.mark.parametrize(("text", "kind", "who"), DOERS)
def test_who_acts(text: str, kind: str, who: list[tuple[str, bool]]) -> None:
    assert fillers(reading(text), kind, Role.ACTOR) == who


def test_those_joined_in_a_mutual_act_agree_with_each_other() -> None:
    read = reading("Kenya and Uganda agreed on Monday to hold a joint exercise.")
    assert [who for who, _ in fillers(read, "AGREE", Role.ACTOR)] == ["Kenya", "Uganda"]
    assert [who for who, _ in fillers(read, "AGREE", Role.RECIPIENT)] == ["Uganda"]


def test_envoys_of_several_states_stand_for_each() -> None:
    read = reading("Officials of Peru, Chile and Bolivia held talks on Monday.")
    assert {who for who, _ in fillers(read, "CONSULT", Role.ACTOR)} >= {"Peru", "Chile", "Bolivia"}


def test_blame_for_a_step_falls_on_the_one_who_took_it() -> None:
    read = reading("Kenya closed its border with Uganda on Monday. Opposition leader Juma Odera denounced the move.")
    assert ("Kenya", True) in fillers(read, "ACCUSE", Role.RECIPIENT)


def test_what_is_announced_by_its_doer_is_of_the_day_of_the_announcement() -> None:
    read = reading("Kenya is suspending all aid to Uganda, Foreign Minister Juma Odera announced on Tuesday.")
    time = event(read, "SANCTION").time
    assert time is not None and time.ref is not None
    assert read.report.quote(read.fillers.timexes[time.ref].span) == "Tuesday"


def test_an_agency_that_announces_a_reopening_reopened() -> None:
    read = reading("Two dormitories were reopened on Friday, the State Inspection Agency announced.")
    assert fillers(read, "RETREAT", Role.ACTOR) == [("the State Inspection Agency", True)]


def test_who_refuses_what_was_asked_refuses_the_one_who_asked() -> None:
    read = reading("Growers demanded a lower levy on Monday. The minister refused.")
    assert ("Growers", True) in fillers(read, "REJECT", Role.RECIPIENT)


def test_a_curfew_is_laid_on_the_place_where_it_holds() -> None:
    read = reading("Kenyan officials imposed a curfew on Mombasa on Monday.")
    assert "Mombasa" in [what for what, _ in fillers(read, "COERCE", Role.TARGET)]


def test_what_is_searched_into_is_no_place() -> None:
    read = reading("Prosecutors launched an investigation into Tarkovic on Monday.")
    assert fillers(read, "ACCUSE", Role.PLACE) == []
