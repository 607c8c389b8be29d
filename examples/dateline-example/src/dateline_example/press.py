"""A reader: files that begin with `#press 1` and hold a report a line, as day | outlet | title | text."""

from collections.abc import Iterator
from datetime import date

from dateline.errors import SourceError
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.reader import Given, Head, Item, Reader

SIGN = "#press 1"


def tells(head: Head) -> bool:
    """Whether an input is of this kind: by what it holds, never by its name."""
    return head.text.startswith(SIGN)


def read(given: Given, intake: Intake) -> Iterator[Item]:
    """A report for each line; a line that is none is a failure of its own and stops nothing."""
    for number, line in enumerate(given.stream, 1):
        words = line.decode("utf-8", "replace").strip()
        if not words or words.startswith("#"):
            continue
        try:
            yield Item(report_of(words), f"line {number}")
        except SourceError as error:
            yield Item(error, f"line {number}")


def report_of(line: str) -> Raw:
    """The report of one line."""
    parts = [part.strip() for part in line.split("|", 3)]
    if len(parts) != 4:
        raise SourceError("the line has not the four parts day | outlet | title | text")
    day, outlet, title, text = parts
    try:
        published = date.fromisoformat(day)
    except ValueError as error:
        raise SourceError(f"{day[:40]!r} is no day (YYYY-MM-DD)") from error
    return Raw(f"{title}\n\n{text}", title=title, outlet=outlet, published=published, row=True)


# 50: before plain text (90), which says yes to everything.
READER = Reader("press", 50, tells, read, single=False)
