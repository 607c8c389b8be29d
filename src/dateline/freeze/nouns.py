"""What a frozen record is made of: columns, tables, how much text it holds, and what it is called."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


class TextLevel(StrEnum):
    """How many words of reports a package holds: none, the quotes that claims rest on, or whole texts."""

    NONE = "none"
    QUOTES = "quotes"
    FULL = "full"

    def holds(self, words: str) -> bool:
        """Whether cells of a column with this mark ("", "quotes", "full") are filled."""
        return words == "" or self is TextLevel.FULL or self.value == words


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the codebook has it. `key`: "primary", a foreign key ("events.event_id"), or nothing."""

    name: str
    type: str
    key: str
    text: str
    unit: str
    values: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of the package: its name, what a row is, and its columns in order."""

    name: str
    key: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Label:
    """What a package says of itself. `day` is the day of release, None where none was given."""

    version: str
    title: str
    authors: tuple[str, ...]
    day: str | None
    text: TextLevel


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the package: its path within it, its size and SHA-256, and its rows where it is a table."""

    path: str
    size: int
    sha256: str
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What a freeze takes along from elsewhere: the freeze before it, and tables that are no part of the record."""

    last: Path | None
    tables: tuple[tuple[Sheet, Callable[[], Iterable[Row]]], ...] = ()
