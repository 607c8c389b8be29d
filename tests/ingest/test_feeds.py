"""Feeds of every sort in one form, whatever state they are in."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import SourceError
from dateline.ingest.feed import feed_entries, parse_feed
from dateline.ingest.feed_entry import Entry
from dateline.ingest.intake import Raw
from tests.ingest.making import PROSE

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/2026/">
<title>The  Harrow
Post</title>
<entry xml:base="11/"><id>tag:news.example,2026:1</id><title type="html">Bridge &amp;amp; road</title>
<link rel="enclosure" href="sound.mp3"/><link href="bridge"/>
<published>2026-11-16T23:30:00-05:00</published><updated>2026-11-17T06:00:00Z</updated>
<author><name>Ida Roe</name></author><author><name>Sam Poe</name></author>
<source><id>https://wire.example/feed</id><title>Example Wire</title><link href="https://wire.example/"/></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>One paragraph.</p><p>Another one.</p></div></content>
</entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [
{"id": 7, "url": "/a", "title": "A", "content_html": "<p>One.</p><p>Two.</p>",
 "date_published": "2026-11-16T09:00:00Z", "date_modified": "2026-11-17T09:00:00+01:00",
 "authors": [{"name": "Ida"}, {"nick": "x"}]}, "no entry", {"summary": "s"}]}"""


def _only(content: str | bytes, address: str | None = None) -> Entry:
    raw = content.encode() if isinstance(content, str) else content
    (entry,) = parse_feed(raw, address).entries
    return entry


def _rss(inner: str, names: str = "") -> str:
    return f"<rss {names}><channel><title>Post</title>{inner}</channel></rss>"


def test_atom_keeps_source_times_and_resolves_links() -> None:
    entry = _only(ATOM, "https://feeds.example/post")
    assert parse_feed(ATOM.encode()).title == "The Harrow Post"
    assert (entry.guid, entry.url) == ("tag:news.example,2026:1", "https://news.example/2026/11/bridge")
    assert entry.title == "Bridge & road"
    assert str(entry.published) == "2026-11-17 04:30:00+00:00" and entry.day == date(2026, 11, 16)
    assert str(entry.updated) == "2026-11-17 06:00:00+00:00"
    assert (entry.source, entry.source_url) == ("Example Wire", "https://wire.example/")
    assert entry.byline == "Ida Roe, Sam Poe"
    assert entry.text == "One paragraph.\n\nAnother one."


def test_rss_keeps_source_and_guid() -> None:
    item = (
        "<item><guid isPermaLink='false'> 12 </guid><link> /x?a=1&amp;b=2 </link>"
        "<title>A &lt;b&gt;bold&lt;/b&gt; one</title>"
        "<source url='https://wire.example/rss'>Example Wire</source><dc:creator>Ida</dc:creator>"
        "<pubDate>Mon, 16 Nov 2026 23:30:00 -0500</pubDate><description>Short.</description></item>"
    )
    entry = _only(_rss(item, 'xmlns:dc="d"'), "https://post.example/feeds/rss")
    assert (entry.guid, entry.url) == ("12", "https://post.example/x?a=1&b=2")
    assert (entry.source, entry.source_url, entry.byline) == ("Example Wire", "https://wire.example/rss", "Ida")
    assert entry.title == "A bold one" and entry.day == date(2026, 11, 16)
    assert not entry.is_whole


def test_json_feed() -> None:
    feed = parse_feed(JSON.encode(), "https://post.example/feed.json")
    first, last = feed.entries
    assert (feed.title, first.guid, first.url) == ("Post", "7", "https://post.example/a")
    assert (first.text, first.byline, first.day) == ("One.\n\nTwo.", "Ida", date(2026, 11, 16))
    assert str(first.updated) == "2026-11-17 08:00:00+00:00"
    assert (last.text, last.guid, last.url) == ("s", None, None)


@pytest.mark.parametrize(
    ("inner", "url"),
    [
        ("<item><guid>https://post.example/a</guid></item>", "https://post.example/a"),
        ("<item><guid isPermaLink='false'>https://post.example/a</guid></item>", None),
        ("<item><guid>a</guid></item>", None),
        (
            "<item><link/><atom:link xmlns:atom='a' rel='self' href='/self'/><link>/b</link></item>",
            "https://p.example/b",
        ),
        ("<item><link>http://[</link></item>", "http://["),
    ],
)
def test_addresses_of_entries(inner: str, url: str | None) -> None:
    assert _only(_rss(inner), "https://p.example/rss").url == url


WHOLE = " ".join(["words"] * 40)


