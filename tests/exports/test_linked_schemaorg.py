"""schema.org: claims, who makes them and where they stand, and never a verdict."""

import json
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import Graph

from dateline.exports.door import Record
from dateline.exports.gather import wholes
from dateline.exports.linked import schemaorg
from dateline.exports.nouns import Whole
from dateline.freeze import TextLevel
from dateline.query.questions import Filter
from tests.exports.linked_made import QUIET, asked, by_id, graph, rows, written
from tests.exports.made import SENTENCE
from tests.exports.test_linked import odd_wholes

pytestmark = QUIET
Node = dict[str, Any]
PREFIXES = "PREFIX s: <https://schema.org/> PREFIX dl: <urn:dateline:term:> PREFIX d: <urn:dateline:>\n"


@pytest.fixture(scope="module")
def text(made_base: apsw.Connection, tmp_path_factory: pytest.TempPathFactory) -> str:
    return written("schemaorg", tmp_path_factory.mktemp("schema") / "f", made_base)


@pytest.fixture(scope="module")
def made(text: str) -> dict[str, Node]:
    read = json.loads(text)
    assert read["@context"]["@vocab"] == "https://schema.org/"
    return by_id(read["@graph"], "@id")


@pytest.fixture(scope="module")
def held(text: str) -> Graph:
    return graph(text)


def test_a_claim(made: dict[str, Node]) -> None:
    assert made["urn:dateline:clm_aaaaaaaaaaaaaaaa"] == {
        "@id": "urn:dateline:clm_aaaaaaaaaaaaaaaa", "@type": "Claim",
        "name": "Gunmen attacked a ferry in Buenaventura, Colombia – According to police via Halden Wire",
        "text": SENTENCE, "about": {"@id": "urn:dateline:evt_attack"},
        "author": {"@id": "urn:dateline:voice:rpt_aaaaaaaaaaaaaaaa:police", "name": "police"},
        "claimInterpreter": [{"@id": "urn:dateline:outlet:Halden%20Wire", "@type": "NewsMediaOrganization",
                              "name": "Halden Wire"}],
        "appearance": {"@id": "urn:dateline:rpt_aaaaaaaaaaaaaaaa"}, "identifier": "clm_aaaaaaaaaaaaaaaa",
        "dl:asserted": "affirmed", "dl:sure": True,
    }  # fmt: skip
    assert made["urn:dateline:quote:clm_aaaaaaaaaaaaaaaa"]["identifier"] == "rpt_aaaaaaaaaaaaaaaa#char=30,117"
    assert made["urn:dateline:quote:clm_aaaaaaaaaaaaaaaa"]["text"] == SENTENCE


def test_an_article(made: dict[str, Node]) -> None:
    assert made["urn:dateline:rpt_aaaaaaaaaaaaaaaa"] == {
        "@id": "urn:dateline:rpt_aaaaaaaaaaaaaaaa", "@type": "NewsArticle", "headline": "Ferry attacked off Colombia",
        "url": "https://news.example/ferry", "datePublished": "2026-09-16", "inLanguage": "en", "wordCount": 18,
        "publisher": {"@id": "urn:dateline:outlet:Halden%20Wire", "@type": "NewsMediaOrganization",
                      "name": "Halden Wire"},
        "identifier": "rpt_aaaaaaaaaaaaaaaa", "dl:origin": "agency:Halden Wire", "dl:text_sha256": "0" * 64,
    }  # fmt: skip
    assert set(made["urn:dateline:rpt_bare"]) == {
        "@id", "@type", "headline", "inLanguage", "wordCount", "identifier", "dl:text_sha256"
    }  # fmt: skip


def test_an_event(made: dict[str, Node]) -> None:
    node = made["urn:dateline:evt_attack"]
    assert (node["@type"], node["startDate"], node["endDate"]) == ("Event", "2026-09-15", "2026-09-15")
    assert node["location"] == {
        "@type": "Place", "name": "Buenaventura", "dl:level": "town",
        "geo": {"@type": "GeoCoordinates", "longitude": -77.0312, "latitude": 3.8801},
        "containedInPlace": {"@type": "Country", "name": "Colombia", "identifier": "CO"},
    }  # fmt: skip
    assert node["dl:actor"] == [{"@id": "urn:dateline:ent_gunmengunmengunm"}]
    assert node["dl:recipient"] == [{"@type": "Thing", "name": "a ferry"}]
    assert "geo" not in made["urn:dateline:evt_contested"]["location"]
    assert "startDate" not in made["urn:dateline:evt_bare"]


@pytest.mark.parametrize(
    ("event", "name", "status"),
    [
        ("evt_denied", "Denied arrest or detention: Colombian navy", "denied"),
        ("evt_planned", "Planned talks: Chad → Cameroon", "planned"),
    ],
)
def test_what_did_not_happen_is_no_event(made: dict[str, Node], event: str, name: str, status: str) -> None:
    node = made[f"urn:dateline:{event}"]
    assert (node["@type"], node["name"], node["dl:status"]) == ("Thing", name, status)
    assert not {"startDate", "endDate", "location"} & set(node) and "not" in node["description"].split("\n")[0]


def test_who_claims_what_of_what(held: Graph) -> None:
    sparql = """SELECT ?who ?stand ?page WHERE { ?c a s:Claim ; s:about d:evt_contested ; s:author [ s:name ?who ] ;
        dl:asserted ?stand ; s:appearance [ s:url ?page ] }"""
    assert rows(held, PREFIXES + sparql) == [
        ("Free Coast Front", "denied", "https://post.example/a%20b"),
        ("police", "affirmed", "https://news.example/ferry"),
    ]
    actors = "SELECT ?name WHERE { d:evt_planned dl:actor [ a s:Country ; s:name ?name ] }"
    assert rows(held, PREFIXES + actors) == [("Chad",)]


def test_the_samples_hold_no_verdict(sample_base: apsw.Connection, tmp_path: Path) -> None:
    record = Record(sample_base, lambda: wholes(sample_base, Filter(), TextLevel.QUOTES), asked())
    schemaorg.write(record, tmp_path / "f")
    found = graph((tmp_path / "f").read_text(encoding="utf-8"))
    kinds = {row[0].rpartition("/")[2] for row in rows(found, "SELECT DISTINCT ?t WHERE { ?x a ?t }")}
    assert {"NewsArticle", "Claim", "Quotation", "Event", "Thing", "Person"} < kinds
    assert not {kind for kind in kinds if "Review" in kind or "Rating" in kind}
    claims = sum(len(t.said) for one in record.events() for t in one.tellings)
    assert len(rows(found, PREFIXES + "SELECT ?c WHERE { ?c a s:Claim ; s:appearance [ a s:NewsArticle ] }")) == claims


def test_without_words(made_base: apsw.Connection, tmp_path: Path) -> None:
    nodes = json.loads(written("schemaorg", tmp_path / "f", made_base, text=TextLevel.NONE))["@graph"]
    assert not [node for node in nodes if node["@type"] == "Quotation" or "headline" in node]
    assert not [node for node in nodes if node["@type"] == "Claim" and "text" in node]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=odd_wholes())
def test_odd_text_is_still_a_graph(one: Whole, made_base: apsw.Connection, tmp_path: Path) -> None:
    found = graph(written("schemaorg", tmp_path / "odd", made_base, (one,)))
    assert len(rows(found, PREFIXES + "SELECT ?c WHERE { ?c a s:Claim ; s:about ?e ; s:appearance ?r }")) == 1
