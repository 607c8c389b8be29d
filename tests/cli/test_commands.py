"""The commands as a person runs them: what they write, their exit status, and that no input ends in a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.errors import DatelineError
from dateline.records import record_schema

GOOD = "Rebels attacked the town of Bor on Monday, killing 12 soldiers, police said."
BINARY = bytes(range(256)) * 40


@dataclass(frozen=True)
class Run:
    """What a command left: status, standard output and error."""

    status: int
    out: str
    err: str


def run(*words: str | Path, stdin: bytes = b"") -> Run:
    """One command in this process, its errors turned into lines as the installed command does."""
    result = CliRunner().invoke(commands, [str(word) for word in words], input=stdin, env={"COLUMNS": "100"})
    if isinstance(result.exception, DatelineError):
        return Run(1, result.stdout, f"{result.stderr}error: {result.exception}\n")
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return Run(result.exit_code, result.stdout, result.stderr)


def apart(words: Sequence[str | Path], seconds: int = 60, stdin: bytes = b"") -> Run:
    """One command as a process of its own, which must end in time and without a traceback."""
    command = [sys.executable, "-c", "from dateline.cli.main import app; app()", *map(str, words)]
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=seconds, env=environment, check=False)
    errors = done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in errors, errors[-2000:]
    return Run(done.returncode, done.stdout.decode("utf-8", "replace"), errors)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_read_prints_a_table(good: Path) -> None:
    done = run("read", good, "--published", "2026-11-16", "--outlet", "Example Wire")
    assert done.status == 0
    assert "Rebels → attacked" in done.out
    assert "Example Wire" in done.out
    assert "2026-11-16" in done.out


def test_read_writes_valid_records(good: Path) -> None:
    done = run("read", good, "--format", "jsonl", "--published", "2026-11-16")
    lines = done.out.splitlines()
    assert done.status == 0 and len(lines) == 1
    record = json.loads(lines[0])
    Draft202012Validator(record_schema()).validate(record)
    assert record["report"]["published"] == "2026-11-16"
    assert record["claims"]


def test_read_writes_one_page(good: Path) -> None:
    done = run("read", good, "-f", "html")
    assert done.status == 0
    assert done.out.startswith("<!doctype html>")
    assert done.out.rstrip().endswith("</html>")


def test_read_takes_standard_input() -> None:
    done = run("read", "-", "--format", "jsonl", stdin=GOOD.encode())
    assert done.status == 0
    assert json.loads(done.out)["report"]["text"] == GOOD


def test_without_a_day_relative_dates_stay_open(good: Path) -> None:
    record = json.loads(run("read", good, "--format", "jsonl").out)
    assert record["report"]["published_basis"] == "unresolved"
    assert [row["why"] for row in record["unresolved"] if row["layer"] == "time"] == ["NO_ANCHOR"]


def test_a_folder_with_a_bad_file_gives_the_others(tmp_path: Path, good: Path) -> None:
    (tmp_path / "bad.bin").write_bytes(BINARY)
    (tmp_path / "also.txt").write_text("The envoy met the minister in Oslo.", encoding="utf-8")
    failures, target = tmp_path.parent / "failures.jsonl", tmp_path.parent / "records.jsonl"
    done = run("read", tmp_path, "--format", "jsonl", "-o", target, "--failures", failures)
    assert done.status == 3
    assert [json.loads(line)["report"]["text"][:5] for line in target.read_text("utf-8").splitlines()] == [
        "The e",
        "Rebel",
    ]
    rows = [json.loads(line) for line in failures.read_text("utf-8").splitlines()]
    assert [set(row) for row in rows] == [{"source_id", "path", "stage", "error"}]
    assert rows[0]["path"].endswith("bad.bin") and rows[0]["stage"] == "ingest"
    assert "failed: " in done.err and "bad.bin" in done.err
    assert good.name not in done.err


def test_the_failures_file_is_there_and_empty_where_nothing_failed(tmp_path: Path, good: Path) -> None:
    target = tmp_path / "failures.jsonl"
    assert run("read", good, "--failures", target).status == 0
    assert target.read_text() == ""


def test_output_appears_whole_or_not_at_all(tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")

    def breaks(record: object) -> str:
        raise DatelineError("the disk is gone")

    monkeypatch.setattr("dateline.cli.read.encode", breaks)
    assert run("read", good, "--format", "jsonl", "-o", target).status == 1
    assert target.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.txt", "out.jsonl"]
    monkeypatch.undo()
    assert run("read", good, "--format", "jsonl", "-o", target).status == 0
    assert json.loads(target.read_text("utf-8"))["claims"]


@pytest.mark.parametrize("option", ["-o", "--failures"])
def test_a_target_that_cannot_be_written_is_one_line(good: Path, tmp_path: Path, option: str) -> None:
    done = run("read", good, option, tmp_path / "no" / "such" / "out.txt")
    assert done.status == 1
    assert "cannot write" in done.err.splitlines()[-1]


def test_a_missing_path_is_one_line(tmp_path: Path, good: Path) -> None:
    done = run("read", good, tmp_path / "gone.txt")
    assert done.status == 1
    assert done.err.splitlines() == [f"error: {tmp_path / 'gone.txt'}: no such file or folder"]
    assert done.out == ""


@pytest.mark.parametrize(
    "words",
    [
        ("read", "-", "--published", "last week"),
        ("read", "-", "--published", "2026-13-01"),
        ("read", "-", "--format", "docx"),
        ("read",),
        ("read", "-", "--colour"),
        ("reed", "-"),
        ("explain", "-"),
    ],
)
def test_a_wrong_use_is_status_2(words: tuple[str, ...]) -> None:
    done = run(*words, stdin=GOOD.encode())
    assert done.status == 2
    assert "Usage" in done.err


def test_a_settings_file_is_used_and_checked(tmp_path: Path, good: Path) -> None:
    file = tmp_path / "dateline.toml"
    file.write_text("[read]\nmodel = 'plain'\n")
    done = run("read", good, "--settings", file, "--format", "jsonl")
    assert done.status == 0
    assert list(json.loads(done.out)["edition"]["models"]) == ["gazetteer"]
    file.write_text("[read]\nmodle = 'plain'\n")
    done = run("read", good, "--settings", file)
    assert done.status == 1 and "modle" in done.err


def test_explain_says_why(good: Path) -> None:
    done = run("explain", good, "--at", "attacked", "--published", "2026-11-16")
    assert done.status == 0
    assert "“attacked” [7, 15)" in done.out
    assert "ASSAULT" in done.out and "rule" in done.out
    rows = json.loads(run("explain", good, "--at", "police said", "--json").out)
    assert rows[0]["span"] == [GOOD.index("police said"), GOOD.index("police said") + len("police said")]
    assert "attribution" in {reason["layer"] for reason in rows[0]["reasons"]}


def test_explain_of_words_that_are_not_there(good: Path) -> None:
    done = run("explain", good, "--at", "submarine")
    assert done.status == 1
    assert "'submarine' do not stand in this report" in done.err


def test_explain_of_what_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "bad.bin").write_bytes(BINARY)
    done = run("explain", tmp_path / "bad.bin", "--at", "x")
    assert done.status == 1 and "not text" in done.err


def test_schema_is_a_json_schema() -> None:
    done = run("schema")
    assert done.status == 0
    Draft202012Validator.check_schema(json.loads(done.out))
    assert json.loads(done.out) == record_schema()


def test_doctor_finds_everything_in_place() -> None:
    done = run("doctor", "--json")
    rows = {row["what"]: row for row in json.loads(done.out)}
    assert done.status == 0
    assert {"dateline", "Python", "parser", "gazetteer", "resources", "spacy"} <= set(rows)
    assert all(row["fine"] and row["state"] and row["note"] for row in rows.values())
    assert "parser" in run("doctor").out


def test_doctor_names_what_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "dateline.toml"
    file.write_text(f"gazetteer = '{tmp_path / 'none.sqlite'}'\n[read]\nmodel = 'en_none'\n")
    done = run("doctor", "--json", "--settings", file)
    rows = {row["what"]: row for row in json.loads(done.out)}
    assert done.status == 1
    assert not rows["parser"]["fine"] and "en_none" in rows["parser"]["note"]
    assert not rows["gazetteer"]["fine"] and "dateline gazetteer build" in rows["gazetteer"]["note"]


def test_reading_without_a_gazetteer_says_how_to_make_one(tmp_path: Path, good: Path) -> None:
    file = tmp_path / "dateline.toml"
    file.write_text(f"gazetteer = '{tmp_path / 'none.sqlite'}'\n[read]\nmodel = 'plain'\n")
    done = run("read", good, "--settings", file)
    assert done.status == 1
    assert "dateline gazetteer build" in done.err.splitlines()[-1]


def test_doctor_knows_the_plain_reader(tmp_path: Path) -> None:
    file = tmp_path / "dateline.toml"
    file.write_text("[read]\nmodel = 'plain'\n")
    done = run("doctor", "--json", "--settings", file)
    assert done.status == 0
    assert "plain" in {row["what"]: row for row in json.loads(done.out)}["parser"]["state"]


def test_a_current_gazetteer_is_kept() -> None:
    done = run("gazetteer", "build")
    assert done.status == 0
    assert done.err.strip().endswith("is current")


def test_demo_writes_page_records_and_a_store(tmp_path: Path) -> None:
    done = run("demo", "-o", tmp_path / "out")
    assert done.status == 0
    page, records = tmp_path / "out" / "samples.html", tmp_path / "out" / "samples.jsonl"
    assert page.read_text("utf-8").startswith("<!doctype html>")
    rows = [json.loads(line) for line in records.read_text("utf-8").splitlines()]
    assert len(rows) == 9
    assert all(row["report"]["published"].startswith("2026-") for row in rows)
    assert str(page) in done.err and str(records) in done.err
    kept = tmp_path / "out" / "samples.dateline"
    assert f"serve --open {kept}" in done.err
    assert json.loads(run("events", "--store", kept, "--json").out)["total"] > 50


def test_help_names_every_command() -> None:
    shown = run("--help").out
    assert all(name in shown for name in ("read", "explain", "demo", "schema", "doctor", "gazetteer"))


NESTED = b"<html><body>" + b"<div>" * 10_000 + b"<p>" + GOOD.encode() + b"</p>" + b"</div>" * 10_000 + b"</body></html>"
ARTICLE = f"<html><body><article><h1>Rebels attack Bor</h1><p>{GOOD * 3}</p><p>{'The army left. ' * 20}</p>".encode()
GERMAN = "Die Bundesregierung hat am Montag neue Regeln für den Verkehr beschlossen. " * 6

REFUSED = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t ", "empty"),
    "binary.bin": (BINARY, "not text"),
    "no-article.html": (b"<!doctype html><html><head><title>x</title></head><body><nav>Home</nav></body></html>", ""),
    "german.txt": (GERMAN.encode(), "language"),
    "long-line.txt": (b"x" * 50_000_000, "too long"),
}
ODD = {
    "nested.html": NESTED,
    "unclosed.html": ARTICLE,
    "broken-utf8.txt": GOOD.encode() + b" The \xc3\x28 envoy \xff left.\n\n" + b"The army denied it on Tuesday. " * 20,
    "scrambled.html": b"<p <<>> <b>" + GOOD.encode() + b"</i></table><!-- <p>" + GOOD.encode(),
}


@dataclass(frozen=True)
class Folder:
    """What became of a folder of bad and odd files."""

    run: Run
    failures: dict[str, str]
    texts: list[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Every bad and odd file beside a good one, read by one process with a time limit."""
    home = tmp_path_factory.mktemp("inputs")
    for name, content in {**{n: c for n, (c, _) in REFUSED.items()}, **ODD, "good.txt": GOOD.encode()}.items():
        (home / name).write_bytes(content)
    failures = home.parent / "folder-failures.jsonl"
    done = apart(["read", home, "--format", "jsonl", "--failures", failures], seconds=120)
    rows = [json.loads(line) for line in failures.read_text("utf-8").splitlines()]
    records = [json.loads(line) for line in done.out.splitlines()]
    for record in records:
        Draft202012Validator(record_schema()).validate(record)
    return Folder(done, {Path(row["path"]).name: row["error"] for row in rows}, [r["report"]["text"] for r in records])


