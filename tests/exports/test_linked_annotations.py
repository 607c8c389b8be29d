"""W3C Web Annotation: one annotation a field; the selectors cut the same words from the stored text."""

import json
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.door import Record
from dateline.exports.gather import wholes
from dateline.exports.linked import annotations
from dateline.exports.linked.anchors import Shelf, around
from dateline.exports.nouns import Whole
from dateline.freeze import TextLevel
from dateline.query.questions import Filter
from tests.exports.linked_made import (
    AT,
    ATTACK,
    BARE,
    CONTESTED,
    DENIED,
    ODD,
    PLANNED,
    QUIET,
    asked,
    by_id,
    graph,
    written,
)  # fmt: skip
from tests.exports.made import SENTENCE, START, mark, telling

# What the context of the standard says of the terms used here; nothing is fetched.
LOCAL = {
    "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#", "dl": "urn:dateline:term:",
    "dcterms": "http://purl.org/dc/terms/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "id": "@id",
    "type": "@type", "@vocab": "http://www.w3.org/ns/oa#", "items": {"@id": "as:items", "@container": "@list"},
    "body": "oa:hasBody", "target": "oa:hasTarget", "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector", "state": "oa:hasState", "value": "rdf:value",
    "cached": {"@id": "oa:cachedSource", "@type": "@id"}, "partOf": "as:partOf", "total": "as:totalItems",
}  # fmt: skip
Node = dict[str, Any]


@pytest.fixture(scope="module")
def made(made_base: apsw.Connection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Node]:
    events = (ATTACK, DENIED, PLANNED, BARE)
    read = json.loads(written("annotations", tmp_path_factory.mktemp("oa") / "f", made_base, events))
    return by_id(read["items"])


def of(made: dict[str, Node], event: str, key: str) -> Node:
    (found,) = (node for name, node in made.items() if name.startswith(f"urn:dateline:annotation:{event}:{key}:rpt_"))
    return found


def selectors(node: Node) -> dict[str, Node]:
    return {one["type"]: one for one in node["target"]["selector"]}


def checked(node: Node) -> None:
    """An annotation as the model requires it."""
    assert node["type"] == "Annotation" and node["id"].startswith("urn:dateline:annotation:")
    assert node["motivation"] in {"classifying", "identifying", "describing"}
    for body in node["body"]:
        assert body["type"] in ("TextualBody", "SpecificResource") and body["purpose"]
        assert ("value" in body) == (body["type"] == "TextualBody") and ("source" in body) == ("value" not in body)
    place = selectors(node)["TextPositionSelector"]
    assert 0 <= place["start"] <= place["end"] and node["target"]["source"] and node["target"]["state"]["cached"]


