"""SQL for strangers: the views answer; nothing is written, attached or read from elsewhere; nothing runs for ever."""

import csv
import time
from io import StringIO
from pathlib import Path

import apsw
import pytest
from fastapi.testclient import TestClient

from dateline.query.sql_guarded import views_of
from dateline.web.sql_apart import sql_apart

ENDLESS = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c"
AT_ONE_GO = "SELECT instr(hex(zeroblob(7000000)), hex(zeroblob(3000000)) || '1')"  # no clock is looked at meanwhile


@pytest.fixture(scope="module")
def views(sample_store: Path) -> dict[str, tuple[str, ...]]:
    base = apsw.Connection(str(sample_store), flags=apsw.SQLITE_OPEN_READONLY)
    return views_of(base)


def test_every_view_answers(sample_store: Path, views: dict[str, tuple[str, ...]]) -> None:
    assert len(views) >= 10
    for name, columns in views.items():
        found = sql_apart(sample_store, f"SELECT * FROM {name}")
        assert (found.error, found.columns) == (None, columns)
        counted = sql_apart(sample_store, f"SELECT count(*) FROM {name}")
        assert counted.rows == ((len(found.rows),),), name


def test_a_page_its_json_and_its_csv_tell_the_same(client: TestClient) -> None:
    sql = "SELECT event, type FROM v_events ORDER BY event LIMIT 3"
    page = client.get("/query", params={"sql": sql})
    told = client.get("/query.json", params={"sql": sql}).json()["answer"]
    rows = list(csv.reader(StringIO(client.get("/query.csv", params={"sql": sql}).text)))
    assert rows == [["event", "type"], *told["rows"]]
    assert len(told["rows"]) == 3
    assert all(f'href="/event/{event}"' in page.text for event, _ in told["rows"])


def test_no_more_rows_than_said_and_the_page_says_so(client: TestClient) -> None:
    sql = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c"
    told = client.get("/query.json", params={"sql": sql}).json()["answer"]
    assert (len(told["rows"]), told["truncated"]) == (1000, True)
    assert "there are more, cut off here" in client.get("/query", params={"sql": sql}).text


def test_a_wide_answer_is_a_short_page(client: TestClient) -> None:
    sql = "SELECT a.text, b.text FROM v_reports a, v_reports b, v_reports c"
    page = client.get("/query", params={"sql": sql})
    assert page.status_code == 200
    assert len(page.content) < 300_000
    assert "are shown" in page.text


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO report DEFAULT VALUES",
        "DELETE FROM v_events",
        "UPDATE event SET type = 'AID'",
        "DROP TABLE report",
        "CREATE TABLE t (x)",
        "CREATE TEMP TABLE t AS SELECT 1",
        "VACUUM INTO 'copy.db'",
        "ATTACH 'other.db' AS other",
        "PRAGMA query_only = off",
        "PRAGMA journal_mode = delete",
        "PRAGMA table_info(report)",
        "BEGIN IMMEDIATE",
        "SELECT load_extension('x')",
        "SELECT readfile('/etc/hostname')",
        "SELECT writefile('x', 'y')",
        "SELECT edit('x')",
        "SELECT * FROM report",
        "SELECT text FROM report",
        "SELECT record FROM reading",
        "SELECT count(*) FROM judgement",
        "WITH v_reports AS (SELECT record FROM reading) SELECT * FROM v_reports",
        "SELECT * FROM sqlite_schema",
        "SELECT * FROM pragma_database_list",
        "SELECT * FROM dbstat",
        "SELECT * FROM passage",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE report",
        "SELECT",
        "nonsense",
        "SELECT ''' || x",
    ],
)
def test_what_is_no_question_to_the_views_is_refused(client: TestClient, sql: str, tmp_path: Path) -> None:
    page = client.get("/query", params={"sql": sql})
    assert page.status_code == 400
    assert 'class="problem"' in page.text
    assert "<textarea" in page.text, "the form stays, with what was asked"
    program = client.get("/query.json", params={"sql": sql})
    assert (program.status_code, program.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize(
    "sql",
    [
        ENDLESS,
        AT_ONE_GO,
        "SELECT group_concat(a.sentence) FROM v_evidence a, v_evidence b, v_evidence c, v_evidence d",
        "SELECT zeroblob(1000000000)",
        "SELECT randomblob(2000000000)",
        "SELECT printf('%1000000000d', 1)",
        "WITH RECURSIVE c(n) AS (SELECT 'a' UNION ALL SELECT n || n FROM c) SELECT max(n) FROM c",
        "WITH RECURSIVE c(n, z) AS (SELECT 1, zeroblob(9000000) UNION SELECT n + 1, zeroblob(9000000) FROM c)"
        " SELECT count(*) FROM (SELECT DISTINCT z, n FROM c)",
        "SELECT " + "+".join(["1"] * 5000),
        "SELECT 1 " + "UNION ALL SELECT 1 " * 500,
    ],
)
def test_what_asks_too_much_is_stopped(sample_store: Path, sql: str) -> None:
    start = time.monotonic()
    found = sql_apart(sample_store, sql)
    assert found.error
    assert time.monotonic() - start < 8


def test_the_store_is_as_it_was(client: TestClient, sample_store: Path) -> None:
    before = client.get("/events.json").json()
    sql_apart(sample_store, "DELETE FROM event")
    assert client.get("/events.json").json() == before


def test_odd_values_are_plain_json(client: TestClient) -> None:
    sql = "SELECT 1e999, -1e999, x'00ff', NULL, 'a' || char(0) || 'b', '<script>' AS \"<b>\""
    told = client.get("/query.json", params={"sql": sql}).json()["answer"]
    assert told["rows"][0][:4] == ["inf", "-inf", "x'00ff'", None]
    page = client.get("/query", params={"sql": sql}).text
    assert "<script>" not in page.split("<main", 1)[1]
    assert "&lt;b&gt;" in page


def test_every_example_has_an_answer(client: TestClient) -> None:
    for example in client.get("/query.json").json()["examples"]:
        answer = client.get("/query.json", params={"sql": example["sql"]})
        assert answer.status_code == 200, answer.text


def test_every_view_is_explained(client: TestClient) -> None:
    assert all(view["row"] for view in client.get("/query.json").json()["views"])
