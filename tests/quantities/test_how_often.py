"""Counts told otherwise than by a plain number, and frames that a sentence makes of a share or a weight."""

import pytest

from dateline.model.quantity import Quantity
from dateline.quantities import build
from tests.making import make_report, parse

STAGE = build()


def quantities(text: str) -> tuple[Quantity, ...]:
    report = make_report(text)
    return STAGE(report, parse(report), ())


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("The port has twice refused the ship.", 2, 2, None),
        ("It was the fourth raid on the camp in nine days.", 4, 4, None),
        ("She is the third minister to resign since June.", 3, 3, None),
        ("For the sixth time the talks broke down.", 6, 6, None),
        ("The bank cut its rate by half a point.", 0.5, 0.5, "percentage-point"),
        ("Bond yields rose a quarter of a point.", 0.25, 0.25, "percentage-point"),
        ("Fares are two and a half times what they were.", 2.5, 2.5, None),
        ("The fund will pay two and a half million euros.", 2.5e6, 2.5e6, "EUR"),
        ("The price will be $40 to $60 at most.", 40, 60, "USD"),
        ("The dead number 61.", 61, 61, None),
        ("A Fijian was killed.", 1, 1, None),
        ("The mayor cast the lone vote against.", 1, 1, None),
    ],
)
def test_counts_in_other_words(text: str, low: float, high: float, unit: str | None) -> None:
    assert (low, high, unit) in [(q.low, q.high, q.unit) for q in quantities(text)]


@pytest.mark.parametrize(
    "text",
    ["The clinic opens twice a week.", "The second ship sank.", "He finished third.", "He lives at number 61."],
)
def test_ordinals_and_numbers_that_count_nothing(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("An exit poll gave the president 47 percent.", "votes"),
        ("Shares in the bank fell 12 percent.", "share price"),
        ("Relief lorries brought 300 tonnes of maize.", "aid"),
        ("Some 400 students blocked the road.", "protesters"),
        ("Dozens of families crossed the border.", "displaced"),
    ],
)
def test_frames(text: str, frame: str) -> None:
    assert [q.frame for q in quantities(text)] == [frame]


def test_a_bare_number_beside_a_name_counts_what_went_before() -> None:
    first, second = quantities("At least 31 people were killed in Ana and 15 in Beni.")
    assert (second.frame, second.of) == (first.frame, first.of) == ("killed", "people")
