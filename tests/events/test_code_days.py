"""Which day is an act's own: clauses that hang on the day, that go on with the telling, and days of something else."""

import pytest

from tests.events.test_code_denials import reading

DATED = [
    ("Peru and Chile ended a feud on Monday, when their ministers shook hands in Lima.", "shook", "Monday"),
    ("Marchers met at Karume Chowk on Monday, where police fired on the crowd.", "fired", "Monday"),
    ("The board voted on Thursday to lift the ban.", "lift", "Thursday"),
    ("Police fired on the crowd on Monday and two students were arrested.", "arrested", "Monday"),
    ("Donors meeting in Lima on Monday promised $20 million for Peru.", "promised", "Monday"),
    ("A court convicted him on Monday of a murder in May 2009.", "convicted", "Monday"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), DATED)
def test_the_day_of_an_act(text: str, trigger: str, day: str) -> None:
    read = reading(text)
    event = next(e for e in read.events if trigger in read.report.quote(e.trigger[0]))
    assert event.time is not None and event.time.ref is not None
    assert read.report.quote(read.fillers.timexes[event.time.ref].span) == day


def test_since_when_there_was_no_other_dates_nothing() -> None:
    read = reading("It was the first such attack since June.")
    assert all(e.time is None or e.time.ref is None for e in read.events)
