"""Pages: their article, and what they say about themselves."""

from datetime import date

import pytest

from dateline.model.reading import Failure
from dateline.model.text import PublishedBasis, Report
from tests.ingest.making import PROSE, intake, kinds_of, read_bytes

_BODY = "".join(f"<p>{line}</p>" for line in PROSE.split("\n\n"))
_LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": ["NewsArticle"],
"headline": "Bridge to close after cracks are found", "datePublished": "2026-03-15T23:30:00-05:00",
"author": [{"@type": "Person", "name": "By Tom Lee"}, {"@type": "Organization", "name": "Reuters"}],
"publisher": {"@type": "Organization", "name": "Harrowmere Post"}}]}</script>"""


def _page(
    head: str = "", before: str = "", after: str = "", title: str = "Bridge to close after cracks are found"
) -> bytes:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title} | Harrowmere Post</title>{head}</head><body>"
        f"<header><h1>Harrowmere Post today</h1></header><article><h1>{title}</h1>{before}{_BODY}{after}</article>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    ).encode()


def _report(content: bytes) -> Report:
    report = read_bytes(content)
    assert isinstance(report, Report), report
    return report


def test_title_body_and_facts() -> None:
    report = _report(_page(_LD + "<link rel='canonical' href='https://post.example/a?utm_source=x&amp;id=3#top'>"))
    assert report.title == "Bridge to close after cracks are found"
    assert kinds_of(report)[0] == ("title", report.title)
    assert [kind for kind, _ in kinds_of(report)].count("title") == 1
    assert "voted on Tuesday" in report.text
    assert (report.published, report.published_basis) == (date(2026, 3, 15), PublishedBasis.PAGE)
    assert (report.outlet, report.origin, report.byline) == ("Harrowmere Post", "Reuters", "Tom Lee")
    assert report.url == "https://post.example/a?id=3"


def test_the_pages_own_day_and_outlet_come_before_the_operators() -> None:
    report = read_bytes(_page(_LD), intake(date(2001, 1, 1), "Other"))
    assert isinstance(report, Report)
    assert (report.published, report.outlet) == (date(2026, 3, 15), "Harrowmere Post")


def test_a_page_without_facts_takes_the_operators() -> None:
    report = read_bytes(_page(), intake(date(2026, 3, 16), "Told Post"))
    assert isinstance(report, Report)
    assert (report.published, report.published_basis, report.outlet) == (date(2026, 3, 16), "given", "Told Post")


def test_a_stamp_in_utc_gives_way_to_the_day_in_the_address() -> None:
    head = (
        "<meta property='article:published_time' content='2026-03-16T02:10:00Z'>"
        "<link rel='canonical' href='https://post.example/2026/03/15/bridge'>"
    )
    assert _report(_page(head)).published == date(2026, 3, 15)


def test_same_text_and_address_give_the_same_id() -> None:
    link = "<link rel='canonical' href='https://post.example/a{}'>"
    first, second, third = (_report(_page(link.format(end))).id for end in ("", "#x", "b"))
    assert first == second != third
    assert first.startswith("rpt_")
    assert len(first) == 20


def test_broken_markup_is_read() -> None:
    content = _page(before="<p>Unclosed <b>bold<div></p></i>", after="<table><tr><td>x").replace(b"</article>", b"")
    assert "voted on Tuesday" in _report(content).text


def test_broken_json_ld_is_passed_over() -> None:
    report = _report(_page('<script type="application/ld+json">{"@type": "NewsArticle", </script>' + "[" * 50))
    assert report.published is None


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_declared_charset(encoding: str) -> None:
    content = _page(
        f"<meta charset='{encoding}'>", "<p>Señor Núñez — “we must wait” — said that the café had to shut.</p>"
    )
    assert "Señor Núñez — “we must wait”" in _report(content.decode().encode(encoding)).text


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body></body></html>",
        b"<html><body><form>Log in <input></form></body></html>",
        b"<html><head><title>404</title></head><body><p>Not found.</p></body></html>",
        b"<!DOCTYPE html>",
        b"<html><body><p>This website uses cookies to make your visit better.</p><p>Accept all</p></body></html>",
    ],
)
def test_a_page_without_an_article_fails(content: bytes) -> None:
    failure = read_bytes(content)
    assert isinstance(failure, Failure)
    assert failure.error.startswith(("no article text found", "empty"))


def test_ten_thousand_nested_tags_fail_clearly() -> None:
    failure = read_bytes(b"<html><body>" + b"<div>" * 10_000 + PROSE.encode() + b"</div>" * 10_000 + b"</body></html>")
    assert isinstance(failure, Failure)
    assert "nested" in failure.error