@pytest.mark.parametrize(
    ("inner", "whole"),
    [
        (f"<c:encoded>{WHOLE}</c:encoded>", True),
        (f"<description>{WHOLE}</description>", False),
        (f"<description>{WHOLE} {WHOLE} {WHOLE} {WHOLE}.</description>", True),
        (f"<description>{WHOLE} {WHOLE} {WHOLE} {WHOLE} […]</description>", False),
        (f"<c:encoded>{WHOLE} Read more</c:encoded>", False),
        (f"<c:encoded>short</c:encoded><description>{WHOLE}</description>", False),
    ],
)
def test_what_is_a_teaser(inner: str, whole: bool) -> None:
    assert _only(_rss(f"<item>{inner}</item>", 'xmlns:c="c"')).is_whole is whole


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', "latin-1"),
        ('<?xml version="1.0" encoding="utf-8"?>', "latin-1"),  # as declared it would be broken
        ('<?xml version="1.0" encoding="latin-1"?>', "utf-8"),
        ('<?xml version="1.0" encoding="x-unknown"?>', "utf-8"),
        ('<?xml version="1.0" encoding="utf-16"?>', "utf-16"),
        ('<?xml version="1.0"?>', "utf-16-le"),
        ('<?xml version="1.0"?>', "utf-16-be"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
        ("\n\n <?xml version='1.0'?>", "utf-8-sig"),
        ("", "utf-8"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    content = (head + _rss("<item><title>Señor Núñez</title></item>")).encode(encoding)
    assert _only(content).title == "Señor Núñez"


@pytest.mark.parametrize(
    "inner",
    [
        "<item><title>First</title></item><item><title>Second</title>",
        "<item><title>First & foremost</title></item>",
        "<item><title>First&nbsp;one</title></item>",
        "<item><title>First\x00\x0bone</title></item>",
        "<item><title>First<br>one</title></item>",
    ],
)
def test_broken_feeds_give_what_they_can(inner: str) -> None:
    assert (parse_feed(_rss(inner).encode()).entries[0].title or "").startswith("First")


def test_a_feed_that_our_reader_makes_nothing_of_is_read_by_another() -> None:
    inner = _rss(f"<item><title>T</title><description>{WHOLE}</description></item>")
    entry = _only(f"Warning: mysql gone away in line 3<br>\n{inner}")
    assert (entry.title, entry.text) == ("T", WHOLE)


def test_entities_are_not_resolved_and_nothing_is_loaded() -> None:
    bomb = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};&a{n - 1};&a{n - 1};">' for n in range(1, 30))
    content = f'<!DOCTYPE rss [<!ENTITY a0 "ha"><!ENTITY file SYSTEM "file:///etc/hostname">{bomb}]>' + _rss(
        "<item><title>T &a29; &file;</title></item>"
    )
    assert len(_only(content).title or "") < 200


@pytest.mark.parametrize(
    "content", [b"", b"  ", b"<html><body>x</body></html>", b"{}", b"[1]", b"{", b"\xff\xfe", b"words"]
)
def test_what_is_no_feed_says_so(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"not a feed|not XML"):
        parse_feed(content)
    with pytest.raises(SourceError):
        list(feed_entries(content))


def test_entries_as_raw_reports() -> None:
    items = (
        f"<item><title>Bridge</title><link>https://p.example/1</link><description>{PROSE}</description></item><item/>"
    )
    raw, teaser = feed_entries(_rss(items).encode())
    assert isinstance(raw, Raw) and raw.text == f"Bridge\n\n{PROSE.strip()}" and raw.outlet == "Post"
    assert isinstance(teaser, SourceError)
    with pytest.raises(SourceError, match="without entries"):
        list(feed_entries(_rss("").encode()))


_PIECES = st.sampled_from(
    ["<rss>", "<channel>", "<item>", "</item>", "<entry>", "<title>", "</title>", "<link href='http://[x'/>", "<guid>",
     "<pubDate>Mon, 99 Foo 0000 99:99 +9999</pubDate>", "<updated>0001-01-01T00:00:00+23:59</updated>", "&#0;", "&x;",
     "<![CDATA[", "]]>", "<!--", "<content type='xhtml'>", "\x00", "{", '"version": "https://jsonfeed.org/version/1",',
     '"items": [{"id": {}, "url": 3, "date_published": [],', "<ttl>9999999999999</ttl>",
     "<?xml version='1.0' encoding='utf-7'?>"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=20)), max_size=25), st.binary(max_size=20))
def test_no_bytes_break_the_reader(pieces: list[str], tail: bytes) -> None:
    content = "".join(pieces).encode("utf-8", "replace") + tail
    try:
        feed = parse_feed(content, "https://p.example/rss")
    except SourceError:
        return
    for entry in feed.entries:
        assert entry.is_whole in (True, False)
