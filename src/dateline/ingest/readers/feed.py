"""Feeds: the entries that carry their text."""

import re
from collections.abc import Iterator

from dateline.errors import SourceError
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.reader import Given, Head, Item, Reader

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_JSON_FEED = re.compile(r"\{[^{\[]{0,400}\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/", re.I)


def _tells(head: Head) -> bool:
    return _FEED.match(head.text) is not None or _JSON_FEED.match(head.text) is not None


def _read(given: Given, intake: Intake) -> Iterator[Item]:
    from dateline.ingest.feed import feed_entries  # its parser is loaded where the first feed is seen

    content = given.stream.read(intake.most_bytes + 1)
    if len(content) > intake.most_bytes:
        raise SourceError(f"too long: a feed of more than {intake.most_bytes:,} bytes (8 times read.max_characters)")
    for entry in feed_entries(content):
        yield Item(entry, entry.source_id if isinstance(entry, Raw) else None)


READER = Reader("feed", 50, _tells, _read, single=False)
