"""Definite nouns, bare plurals, headlines and outlets: joined to what they are words for, or kept apart."""

import pytest

from dateline.model.mention import Kind
from tests.making import make_report, parse
from tests.mentions.test_mentions import chain_with, chains_of, finder

JOINED = [
    ("Interior Minister Otto Lind resigned on Monday. The politician gave no reason.", ["The politician"]),
    ("Colonel Pavel Dusek opened the road. The officer said it was safe.", ["The officer"]),
    ("Ambassador Ines Prado left Kampala. The diplomat had asked for leave.", ["The diplomat"]),
    ("Bishop Karl Weiss spoke first. The cleric asked for calm.", ["The cleric"]),
    ("Lufthansa cut forty flights. The carrier blamed the weather.", ["Lufthansa", "The carrier"]),
    ("Boko Haram burned two villages. The militants left before dawn.", ["Boko Haram", "The militants"]),
    ("Saudi Arabia closed the border. Talks failed and the kingdom waits.", ["Saudi Arabia", "the kingdom"]),
    ("Police closed the bridge. Nobody was hurt, police said.", ["Police", "police"]),
    ("Residents left at noon. Later residents came back.", ["Residents", "residents"]),
    ("Police arrested a Kenyan at the border. The man, Peter Otieno, denied theft.", ["a Kenyan", "The man"]),
    ("The duke came with his uncle and rival, Henry Vane.", ["his uncle", "Henry Vane"]),
    ("North Korean guns fired. The South did not answer. South Korea will hold drills.", ["The South", "South Korea"]),
    ("Seoul said nobody had approached it.", ["Seoul", "it"]),
    ("Migrants crossed the river at night. By dawn the refugees had reached Tovi.", ["Migrants", "the refugees"]),
    ("Jailed miners were freed. The workers had been held for a week.", ["The workers"]),
    ("Minsk will expel the consul in Grodno, Pavel Adamek, and close his office.", ["the consul", "Pavel Adamek"]),
]


@pytest.mark.parametrize(("text", "wanted"), JOINED)
def test_a_noun_joins_what_it_is_a_word_for(text: str, wanted: list[str]) -> None:
    found = chain_with(text, wanted[0])
    assert set(wanted) <= set(found)
    assert len(found) > 1


APART = [
    ("Colonel Pavel Dusek met Captain Ivo Marek. The officer left early.", "The officer"),
    ("Pavel Dusek, a baker, met the press. The officer left early.", "The officer"),
    ("Lufthansa and Ryanair cut flights. The carrier blamed the weather.", "The carrier"),
    ("France closed the border. Talks failed and the kingdom waits.", "the kingdom"),
    ("Women fetched water. The children stayed behind.", "The children"),
    ("Colonel Pavel Dusek spoke. The officer who shot the dog was dismissed.", "The officer"),
]


@pytest.mark.parametrize(("text", "noun"), APART)
def test_a_noun_that_fits_two_or_none_stays_apart(text: str, noun: str) -> None:
    assert set(chain_with(text, noun)) <= {noun, "who"}


def test_the_reports_own_outlet_is_an_outlet() -> None:
    text = "A clerk told the Clarion that the gate was shut. Harbour Clarion staff saw it open."
    report = make_report(text, outlet="Harbour Clarion")
    chains = finder()(report, parse(report))
    found = [c.kind for c in chains if c.name.endswith("Clarion")]
    assert found
    assert set(found) == {Kind.OUTLET}


def test_a_name_that_ends_as_outlets_do_is_no_person() -> None:
    _, chains = chains_of("Reporting by Marsh Wire and by Emily Post was used.")
    kinds = {c.name: c.kind for c in chains}
    assert kinds.get("Marsh Wire") in (Kind.OUTLET, None)


def test_people_named_by_an_adjective() -> None:
    assert chain_with("Medics took the wounded to Goma. The wounded were children.", "the wounded")
    assert chain_with("Aid reached the displaced in tents.", "the displaced")
