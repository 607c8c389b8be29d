"""To whom, where, when, and by whom unnamed it was said."""

import pytest

from dateline.model.attribution import Anonymous
from dateline.model.mention import Kind
from dateline.model.reading import Fillers
from tests.attribution.reading import by_cue, chain, quoted, read, timex

AUDIENCES = [
    ("An official told Reuters the port was shut.", "told", "Reuters"),
    ("The port was shut, an official confirmed to Reuters.", "confirmed", "Reuters"),
    ("In an interview with Reuters, the mayor said the port was shut.", "said", "Reuters"),
    ("Speaking to reporters, the envoy said the port was shut.", "said", "reporters"),
]


@pytest.mark.parametrize(("text", "cue", "audience"), AUDIENCES)
def test_audience(text: str, cue: str, audience: str) -> None:
    assert quoted(text, by_cue(text, cue).audience_span) == audience


VENUES = [
    ("In an interview with Reuters, the mayor said the port was shut.", "an interview"),
    ("The mayor said in a press conference that the port was shut.", "a press conference"),
    ("The army said in a statement posted on Telegram that it had won.", "a statement"),
    ("The mayor said on Telegram that the port was shut.", "Telegram"),
]


@pytest.mark.parametrize(("text", "venue"), VENUES)
def test_venue(text: str, venue: str) -> None:
    found = by_cue(text, "said")
    assert found.venue == venue
    assert quoted(text, found.venue_span) == venue


def test_chains_and_time() -> None:
    text = "Farida Khan told Reuters on Sunday that the talks ended on Friday."
    people = (chain(text, "Farida Khan", Kind.PERSON, "Farida Khan"), chain(text, "Reuters", Kind.OUTLET, "Reuters"))
    days = (timex(text, "Friday"), timex(text, "Sunday"))
    found = by_cue(text, "told", fillers=Fillers(people, (), days, (), ()))
    assert (found.source_chain, found.audience, found.time) == (0, 1, 1)


def test_unnamed_official() -> None:
    text = "A senior U.S. official, who was not authorised to speak publicly, said the talks were over."
    found = by_cue(text, "said").anonymous
    assert found is not None
    assert (found.role, found.affiliation, found.number) == ("official", "USA", 1)
    assert found.reason is not None


def test_people_familiar_with_the_talks() -> None:
    found = by_cue("Three people familiar with the talks said the deal was dead.", "said").anonymous
    assert found == Anonymous("people", None, 3, "familiar with the talks", None)


def test_reason_for_staying_unnamed() -> None:
    text = "One diplomat said on condition of anonymity because the talks were secret that the deal was dead."
    found = next(a.anonymous for a in read(text) if a.anonymous)
    assert found is not None
    assert "because the talks were secret" in (found.reason or "")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said the road was open.",
        "Foreign Minister Ana Diaz said the road was open.",
        "The bank's lawyer, Odile Faure, said the road was open.",
        "A letter said the road was open.",
    ],
)
def test_named_sources_and_bodies_are_not_unnamed(text: str) -> None:
    assert by_cue(text, "said").anonymous is None


def test_cited_source_is_not_its_own_audience() -> None:
    found = by_cue("Two bridges fell, according to the Red Cross.", "according to")
    assert found.audience_span is None


def test_a_closing_tag_keeps_its_speaker_after_an_apposition() -> None:
    text = (
        "The army has been put on alert and is moving two companies to the river, its chief of staff, "
        "Brigadier Curtis Ramphal, disclosed last evening."
    )
    found = by_cue(text, "disclosed")
    assert "Brigadier Curtis Ramphal" in quoted(text, *found.source)
    assert quoted(text, *found.content).startswith("The army has been put on alert")
