"""A stranger's SQL, answered by a process of its own that is ended when it works too long."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from dateline.web.sheet import Cell, PageError
from dateline.web.sql_child import SECONDS

_GRACE = 3.0  # seconds for the process to start and to end by itself
_TURNS = BoundedSemaphore(2)  # statements that are worked on at one time


@dataclass(frozen=True, slots=True)
class SqlAnswer:
    """What a statement gave; `truncated`: there are more rows than these. `error` says what was wrong with it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truncated: bool
    error: str | None


def sql_apart(store: Path, statement: str) -> SqlAnswer:
    """The answer to one statement over the views of a store. PageError 503 where too many are being asked."""
    if not _TURNS.acquire(timeout=SECONDS):
        raise PageError(503, "other statements are being worked on: try again")
    try:
        return _answer(_asked(store, statement))
    finally:
        _TURNS.release()


def _asked(store: Path, statement: str) -> str:
    """What the process wrote; "" where it had to be ended."""
    command = [sys.executable, "-P", "-m", "dateline.web.sql_child"]
    question = json.dumps({"path": str(store), "statement": statement})
    try:
        done = subprocess.run(
            command, input=question, capture_output=True, text=True, timeout=SECONDS + _GRACE, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


def _answer(written: str) -> SqlAnswer:
    try:
        told = json.loads(written)
    except ValueError:
        return _failed(f"stopped: it worked longer than {SECONDS:g} seconds, or needed too much memory")
    if "error" in told:
        return _failed(told["error"])
    return SqlAnswer(tuple(told["columns"]), _rows(told["rows"]), told["truncated"], None)


def _rows(held: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(row) for row in held)


def _failed(why: str) -> SqlAnswer:
    return SqlAnswer((), (), False, why)
