"""Time expressions, their values and intervals."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.doubt import Unresolved, Why
from dateline.model.time import Interval, Timex
from dateline.syntax import plain
from dateline.times import build
from tests.making import make_report, parse

STAGE = build()


def timexes(text: str, published: str = "2026-03-11", title: str = "") -> tuple[Timex, ...]:
    report = make_report(text, published, title=title)
    return STAGE(report, parse(report))


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("The bridge fell on Monday.", "2026-03-09", "2026-03-09", "2026-03-09"),
        ("Talks start on Monday.", "2026-03-16", "2026-03-16", "2026-03-16"),
        ("The mayor spoke on Wednesday.", "2026-03-11", "2026-03-11", "2026-03-11"),
        ("He was freed last week.", "2026-W10", "2026-03-02", "2026-03-08"),
        ("It rained over the last two days.", "P2D", "2026-03-09", "2026-03-11"),
        ("She left in early May 2024.", "2024-05", "2024-05-01", "2024-05-10"),
        ("The army fought from 3 to 5 May 2025.", "2025-05-03/2025-05-05", "2025-05-03", "2025-05-05"),
        ("It lasted from 28 December 2024 to 4 January 2025.", "2024-12-28/2025-01-04", "2024-12-28", "2025-01-04"),
        ("Firms grew in the 1990s.", "199", "1990-01-01", "1999-12-31"),
        ("They met on 30 December.", "2025-12-30", "2025-12-30", "2025-12-30"),
        ("Guns fell silent on the 10th day of the war in Sudan.", "2023-04-24", "2023-04-24", "2023-04-24"),
        ("Shops have been shut since Friday.", "2026-03-06", "2026-03-06", "2026-03-06"),
        ("Sirens rang at 3 p.m. on Monday.", "2026-03-09T15:00", "2026-03-09T15:00", "2026-03-09T15:00"),
        ("The army left on 4 March. The next day people returned.", "2026-03-05", "2026-03-05", "2026-03-05"),
    ],
)
def test_values_and_intervals(text: str, value: str | None, earliest: str, latest: str) -> None:
    last = timexes(text)[-1]
    assert (last.value, last.interval) == (value, Interval(earliest, latest))


@pytest.mark.parametrize(
    "text",
    ["A 42-year-old man spoke.", "They may march.", "The Sunday Times wrote it.", "Prices fall.", "A second man came."],
)
def test_words_that_are_no_times(text: str) -> None:
    assert timexes(text) == ()


def test_the_present_tense_of_a_headline_looks_back() -> None:
    (monday,) = timexes("Rebels storm port on Monday", title="Rebels storm port on Monday")
    assert monday.value == "2026-03-09"


def test_without_a_date_relative_times_stay_open() -> None:
    monday, year = timexes("The bridge fell on Monday and was built in 1987.", published="")
    assert monday.interval == Unresolved(Why.NO_ANCHOR)
    assert year.interval == Interval("1987-01-01", "1987-12-31")


def test_guesses_are_said() -> None:
    (monday,) = timexes("The bridge fell on Monday.")
    assert (monday.basis, monday.rule) == ("publication", "weekday")
    assert any("weekday" in guess for guess in monday.guesses)


WORDS = st.sampled_from(
    [
        "on",
        "in",
        "the",
        "last",
        "next",
        "Monday",
        "May",
        "3",
        "2024",
        "30",
        "February",
        "ago",
        "two",
        "days",
        "week",
        "of",
        "early",
        "mid",
        "since",
        "until",
        "10",
        "p.m.",
        "0000",
        "99th",
        "century",
        "year",
        "🙂",
        "é",
        ",",
        ".",
        "-",
        "to",
        "from",
        "night",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=14), st.sampled_from(["2026-03-11", "2024-02-29", "0001-01-01", ""]))
def test_any_words_give_spans_and_ordered_intervals(words: list[str], published: str) -> None:
    report = make_report(" ".join(words), published)
    (syntax,) = plain.analyse([report])
    for timex in STAGE(report, syntax):
        assert report.quote(timex.span).strip()
        if isinstance(timex.interval, Interval) and timex.interval.earliest and timex.interval.latest:
            assert timex.interval.earliest[:10] <= timex.interval.latest[:10]
