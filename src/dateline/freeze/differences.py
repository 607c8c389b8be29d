"""What a comparison of two frozen records finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A row that came or went, or one cell of it that changed (`field`), with `report` it is told by and why."""

    id: str
    report: str | None
    field: str | None
    before: str | None
    after: str | None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class TableDifference:
    """The differences of one table, and its rows before and after.

    `carried`: rows that a later version of their page has again, word for word.
    """

    table: str
    rows: tuple[int, int]
    added: tuple[Change, ...]
    withdrawn: tuple[Change, ...]
    changed: tuple[Change, ...]
    carried: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions and what differs, table by table."""

    before: str
    after: str
    tables: tuple[TableDifference, ...]
