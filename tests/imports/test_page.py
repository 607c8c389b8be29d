"""The page /compare: empty, chosen, filtered, paged, with its twins."""

import csv
import io
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.state import State
from tests.imports.conftest import DATA


@pytest.fixture(scope="module")
def client(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the pages of a store that holds two data sets."""
    own = Path(shutil.copy(sample_store, tmp_path_factory.mktemp("pages") / "s.dateline"))
    for file, name in (("own.csv", "Mine"), ("acled.csv", "<b>Made up</b>")):
        shown = CliRunner().invoke(commands, ["import", str(DATA / file), "--name", name, "--store", str(own)])
        assert shown.exit_code in (0, 3), shown.output
    desk = Desk(own)
    yield TestClient(make_app(State(desk, "token", lambda: datetime(2026, 11, 22, 12, tzinfo=UTC), ("testserver",))))
    desk.close()


MADE_UP = {"set": "<b>Made up</b>"}


def test_it_shows_pairs_side_by_side_with_what_differs(client: TestClient) -> None:
    page = client.get("/compare", params=MADE_UP)
    assert page.status_code == 200
    assert "<b>Made up</b>" not in page.text
    assert "Matched (4)" in page.text and "Only ours (3)" in page.text and "Only theirs (6)" in page.text
    assert page.text.count('<td dir="auto" class="differs">') == 6  # two days and a toll, on both sides
    assert "COL9001, line 2" in page.text and 'href="/event/evt_' in page.text
    assert "day, 2 agree, 2 differ, 0 not told" in page.text


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ({"list": "theirs"}, {"COL9005", "COL9006", "COL9009", "KEN9002", "PER9007", "SEA9008"}),
        ({"list": "theirs", "country": "Kenya"}, {"KEN9002"}),
        ({"list": "matched", "differs": "deaths"}, {"COL9012"}),
        ({"list": "matched", "type": "PROTEST"}, {"GBR9003"}),
        ({"list": "theirs", "after": "2026-09-17"}, {"COL9005"}),
        ({"list": "matched", "before": "2026-06"}, {"GBR9003", "GBR9004"}),
    ],
)
def test_lists_are_filtered_and_the_twin_holds_the_same(
    client: TestClient, query: dict[str, str], rows: set[str]
) -> None:
    twin = client.get("/compare.csv", params=MADE_UP | query)
    assert {row["row"] for row in csv.DictReader(io.StringIO(twin.text))} == rows
    items = client.get("/compare.json", params=MADE_UP | query).json()["lines"]["items"]
    assert {item["line"]["row"] for item in items} == rows


def test_pages_follow_without_gap(client: TestClient) -> None:
    found: list[str] = []
    query = MADE_UP | {"list": "theirs", "size": "3"}
    while True:
        page = client.get("/compare.json", params=query).json()["lines"]
        found += [item["line"]["row"] for item in page["items"]]
        if page["next"] is None:
            break
        query["next"] = page["next"]
    assert len(found) == len(set(found)) == 6


def test_without_a_word_the_set_imported_last_is_shown(client: TestClient) -> None:
    assert client.get("/compare.json").json()["kept"]["dataset"]["kind"] in ("acled", "own")
    assert client.get("/compare.json", params={"set": "mine"}).json()["kept"]["figures"]["matched"] == 1


@pytest.mark.parametrize(
    ("query", "status"),
    [({"set": "none"}, 404), ({"list": "all"}, 400), ({"differs": "colour"}, 400), ({"country": "Ruritania"}, 400)],
)
def test_what_is_not_there_is_said(client: TestClient, query: dict[str, str], status: int) -> None:
    assert client.get("/compare", params=query).status_code == status


def test_an_empty_store_says_how_to_import(sample_store: Path) -> None:
    desk = Desk(sample_store)
    page = TestClient(make_app(State(desk, "t", lambda: datetime(2026, 11, 22, tzinfo=UTC), ("testserver",)))).get(
        "/compare"
    )
    desk.close()
    assert "dateline import FILE" in page.text
    assert "dateline import acled.csv" in page.text
