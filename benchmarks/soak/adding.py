"""`dateline add` with two workers over thousands of reports of real length."""

import itertools
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from benchmarks.soak.sampling import Curve, children, resident
from benchmarks.soak.texts import rows

COMMAND = (sys.executable, "-c", "import sys; from dateline.cli.main import app; sys.argv[0] = 'dateline'; app()")
_EVERY = 5.0  # seconds between two samples


@dataclass(frozen=True, slots=True)
class Soaked:
    """How much was done, in how long, and what each process held meanwhile."""

    done: int
    seconds: float
    curves: list[Curve]


def soak_adding(folder: Path, reports: int, minutes: float) -> Soaked:
    """Adds so many reports, or as many as the minutes allow; the store stays in the folder."""
    source, store = folder / "soak.jsonl", folder / "soak.dateline"
    with source.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in itertools.islice(rows(), reports))
    began, curves = time.monotonic(), dict[int, Curve]()
    command = [*COMMAND, "add", str(source), "--store", str(store), "--jobs", "2", "--json"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as driver:
        for done in _watched(driver, store, began + 60 * minutes):
            for process in (driver.pid, *children(driver.pid)):
                name = "driver" if process == driver.pid else f"worker {process}"
                held = resident(process)
                if held is not None and done:  # before the first batch everything is still being loaded
                    curves.setdefault(process, Curve(name)).points.append((done, held))
            _say(done, began, curves)
    kept = sorted(curves.values(), key=lambda curve: curve.name)
    return Soaked(stored(store), time.monotonic() - began, [curve for curve in kept if len(curve.points) >= 4])


def stored(store: Path) -> int:
    """How many reports a store holds; 0 where there is none yet."""
    try:
        base = apsw.Connection(str(store), flags=apsw.SQLITE_OPEN_READONLY)
    except apsw.CantOpenError:
        return 0
    try:
        return int(str(base.execute("SELECT count(*) FROM report").get))
    except apsw.Error:
        return 0
    finally:
        base.close()


def _watched(driver: "subprocess.Popen[bytes]", store: Path, end: float) -> Iterator[int]:
    """How many reports are stored, every few seconds until the driver ends; at the end of its time it is told to."""
    while driver.poll() is None:
        time.sleep(_EVERY)
        yield stored(store)
        if time.monotonic() > end:
            driver.terminate()
            driver.wait(60)


def _say(done: int, began: float, curves: dict[int, Curve]) -> None:
    held = "  ".join(f"{curve.name} {curve.points[-1][1]:.0f} MB" for curve in curves.values())
    print(f"  {time.monotonic() - began:6.0f} s {done:7,} reports  {held}", file=sys.stderr, flush=True)
