"""Plain text, and whatever no other reader knows: one report, or what is wrong with it as a text."""

from collections.abc import Iterator
from typing import BinaryIO

from dateline.errors import SourceError
from dateline.ingest.decode import decode
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.reader import Given, Head, Item, Reader

_WIDEST = 4  # bytes of one character


def _tells(_: Head) -> bool:
    return True


def _read(given: Given, intake: Intake) -> Iterator[Item]:
    yield Item(Raw(read_text(given.stream, intake, given.charset), url=given.url))


def read_text(stream: BinaryIO, intake: Intake, charset: str | None = None) -> str:
    """Plain text. SourceError where it is too long: one byte more than the longest could need is enough to tell."""
    most = _WIDEST * intake.max_characters
    content = stream.read(most + 1)
    if len(content) > most:
        raise SourceError(f"too long: more than {intake.max_characters:,} characters (read.max_characters)")
    return decode(content, charset)


READER = Reader("text", 90, _tells, _read)
