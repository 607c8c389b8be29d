"""Who stands where: the kind of stand, what it is on, and subjects that meet."""

import pytest

from dateline.records.stances import stances
from dateline.records.subjects import meet, subject_key
from tests.records.reading import record_of


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("Norway supports the fishing quota.", ("supports", "the fishing quota")),
        ("Norway opposes the fishing quota.", ("opposes", "the fishing quota")),
        ("Norway rejected the fishing quota on Monday.", ("opposes", "the fishing quota")),
        ("Norway called for an end to the blockade of Gaza.", ("opposes", "the blockade of Gaza")),
        ("Norway urged Iceland to extend the ceasefire.", ("urges", "the ceasefire")),
        ("Norway urged Iceland not to sign the treaty.", ("opposes", "to sign the treaty")),
    ],
)
def test_stands(text: str, stand: tuple[str, str]) -> None:
    assert stand in [(row.kind, row.subject) for row in stances(record_of(text))]


def test_what_is_denied_turns_a_backing_round() -> None:
    rows = stances(record_of("Norway does not support the fishing quota."))
    assert [row.kind for row in rows] in (["opposes"], [])


@pytest.mark.parametrize("text", ["Norway agreed in principle.", "The union demands 40 million kroner."])
def test_what_names_no_matter_is_no_stand(text: str) -> None:
    assert stances(record_of(text)) == ()


def test_a_stand_has_its_words_and_its_holder() -> None:
    text = "Norway opposes the fishing quota."
    (row,) = stances(record_of(text))
    assert text[row.span.start : row.span.end] == row.subject
    assert row.entity.startswith("e")
    assert row.happening is not None or row.attribution is not None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("the arms embargo", "an arms embargo on Libya", True),
        ("an arms embargo on Libya", "an arms embargo on Syria", False),
        ("using American missiles", "to use American missiles inside Russia", True),
        ("the new budget", "budget", True),
        ("the budget", "the border", False),
    ],
)
def test_subjects_meet(left: str, right: str, same: bool) -> None:
    assert meet(left, right) is same
    if same:
        assert subject_key(left) == subject_key(right)


def test_no_words_have_no_key() -> None:
    assert subject_key("the of to") == ""
    assert stances({}) == ()
