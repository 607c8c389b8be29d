"""STIX 2.1: read strictly by the stix2 library; what happened is an incident, what did not is none."""

import json
from pathlib import Path
from typing import Any

import apsw
import pytest
import stix2
from hypothesis import HealthCheck, given, settings
from stix2.exceptions import ExtraPropertiesError

from dateline.exports.door import Record
from dateline.exports.gather import wholes
from dateline.exports.linked import stix
from dateline.exports.linked.rated import Rated, rated
from dateline.exports.linked.stix_events import claim_object
from dateline.exports.linked.stix_nouns import DETAILS, TIMES, is_name, location, outlet, stix_id
from dateline.exports.linked.told import Part
from dateline.exports.nouns import Whole
from dateline.freeze import TextLevel
from dateline.query.answers import When, Where
from dateline.query.questions import Filter
from tests.exports.linked_made import ATTACK, BARE, CONTESTED, DENIED, EVENTS, GUNMEN, PLANNED, asked, by_id, written
from tests.exports.made import SENTENCE, paper, party, whole
from tests.exports.test_linked import odd_wholes


def bundle(text: str) -> dict[str, dict[str, Any]]:
    """The objects of a bundle by id, after a strict reading: nothing custom, no reference that leads nowhere."""
    read = json.loads(text)
    stix2.parse(read, allow_custom=False)
    objects = by_id(read["objects"])
    for node in objects.values():
        for key, value in node.items():
            ends = value if key.endswith("_refs") else [value] if key.endswith("_ref") else []
            assert all(end in objects for end in ends), (node["id"], key)
    return objects


