"""A record's events as identity sees them."""

import pytest

from dateline.records import Record, actor_key, happenings
from dateline.records.happenings import sentence_around
from tests.whole import readings_of, record_of, sample_readings, taken_in

TEXT = (
    "Rebels attacked the city of Goma on Tuesday, killing at least 12 people, the army said.\n\n"
    "The United States plans to send aid to Congo, President Joe Biden said. Mr. Okello denied it."
)


def record(text: str) -> Record:
    from dateline.model.text import Report

    report = taken_in(text)
    assert isinstance(report, Report)
    return record_of(readings_of([report])[0])


def entity(name: str, kind: str = "person", form: str = "name", **more: str) -> Record:
    found: Record = {"name": name, "kind": kind, "country": None, "register_id": None}
    return found | {"mentions": [{"span": [4, 9], "form": form}]} | more


KEYS = [
    (entity("Ann Okello", country="KEN"), "person:ann okello:KEN"),
    (entity("Dr. Ann Okello", country="KEN"), "person:ann okello:KEN"),
    (entity("ANN OKELLO", country="KEN"), "person:ann okello:KEN"),
    (entity("José Pérez"), "person:jose perez:"),
    (entity("Okello"), "rpt_1@4"),
    (entity("Mr. Okello"), "rpt_1@4"),
    (entity("the army", "organisation", "nominal"), "rpt_1@4"),
    (entity("The Red Lions", "group", country="KEN"), "group:red lions:KEN"),
    (entity("Joe Biden", country="USA", register_id="office:USA-president-2021"), "person:joe biden:USA"),
    (entity("United Nations", "organisation", register_id="org:UN"), "org:UN"),
]


@pytest.mark.parametrize(("row", "key"), KEYS)
def test_a_full_name_is_a_key_and_a_surname_is_not(row: Record, key: str) -> None:
    assert actor_key(row, "rpt_1") == key


def test_events_have_their_parts() -> None:
    attack, aid = happenings(record(TEXT))
    assert (attack.type, attack.status, attack.earliest, attack.trigger) == (
        *("ASSAULT", "occurred"),
        *("2026-11-10", ("attack",)),
    )
    assert [(s.name, s.country) for s in attack.spots] == [("Goma", "COD")]
    assert [(c.frame, c.low, c.bound) for c in attack.counts] == [("killed", 12, ">=")]
    assert {"rebel", "goma", "kill", "12"} <= attack.words
    assert "aid" not in attack.words
    assert (aid.type, aid.status) == ("AID", "planned")
    assert (aid.parties[0].role, aid.parties[0].key) == ("actor", "country:USA")
    assert "okello" not in aid.words


def test_anchors_are_unique_and_point_at_the_trigger() -> None:
    for reading in sample_readings():
        row = record_of(reading)
        found = happenings(row)
        assert len(found) == len(reading.events)
        assert len({h.anchor for h in found}) == len(found)
        for event, happening in zip(reading.events, found, strict=True):
            spans = "+".join(f"{s.start}-{s.end}" for s in event.trigger)
            assert happening.anchor.startswith(f"{reading.report.id}#{spans}")
            assert happening.trigger


def test_a_title_makes_a_headline() -> None:
    found = happenings(record("Rebels attack Goma\n\nRebels attacked Goma on Tuesday.\n\nThe police arrested Ann Lee."))
    assert {h.type: h.headline for h in found} == {"ASSAULT": True, "COERCE": False}


def test_a_sentence_ends_where_the_next_begins() -> None:
    text = "One fell. Two rose at 2.5 m.\nThree"
    assert [text[slice(*sentence_around(text, at, at + 1))] for at in (0, 10, 30)] == [
        *("One fell. ", "Two rose at 2.5 m."),
        "Three",
    ]
