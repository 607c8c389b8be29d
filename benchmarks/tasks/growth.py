"""What linking the next readings costs beside many stored ones, against few: the same news, linked into both stores.

Both stores are filled without being linked (`scale_given`, `growth_filling`): the large one holds `--readings`, the
small one the last 10,000 of these. Then the next readings are stored and linked for real in both, side by side, each
store in a process of its own, so that whatever else the machine does touches both alike. `--store FOLDER` keeps the
filled stores; what is measured is done in copies of them.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.generator import made
from benchmarks.tasks.growth_filling import fill
from benchmarks.tasks.scale import gold_digest
from benchmarks.tasks.scale_given import filled_as_given
from dateline.archive.add import COMMIT
from dateline.archive.link import Linking
from dateline.store import Access, Taken, open_store, put_reading

__all__ = ["gold_digest", "run"]

SMALL, USUAL = 10_000, 20_000
STEP, STEPS = 500, 6
SEED = 1


def run() -> tuple[str, dict[str, float]]:
    """Fills both stores where they are not there yet, and links the next readings in copies of them."""
    readings, kept = int(os.environ.get("DATELINE_READINGS", USUAL)), os.environ.get("DATELINE_SCALE_STORE")
    with tempfile.TemporaryDirectory(dir=kept) as scratch:
        folder = Path(kept or scratch)
        few, many = filled(folder, SMALL, readings - SMALL), filled(folder, readings, 0)
        costs = _side_by_side([few, many], readings, Path(scratch))
    found = _compared(costs, readings)
    return "\n".join(f"{name:60} {value:10.3f}" for name, value in found.items()), found


def filled(folder: Path, readings: int, first: int) -> Path:
    """A store of some readings that holds all that linking reads."""
    path = folder / f"filled-{first}-{readings}.dateline"
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        filled_as_given(part, readings, first)
        index(part, readings, first)
        part.rename(path)
    return path


def index(path: Path, readings: int, first: int) -> None:
    """Gives a store of given stories and events what linking reads."""
    with open_store(path, Access.WRITE) as store:
        for done in fill(store, islice(made(SEED), first, None), readings):
            print(f"  readings filed: {done:,}", file=sys.stderr, flush=True)


def _side_by_side(paths: list[Path], after: int, scratch: Path) -> list[list[tuple[float, float]]]:
    """The CPU-seconds of storing and of linking each step, in each store."""
    items = [one.record for one in islice(made(SEED), after, after + STEP * STEPS)]
    costs: list[list[tuple[float, float]]] = [[] for _ in paths]
    with _linkers(paths, scratch) as linkers:
        for step in range(STEPS):
            for linker in linkers:
                linker.send(items[step * STEP : (step + 1) * STEP])
            for which, linker in enumerate(linkers):
                costs[which].append(linker.recv())
            told = "   ".join(f"put {found[-1][0]:5.2f} link {found[-1][1]:6.2f}" for found in costs)
            print(f"  {(step + 1) * STEP:6,}  {told}", file=sys.stderr, flush=True)
    return costs


@contextmanager
def _linkers(paths: list[Path], scratch: Path) -> "Iterator[list[Connection[Any, Any]]]":
    """A process for a copy of each store; closing an end lets it go."""
    context, ends, workers = get_context("spawn"), [], []
    for path in paths:
        copy = Path(shutil.copy(path, scratch / f"copy-{path.name}"))
        near, far = context.Pipe()
        worker = context.Process(target=_link, args=(copy, far))
        worker.start()
        ends.append(near)
        workers.append(worker)
    try:
        yield ends
    finally:
        for end in ends:
            end.send([])
        for worker in workers:
            worker.join()


def _link(path: Path, end: "Connection[Any, Any]") -> None:
    """Stores and links what comes, as `dateline add` does; gives back what each cost."""
    with open_store(path, Access.WRITE) as store:
        linking = Linking(store)
        while records := end.recv():
            put = link = 0.0
            for start in range(0, len(records), COMMIT):
                batch = records[start : start + COMMIT]
                at, begun = f"{batch[-1]['report']['published']}T12:00:00Z", time.process_time()
                with store.writing():
                    for record in batch:
                        put_reading(store, record, Taken(None, at))
                between = time.process_time()
                linking.link_new(at)
                put, link = put + between - begun, link + time.process_time() - between
            end.send((put, link))


def _compared(costs: list[list[tuple[float, float]]], readings: int) -> dict[str, float]:
    """CPU-seconds for 1,000 in each store, and how many times as much the large one takes."""
    found: dict[str, float] = {}
    for place, name in enumerate(("put", "link")):
        few, many = ([step[place] * 1000 / STEP for step in store] for store in costs)
        for stored, each in ((SMALL, few), (readings, many)):
            found[f"{name} of 1,000 with {stored:,} stored, CPU-s (mean)"] = sum(each) / len(each)
            found[f"{name} of 1,000 with {stored:,} stored, CPU-s (median)"] = median(each)
        found[f"{name}: {readings:,} against {SMALL:,}, times (all steps)"] = sum(many) / sum(few)
        found[f"{name}: times (median of steps)"] = median(b / a for a, b in zip(few, many, strict=True))
    return found
