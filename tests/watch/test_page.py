"""The watch page and the feeds of saved queries, over a store that has both."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.query.questions import Filter
from dateline.store import Access, open_store
from dateline.watch.alerts import Wish, save
from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.state import State
from tests.watch.making import Watcher
from tests.watch.server import Site, rss, whole

HOSTILE = "<script>alert(1)</script> & co"


@pytest.fixture
def client(site: Site, watcher: Watcher) -> Iterator[TestClient]:
    site.put("/good", rss(whole("a"), title=HOSTILE.replace("&", "&amp;").replace("<", "&lt;")))
    site.put("/bad", "<html>no feed</html>")
    with watcher.store() as store:
        save(store, Wish("all", Filter(text="bridge"), ("new", "changed")), watcher.hours.stamp())
    watcher.go(site.url("/good"), site.url("/bad"))
    desk = Desk(watcher.path)
    yield TestClient(make_app(State(desk, "", lambda: datetime(2026, 11, 16, 12, tzinfo=UTC), ("testserver",))))
    desk.close()


def test_the_page_says_how_feeds_fare(client: TestClient) -> None:
    page = client.get("/watch").text
    assert "2 feeds, 1 failing" in page and "not a feed" in page
    assert "<script>alert" not in page and "&amp; co" in page
    assert 'href="/watch/all.atom"' in page and 'href="/watch/all.json"' in page
    assert 'class="failed"' in page and 'class="new"' in page


def test_its_twins(client: TestClient) -> None:
    shown = client.get("/watch.json").json()
    assert [feed["state"] for feed in shown["feeds"]] == ["failing", "well"]
    assert shown["alerts"][0]["alert"]["name"] == "all"
    rows = list(csv.DictReader(io.StringIO(client.get("/watch.csv").text)))
    assert [row["state"] for row in rows] == ["failing", "well"]
    assert rows[0]["error"].startswith("not a feed")


def test_the_first_page_has_a_strip_only_where_feeds_are_watched(client: TestClient, tmp_path: Path) -> None:
    assert '<a href="/watch" data-server>2 feeds, 1 failing</a>' in client.get("/").text
    open_store(tmp_path / "none.dateline", Access.WRITE).close()
    desk = Desk(tmp_path / "none.dateline")
    bare = TestClient(make_app(State(desk, "", lambda: datetime(2026, 11, 16, tzinfo=UTC), ("testserver",))))
    assert "data-server>" not in bare.get("/").text.partition("<main")[2]
    assert "No feed is watched" in bare.get("/watch").text and "No query is saved" in bare.get("/watch").text
    desk.close()


@pytest.mark.parametrize(("form", "kind"), [("atom", "application/atom+xml"), ("json", "application/feed+json")])
def test_feeds_of_saved_queries(client: TestClient, form: str, kind: str) -> None:
    answer = client.get(f"/watch/all.{form}")
    assert answer.status_code == 200 and answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert "http://testserver/event/evt_" in answer.text
    again = client.get(f"/watch/all.{form}", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304 and not again.content
    assert client.get(f"/watch/none.{form}").status_code == 404
    assert client.get(f"/watch/all.{form}?x=1").status_code == 400