def test_a_page_of_a_collection(made_base: apsw.Connection, tmp_path: Path) -> None:
    read = json.loads(written("annotations", tmp_path / "f", made_base))
    assert read["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and read["type"] == "AnnotationPage"
    assert read["partOf"]["type"] == "AnnotationCollection" and read["partOf"]["total"] == len(read["items"]) > 15
    assert read["partOf"]["generated"] == AT and read["partOf"]["generator"]["name"] == "dateline 0.9.0"
    for node in read["items"]:
        checked(node)


@QUIET
def test_it_is_linked_data(made_base: apsw.Connection, tmp_path: Path) -> None:
    read = json.loads(written("annotations", tmp_path / "f", made_base))
    held = graph(json.dumps(read | {"@context": LOCAL}))
    asked_for = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?exact ?start WHERE { ?a oa:hasBody [ oa:hasSource <urn:dateline:evt_attack> ], [ rdf:value "actor" ];
            oa:hasTarget [ oa:hasSelector [ oa:exact ?exact ], [ oa:start ?start ] ] }"""
    assert [tuple(cell.toPython() for cell in row) for row in held.query(asked_for)] == [("Gunmen", 30)]  # type: ignore[union-attr]  # rows of a SELECT


def test_a_trigger(made: dict[str, Node]) -> None:
    node = of(made, "evt_attack", "trigger")
    assert node["motivation"] == "classifying" and node["created"] == "2026-11-01T00:00:00Z"
    assert (node["dl:type"], node["dl:mode"], node["dl:status"]) == ("ASSAULT", "firearms", "occurred")
    assert node["body"] == [
        {"type": "TextualBody", "purpose": "tagging", "value": "trigger"},
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en",
         "value": "the act: shooting (Gunmen attacked a ferry in Buenaventura, Colombia; occurred)"},
        {"type": "SpecificResource", "purpose": "linking", "source": "urn:dateline:evt_attack",
         "dl:status": "occurred"},
    ]  # fmt: skip
    assert node["target"] == {
        "type": "SpecificResource", "source": "https://news.example/ferry",
        "state": {"type": "TimeState", "sourceDate": "2026-11-01T00:00:00Z", "dl:text_sha256": "0" * 64,
                  "cached": "urn:dateline:rpt_aaaaaaaaaaaaaaaa", "dl:length": 118},
        "selector": [
            {"type": "TextPositionSelector", "start": 37, "end": 45},
            {"type": "TextQuoteSelector", "exact": "attacked", "prefix": "Gunmen ",
             "suffix": " a ferry off Buenaventura on Tue"},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("event", "key", "value", "exact"),
    [
        ("evt_attack", "actor", "actor: gunmen (Gunmen attacked", "Gunmen"),
        ("evt_attack", "recipient", "recipient: a ferry (Gunmen", "a ferry"),
        ("evt_attack", "place", "place: Buenaventura, Colombia (level: town) (Gunmen", "Buenaventura"),
        ("evt_attack", "figure:killed", "figure (own): 7 killed (Halden Wire) (Gunmen", "seven"),
        ("evt_attack", "claim:clm_aaaaaaaaaaaaaaaa", "According to police via Halden Wire (Gunmen", SENTENCE),
        ("evt_denied", "claim:clm_denied", "Denied by Colombian navy via Halden Wire (Denied arrest", "police said"),
        ("evt_planned", "trigger", "the act: talks (Planned talks: Chad → Cameroon; planned, hedged)", "attacked"),
        ("evt_bare", "claim:clm_bare", "According to the report itself (Death; occurred)", ODD),
    ],
)
def test_fields(made: dict[str, Node], event: str, key: str, value: str, exact: str) -> None:
    node = of(made, event, key)
    assert node["body"][1]["value"].startswith(value) and selectors(node)["TextQuoteSelector"]["exact"] == exact


def test_who_it_is(made: dict[str, Node]) -> None:
    assert of(made, "evt_attack", "actor")["body"][-1] == {
        "type": "SpecificResource", "purpose": "identifying", "source": "urn:dateline:ent_gunmengunmengunm"
    }  # fmt: skip
    assert of(made, "evt_attack", "place")["body"][-1]["source"] == "urn:dateline:place:geonames:3688465"
    assert of(made, "evt_denied", "claim:clm_denied")["body"][-1]["source"] == "urn:dateline:ent_navynavynavynavy"
    assert of(made, "evt_denied", "actor")["target"]["source"] == "urn:dateline:rpt_denied"  # it has no address
    assert of(made, "evt_denied", "actor")["body"][2]["dl:status"] == "denied"


@pytest.mark.parametrize("level", TextLevel)
def test_the_samples_round_trip(level: TextLevel, sample_base: apsw.Connection, tmp_path: Path) -> None:
    """Positions and quotes find the same words in the stored text, with what stands before and after."""
    record = Record(sample_base, lambda: wholes(sample_base, Filter(), level), asked(level))
    annotations.write(record, tmp_path / "f")
    items = json.loads((tmp_path / "f").read_text(encoding="utf-8"))["items"]
    texts = {f"urn:dateline:{key}": (text, sha) for key, text, sha in
             sample_base.execute("SELECT id, text, text_sha256 FROM report")}  # fmt: skip
    assert len(items) > 400
    for node in items:
        checked(node)
        text, sha = texts[node["target"]["state"]["cached"]]
        found = selectors(node)
        place, quote = found["TextPositionSelector"], found.get("TextQuoteSelector")
        assert node["target"]["state"]["dl:text_sha256"] == sha and len(text) == node["target"]["state"]["dl:length"]
        assert (quote is None) == (level is TextLevel.NONE)
        if quote:
            start, end = place["start"], place["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
            if level is TextLevel.FULL:
                assert quote["prefix"] == text[max(0, start - 32) : start] and quote["suffix"] == text[end : end + 32]


def test_every_field_of_the_samples_is_there(sample_wholes: tuple[Whole, ...], sample_base: apsw.Connection) -> None:
    shelf = Shelf(Record(sample_base, lambda: iter(()), asked()))
    for one in sample_wholes:
        nodes = list(annotations.annotations(one, asked(), shelf))
        marked = {(s["start"], s["end"]) for node in nodes for s in node["target"]["selector"] if "start" in s}  # type: ignore[index,call-overload,union-attr]  # made above
        wanted = [
            *(t.trigger for t in one.tellings), *(p.mark for t in one.tellings for p in t.parties),
            *(s.mark for t in one.tellings for s in t.spots), *(s.evidence for t in one.tellings for s in t.said),
            *(n.mark for n in one.numbers),
        ]  # fmt: skip
        assert {(m.start, m.end) for m in wanted} == marked


def test_without_words_there_are_positions_only(made_base: apsw.Connection, tmp_path: Path) -> None:
    text = written("annotations", tmp_path / "f", made_base, (CONTESTED,), TextLevel.NONE)
    assert "TextQuoteSelector" not in text and SENTENCE not in text and "attacked" not in text
    assert len(json.loads(text)["items"]) == 11  # of two reports: 2 triggers, 3 parties, 2 places, 2 figures, 2 claims


@given(st.text(min_size=1, max_size=200), st.data())
def test_what_stands_around_a_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    held = telling(sentence=mark(text, start=START), said=())
    shelf = Shelf(Record(apsw.Connection(":memory:"), lambda: iter(()), asked()))
    inner = mark(text[start:end], start=START + start)
    before, after = around(held, inner, TextLevel.QUOTES, shelf)
    assert text[:start].endswith(before) and text[end:].startswith(after)
    assert len(before) == min(32, start) and len(after) == min(32, len(text) - end)
