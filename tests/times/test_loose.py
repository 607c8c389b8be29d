"""Times told loosely, and lengths that a day beside them places."""

import pytest

from dateline.model.time import Interval, Timex
from dateline.times import build
from tests.making import make_report, parse

STAGE = build()


def timexes(text: str, published: str = "2026-03-11") -> tuple[Timex, ...]:
    report = make_report(text, published)
    return STAGE(report, parse(report))


def interval(found: Timex) -> tuple[str | None, str | None] | None:
    return (found.interval.earliest, found.interval.latest) if isinstance(found.interval, Interval) else None


@pytest.mark.parametrize(
    ("text", "words", "value", "dates"),
    [
        ("Nobody has been charged so far.", "so far", "PRESENT_REF", ("2026-03-11", "2026-03-11")),
        ("The talks failed on Monday. The envoy left soon afterwards.", "soon afterwards", "2026-03-09", None),
        ("The dam burst on Monday; by then the town was empty.", "then", "2026-03-09", None),
        ("It was the third raid in as many weeks.", "as many weeks", "P3W", ("2026-02-18", "2026-03-11")),
        ("The camp was shelled two nights running.", "two nights running", "P2D", ("2026-03-09", "2026-03-11")),
        ("A dusk-to-dawn curfew is in force.", "dusk-to-dawn", "TNI", None),
        ("The road was open before the rains.", "the rains", None, None),
        ("The nine-year-old war goes on.", "nine-year-old", "P9Y", ("2017-03-11", "2026-03-11")),
        ("They will meet in two weeks' time.", "two weeks' time", "2026-W13", ("2026-03-23", "2026-03-29")),
        ("A bomb went off on the day of the vote.", "the day", None, None),
        ("The march is planned for early autumn.", "early autumn", "2026-FA", ("2026-09-01", "2026-09-30")),
        ("The pass opens again in summer.", "summer", "2026-SU", ("2026-06-01", "2026-08-31")),
        ("14.05: The minister has left the building.", "14.05", "2026-03-11T14:05", None),
        ("Day two at the summit, and no accord.", "Day two", "2026-03-11", ("2026-03-11", "2026-03-11")),
    ],
)
def test_loose_times(text: str, words: str, value: str | None, dates: tuple[str, str] | None) -> None:
    found = next(t for t in timexes(text) if text[t.span.start : t.span.end] == words)
    assert found.value == value
    assert dates is None or interval(found) == dates


@pytest.mark.parametrize(
    ("text", "words", "dates"),
    [
        ("On Friday the state banned rallies for seven days.", "seven days", ("2026-03-06", "2026-03-12")),
        ("The navy will hold three days of drills from Monday.", "three days", ("2026-03-16", "2026-03-18")),
        ("Ministers concluded two days of talks on Tuesday.", "two days", ("2026-03-09", "2026-03-10")),
        ("On Monday a shop burnt, the third fire in eight days.", "eight days", ("2026-03-02", "2026-03-09")),
        ("The court on Monday gave the firm 48 hours to reply.", "48 hours", ("2026-03-09", "2026-03-11")),
        ("The badges must be reissued within a month.", "a month", ("2026-03-11", "2026-04-11")),
        (
            "Tuesday was the 10th day of the strike, which began on 1 March 2026.",
            "the 10th day",
            ("2026-03-10", "2026-03-10"),
        ),
    ],
)
def test_lengths_lie_by_the_day_beside_them(text: str, words: str, dates: tuple[str, str]) -> None:
    found = next(t for t in timexes(text) if text[t.span.start : t.span.end] == words)
    assert interval(found) == dates


@pytest.mark.parametrize(
    "text",
    [
        "A nine-year-old girl was found.",
        "The 44-year-old protester left.",
        "The play had one more act, and then it rained.",
    ],
)
def test_ages_and_steps_are_no_times(text: str) -> None:
    assert timexes(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote may be held by Sunday.", "2026-03-15"),
        ("He said talks would be held on Friday.", "2026-03-13"),
        ("They have until 9 a.m. Tuesday to sign.", "2026-03-17T09:00"),
    ],
)
def test_what_would_be_held_lies_ahead(text: str, value: str) -> None:
    assert [t.value for t in timexes(text)] == [value]
