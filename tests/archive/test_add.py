"""`dateline add` as a person runs it: what is stored, passed over, counted and refused."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from dateline.archive import add as adding
from dateline.archive.add import Added, Work, add
from dateline.ingest import gather_named
from dateline.model.reading import Failure
from dateline.records import Record
from dateline.records.report import report_of
from dateline.store import Access, open_store, record_of
from tests.archive.writing import work
from tests.cli.test_commands import run
from tests.store.making import AT, counts
from tests.whole import SAMPLES, intake, readings_of
from tests.whole import record_of as record_of_reading

FIRST = {"id": "a", "outlet": "Wire", "published": "2026-11-20", "text": "Rebels attacked Bor on Monday, police said."}
SECOND = {"id": "b", "outlet": "Wire", "published": "2026-11-21", "text": "The army arrested 12 men in Jos on Friday."}


def rows(path: Path, *given: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in given))
    return path


def outcome(*words: str | Path) -> dict[str, int | list[dict[str, str]]]:
    done = run("add", *words, "--jobs", "1", "--json")
    assert done.status in (0, 3), done.err
    found: dict[str, int | list[dict[str, str]]] = json.loads(done.out)
    assert (done.status == 3) == bool(found["failed"])
    return found


def test_reports_are_stored_as_read_gives_them(tmp_path: Path) -> None:
    store = tmp_path / "s"
    files = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".toml")
    found = outcome(*files, "--store", store, "--published", "2026-11-16", "--outlet", "Example Wire")
    assert found["new"] == 9
    reports = [
        item
        for _, item in gather_named([str(file) for file in files], intake(), BytesIO())
        if not isinstance(item, Failure)
    ]
    with open_store(store, Access.READ) as opened:
        kept = [record_of(opened, n) for n in range(1, 10)]
        paths = [str(row[0]) for row in opened.base.execute("SELECT path FROM report ORDER BY n")]
    assert kept == [record_of_reading(reading) for reading in readings_of(reports)]
    assert {Path(path).parent for path in paths} == {SAMPLES}
    assert paths == sorted(paths)


def test_adding_again_reads_nothing(tmp_path: Path) -> None:
    given = rows(tmp_path / "in.jsonl", FIRST, SECOND)
    assert outcome(given, "--store", tmp_path / "s")["new"] == 2
    again = outcome(given, "--store", tmp_path / "s")
    assert (again["new"], again["same"], again["failed"]) == (0, 2, 0)


def test_one_report_twice_in_one_run_is_stored_once(tmp_path: Path) -> None:
    found = outcome(rows(tmp_path / "in.jsonl", FIRST, FIRST, SECOND), "--store", tmp_path / "s")
    assert (found["new"], found["same"]) == (2, 1)


def test_a_changed_page_is_updated(tmp_path: Path) -> None:
    outcome(rows(tmp_path / "in.jsonl", FIRST), "--store", tmp_path / "s")
    later = FIRST | {"text": "Rebels attacked Bor on Monday, the mayor said."}
    assert outcome(rows(tmp_path / "in.jsonl", later), "--store", tmp_path / "s")["updated"] == 1


def test_what_cannot_be_read_is_a_row_and_stops_nothing(tmp_path: Path) -> None:
    given = tmp_path / "in.jsonl"
    given.write_text(f'{json.dumps(FIRST)}\n{{"id": "x"}}\nnot json\n{json.dumps(SECOND)}\n')
    for _ in range(2):
        found = outcome(given, "--store", tmp_path / "s")
        assert found["failed"] == 2
    with open_store(tmp_path / "s", Access.READ) as store:
        assert counts(store)["report"] == 2
        failed = store.base.execute("SELECT source_id, path, stage FROM failure ORDER BY n").fetchall()
    assert failed == [("row 2", str(given), "ingest"), ("row 3", str(given), "ingest")]


def test_the_store_is_the_one_that_the_settings_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given = rows(tmp_path / "in.jsonl", FIRST)
    assert run("add", given, "--jobs", "1").status == 0
    assert (tmp_path / "record.dateline").exists()
    (tmp_path / "dateline.toml").write_text('store = "mine.dateline"\n')
    assert run("add", given, "--jobs", "1").out == "1 new\n"
    assert (tmp_path / "mine.dateline").exists()


def test_a_store_in_use_is_an_operators_error(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", Access.WRITE):
        done = run("add", rows(tmp_path / "in.jsonl", FIRST), "--store", tmp_path / "s")
    assert done.status == 1
    assert "another process is writing to" in done.err


def test_each_batch_is_told_of_once_it_is_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "COMMIT", 5)
    from tests.archive.writing import made

    heard: list[int] = []
    with open_store(tmp_path / "s", Access.WRITE) as store:

        def told(added: Added) -> None:
            heard.append(added.counts["new"] + added.counts["updated"])
            assert store.base.execute("SELECT count(*) FROM report WHERE linked = 0").get == 0
            assert store.base.execute("SELECT count(*) FROM report").get == heard[-1]

        add(store, (("made", report_of(record)) for record in made()[:12]), work(told))
    assert heard == [5, 10, 12]


def test_what_was_stored_but_not_linked_is_linked_first(tmp_path: Path) -> None:
    from tests.archive.writing import made

    plain = work(lambda added: None)
    unlinked = Work(plain.read, lambda store, at: None, plain.clock, plain.told)
    with open_store(tmp_path / "s", Access.WRITE) as store:
        add(store, (("made", report_of(record)) for record in made()[:3]), unlinked)
        assert store.base.execute("SELECT count(*) FROM report WHERE linked = 0").get == 3
        add(store, iter(()), plain)
        assert store.base.execute("SELECT count(*) FROM report WHERE linked = 0").get == 0


def test_the_report_of_a_record_is_the_report_that_was_read() -> None:
    from dataclasses import replace

    from tests.whole import sample_readings

    for reading in sample_readings():
        record: Record = record_of_reading(reading)
        assert report_of(record) == replace(reading.report, dateline=None)
    assert AT
