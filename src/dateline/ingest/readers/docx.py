"""Being written."""

from collections.abc import Iterator

from dateline.ingest.intake import Intake
from dateline.ingest.reader import Given, Head, Item, Reader


def _tells(_: Head) -> bool:
    return False


def _read(given: Given, intake: Intake) -> Iterator[Item]:
    yield from ()


READER = Reader("docx", 20, _tells, _read)
