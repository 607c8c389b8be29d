"""WARC files (plain or compressed): the pages of their responses."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import BinaryIO

from dateline.errors import SourceError


@dataclass(frozen=True, slots=True)
class Stored:
    """One page of an archive: its address, content and the charset that its server declared."""

    url: str | None
    content: bytes
    charset: str | None


def page_places(stream: BinaryIO) -> list[tuple[int, int | None]]:
    """Where the pages of an archive lie, each so that it can be read by itself; nothing where they do not lie so.

    None for the last one's end: what is wrong with the rest of the archive is found with it.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    starts: list[int] = []
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            if _is_page(record.http_headers, record.http_content_type):
                starts.append(record.stream_pos)
    except (OSError, ValueError, EOFError):
        pass  # found again by whoever reads the last page
    if starts != sorted(set(starts)) or not all(_begins(stream, start) for start in starts):
        return []  # packed as one stream
    return [(start, end) for start, end in zip_longest(starts, starts[1:]) if start is not None]


def _begins(stream: BinaryIO, start: int) -> bool:
    """Whether a record, packed or not, begins there."""
    stream.seek(start)
    return stream.read(5).startswith((b"WARC/", b"\x1f\x8b"))


def _is_page(headers: object, kind: str | None) -> bool:
    return getattr(headers, "status_code", None) == 200 and "html" in (kind or "html")


def archive_pages(stream: BinaryIO, most_bytes: int) -> Iterator[Stored | SourceError]:
    """Successful HTML responses in order; a broken archive yields what could be read, then the error."""
    # Only archives need the reader's compiled module.
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    count = 0
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
            if _is_page(record.http_headers, record.http_content_type):
                count += 1
                content = record.reader.read(most_bytes + 1)
                yield Stored(record.headers.get("WARC-Target-URI"), content, record.http_charset)
    except (OSError, ValueError, EOFError) as error:
        yield SourceError(
            f"archive breaks off: {error}" if count else f"not text, and no readable web archive: {error}"
        )
        return
    if not count:
        yield SourceError("not text, and no web archive with pages in it")
