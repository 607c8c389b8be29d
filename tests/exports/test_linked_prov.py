"""PROV-O and SEM: a graph that answers who says so, which events have two views, and what each was read from."""

import json
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import Graph

from dateline.exports.door import Record
from dateline.exports.gather import wholes
from dateline.exports.linked import prov
from dateline.exports.nouns import Whole
from dateline.freeze import TextLevel
from dateline.query.questions import Filter
from tests.exports.linked_made import QUIET, asked, graph, rows, written
from tests.exports.made import SENTENCE
from tests.exports.test_linked import odd_wholes

pytestmark = QUIET
PREFIXES = """PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dl: <urn:dateline:term:> PREFIX d: <urn:dateline:>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
"""


@pytest.fixture(scope="module")
def made(made_base: apsw.Connection, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph(written("prov", tmp_path_factory.mktemp("prov") / "f", made_base))


def ask(held: Graph, sparql: str) -> list[tuple[Any, ...]]:
    return rows(held, PREFIXES + sparql)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("evt_attack", [("police", "affirmed", SENTENCE)]),
        ("evt_denied", [("Colombian navy", "denied", "police said")]),
        ("evt_planned", [("diplomats", "hedged", "police said")]),
        ("evt_contested", [("Free Coast Front", "denied", "a ferry"), ("police", "affirmed", SENTENCE)]),
    ],
)
def test_who_says_that_it_happened(made: Graph, event: str, expected: list[tuple[str, str, str]]) -> None:
    sparql = f"""SELECT ?name ?stand ?quote WHERE {{ d:{event} dl:view ?view . ?view a sem:View ; sem:accordingTo ?who ;
        dl:asserted ?stand ; dl:quote ?quote . ?who rdfs:label ?name }}"""
    assert ask(made, sparql) == expected


def test_which_events_have_two_views(made: Graph) -> None:
    sparql = (
        "SELECT ?e WHERE { ?e dl:view ?a, ?b FILTER (?a != ?b) ?a dl:asserted ?x . ?b dl:asserted ?y FILTER (?x < ?y) }"
    )
    assert ask(made, sparql) == [("urn:dateline:evt_contested",)]


def test_only_what_happened_is_an_event_of_sem(made: Graph) -> None:
    happened = ask(made, "SELECT ?e WHERE { ?e a sem:Event }")
    assert happened == [(f"urn:dateline:evt_{name}",) for name in ("attack", "bare", "contested")]
    standing = ask(made, "SELECT ?e ?s WHERE { ?e a dl:Event ; dl:status ?s MINUS { ?e a sem:Event } }")
    assert standing == [("urn:dateline:evt_denied", "denied"), ("urn:dateline:evt_planned", "planned")]


def test_who_has_which_part(made: Graph) -> None:
    sparql = """SELECT ?role ?who ?name WHERE { d:evt_planned sem:hasActor ?part .
        ?part a sem:Role ; sem:roleType ?role ; rdf:value ?who . ?who a sem:Actor ; rdfs:label ?name }"""
    assert ask(made, sparql) == [
        ("urn:dateline:role:actor", "urn:dateline:ent_chadchadchadchad", "Chad"),
        ("urn:dateline:role:recipient", "urn:dateline:ent_camecamecamecame", "Cameroon"),
    ]
    unknown = "SELECT ?name WHERE { d:evt_attack sem:hasActor ?p . ?p rdfs:label ?name MINUS { ?p rdf:value ?who } }"
    assert ask(made, unknown) == [("a ferry",)]


def test_when_and_where(made: Graph) -> None:
    sparql = """SELECT ?label ?first ?last WHERE { d:evt_planned sem:hasTime [ rdfs:label ?label ;
        sem:hasEarliestBeginTimeStamp ?first ; sem:hasLatestEndTimeStamp ?last ] }"""
    assert ask(made, sparql) == [("2026-03", "2026-03-01", "2026-03-31")]
    places = """SELECT ?e ?name ?level ?lat WHERE { ?e sem:hasPlace ?p . ?p a sem:Place ;
        rdfs:label ?name ; dl:level ?level
        OPTIONAL { ?p geo:lat ?lat } }"""
    assert ask(made, places) == [
        ("urn:dateline:evt_attack", "Buenaventura, Colombia", "town", 3.8801),
        ("urn:dateline:evt_contested", "Michigan, United States", "admin1", None),
        ("urn:dateline:evt_denied", "Colombia", "country", None),
    ]


