"""Web archives: the pages of their responses."""

from collections.abc import Iterator

from dateline.errors import SourceError
from dateline.ingest.archive import archive_pages
from dateline.ingest.intake import Intake
from dateline.ingest.reader import Given, Head, Item, Reader
from dateline.ingest.readers.page import page_of

_MAGIC = (b"WARC/", b"\x1f\x8b", b"\x28\xb5\x2f\xfd")  # plain, or packed with gzip or zstd


def _tells(head: Head) -> bool:
    return head.content.startswith(_MAGIC)


def _read(given: Given, intake: Intake) -> Iterator[Item]:
    for page in archive_pages(given.stream, intake.most_bytes):
        if isinstance(page, SourceError):
            yield Item(page)
            continue
        try:
            yield Item(page_of(page.content, page.url, page.charset, intake), page.url)
        except SourceError as error:
            yield Item(error, page.url)


READER = Reader("warc", 10, _tells, _read, single=False)
