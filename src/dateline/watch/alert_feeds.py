"""A saved query as an Atom feed (RFC 4287) and as a JSON Feed (1.1)."""

import json
from dataclasses import dataclass

import apsw
from lxml import etree

from dateline._version import __version__
from dateline.query.alerts import Alert, alerts, told
from dateline.watch.telling import Message, clean, message, urn

FORMS = ("atom", "json")
MOST = 100  # things told that a feed holds
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class AlertFeed:
    """What a saved query told last, newest first; `own` is where the feed itself is, "" where that is not known."""

    alert: Alert
    messages: tuple[Message, ...]
    address: str
    own: str

    @property
    def title(self) -> str:
        """What it is called."""
        return clean(f"{self.alert.name}: {self.alert.asked}")

    @property
    def updated(self) -> str:
        """When it told something last, by the record."""
        return self.messages[0].at if self.messages else self.alert.made_at


def alert_feed(base: apsw.Connection, name: str, address: str, form: str) -> AlertFeed | None:
    """The feed of a saved query in a form (atom or json), linking to pages at an address; None: no such query."""
    found = told(base, name, MOST)
    if found is None:
        return None
    alert = next(one for one in alerts(base) if one.name == name)
    own = f"{address.rstrip('/')}/watch/{name}.{form}" if address else ""
    return AlertFeed(alert, tuple(message(one, address) for one in found), address, own)


def atom(feed: AlertFeed) -> bytes:
    """The feed as Atom."""
    root = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')
    _add(root, "id", urn(f"{feed.alert.name}\x1f{feed.alert.made_at}"))
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated)
    _add(_add(root, "author"), "name", "dateline")
    _add(root, "generator", "dateline", {"version": __version__})
    if feed.own:
        _add(root, "link", attributes={"rel": "self", "type": "application/atom+xml", "href": feed.own})
    for one in feed.messages:
        _entry(root, one)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def json_feed(feed: AlertFeed) -> bytes:
    """The feed as JSON Feed."""
    items = [
        {
            "id": one.id,
            "title": one.title,
            "content_text": _text(one),
            "date_published": one.at,
            "tags": [one.kind],
            "_dateline": {"event": one.event, "locator": one.locator, "chain": list(one.chain)},
        }
        | ({"url": one.link} if one.link else {})
        | ({"external_url": one.url} if one.url else {})
        for one in feed.messages
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": feed.title}
    own = {"feed_url": feed.own, "home_page_url": f"{feed.address.rstrip('/')}/watch"} if feed.own else {}
    return (json.dumps(head | own | {"items": items}, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(root: etree._Element, one: Message) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", urn(one.id))
    _add(entry, "title", one.title)
    _add(entry, "updated", one.at)
    _add(entry, "published", one.at)
    if one.link:
        _add(entry, "link", attributes={"rel": "alternate", "type": "text/html", "href": one.link})
    if one.url:
        _add(entry, "link", attributes={"rel": "via", "href": clean(one.url)})
    _add(entry, "category", attributes={"term": one.kind})
    _add(entry, "content", _text(one), {"type": "text"})


def _text(one: Message) -> str:
    """The message as lines: the facts, the words behind them, whose they are and where they stand."""
    said = [f"“{one.quote}”"] if one.quote else []
    chain = [" → ".join(one.chain)] if one.chain else []
    return "\n".join([*one.lines, *said, *chain, *([one.locator] if one.locator else [])]) or one.title


def _add(
    parent: etree._Element, name: str, words: str | None = None, attributes: dict[str, str] | None = None
) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes or {})
    child.text = words
    return child


def written(feed: AlertFeed, form: str) -> bytes:
    """The feed in a form."""
    return atom(feed) if form == "atom" else json_feed(feed)
