"""`dateline sources` as a person runs it."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_commands import BINARY, run

TEXT = (
    "Rebels attacked the town of Bor on Monday, Interior Minister Ana Pavić told reporters.\n\n"
    '"We are looking for them," Pavić said. The rebels could not be reached.\n\n'
    "A senior official, who was not authorised to speak publicly, said the army had known. "
    "The army denied it. Ten people were reportedly hurt."
)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    path = tmp_path / "told.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_table_names_the_sources(told: Path) -> None:
    done = run("sources", told, "--outlet", "Example Wire", "--published", "2026-11-16")
    assert done.status == 0
    assert "Ana Pavić" in done.out and "Example Wire" in done.out
    assert "senior official" in done.out and "unnamed" in done.out
    assert "the report's own voice" in done.out


def test_json_counts_what_the_record_holds(told: Path) -> None:
    pictures = json.loads(run("sources", told, "--format", "json").out)
    record = json.loads(run("read", told, "--format", "jsonl").out)
    assert len(pictures) == 1
    ids = sorted(i for source in pictures[0]["sources"] for i in source["attributions"])
    assert ids == sorted(row["id"] for row in record["attributions"])
    assert sum(share["claims"] for share in pictures[0]["shares"]) == len(record["claims"])
    minister = next(source for source in pictures[0]["sources"] if source["name"] == "Ana Pavić")
    assert minister["naming"] == "named" and minister["direct"] >= 1 and minister["to"] == ["reporters"]
    official = next(source for source in pictures[0]["sources"] if "official" in source["name"])
    assert official["naming"] == "unnamed" and official["words"] > 0


def test_json_has_a_short_name(told: Path) -> None:
    assert run("sources", told, "--json").out == run("sources", told, "-f", "json").out


def test_csv_has_a_row_a_source(told: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("sources", told, "-f", "csv").out)))
    assert "Ana Pavić" in [row["name"] for row in rows]
    assert all(int(row["times"]) == sum(int(row[how]) for how in ("direct", "mixed", "indirect")) for row in rows)
    assert None not in rows[0] and rows[0]["title"]


def test_page_and_picture_go_to_a_file(told: Path, tmp_path: Path) -> None:
    for shape, opening in (("html", "<!doctype html>"), ("svg", "<svg ")):
        target = tmp_path / f"out.{shape}"
        assert run("sources", told, "-f", shape, "-o", target).status == 0
        written = target.read_text("utf-8")
        assert written.startswith(opening) and "Ana Pavić" in written


def test_several_reports_are_added_up(told: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("The envoy met the minister in Oslo.", encoding="utf-8")
    done = run("sources", tmp_path)
    assert done.status == 0
    assert "nobody is quoted in this report" in done.out
    assert "2 reports together" in done.out


def test_what_cannot_be_read_is_status_3(told: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.bin").write_bytes(BINARY)
    failures = tmp_path.parent / "failed.jsonl"
    done = run("sources", tmp_path, "--json", "--failures", failures)
    assert done.status == 3
    assert len(json.loads(done.out)) == 1
    assert "bad.bin" in done.err and "bad.bin" in failures.read_text("utf-8")


def test_wrong_use(told: Path, tmp_path: Path) -> None:
    assert run("sources").status == 2
    assert run("sources", told, "-f", "pdf").status == 2
    assert run("sources", tmp_path / "gone.txt").status == 1
