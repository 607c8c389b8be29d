"""`dateline review tasks` and `dateline review take` at the terminal, over the store of the samples."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.imports.spans.tools import Tool
from dateline.imports.spans.waiting import held, tasks
from dateline.store import Access, Taken, open_store, put_reading
from tests.imports.spans.tooling import back
from tests.store.making import AT, told

pytest.importorskip("cassis")


@pytest.fixture
def store(sample_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_store, tmp_path / "s.dateline"))


def run(*words: str | Path) -> tuple[int, str]:
    shown = CliRunner().invoke(commands, ["review", *map(str, words)])
    return shown.exit_code, shown.output


@pytest.mark.parametrize("tool", list(Tool))
def test_the_samples_go_out_and_come_back(store: Path, tool: Tool, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    status, output = run("tasks", folder, "--as", tool.value, "--limit", "2", "--store", store)
    assert status == 0 and "2 reports for" in output
    path = back(tool, folder)
    dry = run("take", path, "--as", tool.value, "--by", "Ida", "--dry-run", "--json", "--store", store)
    assert dry[0] == 0 and {row["outcome"] for row in json.loads(dry[1])} == {"filed"}
    status, output = run("take", path, "--as", tool.value, "--by", "Ida", "--store", store)
    assert status == 0 and f"{len(json.loads(dry[1]))} filed, 0 filed before, 0 not taken" in output
    status, output = run("take", path, "--as", tool.value, "--by", "Ida", "--store", store)
    assert status == 0 and f"0 filed, {len(json.loads(dry[1]))} filed before, 0 not taken" in output
    with open_store(store, Access.READ) as opened:
        seen = list(opened.base.execute("SELECT review, count(*) FROM claim GROUP BY 1 HAVING review IS NOT NULL"))
    assert [state for state, _ in seen] == ["accepted"]


def test_what_is_not_taken_ends_with_three(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "\\u001b[31m"}\n{', encoding="utf-8")
    status, output = run("take", path, "--as", "prodigy", "--store", store)
    assert status == 3 and "0 filed, 0 filed before, 2 not taken" in output and "\x1b[31m" not in output


def test_wrong_words_are_refused(store: Path, tmp_path: Path) -> None:
    for words, why in (
        (("tasks", tmp_path / "o", "--as", "prodigy", "--report", "rpt_none"), "no report rpt_none"),
        (("tasks", store, "--as", "prodigy"), "is there already"),
        (("take", tmp_path / "none", "--as", "prodigy"), "cannot read"),
        (("take", tmp_path, "--as", "prodigy"), "is a folder"),
    ):
        shown = CliRunner().invoke(commands, ["review", *map(str, words), "--store", str(store)])
        assert shown.exit_code != 0 and why in str(shown.exception or shown.output)


def test_a_text_that_no_xml_can_hold_is_left_out(tmp_path: Path) -> None:
    store = tmp_path / "s"
    with open_store(store, Access.WRITE) as opened:
        for mark, outlet in (("A\x0bB", "One"), ("Plain", "Two")):
            record = told(["Ana Lopes attacked 12 people in Bor, police said."], outlet=outlet, mark=mark)
            put_reading(opened, record, Taken(None, AT))
        reports = [str(row[0]) for row in opened.base.execute("SELECT id FROM report ORDER BY n")]
        assert len(list(tasks(opened.base, reports))) == 2 and held(opened.base, "rpt_none") is None
    named = [word for report in reports for word in ("--report", report)]
    status, output = run("tasks", tmp_path / "o", "--as", "cas", *named, "--store", store)
    assert status == 0 and f"left out: {reports[0]}" in output and "1 report for CAS" in output
    assert [path.stem for path in (tmp_path / "o").glob("*.xmi")] == [reports[1]]
