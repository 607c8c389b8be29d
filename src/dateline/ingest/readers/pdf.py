"""PDF documents, with the page on which each character stands."""

from collections.abc import Iterator

from dateline.errors import SourceError
from dateline.ingest.intake import Intake
from dateline.ingest.reader import Given, Head, Item, Reader


def _tells(head: Head) -> bool:
    return head.content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-")


def _read(given: Given, intake: Intake) -> Iterator[Item]:
    from dateline.ingest.pdf import read_pdf  # what reads it is loaded where the first one is seen

    most = intake.documents.max_bytes
    content = given.stream.read(most + 1)
    if len(content) > most:
        raise SourceError(f"too long: more than {most:,} bytes (documents.max_bytes)")
    yield Item(read_pdf(content, intake))


READER = Reader("pdf", 10, _tells, _read)
