"""RSS and Atom: the entries that carry their text."""

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime

from lxml import etree
from lxml import html as lxml_html

from dateline.errors import SourceError
from dateline.ingest.intake import Raw

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li")
_TEXTS = ("encoded", "content", "summary", "description")
_SPACE = re.compile(r"\s+")
_SHORTEST = 30  # words; a shorter description is a teaser


def feed_entries(content: bytes) -> Iterator[Raw | SourceError]:
    """A raw report for each entry, in order; an entry with no more than a teaser is an error of its own."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"feed is not XML: {error}") from error
    entries = [node for node in root.iter() if _local(node) in ("item", "entry")] if root is not None else []
    if not entries:
        raise SourceError("empty: a feed without entries")
    heads = [node for node in root.iter() if _local(node) in ("channel", "feed")]
    outlet = _child_text(heads[:1], "title")
    for entry in entries:
        yield _entry(entry, outlet)


def _entry(entry: etree._Element, outlet: str | None) -> Raw | SourceError:
    text = max((_plain(_child_text([entry], name)) for name in _TEXTS), key=len)
    address = _address(entry)
    if len(text.split()) < _SHORTEST:
        return SourceError(f"feed entry has no text of its own: {address or 'no address'}")
    title = _child_text([entry], "title")
    title = _SPACE.sub(" ", title).strip() if title else None
    day = _day(_child_text([entry], "pubDate") or _child_text([entry], "published") or _child_text([entry], "date"))
    source = _child_text([entry], "source")
    return Raw(
        text=f"{title}\n\n{text}" if title else text,
        source_id=_child_text([entry], "guid") or _child_text([entry], "id"),
        title=title,
        outlet=outlet,
        url=address,
        byline=_child_text([entry], "creator"),
        credit=source.strip() if source else None,
        published=day,
    )


def _child_text(nodes: list[etree._Element], name: str) -> str | None:
    for node in nodes:
        for child in node:
            if _local(child) == name:
                return "".join(str(part) for part in child.itertext()).strip() or None
    return None


def _local(node: etree._Element) -> str | None:
    """An element's name without its namespace; None for comments and instructions."""
    return etree.QName(node).localname if isinstance(node.tag, str) else None


def _address(entry: etree._Element) -> str | None:
    links = [child for child in entry if _local(child) == "link"]
    found = (link.get("href") or link.text for link in links if link.get("rel", "alternate") == "alternate")
    return next((str(address).strip() for address in found if address), None)


def _plain(markup: str | None) -> str:
    """Text of a fragment, its blocks as paragraphs."""
    if not markup or "<" not in markup:
        return markup or ""
    try:
        tree = lxml_html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return ""
    blocks = list(tree.iter(*_BLOCKS)) or [tree]
    lines = (_SPACE.sub(" ", "".join(str(part) for part in block.itertext())).strip() for block in blocks)
    return "\n\n".join(line for line in lines if line)


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words[:10]) if words else None
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words or "").date()
    except ValueError:
        return None
