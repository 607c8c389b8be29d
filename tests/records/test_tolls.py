"""The toll of a report's own event: the whole, not its parts; no other year's, no total over longer; with its voice."""

import pytest

from dateline.records.figures import figures
from dateline.records.flatten import Record
from dateline.records.tolls import own_toll
from tests.records.reading import record_of

FLOOD = (
    "Flood kills nine in Oruro\n\n"
    "ORURO, Bolivia - At least nine people were killed when a river burst its banks on Saturday, officials said.\n\n"
)


def record(text: str) -> Record:
    return record_of(text)


@pytest.mark.parametrize(
    ("text", "low", "bound"),
    [
        (FLOOD, 9, ">="),
        (FLOOD + "In 2007 a flood in the same valley killed 64 people.\n", 9, ">="),
        (FLOOD + "In 2007 a dam broke above the town.\n\nForty people died in the flood that followed.\n", 9, ">="),
        (FLOOD + "Floods have killed 210 people in Bolivia so far this year.\n", 9, ">="),
        (FLOOD + "Among the dead were four children, the mayor said.\n", 9, ">="),
        ("A blast at a mill in Pune killed two women and a guard on Sunday, police said.\n", 3, "="),
        ("A landslide killed six children on Sunday, bringing the confirmed death toll to 11.\n", 11, "="),
        ("The death toll from Sunday's fire rose to 31 from 28, the ministry said.\n", 31, "="),
    ],
)
def test_the_own_toll(text: str, low: float, bound: str) -> None:
    toll = own_toll(record(text))
    assert toll is not None
    assert (toll.low, toll.bound) == (low, bound)


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake shook Lima on Saturday. Nobody was hurt.\n\nIn 2007 an earthquake south of Lima killed 519.\n",
        "Officials fear that the storm could kill 300 people.\n",
        "A man is accused of shooting his three former colleagues in Oslo on Sunday.\n",
    ],
)
def test_no_toll_is_an_answer(text: str) -> None:
    assert own_toll(record(text)) is None


def test_the_toll_has_its_voice_and_stands_in_the_text() -> None:
    whole = record(FLOOD)
    toll = own_toll(whole)
    assert toll is not None
    assert [s.name.lower() for s in toll.chain] == ["officials"]
    assert toll.chain[0].official
    report = whole["report"]
    assert isinstance(report, dict)
    assert str(report["text"])[toll.span.start : toll.span.end] in ("nine", "At least nine people")


def test_what_is_told_of_another_year_is_background() -> None:
    found = figures(record(FLOOD + "In 2007 a flood in the same valley killed 64 people.\n"))
    assert {(row.low, row.standing) for row in found if row.frame == "killed"} == {(9, "own"), (64, "background")}


def test_a_running_total_is_kept_apart() -> None:
    found = figures(record(FLOOD + "Floods have killed 210 people in Bolivia so far this year.\n"))
    assert (210, "running") in {(row.low, row.standing) for row in found}


def test_a_record_without_anything_has_no_figures() -> None:
    assert figures({}) == ()
    assert own_toll({}) is None
