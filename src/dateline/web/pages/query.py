"""SQL over the public views: the statement, what it gave, the views with their columns, examples."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import escape

from dateline.query.sql_guarded import views_of
from dateline.tables import read_table
from dateline.web.routes import Route
from dateline.web.sheet import Ask, PageError, Sheet, Table
from dateline.web.sql_apart import SqlAnswer, sql_apart
from dateline.web.sql_child import ROWS, SECONDS

_CELL, _SHOWN = 300, 240_000  # characters of one cell, and of all cells as the page writes them
_TAGS, _LINK = 25, 32  # characters of a cell's tags, and of a link's


@dataclass(frozen=True, slots=True)
class View:
    """A public view: what a row of it is, and its columns."""

    name: str
    row: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A statement to begin with."""

    what: str
    sql: str


@dataclass(frozen=True, slots=True)
class QueryPage:
    """What was asked, what it gave (none where nothing was asked), and what can be asked."""

    sql: str
    answer: SqlAnswer | None
    views: tuple[View, ...]
    examples: tuple[Example, ...]


def query(ask: Ask) -> Sheet:
    """The page. PageError 400, with the page, for a statement that is wrong or asks too much."""
    statement = ask.word("sql") or ""
    answer = sql_apart(Path(ask.base.filename), statement) if statement else None
    views = tuple(View(name, _rows_of().get(name, ""), columns) for name, columns in views_of(ask.base).items())
    page = QueryPage(statement, answer, views, _examples())
    rows = Table(answer.columns, answer.rows) if answer else Table((), ())
    shown = _shown(answer) if answer else ()
    extra = {"shown": shown, "most": ROWS, "seconds": SECONDS}
    sheet = Sheet("query.html.j2", "Query", page, rows, extra=extra)
    if answer and answer.error:
        raise PageError(400, answer.error, sheet)
    return sheet


def _shown(answer: SqlAnswer) -> tuple[tuple[str, ...], ...]:
    """The rows as the page has room for them: long cells cut, and no more rows than fit."""
    found: list[tuple[str, ...]] = []
    left = _SHOWN
    for row in answer.rows:
        cells = tuple(_cut("" if cell is None else str(cell)) for cell in row)
        left -= sum(map(_written, cells))
        if left < 0:
            break
        found.append(cells)
    return tuple(found)


def _written(cell: str) -> int:
    """The characters that a cell takes in the page; an id stands there twice."""
    return _TAGS + (2 * len(cell) + _LINK if cell[3:4] == "_" else len(escape(cell)))


def _cut(cell: str) -> str:
    return cell if len(cell) <= _CELL else cell[:_CELL] + " …"


@cache
def _rows_of() -> dict[str, str]:
    return {row["view"]: row["row"] for row in read_table("web/views.csv").rows}


@cache
def _examples() -> tuple[Example, ...]:
    return tuple(Example(row["what"], row["sql"]) for row in read_table("web/examples.csv").rows)


ROUTES = (Route("/query", query, frozenset({"sql"})),)
