"""Copies: what is found, with which evidence, whatever the order and however odd the text."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.identity.copies import file_text, find_and_file, find_copies
from dateline.identity.postings import MemoryPostings
from dateline.model.copying import Copy, Text
from dateline.model.text import Span
from tests.identity.making_texts import FERRY, OWN_WORDS, text


def found(*reports: Text) -> list[Copy]:
    """All copies among reports that come in this order."""
    index, by_item = MemoryPostings(), {report.item: report for report in reports}
    copies: list[Copy] = []
    for report in reports:
        new = find_copies(report, index, by_item.__getitem__)
        file_text(report, new, index)
        copies += new
    return copies


def long_text(seed: int, words: int = 400) -> str:
    chance = random.Random(seed)
    syllables = ("ka", "lo", "mi", "ren", "sta", "vu", "po", "dir", "tes", "un")
    made = ["".join(chance.choices(syllables, k=3)) for _ in range(words)]
    return ". ".join(" ".join(made[place : place + 12]) for place in range(0, words, 12))


def test_a_copy_is_found_with_its_sentences_on_both_sides() -> None:
    left, right = text(1, FERRY), text(2, f"BRENN. {FERRY}\n{OWN_WORDS}")
    [copy] = found(left, right)
    assert (copy.left, copy.right, copy.containment) == (1, 2, 1.0)
    assert len(copy.sentences) == 4
    for shared in copy.sentences:
        ours, theirs = left.text[shared.left.start : shared.left.end], right.text[shared.right.start : shared.right.end]
        assert ours == theirs
    assert left.text[copy.sentences[0].left.start :].startswith("The ferry Aurelia")
    assert copy.sentences[2].left == Span(FERRY.index("The harbour"), FERRY.index(" Divers") - 1)


def test_containment_is_of_the_shorter_text_whichever_comes_first() -> None:
    short, long = text(1, FERRY), text(2, FERRY + " " + long_text(7))
    [one] = found(short, long)
    [other] = found(text(1, long.text), text(2, short.text))
    assert one.containment == other.containment == 1.0
    assert one.shared == other.shared


def test_half_a_text_is_found_and_a_tenth_is_not() -> None:
    base = long_text(1)
    half = base[: len(base) // 2] + ". " + long_text(2, 200)
    tenth = base[: len(base) // 10] + ". " + long_text(3)
    [copy] = found(text(1, base), text(2, half), text(3, tenth))
    assert (copy.left, copy.right) == (1, 2)
    assert 0.4 < copy.containment < 0.6


def test_reports_of_one_event_in_other_words_are_no_copies() -> None:
    assert found(text(1, FERRY), text(2, OWN_WORDS)) == []


@pytest.mark.parametrize(
    ("left", "right", "source", "basis"),
    [
        ({"published": "2024-03-02"}, {"published": "2024-03-01"}, 2, "earlier: 2024-03-01"),
        ({"published": "2024-03-01T08:00"}, {"published": "2024-03-01T09:30"}, 1, "earlier"),
        ({"published": "2024-03-01T08:00"}, {"published": "2024-03-01"}, None, "unknown"),
        ({"published": "2024-03-01"}, {"published": "2024-03-02", "byline": "By Ana Roe, Reuters"}, 2, "byline"),
        ({"origin": "Associated Press"}, {}, 1, "credit"),
        ({"origin": "Reuters"}, {"outlet": "Reuters", "origin": "Reuters"}, 2, "Reuters itself"),
        ({"origin": "Reuters"}, {"origin": "Reuters"}, None, "both print Reuters"),
        ({}, {}, None, "unknown"),
    ],
)
def test_direction(left: dict[str, str | None], right: dict[str, str | None], source: int | None, basis: str) -> None:
    [copy] = found(text(1, FERRY, **left), text(2, FERRY, **right))
    assert copy.source == source
    assert basis in copy.basis


def test_a_month_apart_is_another_time() -> None:
    assert found(text(1, FERRY, published="2024-01-01"), text(2, FERRY, published="2024-03-01")) == []


def test_nearly_the_same_in_one_outlet_may_be_a_version() -> None:
    [copy] = found(text(1, FERRY, outlet="Brenn Post"), text(2, FERRY + " More follows.", outlet="Brenn Post"))
    assert copy.version
    [copy] = found(text(1, FERRY, outlet="Brenn Post"), text(2, FERRY, outlet="Coast Daily"))
    assert not copy.version


def test_what_an_outlet_prints_under_every_report_makes_no_copies() -> None:
    reports = [text(n, f"{long_text(n, 60)}.\n{FERRY}", outlet="Brenn Post") for n in range(1, 13)]
    late = {copy.right for copy in found(*reports)}
    assert 12 not in late
    assert 11 not in late


def test_a_wire_text_printed_often_is_still_found() -> None:
    reports = [text(n, FERRY, outlet=f"outlet {n}") for n in range(1, 121)]
    copies = found(*reports)
    assert {copy.right for copy in copies} == set(range(2, 121))


@pytest.mark.parametrize(
    "words", ["", " ", "one two three", "\u0000\ud800", "a" * 5000, "😀 " * 400, "\n" * 50, "." * 90]
)
def test_odd_texts_have_no_copies_and_break_nothing(words: str) -> None:
    assert all(copy.containment == 1.0 for copy in found(text(1, FERRY), text(2, words), text(3, words)))


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_adding_does_not_change_the_pairs(order: list[int]) -> None:
    base = long_text(11, 300)
    words = [FERRY, FERRY + OWN_WORDS, OWN_WORDS, base, base[:900] + long_text(12, 100), long_text(13)]
    pairs = {frozenset((copy.left, copy.right)) for copy in found(*(text(n, words[n]) for n in order))}
    assert pairs == {frozenset((0, 1)), frozenset((1, 2)), frozenset((3, 4))}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_gives_spans_inside_it(left: str, right: str) -> None:
    for copy in found(text(1, left + FERRY), text(2, right + FERRY)):
        assert 0 < copy.containment <= 1
        for shared in copy.sentences:
            assert shared.left.end <= len(left + FERRY)
            assert shared.right.end <= len(right + FERRY)


def test_one_look_up_gives_what_two_give() -> None:
    reports = [text(n, words) for n, words in enumerate([FERRY, FERRY + OWN_WORDS, OWN_WORDS, FERRY], start=1)]
    index, by_item = MemoryPostings(), {report.item: report for report in reports}
    assert [copy for report in reports for copy in find_and_file(report, index, by_item.__getitem__)] == found(*reports)
