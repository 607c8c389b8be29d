"""To whom, where, when, and by whom unnamed it was said."""

from dataclasses import replace

import pytest

from dateline.model.attribution import Anonymous
from dateline.model.mention import Form, Kind
from dateline.model.reading import Fillers
from tests.attribution.reading import by_cue, chain, quoted, read, timex

AUDIENCES = [
    ("An official told Reuters the port was shut.", "told", "Reuters"),
    ("The port was shut, an official confirmed to Reuters.", "confirmed", "Reuters"),
    ("In an interview with Reuters, the mayor said the port was shut.", "said", "Reuters"),
    ("Speaking to reporters, the envoy said the port was shut.", "said", "reporters"),
    ("Contacted by our office, the firm said the port was shut.", "said", "our office"),
    ("A nun recalled before the tribunal that the port was shut.", "recalled", "the tribunal"),
    ("The envoy is pressing both sides for a truce.", "is pressing", "both sides"),
    ("The minister thanked his host for the loan.", "thanked", "his host"),
    (
        "The port was shut, he confirmed, telling the Saudi daily Okaz that it had burnt.",
        "telling",
        "daily Okaz",
    ),
]


@pytest.mark.parametrize(("text", "cue", "audience"), AUDIENCES)
def test_audience(text: str, cue: str, audience: str) -> None:
    assert quoted(text, by_cue(text, cue).audience_span) == audience


VENUES = [
    ("In an interview with Reuters, the mayor said the port was shut.", "an interview"),
    ("The mayor said in a press conference that the port was shut.", "a press conference"),
    ("The army said in a statement posted on Telegram that it had won.", "a statement"),
    ("The mayor said on Telegram that the port was shut.", "Telegram"),
    ("The mayor said in a Telegram post that the port was shut.", "a Telegram post"),
    ("Reached by phone, the mayor said the port was shut.", "phone"),
    ("The minister, who was answering questions on television, said the port was shut.", "television"),
    ("The minister said in a radio interview that the port was shut.", "a radio interview"),
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


CARRIED = [
    ("The envoy told Reuters in an interview that the port was shut. He said ships were waiting.", "said"),
    ("The envoy told Reuters in an interview that the port was shut, adding that ships were waiting.", "adding"),
    ("Stressing that ships were waiting, the envoy told Reuters in an interview that the port was shut.", "Stressing"),
]


@pytest.mark.parametrize(("text", "cue"), CARRIED)
def test_an_occasion_goes_on(text: str, cue: str) -> None:
    found = by_cue(text, cue)
    assert (quoted(text, found.audience_span), found.venue) == ("Reuters", "an interview")


ENDED = [
    ("The envoy told Reuters that the port was shut. The mayor said ships were waiting.", "said"),
    ("The envoy told Reuters that the port was shut. He had said in May that it would be.", "had said"),
    ("The envoy told Reuters that the port was shut. He said in a statement that ships were waiting.", "said"),
]


@pytest.mark.parametrize(("text", "cue"), ENDED)
def test_an_occasion_ends(text: str, cue: str) -> None:
    assert by_cue(text, cue).audience_span is None


def test_one_of_them_is_one_of_those_who_spoke() -> None:
    text = "Two diplomats familiar with the file said the deal was dead. “Nobody came,” one of them said."
    diplomats = chain(text, "Two diplomats", Kind.PERSON, "Two diplomats")
    unnamed = replace(diplomats, mentions=(replace(diplomats.mentions[0], form=Form.NOMINAL),))
    people = Fillers((unnamed,), (), (), (), ())
    found = read(text, fillers=people)[-1]
    assert quoted(text, *found.source) == "one of them"
    assert (found.source_chain, found.anonymous) == (0, Anonymous("diplomat", None, 1, "familiar with the file", None))
