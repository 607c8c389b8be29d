"""Every page answers in each of its forms; what cannot be given says why, as a page and as problem+json."""

import csv
import json
from io import StringIO

import pytest
from fastapi.testclient import TestClient


def test_a_page_its_json_and_its_csv_tell_the_same(client: TestClient) -> None:
    page = client.get("/events?type=PROTEST").text
    told = client.get("/events.json?type=PROTEST").json()
    rows = list(csv.DictReader(StringIO(client.get("/events.csv?type=PROTEST").text)))
    assert told["items"], "the samples tell of a protest"
    assert [item["id"] for item in told["items"]] == [row["id"] for row in rows]
    assert all(f"/event/{row['id']}" in page for row in rows)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere", 404, "Not Found"),
        ("/event/evt_no", 404, "the record holds no evt_no"),
        ("/events?colour=red", 400, "this page takes no “colour”"),
        ("/events?type=PROTEST&type=ASSAULT", 400, "given twice"),
        ("/events?size=9000", 400, "size must be"),
        ("/events?next=zz", 400, "cursor"),
    ],
)
def test_what_cannot_be_given_says_why(client: TestClient, address: str, status: int, words: str) -> None:
    page = client.get(address)
    assert (page.status_code, words in page.text) == (status, True), page.text
    path, _, query = address.partition("?")
    program = client.get(f"{path}.json?{query}")
    assert program.status_code == status
    assert program.headers["content-type"] == "application/problem+json"
    assert json.loads(program.text)["status"] == status


def test_every_answer_forbids_what_pages_do_not_need(client: TestClient) -> None:
    for address in ("/", "/events.json", "/nowhere"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in headers


def test_another_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_an_answer_that_did_not_change_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/events")
    again = client.get("/events", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
