"""RSS, Atom and JSON Feed: what a feed says, and the entries that carry their text."""

import re
from collections.abc import Iterator

from dateline.errors import SourceError
from dateline.ingest.decode import decode
from dateline.ingest.feed_entry import Entry, Feed
from dateline.ingest.feed_fallback import salvaged
from dateline.ingest.feed_json import json_feed, looks_like_json
from dateline.ingest.feed_xml import xml_feed
from dateline.ingest.intake import Raw

_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']", re.I)
_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,400}\?>", re.I)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HOLDS_ENTRIES = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.I)
_SALVAGED = 2_000_000  # characters; the library that reads broken feeds takes seconds for a megabyte


def feed_entries(content: bytes) -> Iterator[Raw | SourceError]:
    """A raw report for each entry, in order; an entry with no more than a teaser is an error of its own."""
    feed = parse_feed(content)
    if not feed.entries:
        raise SourceError("empty: a feed without entries")
    for entry in feed.entries:
        yield _raw(entry, feed.title)


def parse_feed(content: bytes, address: str | None = None) -> Feed:
    """The feed that bytes hold, relative links resolved from its address. SourceError for what is no feed."""
    if not content.strip():
        raise SourceError("not a feed: empty")
    text = _UNFIT.sub("", _text(content))
    if looks_like_json(text):
        return json_feed(text, address)
    feed, why = _by_own_reader(text, address)
    if feed is not None and (feed.entries or not _HOLDS_ENTRIES.search(text)):
        return feed
    other = salvaged(text, address) if len(text) <= _SALVAGED and _HOLDS_ENTRIES.search(text) else None
    if other is not None and other.entries:
        return other
    if feed is not None:
        return feed
    raise SourceError(why)


def _by_own_reader(text: str, address: str | None) -> tuple[Feed | None, str]:
    try:
        return xml_feed(_PROLOG.sub("", text, count=1), address), ""
    except SourceError as error:
        return None, str(error)


def _text(content: bytes) -> str:
    declared = _DECLARED.search(content[:400])
    name = declared.group(1).decode("ascii") if declared else None
    try:
        return decode(content, name)
    except SourceError:
        if content.count(0) * 4 > len(content):  # UTF-16 without a mark of its order, as some servers write it
            return content.decode("utf-16-be" if content[:1] == b"\0" else "utf-16-le", "replace")
        return decode(content.replace(b"\0", b""), name)


def _raw(entry: Entry, outlet: str | None) -> Raw | SourceError:
    try:
        return entry.raw(outlet)
    except SourceError as error:
        return error
