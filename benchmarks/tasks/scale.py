"""Many readings in one store: what adding the next 1,000 costs, how large it grows, how fast it answers.

`run.py scale --readings 100000 --store FILE` keeps the store; a store that is there is only asked. Invented records
(benchmarks/generator.py) are put and linked in batches, as `dateline add` does; making them is not counted.
"""

import hashlib
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.generator import Made, made
from benchmarks.reading import HERE
from benchmarks.tasks.scale_queries import timed_queries
from benchmarks.tasks.scale_truth import truth_of
from dateline.archive.add import COMMIT
from dateline.archive.link import Linking
from dateline.store import Access, Store, Taken, open_store, put_reading

SEED = 1
USUAL = 3000
STEP, WINDOW = 1000, 3000  # costs are told for each 1,000, and compared as means over 3,000


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU-seconds of one step of 1,000 readings that ended at `readings`."""

    readings: int
    put: float
    link: float


def gold_digest() -> str:
    """Digest of what makes the records."""
    parts = [HERE / "generator.py", *sorted((HERE / "invented").iterdir())]
    return hashlib.sha256(b"".join(path.read_bytes() for path in parts if path.is_file())).hexdigest()[:16]


def run() -> tuple[str, dict[str, float]]:
    """Fills a store, asks it everything, and tells what that cost."""
    readings = int(os.environ.get("DATELINE_READINGS", USUAL))
    kept = os.environ.get("DATELINE_SCALE_STORE")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(kept) if kept else Path(folder) / "scale.dateline"
        told, found = ([], {}) if path.exists() else filled(path, readings)
        lines, asked = timed_queries(path)
        return "\n".join([*told, *sized(path), *lines]), found | asked


def filled(path: Path, readings: int) -> tuple[list[str], dict[str, float]]:
    """A store with this many readings, and what each 1,000 of them cost."""
    costs = []
    with open_store(path, Access.WRITE) as store:
        seen: list[Made] = []
        for cost in _added(store, islice(made(SEED), readings), seen):
            costs.append(cost)
            print(f"  {cost.readings:7,}  put {cost.put:6.2f}  link {cost.link:6.2f}", file=sys.stderr, flush=True)
        right = truth_of(store, seen)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"peak memory, MB": peak, **right, **_grown(costs)}
    return [f"{name:50} {value:12.3f}" for name, value in found.items()], found


def _added(store: Store, items: Iterator[Made], seen: list[Made]) -> Iterator[Cost]:
    """Puts and links batch by batch; what only the truth needs is kept of each."""
    put = link = 0.0
    count = 0
    linking = Linking(store)
    while batch := list(islice(items, COMMIT)):
        start = time.process_time()
        with store.writing():
            at = f"{batch[-1].record['report']['published']}T12:00:00Z"  # as if added on the day
            for one in batch:
                put_reading(store, one.record, Taken(None, at))
        between = time.process_time()
        linking.link_new(at)
        put, link = put + between - start, link + time.process_time() - between
        before, count = count // STEP, count + len(batch)
        seen.extend(Made({"id": one.record["report"]["id"]}, one.plan, one.facts) for one in batch)
        if count // STEP > before:
            yield Cost(count // STEP * STEP, put, link)
            put = link = 0.0


def _grown(costs: list[Cost]) -> dict[str, float]:
    """What 1,000 readings cost at each power of ten, and how much more than at 10,000 at the end."""
    found: dict[str, float] = {}
    marks = [n for n in (3000, 10_000, 100_000) if n <= len(costs) * STEP]
    for mark in [*marks, *([len(costs) * STEP] if len(costs) * STEP not in marks else [])]:
        near = [cost for cost in costs if mark - WINDOW < cost.readings <= mark]
        for name in ("put", "link"):
            found[f"{name} of 1,000 at {mark:,}, CPU-s"] = sum(getattr(c, name) for c in near) / max(1, len(near))
    for name in ("put", "link"):
        first, last = (found.get(f"{name} of 1,000 at {n:,}, CPU-s") for n in (10_000, 100_000))
        if first and last:
            found[f"{name}: 100,000 against 10,000"] = last / first
    return found


def sized(path: Path) -> Iterator[str]:
    """How large the store is, its largest blocks, stories and events, and its tables by size."""
    with open_store(path, Access.READ) as store:
        base = store.base
        yield f"{'file, MB':50} {path.stat().st_size / 1e6:12.1f}"
        for table in ("report", "happening", "claim", "event", "story", "copy", "judgement", "change", "posting"):
            (count,) = next(base.execute(f"SELECT count(*) FROM {table}"))
            yield f"  {table:48} {count:12,}"
        for what, sql in _LARGEST.items():
            for name, count in base.execute(sql):
                yield f"{what + ' ' + str(name):50} {count:12,}"


_LARGEST = {
    "largest story, reports:": "SELECT id, reports FROM story ORDER BY reports DESC LIMIT 1",
    "largest event, reports:": "SELECT id, reports FROM event ORDER BY reports DESC LIMIT 1",
    "largest block, items under one key:": """SELECT s.name, max(held) FROM
        (SELECT space, count(*) AS held FROM posting GROUP BY space, key) JOIN space s ON s.n = space GROUP BY space""",
}
