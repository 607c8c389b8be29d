"""JSON Feed 1.0 and 1.1, as a small model of what a report needs."""

import json
from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import urljoin

from dateline.errors import SourceError
from dateline.ingest.feed_entry import Entry, Feed, day, moment, one_line, plain

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_VERSION = "jsonfeed.org/version/"


def looks_like_json(text: str) -> bool:
    """Whether a text can be a JSON Feed."""
    return text.lstrip("\ufeff \t\r\n")[:1] == "{"


def json_feed(text: str, address: str | None) -> Feed:
    """The feed of a JSON text. SourceError for JSON that is no feed, or no JSON."""
    try:
        whole: Json = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"not a feed: broken JSON ({error})") from error
    if not isinstance(whole, dict) or _VERSION not in (_word(whole, "version") or ""):
        raise SourceError("not a feed: JSON without the version of JSON Feed")
    items = whole.get("items")
    entries = [_entry(item, address) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return Feed(one_line(_word(whole, "title")), tuple(entries))


def _entry(item: Mapping[str, Json], address: str | None) -> Entry:
    body = _word(item, "content_text") or plain(_word(item, "content_html"))
    teaser = _word(item, "summary") or ""
    said, updated = _word(item, "date_published"), _word(item, "date_modified")
    url = _word(item, "url") or _word(item, "external_url")
    return Entry(
        guid=one_line(_word(item, "id")),
        url=_resolved(address, url) if url else None,
        title=one_line(_word(item, "title")),
        text=body if len(body) >= len(teaser) else teaser,
        whole=bool(body) and len(body) >= len(teaser),
        published=moment(said),
        updated=moment(updated),
        day=day(said) or day(updated),
        byline=one_line(_authors(item)),
    )


def _authors(item: Mapping[str, Json]) -> str:
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    return ", ".join(name for one in people if isinstance(one, dict) and (name := _word(one, "name")))


def _word(held: Mapping[str, Json], name: str) -> str | None:
    """A text under a name; a number, which 1.0 allowed as id, as text."""
    value = held.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _resolved(address: str | None, url: str) -> str:
    try:
        return urljoin(address or "", url.strip())
    except ValueError:
        return url
