"""Names of events in other schemes: each row of the tables shows what it does."""

import pytest

from dateline.records.flatten import Record
from dateline.records.schemes import acled_type, cameo_code, plain_type
from dateline.tables import read_table, read_toml

TYPES = {row["code"]: {mode["code"] for mode in row["modes"]} for row in read_toml("ontology/plover.toml")["type"]}
ACLED = read_table("ontology/acled.csv").rows


def record(kind: str, mode: str | None, trigger: str, **sectors: str) -> Record:
    """A record of one event whose text is its trigger; `actor` and `affected` give the sectors of two entities."""
    arguments = [
        {"role": {"actor": "actor", "affected": "recipient"}[side], "span": [0, 1], "ref": side} for side in sectors
    ]
    event: Record = {"type": kind, "mode": mode, "trigger": [[0, len(trigger)]], "arguments": arguments}
    entities: list[Record] = [{"id": side, "sector": sector} for side, sector in sectors.items()]
    return {"report": {"text": trigger}, "entities": entities, "events": [event]}


def told(made: Record) -> str | None:
    event = made["events"][0]  # type: ignore[index]
    found = acled_type(event, made)  # type: ignore[arg-type]
    return found.sub_event if found else None


@pytest.mark.parametrize(
    ("made", "sub_event"),
    [
        (record("ASSAULT", None, "gas attack"), "Chemical weapon"),
        (record("ASSAULT", "drone", "struck"), "Air/drone strike"),
        (record("ASSAULT", None, "recaptured", actor="MIL"), "Government regains territory"),
        (record("ASSAULT", None, "captured", actor="REB"), "Non-state actor overtakes territory"),
        (record("ASSAULT", None, "attacked", actor="REB", affected="MIL"), "Armed clash"),
        (record("ASSAULT", None, "killed", actor="REB", affected="CVL"), "Attack"),
        (record("COERCE", "arrest", "held"), "Arrests"),
        (record("PROTEST", "riot", "rioted"), "Violent demonstration"),
        (record("PROTEST", "demo", "marched"), "Peaceful protest"),
        (record("CONSULT", None, "met"), None),
    ],
)
def test_an_event_has_its_acled_sub_event(made: Record, sub_event: str | None) -> None:
    assert told(made) == sub_event


def test_rows_speak_of_types_and_modes_that_exist() -> None:
    for row in ACLED:
        assert row["type"] in TYPES
        assert {mode for mode in row["modes"].split("|") if mode} <= TYPES[row["type"]], row
    for row in read_table("ontology/cameo.csv").rows:
        assert row["type"] in TYPES and (not row["mode"] or row["mode"] in TYPES[row["type"]]), row
        assert row["code"].startswith(row["root"]), row
    assert {row["type"] for row in read_table("ontology/cameo.csv").rows} == set(TYPES)


def test_a_mode_without_a_code_of_its_own_takes_its_types() -> None:
    assert cameo_code("CONSULT", "visit") == "042"
    assert cameo_code("CONSULT", None) == cameo_code("CONSULT", "no such mode") == "04"
    assert cameo_code("DISASTER", None) is None


def test_a_plan_and_a_refusal_have_types_of_their_own_where_there_are_no_standings() -> None:
    assert plain_type("CONSULT", "planned") == "AGREE"
    assert plain_type("RETREAT", "denied") == "REJECT"
    assert plain_type("ASSAULT", "planned") == "ASSAULT"
