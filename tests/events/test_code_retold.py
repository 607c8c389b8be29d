"""A happening told again, by another word or from another side, is one event; other happenings are not."""

import pytest

from tests.events.filling import code

ONE = [
    ("Nine people were killed as clashes erupted between the army and rebels in Goma on Monday.", "ASSAULT", 2),
    ("Nine people were killed in Goma, where clashes between the army and rebels broke out on Monday.", "ASSAULT", 2),
    ("Kenya freed two reporters on Friday. The release of the reporters was hailed. The freed reporters flew home.",
     "RETREAT", 3),
    ("Rebels attacked the town of Tena on Monday, killing nine people. Nine people were killed in the attack.",
     "ASSAULT", 4),
    ("Gunmen killed the mayor of Tena on Monday. The mayor's murder shocked the town.", "ASSAULT", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "mentions"), ONE)
def test_told_again(text: str, kind: str, mentions: int) -> None:
    found = [e for e in code(text) if e.type == kind]
    assert [len(e.mentions) for e in found] == [mentions]


APART = [
    ("Troops attacked a depot in Gao on Monday. Rebels attacked a barracks in Kidal on Tuesday.", "ASSAULT"),
    ("Kenya freed two reporters on Friday. Kenya freed six sailors on Saturday.", "RETREAT"),
    ("Nine people were killed in Goma on Monday. Four people were killed in Gao on Tuesday.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "kind"), APART)
def test_others_stay_apart(text: str, kind: str) -> None:
    assert len([e for e in code(text) if e.type == kind]) == 2
