"""A person's own SQL over a store: one statement that only reads, stopped when it asks for too much."""

from dataclasses import dataclass
from typing import TypeAlias

import apsw

from dateline.errors import StoreError

Cell: TypeAlias = str | int | float | bytes | None

MOST_ROWS = 1_000_000
_STEP = 100_000  # operations of the database between two looks at how many there were
_MOST_STEPS = 20_000
_ALLOWED = frozenset({apsw.SQLITE_SELECT, apsw.SQLITE_READ, apsw.SQLITE_FUNCTION, apsw.SQLITE_RECURSIVE})
_PRAGMAS = frozenset({"table_info", "table_list", "data_version"})


@dataclass(frozen=True, slots=True)
class Rows:
    """What a statement gave: names of columns and rows; `truncated` where there were more rows than are given."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truncated: bool


def run_sql(base: apsw.Connection, statement: str, values: tuple[Cell, ...]) -> Rows:
    """The rows of one SELECT. StoreError for a statement that is wrong, would change something, or works too long."""
    steps = 0

    def too_long() -> bool:
        nonlocal steps
        steps += 1
        return steps > _MOST_STEPS

    base.authorizer = _only_reading
    base.set_progress_handler(too_long, _STEP)
    try:
        cursor = base.execute(statement, values)
        columns = tuple(str(column[0]) for column in cursor.get_description()) if cursor.is_readonly else ()
        found = []
        for row in cursor:
            found.append(tuple(row))
            if len(found) > MOST_ROWS:
                break
        return Rows(columns, tuple(found[:MOST_ROWS]), len(found) > MOST_ROWS)
    except apsw.ExecutionCompleteError:
        return Rows((), (), False)
    except (apsw.Error, UnicodeError) as error:
        raise StoreError(f"SQL: {error}") from error
    finally:
        base.authorizer = None
        base.set_progress_handler(None)


def _only_reading(action: int, first: str | None, second: str | None, database: str | None, by: str | None) -> int:
    """Whether the database may do this for a statement."""
    if action == apsw.SQLITE_PRAGMA and first in _PRAGMAS:
        return apsw.SQLITE_OK
    allowed = action in _ALLOWED and not (action == apsw.SQLITE_FUNCTION and second == "load_extension")
    return apsw.SQLITE_OK if allowed else apsw.SQLITE_DENY
