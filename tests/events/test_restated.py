"""Mentions that only say again what another event of the clause says."""

import pytest

from tests.events.test_code import code


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Canada is an ally of Chad, providing $3 million in aid since 2020.", ["AID"]),
        ("The decision could help farmers.", []),
        ("The minister pledged to cut aid to the junta.", ["AGREE", "SANCTION"]),
        ("Kenya sent aid to Chad and Chad thanked Kenya.", ["AID", "SUPPORT"]),
    ],
)
def test_an_act_is_told_once(text: str, types: list[str]) -> None:
    assert [event.type for event in code(text)] == types
