"""Figures and positions: a rule named beside the spread, every figure and every change with its words."""

import csv
from io import StringIO

import pytest
from fastapi.testclient import TestClient

from dateline.query.answers_figures import RULES


def test_a_rule_is_named_beside_the_spread(client: TestClient) -> None:
    for rule in RULES:
        told = client.get(f"/figures.json?kind=killed&rule={rule}").json()
        page = client.get(f"/figures?kind=killed&rule={rule}").text
        assert told["ledgers"], "the samples tell of a toll"
        for ledger in told["ledgers"]:
            answer = next(ruling for ruling in ledger["answers"] if ruling["rule"] == rule)
            assert f'<b>{answer["words"]}</b> <span class="soft">by the rule “{rule}”' in page
        assert page.count("· spread <b>") == len(told["ledgers"])


def test_low_and_high_differ_where_sources_do(client: TestClient) -> None:
    ledger = next(
        ledger
        for ledger in client.get("/figures.json?kind=killed").json()["ledgers"]
        if ledger["low"] != ledger["high"]
    )
    answers = {ruling["rule"]: ruling["words"] for ruling in ledger["answers"]}
    assert answers["low"] != answers["high"]
    one = client.get(f"/figures.json?event={ledger['id']}&kind=killed").json()["ledgers"]
    assert [found["id"] for found in one] == [ledger["id"]]
    assert "<svg" in client.get(f"/figures?event={ledger['id']}&kind=killed").text


def test_every_figure_is_in_the_csv_with_its_words(client: TestClient) -> None:
    told = client.get("/figures.json").json()["ledgers"]
    rows = list(csv.DictReader(StringIO(client.get("/figures.csv").text)))
    kinds = ("figures", "parts", "running", "possible", "former", "background")
    assert len(rows) == sum(len(ledger[kind]) for ledger in told for kind in kinds)
    assert all(row["sentence"] and "#char=" in row["locator"] for row in rows)
    assert {row["standing"] for row in rows} > {"own"}, "running totals and background stand apart"


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/figures?rule=best", 400, "no rule is called “best”"),
        ("/figures?event=evt_no", 404, "the record holds no evt_no"),
        ("/figures?kind=unicorns", 200, "No figures of these events"),
        ("/positions?actor=Zorro", 200, "No actor in the store is called"),
        ("/positions?subject=unicorns", 200, "No report in the record tells of a position"),
    ],
)
def test_nothing_found_says_what_to_do(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words.casefold() in answer.text.casefold()


def test_every_state_has_its_words(client: TestClient) -> None:
    found = client.get("/positions.json").json()["found"]
    page = client.get("/positions").text
    assert found["positions"], "the samples tell of a ban that is lifted"
    for position in found["positions"]:
        for state in position["states"]:
            for told in state["tellings"]:
                assert f"/report/{told['report']}#c{told['start']}" in page
    rows = list(csv.DictReader(StringIO(client.get("/positions.csv").text)))
    assert {row["kind"] for row in rows} == {"position", "standpoint"}


def test_one_lane(client: TestClient) -> None:
    found = client.get("/positions.json").json()["found"]["positions"]
    lane = next(position for position in found if position["states"] and position["holder_id"])
    query = {"holder": lane["holder_id"], "subject": lane["subject"]}
    one = client.get("/positions.json", params=query).json()["found"]["positions"]
    assert [position["subject"] for position in one] == [lane["subject"]]
