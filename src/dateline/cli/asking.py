"""What the questions share at the terminal: the store opened to be read, days like 7d, the options of a filter."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import apsw
import typer

from dateline.cli.stores import store_path
from dateline.cli.terminal import out
from dateline.store import Access, open_store
from dateline.store.database import telling


class Format(StrEnum):
    """How answers are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


Who = Annotated[str | None, typer.Option("--actor", "-a", help="Who is in it: a name, an ent_ id, a country's code.")]
RoleOption = Annotated[
    str | None,
    typer.Option("--role", help="What the actor is to it: actor, recipient, target, instrument … or source."),
]
Type = Annotated[str | None, typer.Option("--type", "-t", help="Event types joined by commas: ASSAULT,PROTEST.")]
Mode = Annotated[str | None, typer.Option("--mode", help="Modes joined by commas: aerial, visit …")]
Place = Annotated[
    str | None,
    typer.Option("--place", "-p", help="Where: a name, a country's code, a GeoNames number, or lat,lon,km."),
]
Country = Annotated[str | None, typer.Option("--country", "-c", help="The country where it was, by code or name.")]
After = Annotated[str | None, typer.Option("--after", help="From this day on: 2026, 2026-11, 2026-11-22, 7d, 3m.")]
Before = Annotated[str | None, typer.Option("--before", help="Up to this day, inclusive; written like --after.")]
Status = Annotated[str | None, typer.Option("--status", help="occurred, ongoing, planned, denied … by commas.")]
MinOrigins = Annotated[int | None, typer.Option("--min-origins", help="Told by at least so many origins.")]
Sure = Annotated[bool, typer.Option("--sure", help="Only what the reading is sure of.")]
Contested = Annotated[bool, typer.Option("--contested", help="Only what some voice denies.")]
Words = Annotated[
    str | None, typer.Option("--text", "-w", help='Words of a sentence that tells it, or names in it; "…" in a row.')
]
OnlyWords = Annotated[
    str | None, typer.Option("--words", "-w", help='Words of a sentence that tells it, or names in it; "…" in a row.')
]
InStory = Annotated[str | None, typer.Option("--story", help="Only events of this story (sto_ id).")]
InReport = Annotated[str | None, typer.Option("--report", help="Only events told in this report (rpt_ id).")]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=1, help="How many (default 20; csv, jsonl: all).")]
Next = Annotated[str | None, typer.Option("--next", help="The cursor with which the last page ended.")]
Shape = Annotated[Format, typer.Option("--format", "-f", help="table, json, jsonl or csv.")]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format json.")]


@contextmanager
def reading(store: Path | None) -> Iterator[apsw.Connection]:
    """The store's connection, opened to be read and seen as it is now; what the database raises is a StoreError."""
    path = store_path(store)
    with open_store(path, Access.READ) as opened, telling(path), opened.reading():
        yield opened.base


def day(words: str | None) -> str | None:
    """A day as typed: "7d", "2w", "3m", "1y" back from today (UTC), "today", "yesterday"; others stay as they are."""
    if words is None:
        return None
    return _back_from(datetime.now(UTC).date(), words)


def write(words: str) -> None:
    """Data to standard output, as it is."""
    out.file.write(words)


def _back_from(today: date, words: str) -> str:
    named = {"today": 0, "yesterday": 1}.get(words.strip().casefold())
    found = re.fullmatch(r"([0-9]{1,4})([dwmy])", words.strip().casefold())
    if named is None and found is None:
        return words
    days = named if named is not None or found is None else int(found[1]) * _DAYS[found[2]]
    return max(today - timedelta(days=min(days or 0, today.toordinal() - 1)), date(1, 1, 1)).isoformat()


_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
