"""What stories note of a text."""

from collections.abc import Iterable

import pytest

from dateline.identity.stories.words import Noted, noted
from dateline.model.copying import Text
from tests.identity.making_texts import FERRY, text


def names(found: Noted) -> dict[str, int]:
    return {found.written[key]: level for key, level in found.central.items()}


def words(found: Noted, among: Iterable[str]) -> set[str]:
    return {word for word in found.written.values() if word in set(among)}


def test_names_are_told_by_capitals_inside_a_sentence() -> None:
    found = names(noted(text(1, FERRY)))
    assert {"Aurelia", "Brenn", "Ilse", "Torven"} <= set(found)
    assert not {"All", "Divers", "The", "Tuesday"} & set(found)


def test_a_name_in_the_title_is_what_a_text_is_about() -> None:
    assert names(noted(text(1, FERRY, title="Fog over Brenn")))["Brenn"] == 3
    assert names(noted(text(1, FERRY)))["Torven"] == 1


def test_capitals_of_a_headline_style_tell_no_names() -> None:
    assert names(noted(text(1, "Ferry Runs Aground Off Island In Thick Fog"))) == {}


def test_the_title_counts_twice_and_once_where_the_text_repeats_it() -> None:
    once = noted(text(1, "Fog over the harbour\nShips wait."))
    twice = noted(text(1, "Fog over the harbour\nShips wait.", title="Fog over the harbour"))
    assert once.counts == twice.counts
    assert max(once.counts.values()) == 2


@pytest.mark.parametrize(
    ("line", "years", "months"),
    [
        ("It struck in September 2008, stronger than in 1997.", {2008, 1997}, {9}),
        ("It may rain; they march on.", set(), set()),
        ("Opened May 3, closed 12 March.", set(), {5, 3}),
        ("Some 2,008 people came on Friday.", set(), set()),
    ],
)
def test_years_and_months(line: str, years: set[int], months: set[int]) -> None:
    found = noted(text(1, line))
    assert (set(found.years), set(found.months)) == (years, months)


def test_only_the_first_words_count() -> None:
    found = noted(text(1, "opening words here\n" + "filler " * 600 + "\nlast zebra"))
    assert words(found, ["filler", "zebra"]) == {"filler"}


@pytest.mark.parametrize("odd", ["", "\n\n", "…", "\ud800", "İİİ İİ", "１２３", "x" * 9999])
def test_odd_texts(odd: str) -> None:
    found = noted(Text(1, "rpt_1", "never", None, None, None, odd, odd, (), frozenset()))
    assert found.day == 0
    assert set(found.central) <= set(found.counts)
