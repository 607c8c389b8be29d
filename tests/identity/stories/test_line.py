"""Stories as they come: who joins whom, why, what keeps look-alikes apart, and that nothing depends on the run."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.identity.postings import MemoryPostings
from dateline.identity.stories import Frequencies, StoryLine, repair
from dateline.model.copying import Text
from dateline.model.linking import Reason
from dateline.model.story import Ending, Fate, Move, Placing, Repair
from tests.identity.making_texts import FERRY, OWN_WORDS, text

FERRY_AGAIN = (
    "Investigators in Brenn have begun to question the crew of the ferry Aurelia, which ran aground in fog on Tuesday. "
    "Ilse Torven, the harbour master, said the vessel left the channel and that 214 passengers were safe."
)
STRIKE = (
    "Bakers in the city of Larno stopped work on Monday over longer night shifts. "
    "Their union leader, Pavel Orst, said the strike would last until owners talked about pay."
)


def quake(year: int, month: str, village: str, official: str) -> str:
    return (
        f"An earthquake shook the island of Senna in {month} {year} and destroyed houses in {village}. "
        f"{official}, the governor, said rescue teams had reached {village}. "
        f"People in {village} slept outside after the earthquake, {official} said."
    )


def placed(*reports: Text) -> dict[int, Placing]:
    line = StoryLine(MemoryPostings(), Frequencies())
    return {report.item: line.place(report) for report in reports}


def stories(placings: dict[int, Placing]) -> dict[int, int]:
    return {item: placing.story for item, placing in placings.items()}


def named(reasons: Sequence[Reason]) -> dict[str, Reason]:
    return {reason.feature: reason for reason in reasons}


def test_reports_of_one_event_share_a_story_with_reasons() -> None:
    found = placed(
        text(1, FERRY, published="2024-03-05"),
        text(2, STRIKE, published="2024-03-05"),
        text(3, FERRY_AGAIN, published="2024-03-06"),
    )
    assert stories(found) == {1: 1, 2: 2, 3: 1}
    assert found[1].score is None
    reasons = named(found[3].reasons)
    assert "Aurelia" in reasons["words"].left
    assert reasons["words"].right == "report 1"
    assert (reasons["days"].left, reasons["days"].right) == ("2024-03-06", "2024-03-05")
    assert reasons["days"].score == pytest.approx(0.5**0.25, abs=0.001)
    assert "nothing near" in named(found[2].reasons)


def test_a_fortnight_later_it_is_another_story() -> None:
    found = placed(text(1, FERRY, published="2024-03-05"), text(2, FERRY_AGAIN, published="2024-03-25"))
    assert stories(found) == {1: 1, 2: 2}


def test_look_alikes_without_dates_are_kept_apart_and_it_is_said_why() -> None:
    first = [text(n, quake(2005, "November", "Tamar", "Jon Asker") + " " * n) for n in (1, 2, 3, 4)]
    second = text(5, quake(2008, "March", "Oldu", "Mira Vennet"))
    found = placed(*first, second)
    assert stories(found) == {1: 1, 2: 1, 3: 1, 4: 1, 5: 5}
    reasons = named(found[5].reasons)
    assert reasons["refused"].right.startswith("report ")
    assert reasons["dates in the text"].score < 0
    assert (reasons["dates in the text"].left, reasons["dates in the text"].right) == ("2008, March", "2005, November")
    assert reasons["other names"].left in ("Oldu", "Mira", "Vennet")


def test_what_was_kept_places_the_next_report_as_what_is_at_hand() -> None:
    reports = [
        text(n, words + f" Point {n}.") for n, words in enumerate([FERRY, STRIKE, FERRY_AGAIN, OWN_WORDS] * 3, 1)
    ]
    index, line = MemoryPostings(), StoryLine(MemoryPostings(), Frequencies())
    at_hand = [line.place(report) for report in reports]
    kept, found = Frequencies().to_bytes(), []
    for report in reports:
        fresh = StoryLine(index, Frequencies.from_bytes(kept))
        found.append(fresh.place(report))
        kept = fresh.frequencies.to_bytes()
    assert found == at_hand


def test_repair_joins_what_came_too_early_and_keeps_the_older_name() -> None:
    line = StoryLine(MemoryPostings(), Frequencies())
    for report in (text(1, FERRY), text(2, STRIKE), text(3, FERRY + " Fog.")):
        line.place(report)
    line.apply(Repair((Move(3, 1, 3, ()),), ()))
    found = repair(line.live([1, 2, 3]))
    assert [(move.item, move.before, move.after) for move in found.moves] == [(3, 3, 1)]
    assert found.fates == (Fate(3, Ending.MERGED, 1),)
    assert found.moves[0].reasons[0].feature == "repair"
    line.apply(found)
    assert repair(line.live([1, 2, 3])) == Repair((), ())


def test_repair_parts_what_never_belonged_together() -> None:
    line = StoryLine(MemoryPostings(), Frequencies())
    for report in (text(1, FERRY), text(2, STRIKE), text(3, STRIKE + " More.")):
        line.place(report)
    line.apply(Repair((Move(2, 2, 1, ()), Move(3, 2, 1, ())), ()))
    found = repair(line.live([1, 2, 3]))
    assert [(move.item, move.after) for move in found.moves] == [(2, 2), (3, 2)]
    assert found.fates == (Fate(1, Ending.SPLIT, 2),)


def test_a_forgotten_report_draws_nobody() -> None:
    line = StoryLine(MemoryPostings(), Frequencies())
    line.place(text(1, FERRY))
    line.forget(1)
    assert line.place(text(2, FERRY_AGAIN)).story == 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=8))
def test_any_texts_are_placed(words: list[str]) -> None:
    found = placed(*(text(n, one, title=one[:20]) for n, one in enumerate(words, 1)))
    assert all(placing.story <= item for item, placing in found.items())


def test_frequencies_come_back_as_they_were_kept() -> None:
    counts = Frequencies()
    keys = np.arange(8, 8000, 8, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    counts.add(keys)
    counts.add(keys[:10])
    back = Frequencies.from_bytes(counts.to_bytes())
    assert back.reports == 2
    assert (back.of(keys) == counts.of(keys)).all()
    assert (counts.of(keys[:10]) >= 2).all()


@pytest.mark.parametrize("kept", [b"", b"12345678", b"12345678not zlib"])
def test_what_is_no_sketch_is_refused(kept: bytes) -> None:
    with pytest.raises(ValueError, match="not a sketch"):
        Frequencies.from_bytes(kept)
