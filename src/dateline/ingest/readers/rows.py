"""JSON lines: each row a report."""

import re
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import SourceError
from dateline.ingest.intake import Intake
from dateline.ingest.reader import Given, Head, Item, Reader
from dateline.ingest.rows import read_row, row_lines

_ROW = re.compile(r"\{\s*(?:\"|\}\s*(?:\n|$))")


def _tells(head: Head) -> bool:
    return _ROW.match(head.text) is not None


def _read(given: Given, intake: Intake) -> Iterator[Item]:
    for number, line in enumerate(row_lines(given.stream, intake.most_bytes), 1):
        yield row_item(line, number, given.folder, intake)


def row_item(line: bytes, number: int, folder: Path | None, intake: Intake) -> Item:
    """The report of one row, or why there is none; `number` names it where it has no id."""
    name = f"row {number}"
    try:
        raw = read_row(line, intake, folder)
    except SourceError as error:
        return Item(error, name)
    return Item(raw, raw.source_id or name)


READER = Reader("rows", 70, _tells, _read, single=False)
