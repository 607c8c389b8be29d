"""WARC files (plain or compressed): the pages of their responses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dateline.errors import SourceError


@dataclass(frozen=True, slots=True)
class Stored:
    """One page of an archive: its address, content and the charset that its server declared."""

    url: str | None
    content: bytes
    charset: str | None


def archive_pages(stream: BinaryIO, most_bytes: int) -> Iterator[Stored | SourceError]:
    """Successful HTML responses in order; a broken archive yields what could be read, then the error."""
    # Only archives need the reader's compiled module.
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    count = 0
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
            status = getattr(record.http_headers, "status_code", None)
            if status == 200 and "html" in (record.http_content_type or "html"):
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
