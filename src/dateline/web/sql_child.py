"""A process that answers one SQL statement and ends: what it may use is bounded from outside as well.

Some statements keep the database busy where no clock is looked at, or want more memory than there is; they end with
this process, and the server goes on.
"""

import contextlib
import json
import math
import sys
import time

import apsw

from dateline.query.sql_guarded import Limits, guarded_sql

ROWS, SECONDS = 1_000, 2.0
_SIZE = 8_000_000  # characters in all
_SHOWN = 40  # bytes of a blob


def main() -> None:
    """Reads {"path", "statement"} from standard input and writes the answer, or {"error"}, to standard output."""
    _bound(_LIMITS)
    asked = json.load(sys.stdin)
    json.dump(answer(asked["path"], asked["statement"]), sys.stdout)


def answer(path: str, statement: str) -> dict[str, object]:
    """The rows as plain JSON, or what is wrong with the statement, in words."""
    try:
        base = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY)
        base.set_busy_timeout(1_000)
        base.pragma("schema_version")  # what the database needs beside the file is there from here on
        _bound(_NO_FILES)
        found = guarded_sql(base, statement, Limits(ROWS, _SIZE, SECONDS, time.monotonic))
    except (apsw.Error, UnicodeError, MemoryError) as error:
        return {"error": _in_words(error)}
    rows = [[_plain(cell) for cell in row] for row in found.rows]
    return {"columns": found.columns, "rows": rows, "truncated": found.truncated}


def _in_words(error: Exception) -> str:
    for kind, words in _WORDS.items():
        if isinstance(error, kind):
            return words.format(error=error)
    return str(error)


def _plain(cell: object) -> object:
    """A cell as JSON has it: bytes in hexadecimal, no infinity."""
    if isinstance(cell, bytes):
        return f"x'{cell[:_SHOWN].hex()}'" + (f" … {len(cell):,} bytes" if len(cell) > _SHOWN else "")
    return str(cell) if isinstance(cell, float) and not math.isfinite(cell) else cell


def _bound(limits: dict[str, int]) -> None:
    """What the system lets this process have, where it can say so."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        for name, most in limits.items():
            resource.setrlimit(getattr(resource, name), (most, most))


_LIMITS = {"RLIMIT_AS": 1 << 30, "RLIMIT_CPU": int(SECONDS) + 2, "RLIMIT_CORE": 0}
_NO_FILES = {"RLIMIT_FSIZE": 0}
_WORDS: dict[type[Exception], str] = {
    apsw.InterruptError: f"stopped after {SECONDS:g} seconds: ask for less",
    apsw.ExecTraceAbort: "one statement at a time",
    apsw.AuthError: "only SELECT over the views listed here is allowed ({error})",
    apsw.TooBigError: "a value is too large",
    apsw.NoMemError: "stopped: it needs too much memory",
    MemoryError: "stopped: it needs too much memory",
}


if __name__ == "__main__":
    main()
