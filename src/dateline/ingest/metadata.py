"""What a page says about itself: JSON-LD first, then meta tags, then what a reader sees (h1, byline)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

Node = Mapping[str, object]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review)$")
_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")
_DATE_NAMES = ("article:published_time", "og:published_time", "parsely-pub-date", "date", "dc.date.issued", "pubdate")
_SITE_SUFFIX = re.compile(r"\s+(?:[|»·–—]|-)\s+[^|»·–—]{2,60}$")
_BY = re.compile(r"^\s*(?:by|written by)[:\s]+", re.I)
_SPACE = re.compile(r"\s+")
_LONGEST_NAME = 120


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
    article = next(_articles(tree), {})
    people, groups = _authors(article.get("author"))
    byline = ", ".join(people) or _author_line(tree, metas)
    return Facts(
        title=_title(tree, metas, _text(article.get("headline"))),
        outlet=metas.get("og:site_name") or _name(article.get("publisher")) or metas.get("application-name"),
        url=_address(tree, metas),
        byline=byline or None,
        credit=", ".join(groups) or None,
        published=_published(tree, metas, article),
    )


def _articles(tree: HtmlElement) -> Iterator[Node]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from (node for node in _nodes(_load(script.text or "")) if _is_article(node))


def _load(text: str) -> object:
    try:
        loaded: object = json.loads(
            text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False
        )
    except (ValueError, RecursionError):
        return None
    return loaded


def _nodes(value: object) -> Iterator[Node]:
    """JSON objects, outermost first, without recursion: nesting is the page's choice, not ours."""
    waiting = [value]
    while waiting:
        item = waiting.pop(0)
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
    told = [name for name in (headline, metas.get("og:title"), tag) if name]
    shown = [line for h1 in tree.iter("h1") if (line := _text(h1.text_content())) and len(line.split()) > 1]
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
    marked = (item.get("content") or item.get("datetime") for item in tree.xpath("//*[@itemprop='datePublished']"))
    told = (_text(article.get("datePublished")), *(metas.get(name) for name in _DATE_NAMES), *marked)
    return next((day for words in told if words and (day := _day(words))), None)


def _day(words: str) -> date | None:
    match = _DAY.match(words)
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def _address(tree: HtmlElement, metas: Mapping[str, str]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((href for href in links if href), None) or metas.get("og:url")


def _author_line(tree: HtmlElement, metas: Mapping[str, str]) -> str | None:
    told = metas.get("author") or metas.get("byl") or metas.get("parsely-author")
    shown = tree.xpath("//*[@itemprop='author' or @rel='author' or contains(@class, 'byline')]")
    seen = (_text(item.text_content()) for item in shown[:5])
    line = told if told and not told.startswith("http") else next((words for words in seen if words), None)
    return _BY.sub("", line) if line and len(line) <= _LONGEST_NAME else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: object) -> str | None:
    return _SPACE.sub(" ", value).strip() or None if isinstance(value, str) else None