@pytest.fixture(scope="module")
def made(made_base: apsw.Connection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    return bundle(written("stix", tmp_path_factory.mktemp("stix") / "f", made_base))


def own(made: dict[str, dict[str, Any]], kind: str, one: Whole) -> dict[str, Any]:
    return made[stix_id(kind, one.event.id)]


def test_the_samples_are_a_bundle(sample_base: apsw.Connection, tmp_path: Path) -> None:
    record = Record(sample_base, lambda: wholes(sample_base, Filter(), TextLevel.QUOTES), asked())
    stix.write(record, tmp_path / "f")
    objects = bundle((tmp_path / "f").read_text(encoding="utf-8"))
    kinds = [node["type"] for node in objects.values()]
    happened = [one for one in record.events() if one.event.status in ("occurred", "ongoing")]
    assert kinds.count("incident") == len(happened) > 50
    assert kinds.count("report") == len({t.paper.id for one in record.events() for t in one.tellings})
    claims = sum(len(t.said) for one in record.events() for t in one.tellings)
    others = sum(one.event.status not in ("occurred", "ongoing") for one in record.events())
    assert kinds.count("note") + kinds.count("opinion") == claims + others
    assert not any("confidence" in node for node in objects.values())


def test_what_stix_does_not_know_is_refused() -> None:
    """That the library is strict: without the extension a field of ours does not pass."""
    plain = {"type": "incident", "spec_version": "2.1", "id": stix_id("incident", "x"), "name": "x"}
    with pytest.raises(ExtraPropertiesError):
        stix2.parse(plain | {"first_seen": "2026-01-01T00:00:00Z"}, allow_custom=False)


def test_an_attack_is_an_incident(made: dict[str, dict[str, Any]]) -> None:
    node = own(made, "incident", ATTACK)
    assert node["name"] == "Gunmen attacked a ferry in Buenaventura, Colombia"
    assert node["created"] == node["modified"] == "2026-11-01T00:00:00.000Z"
    assert (node["first_seen"], node["last_seen"]) == ("2026-09-15T00:00:00.000Z", "2026-09-15T23:59:59.000Z")
    assert node["labels"] == ["status:occurred", "type:ASSAULT", "mode:firearms", "context:terrorism"]
    assert node["description"].split("\n") == [
        "Reported as having happened.", "Who: gunmen", "Whom: a ferry", "When: 15 September 2026",
        "Where: Buenaventura, Colombia (the town)", "Figures: 7 killed (Halden Wire)",
        "Told by 1 report: 1 outlet, 1 origin.",
    ]  # fmt: skip
    assert node["external_references"][1] == {
        "source_name": "Halden Wire", "url": "https://news.example/ferry", "description": "Ferry attacked off Colombia",
        "external_id": "rpt_aaaaaaaaaaaaaaaa",
    }  # fmt: skip
    assert node["extensions"][TIMES] == {"extension_type": "toplevel-property-extension"}
    details = node["extensions"][DETAILS]
    assert (details["event"], details["event_type"], details["status"]) == ("evt_attack", "ASSAULT", "occurred")
    assert details["figures"][0] | {"shown_by": ""} == {
        "frame": "killed", "low": 7, "high": 7, "bound": "=", "unit": "people", "standing": "own", "official": False,
        "as_of": "2026-09-16", "according_to": ["Halden Wire"], "shown_by": "",
    }  # fmt: skip
    assert details["parties"][1] == {
        "role": "recipient", "name": "a ferry", "implied": False, "shown_by": "rpt_aaaaaaaaaaaaaaaa#char=46,53"
    }  # fmt: skip


def test_who_says_so_is_a_note(made: dict[str, dict[str, Any]]) -> None:
    node = made[stix_id("note", "clm_aaaaaaaaaaaaaaaa")]
    assert node["authors"] == ["police", "Halden Wire"] and node["labels"] == ["asserted:affirmed"]
    assert node["object_refs"] == [stix_id("incident", "evt_attack")]
    assert node["content"] == f"According to police via Halden Wire: “{SENTENCE}”"
    assert node["external_references"][1]["external_id"] == "rpt_aaaaaaaaaaaaaaaa#char=30,117"


@pytest.mark.parametrize(
    ("one", "abstract", "said"),
    [
        (DENIED, "Denied arrest or detention: Colombian navy", "Denied by Colombian navy via Halden Wire"),
        (PLANNED, "Planned talks: Chad → Cameroon", "According to diplomats via Halden Wire, with reserve"),
    ],
)
def test_what_did_not_happen_is_a_note(
    made: dict[str, dict[str, Any]], one: Whole, abstract: str, said: str
) -> None:  # fmt: skip
    node = own(made, "note", one)
    assert stix_id("incident", one.event.id) not in made and node["abstract"] == abstract
    assert node["content"].startswith(("Reported as not having happened.", "Announced for later, not reported as done"))
    assert (
        f"status:{one.event.status}" in node["labels"] and "first_seen" not in node and TIMES not in node["extensions"]
    )
    assert made[node["object_refs"][0]]["type"] == "identity"
    (claim,) = (n for n in made.values() if n.get("object_refs") == [node["id"]])
    assert claim["type"] == "note" and claim["abstract"] == said  # a denial of what is called denied is no opinion
    assert not [n for n in made.values() if n["type"] == "relationship" and n["source_ref"] == node["id"]]


def test_a_contested_incident_has_an_opinion(made: dict[str, dict[str, Any]]) -> None:
    node = own(made, "incident", CONTESTED)
    assert "contested" in node["labels"] and "some who are quoted say that it did not happen" in node["description"]
    opinion = made[stix_id("opinion", "clm_no")]
    assert opinion["opinion"] == "strongly-disagree" and opinion["object_refs"] == [node["id"]]
    assert opinion["authors"] == ["Free Coast Front", "Estuary Post"] and "unsure" in opinion["labels"]
    assert opinion["explanation"] == "Denied by Free Coast Front via Estuary Post: “a ferry”"


def test_a_report_holds_what_it_tells(made: dict[str, dict[str, Any]]) -> None:
    node = made[stix_id("report", "rpt_second")]
    assert node["name"] == "Ferry attacked off Colombia" and node["published"] == "2026-09-16T00:00:00.000Z"
    assert made[node["created_by_ref"]]["name"] == "Estuary Post"
    held = {made[ref]["type"]: ref for ref in node["object_refs"]}
    assert held["opinion"] == stix_id("opinion", "clm_no") and held["incident"] == stix_id("incident", "evt_contested")
    assert stix_id("note", "clm_yes") not in node["object_refs"]
    assert node["extensions"][DETAILS]["text_sha256"] == "0" * 64


def test_a_report_that_says_little(made: dict[str, dict[str, Any]]) -> None:
    node = made[stix_id("report", "rpt_bare")]
    assert "created_by_ref" not in node and "published:unknown" in node["labels"]
    assert [r["source_name"] for r in node["external_references"]] == ["dateline"]  # a file is no address
    assert made[stix_id("note", "clm_bare")]["content"].startswith("According to the report itself: ")
    assert (
        own(made, "incident", BARE)["description"]
        == "Reported as having happened.\nTold by 1 report: 1 outlet, 1 origin."
    )


def test_relations(made: dict[str, dict[str, Any]]) -> None:
    event, gunmen = stix_id("incident", "evt_attack"), stix_id("identity", GUNMEN)
    found = {n["target_ref"]: n for n in made.values() if n.get("source_ref") == event}
    assert found[gunmen]["relationship_type"] == "related-to"
    assert found[gunmen]["description"] == "actor, as told by rpt_aaaaaaaaaaaaaaaa"
    assert {made[target]["type"] for target in found} == {"identity", "location"}
    harmed = whole(tellings=(ATTACK.best.__class__(**{
        **{name: getattr(ATTACK.best, name) for name in ATTACK.best.__slots__},
        "parties": (party("target", "Ann Lee", actor="ent_ann", kind="person", known="Ann Lee"),),
    }),))  # fmt: skip
    (link,) = (n for n in stix.objects_of(harmed, asked(), Rated()) if n.get("relationship_type") == "targets")
    assert link["target_ref"] == stix_id("identity", "ent_ann")


def test_described_actors_keep_apart(made: dict[str, dict[str, Any]]) -> None:
    node = made[stix_id("identity", GUNMEN)]
    assert node["name"] == f"gunmen (Colombia, {GUNMEN})" and node["identity_class"] == "group"
    names = {
        "Free Coast Front": True,
        "Ministry of Defence": True,
        "gunmen": False,
        "Gunmen": False,
        "One suspect": False,
    }
    assert {n: is_name(Part(party(known=n, kind="group"), ())) for n in names} == names
    assert is_name(Part(party(known="Zelensky", kind="person"), ())) and is_name(
        Part(party(known="Chad", kind="country"), ())
    )


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Where("Colombia", "COL", "country", 1, 4.0, -73.0), {"name": "Colombia", "country": "CO"}),
        (Where("Nord", "FRA", "admin2", None, 50.5, 3.1),
         {"name": "Nord, France", "country": "FR", "administrative_area": "Nord"}),
        (Where("Gao", None, "town", None, 16.2, -0.04),
         {"name": "Gao", "city": "Gao", "latitude": 16.2, "longitude": -0.04}),
        (Where("Sahel", None, "region", None, 15.0, 0.0), None),
        (Where("Burisma", None, "none", None, None, None), None),
        (Where(None, None, None, None, None, None), None),
    ],
    ids=str,
)  # fmt: skip
def test_places(where: Where, expected: dict[str, Any] | None) -> None:
    node = location(whole(where=where))
    kept = ("name", "country", "city", "administrative_area", "latitude", "longitude")
    assert (node and {key: node[key] for key in kept if key in node}) == expected


