"""Houses, whose words they print, who is quoted through them; search over everything."""

import csv
import shutil
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from fastapi.testclient import TestClient

from dateline.model.review import Signed
from dateline.store import Access, open_store
from dateline.store.ratings import rate
from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.state import State


def test_a_house_is_counted_as_origin_and_as_copier(client: TestClient) -> None:
    houses = {item["house"]["name"]: item["house"] for item in client.get("/sources.json").json()["items"]}
    assert houses["Halden Wire"]["carried"] >= 1
    assert all(h["own"] + h["copies"] <= h["reports"] for h in houses.values())
    rows = list(csv.DictReader(StringIO(client.get("/sources.csv").text)))
    assert {row["name"] for row in rows} == set(houses)
    assert "not rated" in client.get("/sources").text


def test_a_house_shows_who_is_quoted_via_whom(client: TestClient) -> None:
    page = client.get("/source/Radio Calaverde")
    told = client.get("/source/Radio Calaverde.json").json()["chains"]["items"]
    assert told[0]["voices"][-1] == "Radio Calaverde"
    assert (
        sum(chain["claims"] for chain in told) == client.get("/source/Radio Calaverde.json").json()["chains"]["claims"]
    )
    for chain in told:
        locator = chain["words"]["locator"].split("#")[0]
        assert f'href="/report/{locator}#c{chain["words"]["start"]}"' in page.text


def test_a_rating_stands_with_its_reason(sample_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "rated.dateline"
    shutil.copy(sample_store, path)
    with open_store(path, Access.WRITE) as store:
        rate(store, "Radio Calaverde", "B", Signed("Ada", "right whenever checked", "2026-11-22T10:00:00Z"))
    desk = Desk(path)
    client = TestClient(make_app(State(desk, "", lambda: datetime(2026, 11, 22, tzinfo=UTC), ("testserver",))))
    assert "right whenever checked" in client.get("/source/Radio Calaverde").text
    grades = {item["house"]["name"]: item["grade"] for item in client.get("/sources.json").json()["items"]}
    assert grades["Radio Calaverde"] == "B"
    assert set(grades.values()) == {"B", "F"}
    desk.close()


def test_a_source_that_no_report_has_is_not_found(client: TestClient) -> None:
    assert client.get("/source/Nobody/Knows").status_code == 404
    assert "No source is called so" in client.get("/sources?text=zzz").text


def test_search_marks_the_words_and_finds_actors(client: TestClient) -> None:
    page = client.get("/search?q=police").text
    assert "<mark>" in page
    told = client.get("/search.json?q=police").json()
    assert told["reports"]["items"]
    assert told["actors"]
    assert "\x02" not in client.get("/search.csv?q=police").text


def test_search_says_what_it_could_not_look_for(client: TestClient) -> None:
    assert "no word to look for" in client.get("/search?q=…").text
    assert "No report holds all these words" in client.get("/search?q=xylophone").text
