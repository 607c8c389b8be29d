"""Tells what an input is by what it holds, never by its name."""

import re
from enum import StrEnum

from dateline.ingest.decode import decode

HEAD = 65_536  # bytes that are enough to tell


class Content(StrEnum):
    """What an input holds."""

    TEXT = "text"
    PAGE = "page"
    ROWS = "rows"
    ARCHIVE = "archive"
    FEED = "feed"


_PREAMBLE = re.compile(r"(?:\s+|\ufeff|<\?xml.*?\?>|<!--.*?-->|<!doctype\s+(?!html)[^>]*>)*", re.S | re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|article|main|section|div|p|h\d|span|table|b|a|script)\b)", re.I
)
_ROW = re.compile(r"\{\s*(?:\"|\}\s*(?:\n|$))")


def content_kind(head: bytes) -> Content:
    """What the first bytes of an input show it to be."""
    if head.startswith((b"WARC/", b"\x1f\x8b", b"\x28\xb5\x2f\xfd")):
        return Content.ARCHIVE
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return Content.TEXT
    text = decode(head, None)
    start = _PREAMBLE.match(text)
    at = start.end() if start else 0
    if _FEED.match(text, at):
        return Content.FEED
    if _PAGE.match(text, at):
        return Content.PAGE
    return Content.ROWS if _ROW.match(text, at) else Content.TEXT
