"""A stranger's SQL: one SELECT over the public views and nothing else, within limits of length, rows and time."""

from collections.abc import Callable
from dataclasses import dataclass

import apsw

from dateline.query.search_sql import Cell

_LIMITS = {
    apsw.SQLITE_LIMIT_LENGTH: 16_000_000,  # bytes of one value
    apsw.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    apsw.SQLITE_LIMIT_EXPR_DEPTH: 100,
    apsw.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    apsw.SQLITE_LIMIT_COLUMN: 200,
    apsw.SQLITE_LIMIT_FUNCTION_ARG: 32,
    apsw.SQLITE_LIMIT_ATTACHED: 0,
    apsw.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
    apsw.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    apsw.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_STEP = 2_000  # operations of the database between two looks at the clock
_TABLES = frozenset({"json_each", "json_tree"})  # functions that stand where a table stands
_BARRED = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})


@dataclass(frozen=True, slots=True)
class Limits:
    """At most so many rows, so many characters and bytes in all, so many seconds by `clock`."""

    rows: int
    size: int
    seconds: float
    clock: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a statement gave. `truncated`: there were more rows than are given."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truncated: bool


def views_of(base: apsw.Connection) -> dict[str, tuple[str, ...]]:
    """The public views of a store and their columns."""
    names = [str(name) for (name,) in base.execute(_VIEWS)]
    return {name: tuple(str(row[1]) for row in base.execute(f"PRAGMA table_info({name})")) for name in names}


def guarded_sql(base: apsw.Connection, statement: str, limits: Limits) -> Asked:
    """The rows of one SELECT over the views. apsw.Error for anything else, or for what asks too much.

    The connection is good for nothing else afterwards: it keeps the limits.
    """
    views = views_of(base)
    for limit, most in _LIMITS.items():
        base.limit(limit, most)
    inside, tables = _inside(base, views), frozenset(str(name) for (name,) in base.execute(_TABLE_NAMES))
    base.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    base.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    base.pragma("temp_store", "memory")
    base.pragma("query_only", "on")
    end = limits.clock() + limits.seconds
    base.authorizer = _Guard(frozenset(views), tables, inside)
    one = _Once()
    base.exec_trace = one
    base.set_progress_handler(lambda: limits.clock() > end, _STEP)
    rows, more = _rows(base.execute(statement), limits)
    return Asked(one.columns, rows, more)


def _rows(cursor: apsw.Cursor, limits: Limits) -> tuple[tuple[tuple[Cell, ...], ...], bool]:
    """As many rows as may be given, and whether there are more."""
    found: list[tuple[Cell, ...]] = []
    left = limits.size
    for row in cursor:
        left -= sum(len(cell) if isinstance(cell, str | bytes) else 8 for cell in row)
        if len(found) == limits.rows or left < 0:
            return tuple(found), True
        found.append(tuple(row))
    return tuple(found), False


def _inside(base: apsw.Connection, views: dict[str, tuple[str, ...]]) -> frozenset[tuple[str, str]]:
    """The tables and columns that the views themselves read: nothing else is ever read for a stranger."""
    seen: set[tuple[str, str]] = set()

    def note(action: int, first: str | None, second: str | None, _database: str | None, _by: str | None) -> int:
        if action == apsw.SQLITE_READ:
            seen.add((first or "", second or ""))
        return apsw.SQLITE_OK

    base.authorizer = note
    for name in views:
        base.execute(f"SELECT * FROM {name} LIMIT 0")
    base.authorizer = None
    return frozenset(seen)


class _Once:
    """Lets one statement run, and no second one; notes its columns."""

    def __init__(self) -> None:
        self._left = 1
        self.columns: tuple[str, ...] = ()

    def __call__(self, cursor: apsw.Cursor, _sql: str, _values: object) -> bool:
        self.columns = tuple(str(name) for name, *_ in cursor.get_description())
        self._left -= 1
        return self._left >= 0


class _Guard:
    """Says to the database what a statement may do."""

    def __init__(self, views: frozenset[str], tables: frozenset[str], inside: frozenset[tuple[str, str]]) -> None:
        self._views, self._tables, self._inside = views, tables, inside
        self._read = frozenset(table for table, _ in inside)

    def __call__(
        self, action: int, first: str | None, second: str | None, _database: str | None, by: str | None
    ) -> int:
        if action in (apsw.SQLITE_SELECT, apsw.SQLITE_RECURSIVE):
            return apsw.SQLITE_OK
        if action == apsw.SQLITE_FUNCTION and second not in _BARRED:
            return apsw.SQLITE_OK
        if action == apsw.SQLITE_READ and self._may_read(first or "", second or "", by):
            return apsw.SQLITE_OK
        return apsw.SQLITE_DENY

    def _may_read(self, table: str, column: str, by: str | None) -> bool:
        if table in self._views or table in _TABLES:
            return True
        if not column:  # rows are counted, nothing of them is read: of a view's tables, or of a name the statement gave
            return table in self._read or table not in self._tables
        return by is not None and (table, column) in self._inside


_VIEWS = "SELECT name FROM sqlite_schema WHERE type = 'view' AND name GLOB 'v_*' ORDER BY name"
_TABLE_NAMES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
