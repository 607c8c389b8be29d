"""Readers for processes of a test: one that dies of a row, one that notes what it reads and kills somebody once."""

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.engine.reading import TakeAndRead
from dateline.engine.rows import Batch, Row, unit_of


@dataclass(frozen=True)
class Deadly:
    """Ends its process, as a crash in native code would, where a row holds some words."""

    work: TakeAndRead
    words: str

    def __call__(self, rows: Sequence[Row]) -> list[tuple[Row, ...]]:
        if any(self.words.encode() in row.body for row in rows):
            os.kill(os.getpid(), signal.SIGKILL)
        return self.work(rows)


@dataclass(frozen=True)
class Logged:
    """Notes each row of JSON lines that it reads, as "r0" and so on.

    Where `killed` is given, the first to read kills itself, or its parent.
    """

    work: TakeAndRead
    log: Path
    killed: Path | None
    whom: str = "self"
    pace: str = "fast"

    def __call__(self, rows: Sequence[Row]) -> list[tuple[Row, ...]]:
        if self.killed is not None and _first(self.killed):
            os.kill(os.getppid() if self.whom == "parent" else os.getpid(), signal.SIGKILL)
            time.sleep(30)
        if self.pace == "slow":
            time.sleep(0.3)
        with self.log.open("a") as log:
            log.write("".join(f"r{(unit_of(row).row or 0) - 1}\n" for row in rows))
        return self.work(rows)


def as_it_is(batch: Batch) -> Batch:
    """Nothing more is done."""
    return batch


def _first(mark: Path) -> bool:
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
