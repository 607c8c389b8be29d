"""Web pages: the article."""

import re
from collections.abc import Iterator

from dateline.errors import SourceError
from dateline.ingest.decode import declared_charset, decode
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.reader import Given, Head, Item, Reader

_PAGE = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|article|main|section|div|p|h\d|span|table|b|a|script)\b)", re.I
)


def _tells(head: Head) -> bool:
    return _PAGE.match(head.text) is not None


def _read(given: Given, intake: Intake) -> Iterator[Item]:
    yield Item(page_of(given.stream.read(intake.most_bytes + 1), given.url, given.charset, intake))


def page_of(content: bytes, url: str | None, charset: str | None, intake: Intake) -> Raw:
    """The article of a page; `charset` is what was said of it outside of it. SourceError where there is none."""
    from dateline.ingest.html import read_page  # its parser is loaded where the first page is seen

    if len(content) > intake.most_bytes:
        raise SourceError(f"too long: a page of more than {intake.most_bytes:,} bytes (8 times read.max_characters)")
    return read_page(decode(content, charset or declared_charset(content)), url)


READER = Reader("page", 60, _tells, _read)
