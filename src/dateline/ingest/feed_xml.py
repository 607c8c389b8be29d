"""RSS 0.9 to 2.0 and Atom, read with lxml: entities are never resolved, nothing is ever loaded."""

from collections.abc import Sequence
from urllib.parse import urljoin

from lxml import etree

from dateline.errors import SourceError
from dateline.ingest.feed_entry import Entry, Feed, day, moment, one_line, plain
from dateline.ingest.urls import is_web_address

_FEEDS = frozenset({"rss", "feed", "RDF", "channel"})
_WHOLE, _TEASER = ("encoded", "content"), ("summary", "description")
_PUBLISHED, _UPDATED = ("pubDate", "published", "date", "issued"), ("updated", "modified")
_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_LONGEST_TTL = 86_400.0


def xml_feed(text: str, address: str | None) -> Feed:
    """The feed of a document without its prolog; what is broken in it is passed over. SourceError: no feed."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser, base_url=address or "")
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"feed is not XML: {error}") from error
    if root is None:
        raise SourceError("not a feed: no XML")
    if _local(root) not in _FEEDS:
        raise SourceError(f"not a feed: its outermost element is <{(_local(root) or '?')[:40]}>")
    heads = [node for node in root.iter() if _local(node) in ("channel", "feed")]
    entries = [_entry(node) for node in root.iter() if _local(node) in ("item", "entry")]
    return Feed(one_line(_child_text(heads[:1], ("title",))), tuple(entries), _ttl(heads[:1]))


def _entry(node: etree._Element) -> Entry:
    whole = max((_markup(child) for name in _WHOLE for child in _children(node, name)), key=_words, default="")
    teaser = max((_markup(child) for name in _TEASER for child in _children(node, name)), key=_words, default="")
    said = _child_text([node], _PUBLISHED)
    updated = _child_text([node], _UPDATED)
    source = next(iter(_children(node, "source")), None)
    return Entry(
        guid=one_line(_child_text([node], ("guid", "id"))),
        url=_address(node),
        title=one_line(plain(_child_text([node], ("title",)))),
        text=whole if _words(whole) >= _words(teaser) else teaser,
        whole=bool(whole) and _words(whole) >= _words(teaser),
        published=moment(said),
        updated=moment(updated),
        day=day(said) or day(updated),
        byline=one_line(_child_text([node], ("creator",)) or _author(node)),
        source=None if source is None else one_line(_source_name(source)),
        source_url=None if source is None else _source_url(source),
    )


def _words(text: str) -> int:
    return len(text.split())


def _ttl(heads: Sequence[etree._Element]) -> float:
    minutes = _number(_child_text(list(heads), ("ttl",))) * 60
    period = _PERIODS.get((_child_text(list(heads), ("updatePeriod",)) or "").lower(), 0)
    often = _number(_child_text(list(heads), ("updateFrequency",))) or 1
    return min(max(minutes, period / often), _LONGEST_TTL)


def _number(words: str | None) -> float:
    return float(words) if words and words.isascii() and words.isdigit() and len(words) < 9 else 0.0


def _children(node: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in node if _local(child) == name]


def _child_text(nodes: Sequence[etree._Element], names: Sequence[str]) -> str | None:
    found = (_inner(child) for node in nodes for name in names for child in _children(node, name))
    return next((words for words in found if words), None)


def _inner(node: etree._Element) -> str:
    return "".join(str(part) for part in node.itertext()).strip()


def _markup(node: etree._Element) -> str:
    """The text of a content element; elements within it are its markup."""
    if len(node) and any(isinstance(child.tag, str) for child in node):
        return plain(etree.tostring(node, encoding="unicode", with_tail=False))
    return plain(_inner(node))


def _author(node: etree._Element) -> str | None:
    names = [_child_text([author], ("name",)) for author in _children(node, "author")]
    return ", ".join(name for name in names if name) or None


def _source_name(source: etree._Element) -> str:
    return _child_text([source], ("title",)) or ("" if len(source) else _inner(source))


def _source_url(source: etree._Element) -> str | None:
    found = source.get("url") or _address(source) or _child_text([source], ("id",))
    return _resolved(source, found) if found else None


def _local(node: etree._Element) -> str | None:
    """An element's name without its namespace, or a prefix that none was given for; None for comments."""
    return node.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(node.tag, str) else None


def _address(entry: etree._Element) -> str | None:
    links = [child for child in _children(entry, "link") if child.get("rel", "alternate") == "alternate"]
    for link in links:
        found = (link.get("href") or link.text or "").strip()
        if found:
            return _resolved(link, found)
    guid = next(iter(_children(entry, "guid")), None)
    if guid is not None and guid.get("isPermaLink", "true") != "false" and is_web_address(_inner(guid)):
        return _inner(guid)
    return None


def _resolved(node: etree._Element, address: str) -> str:
    """An address against xml:base, and that against the feed's own."""
    try:
        return urljoin(node.base or "", address)
    except ValueError:
        return address