def test_what_it_was_read_from_and_by_what(made: Graph) -> None:
    sparql = """SELECT ?page ?sha ?agent WHERE { d:evt_attack prov:wasDerivedFrom ?r ; prov:wasGeneratedBy ?run .
        ?r a prov:Entity ; dl:page ?page ; dl:text_sha256 ?sha . ?run a prov:Activity ; prov:wasAssociatedWith ?a .
        ?a a prov:SoftwareAgent ; rdfs:label ?agent }"""
    assert ask(made, sparql) == [("https://news.example/ferry", "0" * 64, "dateline 0.9.0")]


def test_the_chain_of_who_passed_it_on(made: Graph) -> None:
    sparql = """SELECT ?first ?then WHERE { d:clm_denied dl:chain ( ?first ?then ) }"""
    assert ask(made, sparql) == [("urn:dateline:ent_navynavynavynavy", "urn:dateline:outlet:Halden%20Wire")]
    attributed = ask(made, "SELECT ?who WHERE { d:clm_denied prov:wasAttributedTo ?who }")
    assert len(attributed) == 2
    assert ask(made, "SELECT ?who WHERE { d:clm_bare sem:accordingTo ?who }") == [("urn:dateline:rpt_bare",)]


def test_a_voice_without_a_known_actor_is_one_for_each_report(made: Graph) -> None:
    police = ask(made, 'SELECT ?who WHERE { ?who a sem:Authority ; rdfs:label "police" }')
    assert police == [("urn:dateline:voice:rpt_aaaaaaaaaaaaaaaa:police",)]
    unnamed = ask(made, "SELECT ?name WHERE { ?who dl:unnamed true ; rdfs:label ?name }")
    assert unnamed == [("diplomats",)]


def test_figures_with_their_source(made: Graph) -> None:
    sparql = """SELECT ?low ?high ?bound ?source WHERE { d:evt_contested dl:figure ?f .
        ?f dl:frame "killed" ; dl:low ?low ; dl:bound ?bound ; dl:source ?source OPTIONAL { ?f dl:high ?high } }"""
    assert ask(made, sparql) == [
        (7, 7, "=", "Halden Wire"),
        (7, 7, "=", "police"),
        (9, None, ">=", "Estuary Post"),
    ]


def test_the_samples_answer_as_the_record_does(sample_base: apsw.Connection, tmp_path: Path) -> None:
    record = Record(sample_base, lambda: wholes(sample_base, Filter(), TextLevel.QUOTES), asked())
    prov.write(record, tmp_path / "f")
    held = graph((tmp_path / "f").read_text(encoding="utf-8"))
    events = list(record.events())
    assert len(ask(held, "SELECT ?e WHERE { ?e a dl:Event }")) == len(events)
    assert len(ask(held, "SELECT ?v WHERE { ?v a sem:View }")) == sum(len(t.said) for e in events for t in e.tellings)
    denied = ask(held, 'SELECT DISTINCT ?e WHERE { ?e dl:view [ dl:asserted "denied" ] }')
    told = {e.event.id for e in events for t in e.tellings for s in t.said if s.asserted == "denied"}
    assert {row[0] for row in denied} == {f"urn:dateline:{name}" for name in told} and len(told) > 3
    assert not ask(held, "SELECT ?v WHERE { ?v a sem:View MINUS { ?v sem:accordingTo ?who . ?who a sem:Authority } }")
    assert not ask(held, "SELECT ?v WHERE { ?v a sem:View MINUS { ?v prov:wasDerivedFrom [ a dl:Report ] } }")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=odd_wholes())
def test_odd_text_is_still_a_graph(one: Whole, made_base: apsw.Connection, tmp_path: Path) -> None:
    text = written("prov", tmp_path / "odd", made_base, (one,))
    held = graph(text)
    assert len(ask(held, "SELECT ?v WHERE { ?v a sem:View ; sem:accordingTo ?who }")) == 1
    iris = [node["@id"] for node in json.loads(text)["@graph"]]
    assert all(iri.isascii() and iri.isprintable() and " " not in iri and '"' not in iri for iri in iris)
