"""The mode of an attack whose own word says none."""

import pytest

from tests.events.test_code_denials import reading

CASES = [
    ("A grenade attack hurt two clerks on Monday.", "explosives"),
    ("A mortar attack killed two farmers on Monday.", "heavy-weapons"),
    ("The man attacked the teacher with a knife.", "primitive"),
    ("Gunmen attacked a clinic near Gao.", None),
]


@pytest.mark.parametrize(("text", "mode"), CASES)
def test_an_attack_has_the_mode_of_its_means(text: str, mode: str | None) -> None:
    assert [e.mode for e in reading(text).events if e.type == "ASSAULT"] == [mode]


def test_a_hail_of_words_is_no_attack() -> None:
    text = "The lawyer bombarded the court with objections and letters on Monday."
    assert not [e for e in reading(text).events if e.type == "ASSAULT"]
