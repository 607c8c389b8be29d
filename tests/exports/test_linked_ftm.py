"""FollowTheMoney: read and validated by its own library, where nothing is lost and no link leads nowhere."""

import json
from pathlib import Path
from typing import Any

import apsw
import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy
from hypothesis import HealthCheck, given, settings

from dateline.exports.door import Record
from dateline.exports.gather import wholes
from dateline.exports.linked import ftm
from dateline.exports.linked.ftm_nouns import schema_of
from dateline.exports.nouns import Whole
from dateline.freeze import TextLevel
from dateline.query.questions import Filter
from tests.exports.linked_made import ATTACK, BARE, CONTESTED, DENIED, PLANNED, asked, by_id, written
from tests.exports.made import SENTENCE, party
from tests.exports.test_linked import odd_wholes

FREE = {"name", "description", "summary"}  # words of a report: the library takes some characters out of them


def entities(text: str) -> dict[str, dict[str, Any]]:
    """Entities by id, each valid, with every value as the library would clean it, every link to an entity that fits."""
    found = by_id([json.loads(line) for line in text.split("\n") if line])
    for node in found.values():
        schema = model.get(node["schema"])
        assert schema is not None
        schema.validate(node)
        proxy = EntityProxy.from_dict(node, cleaned=False)
        assert proxy.id == node["id"]
        for name, values in node["properties"].items():
            assert sorted(proxy.get(name)) == sorted(set(values)), (node["id"], name)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                end = model.get(found[value]["schema"])
                assert end is not None and prop.range is not None and end.is_a(prop.range), (node["id"], prop.name)
    return found


