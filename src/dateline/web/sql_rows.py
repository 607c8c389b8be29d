"""SQL for assistants: as many rows as an answer has room for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from dateline.errors import ConfigError
from dateline.mcp.fitting import cut, fits
from dateline.mcp.shapes import SqlFound
from dateline.web.sheet import Cell, PageError
from dateline.web.sql_apart import sql_apart

_CELL = 300


def sql_rows(store: Path) -> Callable[[str], SqlFound]:
    """A tool's SQL over one store. ConfigError for a statement that is wrong or asks too much."""
    return partial(_rows, store)


def _rows(store: Path, statement: str) -> SqlFound:
    try:
        found = sql_apart(store, statement)
    except PageError as error:
        raise ConfigError(error.why) from error
    if found.error:
        raise ConfigError(found.error)
    columns = tuple(cut(name, 60) for name in found.columns[:40])
    rows = tuple(tuple(_cell(cell) for cell in row[:40]) for row in found.rows)
    held = fits(rows, sum(map(len, columns)))
    return SqlFound(columns, rows[:held], found.truncated or held < len(rows))


def _cell(cell: Cell) -> str | int | float | None:
    return cut(cell, _CELL) if isinstance(cell, str) else cell
