"""Two who would write at once: the second is told and loses nothing; many read meanwhile."""

import shutil
import time
from pathlib import Path

import pytest

from dateline.store import Access, open_store
from tests.faults.commands import begun, done, held, inputs, well

BUSY = "another process is writing to"


def _until_more(store: Path, before: int) -> None:
    """Waits until another process has stored something; to try the lock would be to take it."""
    end = time.monotonic() + 120
    while len(held(store)) <= before:
        assert time.monotonic() < end, "nobody writes"
        time.sleep(0.05)


def test_others_while_reports_are_added(folder: Path, store: Path) -> None:
    before = len(held(store))
    many, few = inputs(folder, 192), inputs(folder, 5, start=500)
    first = begun(folder, "add", str(many), "--store", str(store), "--jobs", "1")
    _until_more(store, before)
    for words in (["add", str(few), "--jobs", "1"], ["link", "--again"]):
        second = done(folder, *words, "--store", str(store))
        if first.poll() is None:
            assert second.returncode == 1 and f"error: {BUSY} {store}" in second.stderr
    seen = [len(held(store))]
    while first.poll() is None:
        seen.append(len(held(store)))
    assert first.wait() == 0 and seen == sorted(seen) and seen[0] >= before
    first.communicate()
    well(folder, "add", str(few), "--store", str(store), "--jobs", "1")
    found = held(store)
    assert len(found) == before + 197 and len(set(found[before:])) == 197


@pytest.mark.parametrize(
    "words",
    [
        ["add", "reports0-3.jsonl", "--jobs", "1"],
        ["link"],
        ["remove", "rpt_aaaaaaaaaaaaaaaa", "--why", "asked for"],
        ["review", "--reject", "clm_aaaaaaaaaaaaaaaa", "--why", "wrong"],
        ["watch", "http://127.0.0.1:9/feed", "--once"],
        ["reread"],
    ],
    ids=lambda words: words[0],
)
def test_every_command_that_writes_is_told(folder: Path, store: Path, words: list[str]) -> None:
    inputs(folder, 3)
    with open_store(store, Access.WRITE):
        ended = done(folder, *words, "--store", str(store))
    assert ended.returncode == 1
    assert f"error: {BUSY} {store}" in ended.stderr


def test_who_only_asks_is_never_told_to_wait(folder: Path, store: Path, linked_store: Path) -> None:
    alone = shutil.copy(linked_store, folder / "alone.dateline")
    with open_store(store, Access.WRITE) as writer, writer.writing():
        for words in (["events", "--format", "jsonl"], ["export", "-", "--as", "csv"]):
            assert well(folder, *words, "--store", str(store)) == well(folder, *words, "--store", str(alone))
