"""JSON lines: each row a report, a broken row a failure of its own."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dateline.errors import SourceError
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.single import read_named

_TEXTS = ("id", "text", "html", "published", "title", "outlet", "url", "file")


def row_lines(stream: BinaryIO, most_bytes: int) -> Iterator[bytes]:
    """Lines of a stream; one that is longer than `most_bytes` is cut there and its rest skipped."""
    while line := stream.readline(most_bytes + 1):
        rest = line
        while rest and not rest.endswith(b"\n") and len(rest) > most_bytes:
            rest = stream.readline(most_bytes + 1)
        if line.strip():
            yield line


def row_places(stream: BinaryIO, most_bytes: int) -> Iterator[tuple[int, int]]:
    """Where the rows lie: from which byte to which; blank lines before a row belong to it."""
    start = 0
    for _ in row_lines(stream, most_bytes):
        end = stream.tell()
        yield start, end
        start = end


def read_row(line: bytes, intake: Intake, folder: Path | None = None) -> Raw:
    """The raw report of one row. SourceError says what is wrong with it. `folder`: of the files that rows name."""
    fields = row_fields(line, intake)
    if fields.get("html"):
        from dateline.ingest.html import read_page  # its parser is loaded where the first page is seen

        page = read_page(fields["html"], fields.get("url"))
    elif fields.get("text"):
        page = Raw(fields["text"])
    elif fields.get("file"):
        page = read_named(folder, fields["file"], intake)
    else:
        raise SourceError("row has neither text nor html, and names no file")
    day = _day(fields["published"]) if fields.get("published") else None
    return Raw(
        text=page.text,
        source_id=fields.get("id"),
        title=fields.get("title") or page.title,
        outlet=fields.get("outlet") or page.outlet,
        url=fields.get("url") or page.url,
        byline=page.byline,
        credit=page.credit,
        published=day or page.published,
        row=day is not None,
        page=page.page,
        pages=page.pages,
    )


def named_files(stream: BinaryIO, intake: Intake) -> Iterator[str]:
    """The files that rows name in place of a text; rows that cannot be read name none."""
    for line in row_lines(stream, intake.most_bytes):
        if b'"file"' not in line:
            continue
        try:
            fields = row_fields(line, intake)
        except SourceError:
            continue
        if fields.get("file") and not fields.get("text") and not fields.get("html"):
            yield fields["file"]


def row_fields(line: bytes, intake: Intake) -> dict[str, str]:
    """The fields of a row that are text; a number as id is read as its digits."""
    if len(line) > intake.most_bytes:
        raise SourceError(f"too long: a row of more than {intake.most_bytes:,} bytes")
    try:
        row = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"row is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise SourceError("row is not a JSON object")
    if isinstance(row.get("id"), int):
        row["id"] = str(row["id"])
    wrong = [name for name in _TEXTS if row.get(name) is not None and not isinstance(row[name], str)]
    if wrong:
        raise SourceError(f"row's {wrong[0]} is not a string")
    return {name: row[name] for name in _TEXTS if row.get(name)}


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words.strip()[:10])
    except ValueError as error:
        raise SourceError(f"row's published is not a date (YYYY-MM-DD…): {words[:40]}") from error
