"""What is worked out here instead of by spaCy's components is what they would have said."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline.syntax.spacy import Quick
from tests.making import make_report, parser

SAMPLES = sorted((Path(dateline.__file__).parent / "samples").glob("*.txt"))
TEXTS = [
    "There are two men in there, and there's a third one. Let's go; c'm on, y'all gotta leave. They ain't gonna.",
    "The Islamic Republic of Iran Broadcasting said Mr. Ali Reza Hosseini-Nezhad of the Ministry of Justice left",
    "New York",
    "U.N.",
    "   Ten   men \u2009 from  Santa Cruz de la Sierra   were  held ,  the  Associated  Press   said .",
    "A 6 . 1 magnitude quake hit Banda Aceh on 3 May 2024 and killed 1 , 200 people . Nobody was warned .",
    "e\u0301lan 👮🏽‍♀️ arrested 🇳🇬 “five” men…",
    "\u200b",
]
WORDS = [
    "there",
    "are",
    "the",
    "United",
    "Nations",
    "of",
    "New",
    "York",
    ".",
    " ",
    "  ",
    "did",
    "n't",
    "ai",
    "'s",
    "let",
    "\u0301",
    "3",
]


def as_spacy_says(text: str) -> bool:
    """Whether a text's parse is the one that all of spaCy's own components give."""
    own, report = parser(), make_report(text)
    return own([report]) == replace(own, quick=Quick())([report])


def test_the_parser_in_use_is_worked_out_here() -> None:
    assert parser().quick.replaced == ["attribute_ruler", "lemmatizer", "ner"]


@pytest.mark.parametrize("text", [*TEXTS, *(path.read_text(encoding="utf-8") for path in SAMPLES)])
def test_parses_are_those_of_all_components(text: str) -> None:
    assert as_spacy_says(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join))
def test_parses_of_odd_texts_are_those_of_all_components(text: str) -> None:
    assert as_spacy_says(text)


def test_names_are_found_and_may_have_many_words() -> None:
    parse = parser()([make_report("Reporters of the New York Times met Tony Blair in Addis Ababa.")])[0]
    found = [" ".join(parse.words[name.start : name.end]) for name in parse.names]
    assert "the New York Times" in found
    assert "Addis Ababa" in found
