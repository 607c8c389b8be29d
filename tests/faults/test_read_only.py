"""Where nothing may be written: who asks is answered, who would write is told why not."""

import json
import shutil
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.commands import begun, done, held, inputs, well


@pytest.fixture
def still(folder: Path, store: Path, frozen: Callable[[Path], Path]) -> Path:
    """A store on a disk that may not be written to."""
    assert store.exists()
    return frozen(folder) / "s.dateline"


def test_questions_and_exports_elsewhere_are_answered(folder: Path, still: Path, linked_store: Path) -> None:
    shutil.copy(linked_store, folder / "same.dateline")
    for words in (["events", "--format", "jsonl"], ["changes", "--json"]):
        answer = well(folder, *words, "--store", str(still))
        assert answer and answer == well(folder, *words, "--store", "same.dateline")
    well(folder, "export", "e.jsonl", "--store", str(still))
    assert (folder / "e.jsonl").stat().st_size > 1000
    assert held(still) == held(linked_store)


def test_pages_are_served(folder: Path, still: Path) -> None:
    server = begun(folder, "serve", str(still), "--port", "0")
    try:
        assert server.stderr is not None
        address = server.stderr.readline().split(": ", 1)[1].strip()
        with urllib.request.urlopen(f"{address}api/v1/events") as answer:
            assert json.load(answer)["items"]
    finally:
        server.terminate()
        server.communicate(timeout=60)


@pytest.mark.parametrize("words", [["add", "reports0-3.jsonl", "--jobs", "1"], ["link"]], ids=["add", "link"])
def test_who_would_write_is_told(folder: Path, still: Path, words: list[str]) -> None:
    inputs(folder, 3)
    ended = done(folder, *words, "--store", str(still))
    assert ended.returncode == 1
    assert str(still) in ended.stderr
    assert "cannot be written to" in ended.stderr or "cannot be opened" in ended.stderr


def test_what_cannot_be_written_there_is_told(folder: Path, still: Path) -> None:
    for words in (["export", str(still.parent / "e.csv")], ["freeze", "v1", "-o", str(still.parent / "v1")]):
        ended = done(folder, *words, "--store", str(still))
        assert ended.returncode == 1 and f"cannot write {still.parent}" in ended.stderr