def test_a_folder_of_bad_files_still_gives_the_good_one(folder: Folder) -> None:
    assert folder.run.status == 3
    assert GOOD in folder.texts
    assert len(folder.texts) + len(folder.failures) == len(REFUSED) + len(ODD) + 1


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_one_clear_line(folder: Folder, name: str) -> None:
    assert REFUSED[name][1] in folder.failures[name]
    lines = [line for line in folder.run.err.splitlines() if name in line]
    assert len(lines) == 1
    assert lines[0].startswith("failed: ") and folder.failures[name] in lines[0]


@pytest.mark.parametrize("name", ODD)
def test_odd_input_is_read_or_refused_in_words(folder: Folder, name: str) -> None:
    assert folder.failures.get(name, "read").strip()
    assert name in folder.failures or any("Bor" in text for text in folder.texts if text != GOOD)


def test_one_bad_file_alone_is_status_3_and_no_output(tmp_path: Path) -> None:
    (tmp_path / "binary.bin").write_bytes(BINARY)
    done = run("read", tmp_path / "binary.bin", "--format", "html")
    assert done.status == 3
    assert done.out == ""
    assert "not text" in done.err


def test_the_installed_command_ends_with_one_line_and_status_1(tmp_path: Path) -> None:
    done = apart(["read", tmp_path / "gone.txt"])
    assert done.status == 1
    assert done.err.splitlines() == [f"error: {tmp_path / 'gone.txt'}: no such file or folder"]
