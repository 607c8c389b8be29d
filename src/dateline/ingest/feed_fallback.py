"""Feeds that our own reader makes nothing of, read by feedparser: typed at this one edge."""

import io
from urllib.parse import urljoin

from dateline.ingest.feed_entry import Entry, Feed, day, moment, one_line, plain

_RAISED = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError)


def salvaged(text: str, address: str | None) -> Feed | None:
    """What can be saved of a broken feed; None where even this library finds nothing."""
    import feedparser  # type: ignore[import-untyped]  # it has no types; as slow to load as it is to run; sound feeds never need it

    try:
        # A stream, because a text would be taken for an address to be fetched.
        found: object = feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), resolve_relative_uris=False)
        return _feed(found, address)
    except _RAISED:
        return None


def _feed(found: object, address: str | None) -> Feed | None:
    if not isinstance(found, dict):
        return None
    head, entries = _value(found, "feed"), _value(found, "entries")
    listed = entries if isinstance(entries, list) else []
    title = _word(head, "title") if isinstance(head, dict) else None
    return Feed(one_line(title), tuple(_entry(one, address) for one in listed if isinstance(one, dict)))


def _entry(one: dict[str, object], address: str | None) -> Entry:
    contents = _value(one, "content")
    parts = [part for part in contents if isinstance(part, dict)] if isinstance(contents, list) else []
    body = max((plain(_word(part, "value")) for part in parts), key=len, default="")
    teaser = plain(_word(one, "summary"))
    said, updated, url = _word(one, "published"), _word(one, "updated"), _word(one, "link")
    held = _value(one, "source")
    source = held if isinstance(held, dict) else {}
    return Entry(
        guid=one_line(_word(one, "id")),
        url=urljoin(address or "", url) if url else None,
        title=one_line(plain(_word(one, "title"))),
        text=body if len(body) >= len(teaser) else teaser,
        whole=bool(body) and len(body) >= len(teaser),
        published=moment(said),
        updated=moment(updated),
        day=day(said) or day(updated),
        byline=one_line(_word(one, "author")),
        source=one_line(_word(source, "title")),
        source_url=_word(source, "href"),
    )


def _word(held: dict[str, object], name: str) -> str | None:
    value = _value(held, name)
    return value if isinstance(value, str) else None


def _value(held: dict[str, object], name: str) -> object:
    """What stands under a name itself: the library's own way to look gives other names' values, and warns."""
    return dict.get(held, name)
