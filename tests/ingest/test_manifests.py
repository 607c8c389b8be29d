"""Manifests: rows that name a file in place of a text, and what such a row may not reach."""

import json
from pathlib import Path

import pytest

from dateline.model.reading import Failure
from dateline.model.text import Report
from tests.ingest.documents import packed, pdf, set_in_lines
from tests.ingest.making import PROSE, intake, read_all

PAGE = (
    f"<html><body><article><h1>Bridge closed</h1>{''.join(f'<p>{p}</p>' for p in PROSE.split(chr(10)) if p)}</article>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text, a page, and a file outside of it."""
    inside = tmp_path / "reports"
    (inside / "sub").mkdir(parents=True)
    (inside / "one.txt").write_text(PROSE, encoding="utf-8")
    (inside / "sub" / "two.html").write_text(PAGE.replace("Harrowmere", "Ashby"), encoding="utf-8")
    (tmp_path / "secret.txt").write_text(PROSE.replace("Harrowmere", "Elsewhere"), encoding="utf-8")
    return inside


def manifest(folder: Path, *rows: object) -> Path:
    path = folder / "manifest.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_rows_with_only_a_file(folder: Path) -> None:
    one, two = read_all([str(manifest(folder, {"file": "one.txt"}, {"file": "sub/two.html"}))])
    assert isinstance(one, Report) and "Harrowmere" in one.text
    assert isinstance(two, Report) and "Ashby" in two.text


def test_a_row_may_name_a_document(folder: Path) -> None:
    (folder / "three.pdf").write_bytes(pdf([set_in_lines([PROSE])]))
    (folder / "four.zip").write_bytes(packed({"a.txt": PROSE}))
    row = {"id": "r3", "file": "three.pdf", "published": "2026-11-03"}
    report, failure = read_all([str(manifest(folder, row, {"file": "four.zip"}))])
    assert isinstance(report, Report) and isinstance(failure, Failure)
    assert report.source_id == "r3" and [page.number for page in report.pages] == [1]
    assert "no single report, but zip" in failure.error


def test_a_row_says_what_the_file_does_not(folder: Path) -> None:
    row = {"id": "r1", "file": "one.txt", "published": "2026-11-03", "outlet": "Example Wire", "topic": "bridges"}
    (report,) = read_all([str(manifest(folder, row))])
    assert isinstance(report, Report)
    assert (report.source_id, report.outlet) == ("r1", "Example Wire")
    assert report.published is not None and report.published.isoformat().startswith("2026-11-03")


def test_a_text_in_the_row_comes_before_the_file(folder: Path) -> None:
    (report,) = read_all([str(manifest(folder, {"file": "missing.txt", "text": PROSE}))])
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../secret.txt", "outside"),
        ("sub/../../secret.txt", "outside"),
        ("/etc/hostname", "outside"),
        ("link.txt", "outside"),
        ("missing.txt", "does not exist"),
        ("sub", "does not exist"),
        ("ring", "read"),
        ("nul\0.txt", "cannot be read"),
        ("x" * 5000, "does not exist|cannot be read"),
        ("manifest.jsonl", "no single report"),
    ],
)
def test_what_cannot_be_read_is_a_failure_of_its_row(folder: Path, name: str, why: str) -> None:
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "ring").symlink_to(folder / "ring")
    failure, report = read_all([str(manifest(folder, {"file": name}, {"file": "one.txt"}))])
    assert isinstance(failure, Failure) and isinstance(report, Report)
    assert (failure.source_id, failure.stage) == ("row 1", "ingest")
    assert "Elsewhere" not in failure.error
    assert any(part in failure.error for part in (why.split("|") if name != "ring" else ("exist", "read")))


def test_rows_from_standard_input_have_no_folder() -> None:
    (failure,) = read_all(["-"], stdin=b'{"file": "one.txt"}\n')
    assert isinstance(failure, Failure) and "does not come from a file" in failure.error


def test_an_overlong_file_is_refused(folder: Path) -> None:
    (failure,) = read_all([str(manifest(folder, {"file": "one.txt"}))], intake(max_characters=20))
    assert isinstance(failure, Failure) and "too long" in failure.error


def test_a_folder_gives_what_its_manifest_names_once(folder: Path) -> None:
    manifest(folder, {"file": "one.txt", "outlet": "Example Wire"}, {"text": PROSE.replace("Harrowmere", "Third")})
    reports = read_all([str(folder)])
    assert all(isinstance(report, Report) for report in reports)
    assert sorted(r.outlet or "" for r in reports if isinstance(r, Report)) == ["", "", "Example Wire"]
