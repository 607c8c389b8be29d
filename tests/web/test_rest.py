"""The REST interface: lists page without gap, answers have the shape that the document says, errors say why."""

import json
from collections.abc import Mapping

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.web.rest.table import OFFERS

LISTS = (
    "events",
    "figures",
    "stories",
    "positions",
    "standpoints",
    "reports",
    "claims",
    "actors",
    "sources",
    "changes",
)


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, object]:
    found = client.get("/api/v1/openapi.json")
    assert found.headers["etag"]
    document: dict[str, object] = found.json()
    return document


def conforms(document: Mapping[str, object], path: str, answer: object) -> None:
    """Whether an answer has exactly the shape that the document gives for an address."""
    operation = document["paths"][path]["get"]  # type: ignore[index]  # JSON
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(answer)


def first(client: TestClient, name: str) -> str:
    """The id of some item of a list."""
    item = client.get(f"/api/v1/{name}?size=1").json()["items"][0]
    return str(item.get("id") or item["source"]["id"])


@pytest.mark.parametrize("name", LISTS)
def test_a_list_pages_through_everything_once(client: TestClient, document: dict[str, object], name: str) -> None:
    whole = client.get(f"/api/v1/{name}?size=200").json()
    assert whole["items"], f"the samples have {name}"
    parts, cursor = [], ""
    for _ in range(300):
        part = client.get(f"/api/v1/{name}", params={"size": "7", **({"next": cursor} if cursor else {})}).json()
        conforms(document, f"/api/v1/{name}", part)
        assert part["truncated"] == (part["next"] is not None)
        parts += part["items"]
        if not (cursor := part["next"]):
            break
    assert parts[: len(whole["items"])] == whole["items"]
    assert whole["next"] or len(parts) == len(whole["items"])


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/events/{id}", "events"),
        ("/events/{id}/evidence", "events"),
        ("/stories/{id}", "stories"),
        ("/reports/{id}", "reports"),
        ("/actors/{id}", "actors"),
    ],
)
def test_one_thing_has_the_shape_that_its_document_says(
    client: TestClient, document: dict[str, object], path: str, kind: str
) -> None:
    answer = client.get("/api/v1" + path.replace("{id}", first(client, kind)))
    assert answer.status_code == 200, answer.text
    conforms(document, f"/api/v1{path}", answer.json())
    lost = client.get("/api/v1" + path.replace("{id}", "evt_aaaaaaaaaaaaaaaa"))
    assert (lost.status_code, lost.headers["content-type"]) == (404, "application/problem+json")


def test_the_document_tells_of_every_offer(document: dict[str, object]) -> None:
    paths = document["paths"]
    assert isinstance(paths, dict)
    assert set(paths) == {offer.full for offer in OFFERS}


def test_events_are_what_the_command_prints(client: TestClient, sample_store: object) -> None:
    printed = CliRunner().invoke(commands, ["events", "--type", "PROTEST", "--json", "--store", str(sample_store)])
    assert json.loads(printed.stdout) == client.get("/api/v1/events?type=PROTEST").json()


def test_evidence_opens_the_report_at_its_words(client: TestClient) -> None:
    words = client.get(f"/api/v1/events/{first(client, 'events')}/evidence").json()["items"][0]
    report = client.get(f"/api/v1/reports/{words['source']['id']}?text=full").json()
    assert " ".join(report["text"][words["start"] : words["end"]].split()) == words["quote"]


def test_a_report_gives_as_much_of_its_words_as_is_asked(client: TestClient) -> None:
    identity = next(c["words"]["source"]["id"] for c in client.get("/api/v1/claims?size=1").json()["items"])
    full, quotes, none = (
        client.get(f"/api/v1/reports/{identity}?text={text}").json() for text in ("full", "quotes", "none")
    )
    assert full["text"]
    assert (quotes["text"], none["text"]) == ("", "")
    assert all(words["quote"] for words in quotes["evidence"])
    assert not any(words["quote"] for words in none["evidence"])
    assert client.get(f"/api/v1/reports/{identity}").json() == quotes


def test_facets_count_what_the_list_holds(client: TestClient) -> None:
    counted = client.get("/api/v1/facets?by=type&sure=true").json()
    total = client.get("/api/v1/events?sure=true").json()["total"]
    assert counted["exact"]
    assert counted["counted"] == total == sum(item["events"] for item in counted["items"])


def test_search_finds_reports_and_events(client: TestClient, document: dict[str, object]) -> None:
    found = client.get("/api/v1/search?q=harbour").json()
    conforms(document, "/api/v1/search", found)
    assert client.get("/api/v1/search?q=police").json()["reports"]["items"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/events?colour=red", "there is no “colour” here"),
        ("/events?size=0", "a whole number from 1 to 200"),
        ("/events?size=many", "a whole number from 1 to 200"),
        ("/events?sure=perhaps", "true or false"),
        ("/events?after=yesterday", "a year, month or day"),
        ("/events?type=PROTEST&type=AID", "given twice"),
        ("/events?type=PROTESTS", "no event type is called"),
        ("/events?next=zz", "cursor"),
        ("/reports/rpt_x?text=all", "quotes or none or full"),
        ("/facets?by=weather", "takes type or mode"),
        ("/search", "“q” is needed"),
        ("/search?q=%00", "no word to look for"),
    ],
)
def test_a_wrong_question_is_a_problem(client: TestClient, address: str, words: str) -> None:
    answer = client.get(f"/api/v1{address}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert words in answer.json()["detail"]


def test_nothing_is_written(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = client.request(method, "/api/v1/events")
        assert answer.status_code == 405
        assert "GET" in answer.headers["allow"]


def test_an_answer_that_did_not_change_is_not_sent_again(client: TestClient) -> None:
    first_time = client.get("/api/v1/events")
    again = client.get("/api/v1/events", headers={"if-none-match": first_time.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
