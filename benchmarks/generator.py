"""Invented records, without end and the same for the same seed: what a store of 100,000 readings is filled with.

Actors and places follow a Zipf law, stories have 1 to 300 reports, and among them are copies of wire reports, new
versions of pages, look-alike events, growing figures, denials, plans and bans. `python -m benchmarks.generator 1000`
writes records as JSON lines.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from benchmarks.invented.plots import Plan, Plotter
from benchmarks.invented.prose import Key, Writer
from benchmarks.invented.world import World

FIRST_DAY = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Made:
    """One record with what is true of it: its plan, and which fact each of its events is, in their order."""

    record: dict[str, Any]
    plan: Plan
    facts: tuple[Key, ...]


def made(seed: int = 1) -> Iterator[Made]:
    """Records in the order in which their reports appear, with the truth behind them."""
    world = World(seed)
    writer = Writer(world)
    for plan in Plotter(world, seed, FIRST_DAY.toordinal()).plans():
        record, facts = writer.record(plan)
        yield Made(record, plan, facts)


def records(seed: int = 1) -> Iterator[dict[str, Any]]:
    """Records alone."""
    return (one.record for one in made(seed))


def main() -> None:
    """Writes the records asked for to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for record in islice(records(options.seed), options.readings):
        print(json.dumps(record, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