@pytest.mark.parametrize("when", [When("2025-01-01", "2025-12-31", "year"), When(None, "2026-01-01", "day")])
def test_a_time_known_to_less_than_a_day_is_no_first_seen(when: When) -> None:
    node = next(stix.objects_of(whole(when=when), asked(), Rated()))
    assert "first_seen" not in node and node["extensions"][DETAILS]["when"] == when.edtf  # type: ignore[index,call-overload]  # made above


@pytest.mark.parametrize(("grade", "confidence"), [(1, 90), (2, 70), (3, 50), (4, 30), (5, 10), (6, None)])
def test_confidence_only_where_somebody_rated(grade: int, confidence: int | None) -> None:
    told = (ATTACK.best, ATTACK.best.said[0])
    node = claim_object(ATTACK, told, TextLevel.QUOTES, Rated({told[1].claim: grade}))
    assert node.get("confidence") == confidence
    assert "confidence" not in claim_object(ATTACK, told, TextLevel.QUOTES, Rated())


def test_an_outlet_that_somebody_rated_has_a_label(made_base: apsw.Connection) -> None:
    assert outlet(paper(), Rated({}, {"halden wire": "B"}))["labels"] == ["kind:outlet", "reliability:B"]
    assert outlet(paper(), Rated())["labels"] == ["kind:outlet"]
    assert rated(made_base) == Rated()


def test_ids_hold_across_exports() -> None:
    assert stix_id("incident", "evt_attack") == "incident--85d2c176-f3ef-5c8a-b3f7-e5cad2f4cd59"
    assert len({next(stix.objects_of(one, asked(), Rated()))["id"] for one in EVENTS}) == 5


def test_what_events_share_is_the_same_whichever_event_comes_first(made_base: apsw.Connection, tmp_path: Path) -> None:
    """An actor's identity does not depend on which events were asked for."""
    later = whole(
        "evt_later", tellings=ATTACK.tellings, first_seen="2027-01-01T00:00:00Z", changed_at="2027-02-01T00:00:00Z"
    )
    shared = [
        {key: node for key, node in bundle(written("stix", tmp_path / one.event.id, made_base, (one,))).items()
         if node["type"] in ("identity", "location")}
        for one in (ATTACK, later)
    ]  # fmt: skip
    assert shared[0] == shared[1] and len(shared[0]) == 4
    node = next(stix.objects_of(later, asked(), Rated()))
    assert (node["created"], node["modified"]) == ("2027-01-01T00:00:00.000Z", "2027-02-01T00:00:00.000Z")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=odd_wholes())
def test_odd_text_is_still_a_bundle(one: Whole, made_base: apsw.Connection, tmp_path: Path) -> None:
    objects = bundle(written("stix", tmp_path / "odd", made_base, (one,)))
    assert {"incident", "identity", "note", "report"} <= {node["type"] for node in objects.values()}
