"""A writer killed at any moment loses nothing that was committed, and the next one goes on where it was."""

import os
import random
import signal
import time
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from dateline.records.fields import part, rows, word
from dateline.store import Access, Store, open_store, record_of
from tests.archive.writing import made, write
from tests.store.making import content

KILLS = 50


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Starts writers quickly: what they import is imported once."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.archive.writing"])
    return context


def undisturbed(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    write(folder / "whole", folder / "whole.notes", folder / "whole.begun")
    with open_store(folder / "whole", Access.READ) as store:
        return content(store)


def acknowledged(notes: Path) -> int:
    """How many reports the writer said were stored, the last time it said so."""
    said = [line for line in notes.read_text().split() if line != "done"] if notes.exists() else []
    return int(said[-1]) if said else 0


def check(store: Store, least: int) -> int:
    """The store holds the first so many reports, each whole, and at least those that were acknowledged."""
    ask = store.base.execute
    held = [str(row[0]) for row in ask("SELECT id FROM report ORDER BY n")]
    expected = made()[: len(held)]
    assert held == [word(part(record, "report"), "id") for record in expected]
    assert len(held) >= least
    assert ask("SELECT count(*) FROM reading WHERE current = 1").get == len(held)
    assert ask("SELECT count(*) FROM passage WHERE passage MATCH 'report'").get == len(held)
    assert ask("SELECT count(*) FROM claim").get == sum(len(rows(record, "claims")) for record in expected)
    assert ask("SELECT count(*) FROM voice").get == 2 * sum(len(rows(record, "claims")) for record in expected)
    assert ask("SELECT count(*) FROM happening").get == sum(len(rows(record, "events")) for record in expected)
    assert ask("SELECT count(*) FROM spot").get == sum(len(rows(record, "places")) for record in expected)
    for n in {1, len(held) // 2 or 1, len(held)} if held else ():
        back, report = record_of(store, n), part(expected[n - 1], "report")
        assert back == expected[n - 1] | {"report": report | {"version_of": part(back, "report")["version_of"]}}
    return len(held)


def sound(store: Store) -> bool:
    """Whether the file is whole: every page, index and reference. To be asked on a fresh connection."""
    checks = ("PRAGMA integrity_check", "PRAGMA foreign_key_check")
    return [store.base.execute(check).get for check in checks] == ["ok", None]


def moments(seed: int) -> Iterator[float]:
    """Seconds to wait before each kill; some writers are killed while they open the store."""
    chance = random.Random(seed)
    while True:
        yield chance.choice([0.0, chance.uniform(0, 0.05), chance.uniform(0, 0.4)])


def test_a_writer_killed_fifty_times_loses_nothing(tmp_path: Path, processes: ForkServerContext) -> None:
    whole = undisturbed(tmp_path)
    waits, kills, finished, cut_short = moments(7), 0, 0, 0
    while kills < KILLS:
        path, notes, begun = (tmp_path / f"store{finished}{end}" for end in ("", ".notes", ".begun"))
        begun.unlink(missing_ok=True)
        writer = processes.Process(target=write, args=(path, notes, begun))
        writer.start()
        _wait_for(begun, next(waits))
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        kills += writer.exitcode == -signal.SIGKILL
        if not path.exists() or path.stat().st_size == 0:
            continue
        with open_store(path, Access.WRITE) as store:
            assert sound(store)
            cut_short += check(store, acknowledged(notes)) not in (0, len(made()))
        if "done" in notes.read_text() if notes.exists() else False:
            finished += 1
            assert_same(path, whole)
    write(path, notes, begun)
    assert_same(path, whole)
    assert cut_short >= 10, "most writers were killed in the middle"


def assert_same(path: Path, whole: dict[str, list[tuple[object, ...]]]) -> None:
    with open_store(path, Access.READ) as store:
        found = content(store)
    assert [table for table in whole if found[table] != whole[table]] == []
    assert len(found["report"]) == len(made())


def _wait_for(begun: Path, seconds: float) -> None:
    """Waits until a writer has its store open (or a moment), then so many seconds more."""
    deadline = time.monotonic() + 5
    while seconds and not begun.exists() and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(seconds)


def test_a_reader_beside_the_writer_never_sees_half_a_report(tmp_path: Path, processes: ForkServerContext) -> None:
    path, notes, begun = (tmp_path / f"store{end}" for end in ("", ".notes", ".begun"))
    open_store(path, Access.WRITE).close()
    writer = processes.Process(target=write, args=(path, notes, begun))
    writer.start()
    seen: list[int] = []
    with open_store(path, Access.READ) as store:
        while writer.is_alive() or not seen:
            with store.reading():
                seen.append(check(store, acknowledged(notes) if len(seen) % 2 else 0))
    writer.join()
    assert writer.exitcode == 0
    assert seen == sorted(seen)
    assert len(set(seen)) >= 5, "the reader saw the store grow"
    with open_store(path, Access.READ) as store:
        assert sound(store)
        assert check(store, len(made())) == len(made())
