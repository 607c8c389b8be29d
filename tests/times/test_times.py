"""Time expressions, their values and intervals."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.model.doubt import Unresolved, Why
from dateline.model.time import Interval, Timex
from dateline.syntax import plain
from dateline.times import build
from dateline.times.feasts import days_of_feast, load_feasts
from tests.making import make_report, parse

STAGE = build()


def timexes(text: str, published: str = "2026-03-11", title: str = "") -> tuple[Timex, ...]:
    report = make_report(text, published, title=title)
    return STAGE(report, parse(report))


def test_the_day_at_which_something_ends_dates_nothing_else() -> None:
    night, end = timexes("Boats were sent out overnight, and the port is shut until Friday.")
    assert (night.value, end.value) == ("2026-03-10TNI", "2026-03-13")


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
        ("Shops have been shut since Friday.", "2026-03-06", "2026-03-06", "2026-03-11"),
        ("Sirens rang at 3 p.m. on Monday.", "2026-03-09T15:00", "2026-03-09T15:00", "2026-03-09T15:00"),
        ("The army left on 4 March. The next day people returned.", "2026-03-05", "2026-03-05", "2026-03-05"),
        ("It was the worst flood since May.", "2025-05", "2025-05-01", "2025-05-31"),
        ("Roads will be open by Sunday.", "2026-03-15", "2026-03-11", "2026-03-15"),
        ("The bridge is closed until the end of the month.", "2026-03", "2026-03-11", "2026-03-31"),
        ("Sirens rang on 7 March. At dawn people returned.", "2026-03-07TMO", "2026-03-07", "2026-03-07"),
        ("The talks began on 7 March. They lasted two hours.", "PT2H", "2026-03-07", "2026-03-07"),
        ("He was jailed in 1966 and freed two years later.", "1968", "1968-01-01", "1968-12-31"),
        ("She was arrested in June 1990 and tried the following March.", "1991-03", "1991-03-01", "1991-03-31"),
        ("Police fired on 5 March. That day two people died.", "2026-03-05", "2026-03-05", "2026-03-05"),
        ("The ship sank on Monday, two days after a storm.", "P2D", "2026-03-07", "2026-03-07"),
        ("Shells fell overnight into Sunday.", "2026-03-07TNI", "2026-03-07", "2026-03-08"),
        (
            "Net profit fell in the third quarter to $2 million from $3 million a year ago.",
            "2024-Q3",
            "2024-07-01",
            "2024-09-30",
        ),
        ("Sales rose 4% in the latest quarter.", "2025-Q4", "2025-10-01", "2025-12-31"),
        ("The fund spent $3 million in fiscal 2025, the Pentagon said.", "2025", "2024-10-01", "2025-09-30"),
        ("Shops shut for Eid al-Fitr last year, on 31 March 2025.", "2025-03-31", "2025-03-31", "2025-03-31"),
        ("The truce will hold until Easter.", "2026-04-05", "2026-04-05", "2026-04-05"),
        ("The truce was broken at Easter.", "2025-04-20", "2025-04-20", "2025-04-20"),
        ("Israel has bombed Gaza since 7 October.", "2023-10-07", "2023-10-07", "2026-03-11"),
        ("Leaders flew to Kyiv on the second anniversary of the invasion.", "2024-02-24", "2024-02-24", "2024-02-24"),
        ("The quarrel goes back to the nineties.", "199", "1990-01-01", "1999-12-31"),
        ("The wall fell in nineteen eighty-nine.", "1989", "1989-01-01", "1989-12-31"),
        ("Fires burned from late 2019 to early 2020.", "2019-09-01/2020-04-30", "2019-09-01", "2020-04-30"),
        ("It was the third blast in ten days.", "P10D", "2026-03-01", "2026-03-11"),
        ("The army gave the rebels three days to leave.", "P3D", "2026-03-11", "2026-03-14"),
        ("Envoys met for two days last week.", "2026-W10", "2026-03-02", "2026-03-08"),
        ("He will be buried on Friday week.", "2026-03-20", "2026-03-20", "2026-03-20"),
        ("Now the mill is shut.", "PRESENT_REF", "2026-03-11", "2026-03-11"),
        ("The war in Ukraine, now in its third year, goes on.", "2024-02-24/2025-02-23", "2024-02-24", "2025-02-23"),
        ("Two weeks into the war in Sudan, aid ran out.", "2023-W17", "2023-04-24", "2023-04-30"),
        ("The blast came at 8 o'clock last night.", "2026-03-10T20:00", "2026-03-10T20:00", "2026-03-10T20:00"),
        ("The meeting takes place at noon on Friday.", "2026-03-13T12:00", "2026-03-13T12:00", "2026-03-13T12:00"),
        ("So far this year 90 people have died.", "2026", "2026-01-01", "2026-03-11"),
        ("Clashes have killed ten in the past 48 hours.", "PT48H", "2026-03-09", "2026-03-11"),
        ("Polls are open on 18, 19 and 20 March.", "2026-03-20", "2026-03-20", "2026-03-20"),
        ("It was held from Friday 6 to Sunday 8 March.", "2026-03-06/2026-03-08", "2026-03-06", "2026-03-08"),
        ("The road was cut two Sundays ago.", "2026-03-01", "2026-03-01", "2026-03-01"),
        (
            "He left at five o'clock in the morning on 2 March.",
            "2026-03-02T05:00",
            "2026-03-02T05:00",
            "2026-03-02T05:00",
        ),
    ],
)
def test_values_and_intervals(text: str, value: str | None, earliest: str, latest: str) -> None:
    last = timexes(text)[-1]
    assert (last.value, last.interval) == (value, Interval(earliest, latest))


@pytest.mark.parametrize(
    ("feast", "year", "day"),
    [
        ("easter", 2026, date(2026, 4, 5)),
        ("orthodox easter", 2024, date(2024, 5, 5)),
        ("thanksgiving", 2024, date(2024, 11, 28)),
        ("memorial day", 2025, date(2025, 5, 26)),
        ("rosh hashanah", 2025, date(2025, 9, 23)),
        ("passover", 2024, date(2024, 4, 23)),
        ("ramadan", 2023, date(2023, 3, 23)),
        ("lunar new year", 2026, date(2026, 2, 17)),
        ("election day", 2024, date(2024, 11, 5)),
    ],
)
def test_feasts_fall_on_their_days(feast: str, year: int, day: date) -> None:
    assert days_of_feast(load_feasts()[feast][0], year) == [day]


def test_a_dateline_weekday_is_the_day_that_today_means() -> None:
    (_, today) = timexes("KISANGANI, Monday - A barge turned over today.")
    assert (today.value, today.basis) == ("2026-03-09", "dateline")


def test_a_report_of_figures_keeps_its_quarter_across_paragraphs() -> None:
    *_, before = timexes("The firm lost $2 million in the third quarter.\nIt earned $5 million a year earlier.")
    assert (before.value, before.basis) == ("2024-Q3", "event")


def test_a_named_event_that_had_not_begun_is_none() -> None:
    assert timexes("Fighting has gone on since the invasion of Ukraine.", published="2020-01-01") == ()


@pytest.mark.parametrize(
    "text",
    [
        "A 42-year-old man spoke.",
        "They may march.",
        "The Sunday Times wrote it.",
        "Prices fall.",
        "A second man came.",
        "A minute crack.",
        "Resolution 1973.",
    ],
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


def test_a_long_paragraph_is_read_like_a_short_one() -> None:
    filler = "The road to the port was repaired and the shops were full. " * 30
    (monday,) = timexes(f"{filler}The bridge fell on Monday at noon. {filler}")
    assert monday.value == "2026-03-09T12:00"


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
@example(["Monday", "week"], "0001-01-01")
@given(st.lists(WORDS, max_size=14), st.sampled_from(["2026-03-11", "2024-02-29", "0001-01-01", ""]))
def test_any_words_give_spans_and_ordered_intervals(words: list[str], published: str) -> None:
    report = make_report(" ".join(words), published)
    (syntax,) = plain.analyse([report])
    for timex in STAGE(report, syntax):
        assert report.quote(timex.span).strip()
        if isinstance(timex.interval, Interval) and timex.interval.earliest and timex.interval.latest:
            assert timex.interval.earliest[:10] <= timex.interval.latest[:10]
