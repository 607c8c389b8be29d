"""What a page says about itself: JSON-LD first, then meta tags, then what a reader sees (h1, byline)."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from lxml.html import HtmlElement

from dateline.ingest.urls import host_name

Node = Mapping[str, object]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review)$")
_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")
_DAY_IN_ADDRESS = re.compile(r"(?<!\d)(\d{4})[/-]([01]?\d)[/-]([0-3]?\d)(?!\d)")
_UTC = re.compile(r"(?:Z|[+-]00:?00)\s*$")
_DATE_NAMES = ("article:published_time", "og:published_time", "parsely-pub-date", "date", "dc.date.issued", "pubdate")
_SITE_SUFFIX = re.compile(r"\s+(?:[|»·–—]|-)\s+[^|»·–—]{2,60}$")
_BY = re.compile(r"^\s*(?:by|written by)[:\s]+", re.I)
_LETTERS = re.compile(r"[^a-z0-9]|^the\b")
_SPACE = re.compile(r"\s+")
_LONGEST_NAME = 120
_LONGEST_TITLE = 1_000  # characters; beyond it nobody has written a title
_MOST_HEADS = 100


@dataclass(frozen=True, slots=True)
class Facts:
    """A page's title, outlet, address, byline, day, and `credit`: the organisation it names as author."""

    title: str | None
    outlet: str | None
    url: str | None
    byline: str | None
    credit: str | None
    published: date | None


def page_facts(tree: HtmlElement) -> Facts:
    """All that the page says about itself."""
    metas = _metas(tree)
    nodes = [node for script in tree.iter("script") for node in _stated(script)]
    article: Node = next((node for node in nodes if _is_article(node)), {})
    people, groups = _authors(article.get("author"))
    publisher = _publisher(article, nodes)
    byline = ", ".join(people) or _author_line(tree, metas)
    return Facts(
        title=_title(tree, metas, _text(article.get("headline"))),
        outlet=_outlet(publisher, metas, _address(tree, metas)),
        url=_address(tree, metas),
        byline=byline or None,
        credit=", ".join([*groups, *([publisher] if publisher else [])]) or None,
        published=_published(tree, metas, article),
    )


def _stated(script: HtmlElement) -> Iterator[Node]:
    """The JSON-LD objects of a script element."""
    if "ld+json" in (script.get("type") or ""):
        yield from _nodes(_load(script.text or ""))


def _publisher(article: Node, nodes: Sequence[Node]) -> str | None:
    """The article's publisher by name; by reference to another object; or the one that any object names."""
    told = article.get("publisher")
    key = told.get("@id") if isinstance(told, dict) else None
    referred = (_name(node) for node in nodes if key and node.get("@id") == key)
    others = (_name(node.get("publisher")) for node in nodes)
    return next((name for name in (_name(told), *referred, *others) if name), None)


def _outlet(publisher: str | None, metas: Mapping[str, str], address: str | None) -> str | None:
    """The site's name. A publisher may be the agency that wrote the copy, so a name that the host bears comes first."""
    told = [name for name in (metas.get("og:site_name"), publisher, metas.get("application-name")) if name]
    host = _LETTERS.sub("", host_name(address) or "")
    return next((name for name in told if _LETTERS.sub("", name.casefold()) in host), told[0] if told else None)


def _load(text: str) -> object:
    bare = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        loaded: object = json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None
    return loaded


def _nodes(value: object) -> Iterator[Node]:
    """JSON objects, outermost first, without recursion: nesting is the page's choice, not ours."""
    waiting = deque([value])
    while waiting:
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(child for child in item.values() if isinstance(child, dict | list))


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names) and bool(node.get("headline"))


def _authors(value: object) -> tuple[list[str], list[str]]:
    people: list[str] = []
    groups: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        name = _name(item)
        if name:
            kind = item.get("@type") if isinstance(item, dict) else "Person"
            (groups if kind and "Organization" in str(kind) else people).append(_BY.sub("", name))
    return people, groups


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = _text(meta.get("content"))
        if key and content:
            found.setdefault(key, content)
    return found


def _title(tree: HtmlElement, metas: Mapping[str, str], headline: str | None) -> str | None:
    """The h1 that agrees with what the page tells machines; else what it tells them."""
    tag = next((_text(title.text_content()) for title in tree.iter("title")), None)
    told = [name for name in (headline, metas.get("og:title"), tag) if name and len(name) <= _LONGEST_TITLE]
    heads = (_text(h1.text_content()) for h1 in islice(tree.iter("h1"), _MOST_HEADS))
    shown = [line for line in heads if line and len(line) <= _LONGEST_TITLE and len(line.split()) > 1]
    agreeing = [line for line in shown if any(_agree(line, name) >= 0.5 for name in told)]
    if agreeing:
        return max(agreeing, key=lambda line: max(_agree(line, name) for name in told))
    if told:
        return _SITE_SUFFIX.sub("", told[0])
    return shown[0] if shown else None


def _agree(first: str, second: str) -> float:
    one, other = set(first.casefold().split()), set(second.casefold().split())
    return len(one & other) / max(1, len(one | other))


def _published(tree: HtmlElement, metas: Mapping[str, str], article: Node) -> date | None:
    """The day as printed there, in the zone printed there: the local date of the newsroom."""
    marked = (item.get("content") or item.get("datetime") for item in _having(tree, "itemprop", "datePublished"))
    told = (_text(article.get("datePublished")), *(metas.get(name) for name in _DATE_NAMES), *marked)
    for words in told:
        day = _day(_DAY.match(words)) if words else None
        if words and day:
            return _local_day(words, day, _address(tree, metas))
    return None


def _local_day(words: str, day: date, address: str | None) -> date:
    """A stamp in UTC may be a day off the newsroom's own; where the address names a day next to it, that is the one."""
    named = _day(_DAY_IN_ADDRESS.search(address or ""))
    return named if named and _UTC.search(words) and abs((named - day).days) <= 1 else day


def _day(match: re.Match[str] | None) -> date | None:
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def _having(tree: HtmlElement, attribute: str, word: str) -> Iterator[HtmlElement]:
    return (node for node in tree.iter() if isinstance(node.tag, str) and word in (node.get(attribute) or ""))


def _address(tree: HtmlElement, metas: Mapping[str, str]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((href for href in links if href), None) or metas.get("og:url")


def _author_line(tree: HtmlElement, metas: Mapping[str, str]) -> str | None:
    told = metas.get("author") or metas.get("byl") or metas.get("parsely-author")
    marks = (("itemprop", "author"), ("rel", "author"), ("class", "byline"))
    shown = (node for attribute, word in marks for node in _having(tree, attribute, word))
    seen = (_text(node.text_content()) for node in shown)
    line = told if told and not told.startswith("http") else next((words for words in seen if words), None)
    return _BY.sub("", line) if line and len(line) <= _LONGEST_NAME else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: object) -> str | None:
    # Unescaped once more: many a page escapes what it tells machines twice.
    return _SPACE.sub(" ", html.unescape(value)).strip() or None if isinstance(value, str) else None
