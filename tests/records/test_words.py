"""Words made comparable: forms of one word meet, other words stay apart."""

import pytest

from dateline.records.words import content_words, fold, stem, words_of

SAME = [
    ("attacks", "attacked"),
    ("attackers", "attack"),
    ("dying", "deaths"),
    ("died", "dead"),
    ("bought", "buying"),
    ("acquisition", "acquired"),
    ("falling", "fell"),
    ("stopped", "stop"),
    ("denied", "denial"),
    ("arrests", "arresting"),
    ("cities", "city"),
    ("sentenced", "sentencing"),
    ("shooting", "shot"),
    ("resignation", "resigned"),
]
APART = [("kill", "die"), ("attack", "attach"), ("bus", "bu"), ("news", "new"), ("red", "r"), ("bring", "br")]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_forms_of_one_word_meet(left: str, right: str) -> None:
    assert stem(left) == stem(right)


@pytest.mark.parametrize(("left", "right"), APART)
def test_other_words_stay_apart(left: str, right: str) -> None:
    assert stem(left) != stem(right)


def test_words_keep_their_order_and_numbers_lose_their_commas() -> None:
    assert words_of("The rebels' attacks killed 1,200 people in 2.5 hours") == (
        *("rebel", "attack", "kill", "1200"),
        *("peopl", "2.5", "hour"),
    )


def test_stop_words_accents_and_case_are_gone() -> None:
    assert content_words("She SAID that José was at the Élysée") == {"jos", "elyse"}
    assert fold("São Tomé") == "sao tome"
    assert content_words("") == frozenset()
