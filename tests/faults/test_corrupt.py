"""Damaged files: a line that says which one and what to do, never a traceback, and nothing made worse."""

import random
import shutil
from pathlib import Path

import pytest

from dateline.store import Access, open_store
from tests.faults.commands import done, held, inputs, settled, well


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Two hundred bits turned, the first hundred bytes left alone."""
    made = bytearray(content)
    for _ in range(200):
        made[chance.randrange(100, len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def zeroed(content: bytes, chance: random.Random) -> bytes:
    """A fifth of the pages lost."""
    made = bytearray(content)
    for page in range(1, len(made) // 4096):
        if chance.random() < 0.2:
            made[page * 4096 : page * 4096 + 4096] = bytes(4096)
    return bytes(made)


def cut(content: bytes, chance: random.Random) -> bytes:
    """The end lost."""
    return content[: chance.randrange(len(content) // 4, len(content) // 2)]


@pytest.mark.parametrize("damage", [flipped, zeroed, cut])
def test_a_damaged_store_is_told(folder: Path, linked_store: Path, damage: object) -> None:
    assert callable(damage)
    content = damage(linked_store.read_bytes(), random.Random(3))
    store = folder / "s.dateline"
    for words in (["link", "--again"], ["freeze", "v1"], ["export", "e.jsonl"]):
        store.write_bytes(content)
        ended = done(folder, *words, "--store", str(store))  # `done` looks for tracebacks
        assert ended.returncode in (0, 1)
        if ended.returncode:
            assert f"{store}" in ended.stderr and "take it from a backup" in ended.stderr
    assert ended.returncode == 1 and not (folder / "e.jsonl").exists()
    assert not (folder / "v1").exists()


def test_what_the_log_lost_was_never_committed(folder: Path, linked_store: Path) -> None:
    """A log cut in the middle of a transaction: the store is as before that one; what the log held whole stands."""
    source = inputs(folder, 128)
    well(folder, "add", str(source), "--store", "s.dateline", "--jobs", "1")
    whole = held(folder / "s.dateline")

    with open_store(folder / "s.dateline", Access.WRITE) as store:
        store.base.execute("PRAGMA wal_autocheckpoint = 0")
        with store.writing():
            store.base.execute("INSERT INTO meta(key, value) VALUES ('test', 'x')")
        for name in ("s.dateline", "s.dateline-wal"):
            shutil.copy(folder / name, folder / name.replace("s.", "copy."))
    log = folder / "copy.dateline-wal"
    log.write_bytes(log.read_bytes()[:-2000])
    assert held(folder / "copy.dateline") == whole
    assert "128 same" in well(folder, "add", str(source), "--store", "copy.dateline", "--jobs", "1")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[read\nmodel = 'plain'\n", "dateline.toml"),
        (b"\xff\xfe\x00[read]", "dateline.toml"),
        (b"[read]\nmodel = 7\n", "model"),
        (b"[reed]\nmodel = 'plain'\n", "reed"),
        (b"\x00" * 4096, "dateline.toml"),
    ],
    ids=["cut", "not text", "a number", "a wrong name", "zeros"],
)
def test_damaged_settings_are_told_before_anything_is_read(tmp_path: Path, content: bytes, words: str) -> None:
    folder = settled(tmp_path / "work")
    source = inputs(folder, 3)
    (folder / "dateline.toml").write_bytes(content)
    ended = done(folder, "add", str(source), "--store", "s.dateline")
    assert ended.returncode == 1
    assert ended.stderr.startswith("error: ") and words in ended.stderr
    assert not (folder / "s.dateline").exists()


def test_a_damaged_gazetteer_is_told(folder: Path) -> None:
    source, places = inputs(folder, 3), folder / "places.sqlite"
    places.write_bytes(b"SQLite format 3\x00" + b"\x00" * 5000)
    (folder / "dateline.toml").write_text(f"gazetteer = '{places}'\n[read]\nmodel = 'plain'\n", encoding="utf-8")
    ended = done(folder, "add", str(source), "--store", "s.dateline", "--jobs", "1")
    assert ended.returncode == 1 and str(places) in ended.stderr
    assert "dateline gazetteer build" in ended.stderr
    checked = done(folder, "doctor")
    assert checked.returncode == 1 and "gazetteer" in checked.stdout