@pytest.fixture(scope="module")
def made(made_base: apsw.Connection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    events = (ATTACK, DENIED, PLANNED, CONTESTED)
    return entities(written("ftm", tmp_path_factory.mktemp("ftm") / "f", made_base, events))


def test_the_samples_are_valid(sample_base: apsw.Connection, tmp_path: Path) -> None:
    record = Record(sample_base, lambda: wholes(sample_base, Filter(), TextLevel.QUOTES), asked())
    ftm.write(record, tmp_path / "f")
    found = entities((tmp_path / "f").read_text(encoding="utf-8"))
    schemata = [node["schema"] for node in found.values()]
    assert schemata.count("Event") == sum(1 for _ in record.events()) > 100
    assert schemata.count("Note") == sum(len(t.said) for one in record.events() for t in one.tellings)
    assert {"Person", "Organization", "PublicBody", "Article", "Mention", "Address", "UnknownLink"} < set(schemata)


def test_an_attack(made: dict[str, dict[str, Any]]) -> None:
    node = made["evt-attack"]
    assert node["schema"] == "Event"
    properties = dict(node["properties"])
    (place,) = properties.pop("addressEntity")
    assert properties.pop("description")[0].startswith("Reported as having happened.\nWho: gunmen\nWhom: a ferry\n")
    assert properties == {
        "name": ["Gunmen attacked a ferry in Buenaventura, Colombia"], "summary": ["Reported as having happened."],
        "startDate": ["2026-09-15"], "endDate": ["2026-09-15"], "location": ["Buenaventura, Colombia"],
        "country": ["co"], "involved": ["ent-gunmengunmengunm"],
        "keywords": ["status:occurred", "ASSAULT", "firearms", "terrorism"], "proof": ["rpt-aaaaaaaaaaaaaaaa"],
        "sourceUrl": ["https://news.example/ferry"], "publisher": ["Halden Wire"], "recordId": ["evt_attack"],
        "createdAt": ["2026-11-01T00:00:00"], "modifiedAt": ["2026-11-01T00:00:00"],
    }  # fmt: skip
    assert made[place]["properties"] == {
        "full": ["Buenaventura, Colombia"], "city": ["Buenaventura"], "country": ["co"], "longitude": ["-77.0312"],
        "latitude": ["3.8801"], "remarks": ["level: town"],
    }  # fmt: skip
    assert made["ent-gunmengunmengunm"] == {
        "id": "ent-gunmengunmengunm", "schema": "LegalEntity",
        "properties": {"name": ["gunmen"], "country": ["co"], "sector": ["UAF"]},
    }  # fmt: skip


def test_words_and_locator_in_a_note(made: dict[str, dict[str, Any]]) -> None:
    assert made["clm-aaaaaaaaaaaaaaaa"]["properties"] == {
        "name": ["According to police via Halden Wire"], "description": [f"“{SENTENCE}”"],
        "summary": [
            "According to police via Halden Wire. Ferry attacked off Colombia, rpt_aaaaaaaaaaaaaaaa#char=30,117"
        ],
        "entity": ["evt-attack"], "proof": ["rpt-aaaaaaaaaaaaaaaa"], "keywords": ["asserted:affirmed", "sure"],
        "publisher": ["Halden Wire"], "sourceUrl": ["https://news.example/ferry"], "createdAt": ["2026-11-01T00:00:00"],
    }  # fmt: skip


def test_an_article(made: dict[str, dict[str, Any]]) -> None:
    node = made["rpt-aaaaaaaaaaaaaaaa"]
    assert node["schema"] == "Article" and node["properties"]["publishedAt"] == ["2026-09-16"]
    assert node["properties"]["language"] == ["eng"] and "bodyText" not in node["properties"]
    assert "0" * 64 in node["properties"]["description"][0]


@pytest.mark.parametrize(
    ("one", "name", "summary"),
    [
        ("evt-denied", "Denied arrest or detention: Colombian navy", "Reported as not having happened."),
        ("evt-planned", "Planned talks: Chad → Cameroon",
         "Announced for later, not reported as done; told with reserve."),
    ],
)  # fmt: skip
def test_what_did_not_happen_involves_nobody(
    made: dict[str, dict[str, Any]], one: str, name: str, summary: str
) -> None:
    properties = made[one]["properties"]
    status = one.removeprefix("evt-")
    assert properties["name"] == [name] and properties["summary"] == [summary] and "involved" not in properties
    assert f"status:{status}" in properties["keywords"]
    links = [n["properties"] for n in made.values() if n["properties"].get("object") == [one]]
    assert links and all(link["status"] == [status] and link["role"][0].endswith(f"({status})") for link in links)


def test_dates_of_a_month_and_a_state_as_an_actor(made: dict[str, dict[str, Any]]) -> None:
    assert made["evt-planned"]["properties"]["startDate"] == ["2026-03"]
    chad = made["ent-chadchadchadchad"]
    assert chad["schema"] == "PublicBody" and chad["properties"]["country"] == ["td"]
    assert made["ent-navynavynavynavy"]["schema"] == "PublicBody"


def test_a_contested_event(made: dict[str, dict[str, Any]]) -> None:
    properties = made["evt-contested"]["properties"]
    assert "contested" in properties["keywords"] and "some who are quoted say" in properties["summary"][0]
    assert properties["proof"] == ["rpt-aaaaaaaaaaaaaaaa", "rpt-second"]
    assert properties["sourceUrl"][1] == "https://post.example/a%20b"
    (place,) = properties["addressEntity"]
    assert made[place]["properties"]["state"] == ["Michigan"] and "latitude" not in made[place]["properties"]
    assert made["clm-no"]["properties"]["name"] == ["Denied by Free Coast Front via Estuary Post"]


def test_an_event_with_next_to_nothing(made_base: apsw.Connection, tmp_path: Path) -> None:
    found = by_id([json.loads(line) for line in written("ftm", tmp_path / "f", made_base, (BARE,)).split("\n") if line])
    assert set(found["evt-bare"]["properties"]) == {
        "name", "summary", "description", "keywords", "proof", "recordId", "createdAt", "modifiedAt"
    }  # fmt: skip
    assert found["clm-bare"]["properties"]["name"] == ["According to the report itself"]


@pytest.mark.parametrize(
    ("kind", "sector", "actor", "schema"),
    [
        ("person", "GOV", "ent_a", "Person"),
        ("organisation", "MIL", "ent_a", "PublicBody"),
        ("organisation", "BUS", "ent_a", "Organization"),
        ("outlet", None, "ent_a", "Organization"),
        ("country", "GOV", "ent_a", "PublicBody"),
        ("group", "UAF", "ent_a", "LegalEntity"),
        (None, None, "ent_a", "LegalEntity"),
        ("place", None, "ent_a", ""),
        ("weapon", None, "ent_a", ""),
        ("person", None, None, ""),
    ],
)
def test_kinds(kind: str | None, sector: str | None, actor: str | None, schema: str) -> None:
    assert schema_of(party(kind=kind, sector=sector, actor=actor)) == schema


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=odd_wholes())
def test_odd_text_is_still_valid(one: Whole, made_base: apsw.Connection, tmp_path: Path) -> None:
    for line in written("ftm", tmp_path / "odd", made_base, (one,)).split("\n")[:-1]:
        node = json.loads(line)
        proxy = EntityProxy.from_dict(node, cleaned=False)
        links = {name for name, prop in proxy.schema.properties.items() if prop.type.name == "entity"}
        assert all(proxy.get(name) for name in links if name in node["properties"])
