"""Numbers and what they count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.quantity import Quantity
from dateline.quantities import build
from dateline.syntax import plain
from tests.making import make_report, parse

STAGE = build()


def quantities(text: str) -> tuple[Quantity, ...]:
    report = make_report(text)
    return STAGE(report, parse(report), ())


@pytest.mark.parametrize(
    ("text", "low", "high", "bound", "unit", "frame"),
    [
        ("At least 14 people were killed in the blast.", 14, None, ">=", None, "killed"),
        ("The state gave more than $3.5 billion in aid.", 3.5e9, None, ">", "USD", "aid"),
        ("Between 20 and 30 villagers were wounded.", 20, 30, "=", None, "wounded"),
        ("Two to three million people need food.", 2e6, 3e6, "=", None, None),
        ("Fares will rise by 12 per cent.", 12, 12, "=", "percent", None),
        ("Up to 400 soldiers deserted.", None, 400, "<=", None, "troops"),
        ("Dozens of miners are missing.", 24, 99, "~", None, "missing"),
        ("No one was hurt.", 0, 0, "=", None, "wounded"),
        ("Two hundred and fifty families fled.", 250, 250, "=", None, "displaced"),
        ("The firm paid €40m.", 4e7, 4e7, "=", "EUR", None),
    ],
)
def test_values(
    text: str, low: float | None, high: float | None, bound: str, unit: str | None, frame: str | None
) -> None:
    found = quantities(text)
    assert [(q.low, q.high, q.bound, q.unit, q.frame) for q in found] == [(low, high, bound, unit, frame)]


@pytest.mark.parametrize(
    "text",
    [
        "A 42-year-old man spoke.",
        "Rovers won 3-1 at home.",
        "The Group of 20 met.",
        "One of the ministers left.",
        "He came 3rd.",
        "It was built in 1987.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert quantities(text) == ()


def test_a_change_is_one_figure_with_its_former_value() -> None:
    (toll,) = quantities("The death toll rose from 39 to 43.")
    assert (toll.low, toll.change_from, toll.frame) == (43, 39, "killed")


def test_the_second_half_of_an_ellipsis_has_its_own_frame() -> None:
    assert [(q.low, q.frame) for q in quantities("Twelve people were killed and 30 wounded.")] == [
        (12, "killed"),
        (30, "wounded"),
    ]


def test_a_part_points_to_its_whole() -> None:
    part, whole = quantities("Three of the five hostages were freed.")
    assert (part.low, part.part_of, whole.low) == (3, 1, 5)


def test_who_does_it_is_not_whom_it_befalls() -> None:
    attackers, killed = quantities("Four gunmen killed nine guards.")
    assert (attackers.frame, killed.frame) == (None, "killed")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789 ,.-–$€%abmk\nño🙂killed of to from a"), max_size=80))
def test_any_text_gives_spans_that_lie_in_it(text: str) -> None:
    report = make_report(text)
    (syntax,) = plain.analyse([report])
    for quantity in STAGE(report, syntax, ()):
        assert report.quote(quantity.span)
        assert quantity.low is not None or quantity.high is not None
