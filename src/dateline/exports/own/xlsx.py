"""A workbook: events, claims, evidence, figures and reports, a sheet each; needs the extra `exchange`."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from dateline.exports.door import Form, Record
from dateline.exports.nouns import Whole
from dateline.exports.own.sheets import TABLES, rows, sheet
from dateline.exports.own.workbook import Book, Page, Value, book
from dateline.freeze.nouns import Cell, Column

_CUT = "texts cut, because a cell holds 32,767 characters"
_FIRST = date(1900, 3, 1)  # before it a workbook's days are not those of the calendar
_MEANINGS = ("columns", ("table", "column", "meaning"))

FORM = Form(
    name="xlsx",
    ending="xlsx",
    meaning="a workbook: events, claims, evidence, figures and reports, a sheet each, and what the columns mean",
    loss=(
        "A sheet holds 1,048,576 rows: a record with more is refused, not cut.",
        "Times stand without a zone: those of the store (added, seen, changed) are UTC.",
        "A day before March 1900, and a day with a zone, is a text; control characters are their pictures.",
        "The parts of a list stand in one cell, joined by semicolons.",
        "The sheet evidence has triggers, parties and places; numbers are in the sheet figures.",
    ),
    figure="`killed` and `wounded`",
)


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Streams every event into the sheets; a report has one row however many events it tells."""
    with book(target, datetime.fromisoformat(record.asked.at).astimezone(UTC).replace(tzinfo=None)) as opened:
        pages = {table: opened.page(table, sheet(table).columns) for table in TABLES}
        seen: set[str] = set()
        for whole in record.events():
            for table, page in pages.items():
                cut = sum(page.add(values) for values in _values(table, whole, record.asked.rule, seen))
                record.lost.count(_CUT, cut)
        for table, page in pages.items():
            page.close(len(sheet(table).columns))
        _meanings(opened)
    return (target,)


def _values(table: str, whole: Whole, rule: str, seen: set[str]) -> Iterator[list[Value]]:
    columns = sheet(table).columns
    for row in rows(table, whole, rule):
        if table == "reports":
            if row[0] in seen:
                continue
            seen.add(str(row[0]))
        yield [_value(cell, column) for cell, column in zip(row, columns, strict=True)]


def _value(cell: Cell, column: Column) -> Value:
    if not isinstance(cell, str):
        return cell
    if column.type == "list":
        return "; ".join(json.loads(cell))
    return _moment(cell) if "ISO 8601" in column.unit else cell


def _moment(words: str) -> Value:
    """A day or a time as a workbook has it; the words themselves for a month, a year or a time with a zone."""
    try:
        if len(words) == len("2026-11-22"):
            day = date.fromisoformat(words)
            return day if day >= _FIRST else words
        moment = datetime.fromisoformat(words)
    except ValueError:
        return words
    if moment.tzinfo is not None and moment.utcoffset() != UTC.utcoffset(None):
        return words
    return moment.replace(tzinfo=None) if moment.date() >= _FIRST and "T" in words else words


def _meanings(opened: Book) -> None:
    """A last sheet that says what every column means."""
    name, heads = _MEANINGS
    page: Page = opened.page(name, [Column(head, "string", "", "", "", (), "") for head in heads])
    for table in TABLES:
        for column in sheet(table).columns:
            page.add((table, column.name, " ".join(filter(None, (column.meaning, ", ".join(column.values))))))
    page.close(len(heads))
