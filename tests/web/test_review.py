"""The review page and what may be written through it: a round of review, and who is refused."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.store import Access, open_store
from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.state import State

TOKEN = "a-token-for-review"
BEARER = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def own(sample_store: Path, tmp_path: Path) -> Iterator[tuple[TestClient, Path]]:
    """A client of a copy of the sample store, and where that lies."""
    path = tmp_path / "own.dateline"
    shutil.copy(sample_store, path)
    desk = Desk(path)
    state = State(desk, TOKEN, lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), ("testserver",))
    yield TestClient(make_app(state), follow_redirects=False), path
    desk.close()


def first(client: TestClient) -> dict[str, object]:
    """The claim that the page opens."""
    claim = client.get("/review.json").json()["claim"]
    assert isinstance(claim, dict)
    return claim


def value(client: TestClient, claim: object, field: str) -> object:
    """What a claim says in a field, and what it was read as."""
    card = client.get("/review.json", params={"claim": str(claim)}).json()["claim"]
    return next((each["words"], each["machine"]) for each in card["values"] if each["field"] == field)


def test_the_page_shows_the_queue_the_words_and_the_form(own: tuple[TestClient, Path]) -> None:
    client, _ = own
    page = client.get("/review")
    assert page.status_code == 200 and len(page.content) < 300_000
    told = client.get("/review.json").json()
    weights = [item["weight"] for item in told["queue"]["items"]]
    assert weights == sorted(weights, reverse=True) and weights[0] > weights[-1] > 0
    assert all(item["reasons"] and item["claims"] for item in told["queue"]["items"])
    assert told["claim"]["id"] in page.text and told["claim"]["trigger"] in page.text
    for key in "aremsnu":
        assert (f'data-key="{key}"' in page.text) == (key != "u"), key  # nothing to undo yet
    assert client.get("/review.csv").text.count("\n") == len(weights) + 1
    assert client.get("/review?nothing=1").status_code == 400
    assert client.get("/review?claim=clm_none").status_code == 404
    assert client.get("/reviews").status_code == 200


def test_a_round_of_review_by_json(own: tuple[TestClient, Path]) -> None:
    client, path = own
    claim = first(client)
    body = {"act": "edit", "subject": claim["id"], "by": "Ida", "why": "see the text", "fields": {"status": "planned"}}
    done = client.post("/api/v1/reviews", json=body, headers=BEARER)
    assert done.status_code == 201 and done.json()["deed"].startswith("rev_")
    was = next(each["words"] for each in claim["values"] if each["field"] == "status")  # type: ignore[attr-defined]
    assert value(client, claim["id"], "status") == ("planned", was)
    undo = {"act": "undo", "revision": done.json()["deed"], "by": "Bo"}
    assert client.post("/api/v1/reviews", json=undo, headers=BEARER).status_code == 201
    assert value(client, claim["id"], "status") == (was, None)
    reject = {"act": "reject", "subject": claim["id"], "by": "Ida", "why": "misread"}
    assert client.post("/api/v1/reviews", json=reject, headers=BEARER).status_code == 201
    with open_store(path, Access.READ) as store:
        assert store.base.execute("SELECT review, live FROM claim WHERE id = ?", (claim["id"],)).fetchone() == (
            "rejected",
            0,
        )
    event = client.get("/review.json", params={"claim": str(claim["id"])}).json()["claim"]["event"]
    if event:  # others tell it still: its page says what was put right
        assert "misread" in client.get(f"/event/{event}").text
    ledger = client.get("/reviews.json").json()["revisions"]["items"]
    assert [(row["act"], row["standing"]) for row in ledger] == [("reject", True), ("undo", True), ("edit", False)]


def test_the_queue_and_the_ledger_as_lists(own: tuple[TestClient, Path]) -> None:
    client, _ = own
    waiting = client.get("/api/v1/queue", params={"size": 3}).json()
    assert len(waiting["items"]) <= 3 and waiting["next"]
    body = {"act": "accept", "subject": waiting["items"][0]["claims"][0]["id"], "by": "Ida"}
    assert client.post("/api/v1/reviews", json=body, headers=BEARER).status_code == 201
    assert [row["act"] for row in client.get("/api/v1/reviews", params={"by": "Ida"}).json()["items"]] == ["accept"]
    assert client.get("/api/v1/reviews", params={"lost": "true"}).json()["items"] == []


def test_merge_and_split_by_json(own: tuple[TestClient, Path]) -> None:
    client, _ = own
    items = client.get("/review.json").json()["queue"]["items"]
    one, other = items[0]["events"][0], items[-1]["events"][0]
    merge = {"act": "merge", "subject": one, "other": other, "by": "Ida", "why": "one and the same"}
    done = client.post("/api/v1/reviews", json=merge, headers=BEARER)
    assert done.status_code == 201 and set(done.json()["events"]) < {one, other}
    undo = {"act": "undo", "revision": done.json()["deed"], "by": "Ida"}
    assert client.post("/api/v1/reviews", json=undo, headers=BEARER).status_code == 201
    assert client.get(f"/event/{one}").status_code == client.get(f"/event/{other}").status_code == 200


def fields(page: str) -> dict[str, str]:
    """What the form of the page would send as it stands, but for its buttons."""
    form = page[page.index('<form id="deed"') :]
    form = form[: form.index("</form>")]
    found = dict(re.findall(r'<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', form))
    for name, options in re.findall(r'<select[^>]*name="([^"]+)">(.*?)</select>', form, re.S):
        values = re.findall(r'<option value="([^"]*)"( selected)?', options)
        found[name] = next((v for v, chosen in values if chosen), values[0][0])
    return found


def test_a_round_of_review_by_the_plain_form(own: tuple[TestClient, Path]) -> None:
    client, _ = own
    claim = first(client)
    form = fields(client.get("/review").text) | {"by": "Ida", "token": TOKEN, "act": "edit", "why": "see the text"}
    assert form["subject"] == claim["id"]
    done = client.post("/review", data=form | {"actor": "Greta Lund"})
    assert done.status_code == 303
    assert done.headers["location"] == form["then"].replace("&amp;", "&") + "&by=Ida"
    assert value(client, claim["id"], "actor")[0] == "Greta Lund"  # type: ignore[index]
    unchanged = client.post("/review", data=form | {"actor": "Greta Lund", "was.actor": "Greta Lund"})
    assert unchanged.status_code == 400 and "nothing is edited" in unchanged.text
    picked = {"role": "place", "start": "1", "end": "5", "exact": "no such place"}
    assert client.post("/review", data=form | picked).status_code == 400
    silent = client.post("/review", data=form | {"act": "reject", "why": "", "actor": "Greta Lund"})
    assert silent.status_code == 400 and "say why" in silent.text
    assert 'id="deed"' in silent.text and "Greta Lund" in silent.text  # the form again, with what was typed
    page = client.get("/review", params={"claim": str(claim["id"])}).text
    assert 'data-key="u"' in page and "read as:" in page
    elsewhere = client.post("/review", data=form | {"act": "accept", "then": "//evil.example/"})
    assert elsewhere.headers["location"] == "/review"
    assert 'value="Ida"' in client.get(done.headers["location"]).text


@pytest.mark.parametrize("path", ["/api/v1/reviews", "/api/v1/ratings", "/review", "/rate"])
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"authorization": "Bearer wrong"}, 401),
        ({**BEARER, "sec-fetch-site": "cross-site"}, 403),
        ({**BEARER, "sec-fetch-site": "same-site"}, 403),
        ({**BEARER, "origin": "http://evil.example"}, 403),
        ({**BEARER, "origin": "null"}, 403),
        ({**BEARER, "origin": "null", "sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_nothing_is_written_without_the_token_or_for_another_site(
    own: tuple[TestClient, Path], path: str, headers: dict[str, str], status: int
) -> None:
    client, store = own
    body = {"act": "accept", "subject": str(first(client)["id"]), "by": "Ida", "source": "x", "grade": "A", "why": "w"}
    send = {"json": body} if path.startswith("/api") else {"data": body}
    said = client.post(path, headers=headers, **send)  # type: ignore[arg-type]
    assert said.status_code == status
    with open_store(store, Access.READ) as opened:
        assert opened.base.execute("SELECT (SELECT count(*) FROM revision) + (SELECT count(*) FROM rating)").get == 0


def test_a_form_of_ours_is_let_pass_though_its_origin_is_hidden(own: tuple[TestClient, Path]) -> None:
    client, _ = own
    form = fields(client.get("/review").text) | {"by": "Ida", "token": TOKEN, "act": "accept"}
    ours = {"origin": "null", "sec-fetch-site": "same-origin"}
    assert client.post("/review", data=form, headers=ours).status_code == 303
    assert client.post("/review", data=form, headers={"origin": "http://testserver"}).status_code == 303


def test_a_busy_writer_is_told(own: tuple[TestClient, Path]) -> None:
    client, path = own
    body = {"act": "accept", "subject": first(client)["id"], "by": "Ida"}
    with open_store(path, Access.WRITE):
        said = client.post("/api/v1/reviews", json=body, headers=BEARER)
        assert said.status_code == 409 and "another process is writing" in said.json()["detail"]
        assert client.get("/review").status_code == 200
    assert client.post("/api/v1/reviews", json=body, headers=BEARER).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"act": "burn", "subject": "clm_1", "by": "Ida"},
        {"act": "accept", "by": "Ida"},
        {"act": "accept", "subject": "clm_none", "by": "Ida"},
        {"act": "accept", "subject": "clm_none", "by": ""},
        {"act": "undo", "by": "Ida", "revision": "rev_none"},
        {"act": "merge", "subject": "evt_none", "other": "evt_none", "by": "Ida"},
        {"act": "split", "subject": "\x00", "by": "Ida"},
        {"act": "edit", "subject": "clm_none", "by": "Ida", "fields": {"colour": "red"}},
        {"act": "edit", "subject": "clm_none", "by": "Ida", "more": 1},
    ],
)
def test_what_cannot_be_done_is_refused_in_words(own: tuple[TestClient, Path], body: dict[str, object]) -> None:
    client, _ = own
    said = client.post("/api/v1/reviews", json=body, headers=BEARER)
    assert said.status_code == 400 and said.json()["detail"]
    assert said.headers["content-type"].startswith("application/problem+json")


def test_bodies_that_are_none(own: tuple[TestClient, Path]) -> None:
    client, _ = own
    ask = {**BEARER, "content-type": "application/json"}
    assert client.post("/api/v1/reviews", content=b"\xff{", headers=ask).status_code == 400
    assert client.post("/api/v1/reviews", content=b"{}", headers=BEARER).status_code == 415
    assert client.post("/api/v1/reviews", content=b" " * 300_000, headers=ask).status_code == 413


def test_a_source_is_rated(own: tuple[TestClient, Path]) -> None:
    client, path = own
    with open_store(path, Access.READ) as store:
        outlet = str(store.base.execute("SELECT outlet FROM report WHERE outlet IS NOT NULL LIMIT 1").get)
    body = {"source": outlet, "grade": "b", "why": "mostly right", "by": "Ida"}
    assert client.post("/api/v1/ratings", json=body, headers=BEARER).status_code == 201
    form = body | {"grade": "C", "token": TOKEN, "then": "/sources"}
    assert client.post("/rate", data=form).headers["location"] == "/sources"
    assert client.post("/api/v1/ratings", json=body | {"grade": "G"}, headers=BEARER).status_code == 400
    assert client.post("/api/v1/ratings", json=body | {"source": "Nobody"}, headers=BEARER).status_code == 400
    with open_store(path, Access.READ) as store:
        rows = store.base.execute("SELECT grade, standing FROM v_ratings ORDER BY grade")
        assert rows.fetchall() == [("B", 0), ("C", 1)]
