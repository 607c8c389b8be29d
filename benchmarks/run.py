#!/usr/bin/env python3
"""Measures dateline: `benchmarks/run.py TASK…`, `all`, or `gate` (fails where a pinned floor is missed).

Gold that may not be shipped is read from $DATELINE_GOLD or ../shared; a task without its gold is skipped, saying so.
`run.py probes --misses LIST` names every probe of a list that failed.
"""

import argparse
import importlib
import sys
import time
import tomllib
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent / "src")]

from benchmarks.reading import HERE, PROBES, GoldAbsentError

TASKS = ("seed", "own", "probes", "attribution", "time", "place", "events", "reports", "speed")
FLOORS = HERE / "floors.toml"


def main() -> int:
    """Runs the tasks named on the command line; exit status 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="+", choices=[*TASKS, "all", "gate"])
    parser.add_argument("--misses", metavar="LIST", help="name the failed probes of one list")
    options = parser.parse_args()
    if options.misses:
        return misses(options.misses)
    if options.tasks == ["gate"]:
        return gate()
    for task in TASKS if "all" in options.tasks else options.tasks:
        measured = measure(task)
        if measured:
            print(measured[0], flush=True)
    return 0


def measure(task: str) -> tuple[str, dict[str, float], str] | None:
    """A task's table, its figures and its gold's digest; None where its gold is absent."""
    module = importlib.import_module(f"benchmarks.tasks.{task}")
    start = time.perf_counter()
    print(f"== {task}", flush=True)
    try:
        digest = module.gold_digest()
        printed, found = module.run()
    except GoldAbsentError as error:
        print(f"skipped {task}: {error}")
        return None
    print(f"   ({time.perf_counter() - start:.0f} s, gold {digest})")
    return printed, found, digest


def gate() -> int:
    """Compares every pinned figure with its floor. A floor only rises; lowering one needs a line in the changelog."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    missed = 0
    for task, pinned in floors.items():
        measured = measure(task)
        if measured is None:
            continue
        _, found, digest = measured
        if digest != pinned["gold"]:
            print(f"  {task}: the gold has changed ({digest}, pinned {pinned['gold']}): pin anew")
            missed += 1
            continue
        for name, floor in pinned["floors"].items():
            value = found.get(name, float("-inf"))
            missed += value < floor
            print(f"  {'ok    ' if value >= floor else 'MISSED'} {name:44} {value:8.3f}  floor {floor:.3f}")
    print("gate: all floors held" if not missed else f"gate: {missed} floors missed")
    return 1 if missed else 0


def misses(name: str) -> int:
    """Prints each failed probe of a list."""
    from benchmarks.tasks.probes import LISTS, judge

    probes = tomllib.loads((PROBES / f"{name}.toml").read_text(encoding="utf-8"))["probe"]
    for probe, problem in judge(name, probes, LISTS[name]):
        where = probe.get("at") or probe.get("trigger") or probe.get("cue") or probe.get("chain") or ""
        print(f"{problem} | {where} | {' '.join(probe['text'].split())[:200]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
