"""No room left: the command says so in a line, what was committed stands, and once there is room it goes on."""

import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.freeze import check
from tests.faults.commands import done, held, inputs, rows_of, well

REPORTS = 192


def test_adding_to_a_full_disk(folder: Path, disk: Callable[[str], Path]) -> None:
    source = inputs(folder, REPORTS)
    well(folder, "add", str(source), "--store", "whole.dateline", "--jobs", "1")
    store = disk("2m") / "s.dateline"
    ended = done(folder, "add", str(source), "--store", str(store), "--jobs", "1")
    assert ended.returncode == 1
    assert f"no room left on the disk of {store}" in ended.stderr and "run the same again" in ended.stderr
    before = held(store)
    assert 0 < len(before) < REPORTS
    assert well(folder, "search", "Aleppo", "--store", str(store))
    disk("60m")
    well(folder, "add", str(source), "--store", str(store), "--jobs", "1")
    assert held(store)[: len(before)] == before
    assert rows_of(store) == rows_of(folder / "whole.dateline")


def test_adding_where_files_may_not_grow(folder: Path) -> None:
    source, most = inputs(folder, REPORTS), 1_500_000
    limited = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))}
    ended = done(folder, "add", str(source), "--store", "s.dateline", "--jobs", "1", **limited)
    assert ended.returncode == 1
    assert "s.dateline cannot be read or written" in ended.stderr and "run the same again" in ended.stderr
    before = held(folder / "s.dateline") if (folder / "s.dateline").stat().st_size else []
    well(folder, "add", str(source), "--store", "s.dateline", "--jobs", "1")
    found = held(folder / "s.dateline")
    assert len(found) == REPORTS and found[: len(before)] == before


def test_linking_on_a_full_disk(folder: Path, disk: Callable[[str], Path], unlinked_store: Path) -> None:
    size = unlinked_store.stat().st_size
    store = Path(shutil.copy(unlinked_store, disk(f"{size // 1024 + 300}k") / "s.dateline"))
    before = held(store)
    ended = done(folder, "link", "--store", str(store))
    assert ended.returncode == 1 and f"no room left on the disk of {store}" in ended.stderr
    assert held(store) == before
    disk("60m")
    well(folder, "link", "--store", str(store))
    shutil.copy(unlinked_store, folder / "whole.dateline")
    well(folder, "link", "--store", "whole.dateline")
    assert rows_of(store) == rows_of(folder / "whole.dateline")


@pytest.mark.parametrize("name", ["events.csv", "events.jsonl", "events.xlsx", "pages"])
def test_exporting_to_a_full_disk(folder: Path, disk: Callable[[str], Path], store: Path, name: str) -> None:
    place = disk("16k")
    ended = done(folder, "export", str(place / name), "--store", str(store))
    assert ended.returncode == 1
    assert f"cannot write {place / name}: No space left on device" in ended.stderr
    assert not list(place.iterdir())


def test_freezing_to_a_full_disk(folder: Path, disk: Callable[[str], Path], store: Path) -> None:
    place = disk("64k")
    ended = done(folder, "freeze", "v1", "-o", str(place / "v1"), "--store", str(store))
    assert ended.returncode == 1 and f"cannot write {place / 'v1'}" in ended.stderr
    assert not list(place.iterdir())
    disk("20m")
    well(folder, "freeze", "v1", "-o", str(place / "v1"), "--store", str(store))
    assert list(check(place / "v1")) == []


@pytest.mark.parametrize(
    "words",
    [("events",), ("events", "--format", "jsonl"), ("export", "-", "--as", "csv"), ("brief",), ("schema",)],
    ids=" ".join,
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_answers_to_a_full_disk_are_not_lost_in_silence(folder: Path, store: Path, words: tuple[str, ...]) -> None:
    more = () if words == ("schema",) else ("--store", str(store))
    with Path("/dev/full").open("w") as full:
        ended = done(folder, *words, *more, stdout=full)
    assert ended.returncode == 1
    assert "error: output: No space left on device" in ended.stderr
