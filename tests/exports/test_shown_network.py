"""The network page's GraphML: the same arrows under the same filter, from the store of the samples."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.state import State

networkx = pytest.importorskip("networkx")


@pytest.fixture(scope="module")
def client(sample_store: Path) -> Iterator[TestClient]:
    desk = Desk(sample_store)
    yield TestClient(make_app(State(desk, "token", lambda: datetime(2026, 11, 22, 12, tzinfo=UTC), ("testserver",))))
    desk.close()


@pytest.mark.parametrize("query", ["", "type=ASSAULT,CONSULT", "country=COL&sure=1", "after=2026-10&status=planned"])
def test_the_file_has_the_arrows_of_the_page(client: TestClient, query: str) -> None:
    told = client.get(f"/network.json?{query}&top=500").json()
    answer = client.get(f"/network.graphml?{query}")
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/graphml+xml; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    graph = networkx.parse_graphml(answer.text, force_multigraph=True)
    assert Counter((a, b) for a, b in graph.edges()) == {
        (edge["source"]["id"], edge["target"]["id"]): edge["events"] for edge in told["edges"]
    }
    assert graph.number_of_edges() == told["events"]
    names = {end["id"]: end["name"] for edge in told["edges"] for end in (edge["source"], edge["target"])}
    assert {name: data["label"] for name, data in graph.nodes(data=True)} == names
    assert query or (graph.number_of_edges() > 20 and all("locator" in data for *_, data in graph.edges(data=True)))


def test_the_page_leads_to_it_under_its_filter(client: TestClient) -> None:
    page = client.get("/network?type=ASSAULT&top=5").text
    assert 'href="/network.graphml?type=ASSAULT"' in page


@pytest.mark.parametrize("query", ["type=NOSUCH", "top=5", "min_origins=x", "country=Nowhere"])
def test_a_filter_that_means_nothing_is_refused(client: TestClient, query: str) -> None:
    answer = client.get(f"/network.graphml?{query}")
    assert answer.status_code == 400 and answer.json()["status"] == 400


def test_it_is_the_same_each_time(client: TestClient) -> None:
    assert client.get("/network.graphml").content == client.get("/network.graphml").content
