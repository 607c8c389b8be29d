"""Chains of those who passed a saying on."""

import pytest

from dateline.model.attribution import CueClass
from tests.attribution.reading import quoted, read

PASSED_ON = [
    ("The bridge was bombed, Reuters reported, citing a security source.", ["Reuters", "a security source"]),
    ("The bridge was bombed, Reuters reported, quoting an officer who asked not to be named.", ["Reuters", "an off"]),
    ("The bridge was bombed, according to Le Monde, which cited two aides.", ["Le Monde", "two aides"]),
    ("The bridge was bombed, according to the paper Hurriyet, citing police sources.", ["Hurriyet", "police"]),
    ("Rebels bombed the bridge, state television quoted the army as saying.", ["state television", "the army"]),
]


@pytest.mark.parametrize(("text", "sources"), PASSED_ON)
def test_who_is_cited_speaks_inside_what_cites_him(text: str, sources: list[str]) -> None:
    outer, inner = read(text)
    assert (outer.within, inner.within) == (None, 0)
    assert sources[0] in quoted(text, *outer.source)
    assert quoted(text, *inner.source).startswith(sources[1])
    assert "bomb" in quoted(text, *inner.content)
    assert sources[1] not in quoted(text, *inner.content)


PRINTED = [
    ("Two soldiers were killed, the army said, as quoted by the Interfax news agency.", ["the army", "the Interfax"]),
    (
        "Police searched a villa, according to the paper Hurriyet, as cited by Germany's Spiegel.",
        ["Hurriyet", "Spiegel"],
    ),
]


@pytest.mark.parametrize(("text", "sources"), PRINTED)
def test_who_printed_it_holds_who_said_it(text: str, sources: list[str]) -> None:
    inner, outer = read(text)
    assert (inner.within, outer.within) == (1, None)
    assert sources[0] in quoted(text, *inner.source)
    assert sources[1] in quoted(text, *outer.source)
    assert quoted(text, *inner.content) == quoted(text, *outer.content)


def test_a_cited_voice_that_quotes_stays_inside_its_paper() -> None:
    text = "ERT reported the release, citing an officer who quoted a lawyer as saying they were driven home."
    paper, officer, quoting, lawyer = read(text)
    assert (officer.within, quoting.within, lawyer.within) == (0, 0, 2)
    assert quoted(text, *lawyer.source) == "a lawyer"
    assert paper.within is None


def test_a_cited_document_is_evidence() -> None:
    assert read("The talks collapsed, Reuters reported, citing a letter.")[1].cue_class is CueClass.EVIDENTIAL


def test_who_gives_reasons_passes_nothing_on() -> None:
    text = "Citing friends of long standing, the envoy rejected the plan."
    assert all("friends" not in quoted(text, *found.source) for found in read(text))
