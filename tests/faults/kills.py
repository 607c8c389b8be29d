"""Kills the real `dateline add` again and again: `python -m tests.faults.kills --times 100 [--seed N]`.

At a random moment the command is killed (SIGKILL): mostly a process that reads and stores by itself, forked from this
one so that it need not start up; every fifth time a driver with two processes that read, or one of these; every tenth
time such a run that writes shards. After each kill the store must be whole and hold, in order, at least what a reader
saw in it before the kill. A run that ends must have given the store that an undisturbed run gives. Then the next store
is begun.
"""

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import apsw

from dateline.cli.main import app
from dateline.compose import reader_for
from dateline.settings import load_settings
from tests.faults.commands import begun, done, held, inputs, rows_of, settled

REPORTS = 192
RESULTS = Path(__file__).parents[2] / "benchmarks" / "long" / "kills.toml"
_TURNS = 10  # the last of so many writes shards, the one in the middle has processes that read
_LONGEST = 600.0  # seconds after which a run that was disturbed must have ended


class LostError(AssertionError):
    """Something that was committed is not there any more, or is another."""


@dataclass(slots=True)
class Series:
    """A folder with the inputs and the undisturbed store, and what was done so far."""

    folder: Path
    chance: random.Random
    whole: dict[str, list[tuple[object, ...]]]
    order: list[str]
    usual: dict[str, float]
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def store(self) -> Path:
        """The store of the run in hand."""
        return self.folder / f"s{self.counts['stores finished']}.dateline"

    @property
    def kind(self) -> str:
        """How the next run works: alone, with processes that read, or by way of shards."""
        turn = self.counts["kills"] % _TURNS
        return {_TURNS // 2 - 1: "processes", _TURNS - 1: "shards"}.get(turn, "alone")

    def words(self) -> list[str]:
        """The command."""
        words = ["add", str(self.folder / f"reports0-{REPORTS}.jsonl"), "--store", str(self.store)]
        words += ["--jobs", "1" if self.kind == "alone" else "2"]
        if self.kind == "shards":
            words += ["--shards", str(self.folder / f"shards{self.counts['stores finished']}"), "--piece", "48"]
        return words


def main() -> int:
    """Kills as often as asked, tells how it went, and writes the counts down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600.0, help="no kill is begun after so many")
    parser.add_argument("--date", help="a day to write beside the figures")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="dateline-kills-") as name:
        series = run(Path(name), options.times, options.seed, options.minutes)
    seconds = time.monotonic() - began
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(_told(series, options, seconds), encoding="utf-8")
    sys.stdout.write(f"{series.counts['kills']} kills, nothing lost; {RESULTS.name} is written\n")
    return 0 if series.counts["kills"] >= options.times else 1


def run(folder: Path, times: int, seed: int, minutes: float = 600.0) -> Series:
    """So many kills, or as many as the minutes allow. LostError where one cost something that was committed."""
    end = time.monotonic() + 60 * minutes
    series = begin(folder, seed)
    while series.counts["kills"] < times and time.monotonic() < end:
        before = series.counts["kills"]
        _disturbed(series)
        if series.counts["kills"] > before:
            _say(series, times)
    done(folder, *series.words())
    _compare(series)
    return series


def begin(folder: Path, seed: int) -> Series:
    """Inputs, and the store of a run that nobody disturbs."""
    settled(folder)
    source = inputs(folder, REPORTS)
    reader_for(load_settings(folder / "dateline.toml"))
    usual = {}
    for kind in ("alone", "processes"):
        began = time.monotonic()
        words = ["add", str(source), "--store", str(folder / f"{kind}.dateline")]
        running = _forked(folder, [*words, "--jobs", "1"]) if kind == "alone" else begun(folder, *words, **_UNHEARD)
        assert running.wait() == 0
        usual[kind] = time.monotonic() - began
    whole = folder / "alone.dateline"
    assert rows_of(whole) == rows_of(folder / "processes.dateline")
    return Series(folder, random.Random(seed), rows_of(whole), held(whole), usual | {"shards": usual["processes"]})


def _disturbed(series: Series) -> None:
    """One run with a kill in it, unless it is over before; what is in the store afterwards is looked at."""
    words, kind = series.words(), series.kind
    running = _forked(series.folder, words) if kind == "alone" else begun(series.folder, *words, **_UNHEARD)
    seen = _wait(running, series.store, series.chance.uniform(0, series.usual[kind]))
    whom = _kill(running, series.chance)
    with contextlib.suppress(subprocess.TimeoutExpired):
        running.wait(_LONGEST)
    if running.poll() is None:
        running.kill()
        raise LostError("a run whose worker was killed does not end")
    if whom:
        series.counts["kills"] += 1
        series.counts[f"{whom} killed, {kind}"] += 1
        series.counts["in the middle"] += 0 < seen < REPORTS
    if series.store.exists() and series.store.stat().st_size:
        _look(series, seen)
    if running.returncode == 0:
        _compare(series)
        series.counts["stores finished"] += 1
    elif whom != "driver":
        raise LostError(f"{' '.join(words)}: ended with {running.returncode} though its driver was not killed")


class _Forked:
    """The command in a copy of this process, which has loaded all that it needs."""

    def __init__(self, pid: int) -> None:
        self.pid, self.returncode = pid, -1
        self._over = False

    def poll(self) -> int | None:
        """The exit status, None while it runs."""
        if not self._over:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._over, self.returncode = True, os.waitstatus_to_exitcode(status)
        return self.returncode if self._over else None

    def wait(self, seconds: float = _LONGEST) -> int:
        """Waits until it has ended; TimeoutExpired where that takes longer."""
        end = time.monotonic() + seconds
        while self.poll() is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("dateline add", seconds)
            time.sleep(0.01)
        return self.returncode

    def kill(self) -> None:
        """Ends it."""
        os.kill(self.pid, signal.SIGKILL)


def _forked(folder: Path, words: list[str]) -> _Forked:
    pid = os.fork()
    if pid:
        return _Forked(pid)
    status = 1
    try:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        sys.argv = ["dateline", *words]
        app()
    except SystemExit as ended:
        status = int(ended.code or 0)
    finally:
        os._exit(status)


Running: TypeAlias = "subprocess.Popen[str] | _Forked"
_UNHEARD: dict[str, object] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def _wait(running: "Running", store: Path, seconds: float) -> int:
    """Waits so long, or until the run ends; how many reports a reader saw last."""
    end, seen = time.monotonic() + seconds, 0
    while time.monotonic() < end and running.poll() is None:
        time.sleep(min(0.05, max(end - time.monotonic(), 0)))
        seen = max(seen, stored(store))
    return seen


def stored(store: Path) -> int:
    """How many reports somebody who only reads sees now."""
    with contextlib.suppress(apsw.Error), contextlib.closing(_opened(store)) as base:
        return int(str(base.execute("SELECT count(*) FROM report").get))
    return 0


def _opened(store: Path) -> apsw.Connection:
    return apsw.Connection(str(store), flags=apsw.SQLITE_OPEN_READONLY)


def _kill(running: "Running", chance: random.Random) -> str:
    """Kills the driver or one of its workers; who it was, "" where all was over before."""
    workers = list(_workers(running.pid))
    whom = chance.choice(["driver", "worker"]) if workers else "driver"
    target = running.pid if whom == "driver" else chance.choice(workers)
    if running.poll() is not None:
        return ""
    try:
        os.kill(target, signal.SIGKILL)
    except ProcessLookupError:
        return ""
    return whom


def _workers(driver: int) -> Iterator[int]:
    for task in Path(f"/proc/{driver}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for word in task.read_text(encoding="ascii").split():
                if b"spawn_main" in Path(f"/proc/{word}/cmdline").read_bytes():
                    yield int(word)


def _look(series: Series, least: int) -> None:
    """The store is whole, and holds the first reports in order: no fewer than were seen before."""
    if not stored(series.store):
        if least:
            raise LostError(f"{least} reports were seen before the kill, none after")
        return
    found = held(series.store)
    if len(found) < least:
        raise LostError(f"{least} reports were seen before the kill, {len(found)} after")
    if found != series.order[: len(found)]:
        raise LostError("the reports of the store are not the first ones in order")


def _compare(series: Series) -> None:
    found, whole = rows_of(series.store), series.whole
    other = [table for table in whole if _told_of(table, found) != _told_of(table, whole) and table not in _MAY_DIFFER]
    if other:
        raise LostError(f"other rows than of an undisturbed run in {', '.join(other)}")


def _told_of(table: str, rows: dict[str, list[tuple[object, ...]]]) -> list[tuple[object, ...]]:
    """A table's rows. What came to be known has no numbers: a run that goes on stores in other batches, so that new
    reports and the stories that they open take other turns."""
    return sorted((row[1:] for row in rows[table]), key=repr) if table == "change" else rows[table]


_MAY_DIFFER = ("shard", "loaded")  # which shards were brought in: an undisturbed run had none


def _say(series: Series, times: int) -> None:
    counts = series.counts
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if name != "kills")
    sys.stderr.write(f"{counts['kills']:4} of {times} kills: {told}\n")
    sys.stderr.flush()


def _told(series: Series, options: argparse.Namespace, seconds: float) -> str:
    lines = [
        "# Made by `python -m tests.faults.kills`: kills of `dateline add`, none of which lost what was committed.",
        *([f'date = "{options.date}"'] if options.date else []),
        f"kills = {series.counts['kills']}  # of {options.times} asked for",
        f"seed = {options.seed}",
        f"reports_of_a_run = {REPORTS}",
        f"minutes = {seconds / 60:.1f}",
        f'machine = "{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end"',
        "lost = 0",
        "[counts]",
        *(f'"{name}" = {count}' for name, count in sorted(series.counts.items()) if name != "kills"),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
