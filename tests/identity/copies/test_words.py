"""The words of a text: the same stretches that a pattern would give, and one number for one word."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.identity.copies.words import Words, words_in


def stretches(words: Words) -> list[tuple[int, int]]:
    return list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_words_stand_where_letters_and_digits_do(text: str) -> None:
    assert stretches(words_in(text, ())) == [match.span() for match in re.finditer(r"[^\W_]+", text)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abcdéßЖ中٣", min_size=1, max_size=90), min_size=1, max_size=30))
def test_the_same_word_has_the_same_number_wherever_it_stands(made: list[str]) -> None:
    keys = words_in(" ".join(made), ()).keys.tolist()
    assert len(keys) == len(made)
    numbers = dict(zip(made, keys, strict=True))
    assert [numbers[word] for word in made] == keys
    assert len(set(numbers.values())) == len({word.lower() for word in made})


@pytest.mark.parametrize(("left", "right"), [("The FERRY", "the ferry"), ("ÉLAN", "élan"), ("ЖУК", "жук")])
def test_capitals_make_no_other_word(left: str, right: str) -> None:
    assert words_in(left, ()).keys.tolist() == words_in(right, ()).keys.tolist()


def test_only_the_stretches_that_count_are_looked_at() -> None:
    text = "Advertisement. The ferry ran aground. Read more."
    start, end = text.index("The"), text.index(" Read")
    words = words_in(text, ((start, end),))
    assert [text[first:last] for first, last in stretches(words)] == ["The", "ferry", "ran", "aground"]


def test_words_of_the_same_letters_in_another_order_differ() -> None:
    assert len(set(words_in("ab ba aab aba baa abab baba", ()).keys.tolist())) == 7
