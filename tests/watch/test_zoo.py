"""Servers at their worst: each is survived, and its health row says what was the matter."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.ingest.network import Network, Reach
from tests.watch.making import LIMITS, Hours, Watcher, web
from tests.watch.server import BOMB, Answer, Site, article, rss, teaser, whole

BAD = {
    "html": (Answer(b"<!doctype html><html><body>hello</body></html>"), "failing", "not a feed"),
    "empty": (Answer(b""), "failing", "not a feed"),
    "picture": (Answer(b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 99), "failing", "not a feed"),
    "json": (Answer(b'{"items": []}'), "failing", "not a feed: JSON"),
    "slow": (Answer(rss(whole("s")).encode(), slow=3.0), "failing", "took longer than"),
    "endless": (Answer(b"<rss><channel>", endless=True), "failing", "larger than 150,000 bytes"),
    "bomb": (Answer(BOMB, headers={"Content-Encoding": "gzip"}), "failing", "unpacks to more than 600,000 bytes"),
    "missing": (Answer(b"", 404), "failing", "HTTP 404"),
    "broke": (Answer(b"", 500), "failing", "HTTP 500"),
    "away": (Answer(b"", 503), "failing", "HTTP 503"),
    "later": (Answer(b"", 503, {"Retry-After": "7200"}), "held", "until 2026-11-16 14:00"),
    "often": (Answer(b"", 429, {"Retry-After": "Mon, 16 Nov 2026 15:00:00 GMT"}), "held", "until 2026-11-16 15:00"),
    "gone": (Answer(b"", 410), "closed", "gone for good"),
    "loop": (Answer(b"", 302, {"Location": "/feed"}), "failing", "redirects"),
    "file": (Answer(b"", 302, {"Location": "file:///etc/passwd"}), "failing", "only http and https"),
    "bare": (Answer(rss().encode()), "well", "brings no entries"),
}


def test_every_bad_feed_is_survived_and_said(site: Site, tmp_path: Path) -> None:
    hours = Hours()
    watcher = Watcher(tmp_path, hours, reach=replace(web(hours), limits=replace(LIMITS, seconds=2.0)))
    urls = {name: site.url("/feed", f"{name}.example") for name in BAD}
    for name, (answer, _, _) in BAD.items():
        site.pages[f"{name}.example/feed"] = answer
    site.put("good.example/feed", rss(whole("a")))
    good, dead = site.url("/feed", "good.example"), site.url("/feed", "dead.example")
    refused = f"http://refused.example:{_closed_port()}/feed"

    passed = watcher.go(*urls.values(), good, dead, refused)

    assert (passed.feeds, passed.reports["new"]) == (len(BAD) + 3, 1)
    health = watcher.health()
    for name, (_, state, words) in BAD.items():
        feed = health[urls[name]]
        told = f"{feed.words} {feed.error or ''}"
        assert (name, feed.state) == (name, state), told
        assert words in told, name
        assert feed.last_at == "2026-11-16T12:00:00Z", name
        assert (feed.success_at is None) == (state != "well"), name
        assert len(feed.askings) == 1, name
    assert health[good].state == "well" and health[good].askings[0].words == "1 new"
    assert "no such host" in (health[dead].error or "")
    assert health[refused].state == "failing"
    assert passed.failing == len(BAD) - 1 + 2


def test_robots_that_forbid_and_robots_that_are_broken(site: Site, watcher: Watcher) -> None:
    for host, answer in {
        "shut": Answer(b"User-agent: *\nDisallow: /feed"),
        "broken": Answer(b"", 503),
        "other": Answer(b"User-agent: dateline\nDisallow:\n\nUser-agent: *\nDisallow: /"),
    }.items():
        site.pages[f"{host}.example/robots.txt"] = answer
        site.put(f"{host}.example/feed", rss(whole(host)))
    shut, broken, other = (site.url("/feed", f"{host}.example") for host in ("shut", "broken", "other"))
    watcher.go(shut, broken, other)
    health = watcher.health()
    assert "robots.txt of shut.example does not allow it" in (health[shut].error or "")
    assert "so the site's rules are unknown" in (health[broken].error or "")
    assert health[other].state == "well"
    assert {request.host for request in site.asked("/feed")} == {"other.example"}
    watcher.later(minutes=20)
    assert len([r for r in site.asked("/robots.txt") if r.host == "broken.example"]) == 1  # let rest for a while


def test_a_page_that_robots_forbid_is_refused_once(site: Site, watcher: Watcher) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private")
    site.put("/feed", rss(teaser("a", site.url("/private/page"))))
    passed = watcher.go(site.url("/feed"))
    assert passed.reports["failed"] == 1
    assert watcher.value("SELECT state FROM entry") == "refused"
    watcher.later()
    assert not site.asked("/private/page")


def test_private_addresses_are_refused_also_behind_redirects(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Stands in for a public host: the local server passes for public, another local address does not.
    monkeypatch.setattr("dateline.ingest.network.is_public", lambda address: address == "127.0.0.1")
    addresses = {"outside.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]}
    hours = Hours()
    public = Network(Reach.PUBLIC, lambda host, _: addresses[host])
    watcher = Watcher(tmp_path, hours, reach=web(hours, network=public))
    inside = site.url("/feed", "inside.example")
    site.put("/inward", b"", status=301, headers={"Location": inside})
    site.put("/feed", rss(teaser("a", site.url("/page", "inside.example"))))
    feeds = [inside, site.url("/inward", "outside.example"), site.url("/feed", "outside.example")]
    watcher.go(*feeds)
    health = watcher.health()
    assert "not public" in (health[feeds[0]].error or "")
    assert "not public" in (health[feeds[1]].error or "") and health[feeds[1]].moved_at is None
    assert health[feeds[2]].state == "well"
    assert watcher.value("SELECT state FROM entry") == "refused"
    assert {request.host for request in site.log} == {"outside.example"}


def test_pages_that_are_no_articles(site: Site, watcher: Watcher) -> None:
    site.put("/pdf", b"%PDF-1.4\nnot really", headers={"Content-Type": "application/pdf"})
    site.put("/binary", bytes(range(256)) * 50, headers={"Content-Type": "application/octet-stream"})
    site.put("/nothing", "<html><body><nav>Home</nav></body></html>")
    site.put("/feed2", rss(whole("z")))
    links = ["/pdf", "/binary", "/nothing", "/feed2", "/missing"]
    site.put("/feed", rss(*(teaser(link, site.url(link)) for link in links), whole("good")))
    passed = watcher.go(site.url("/feed"))
    assert (passed.reports["new"], passed.reports["failed"]) == (1, 5)
    with watcher.store() as store:
        rows = dict(store.base.execute("SELECT key, state FROM entry"))
        errors = " ".join(str(e) for (e,) in store.base.execute("SELECT error FROM failure"))
    assert rows == dict.fromkeys(links, "failed") | {"good": "done"}
    assert "HTTP 404" in errors and "is a feed" in errors
    site.forget()
    assert not watcher.later().reports["failed"]  # what cannot be read is not asked for again
    assert {request.path for request in site.log} <= {"/feed", "/robots.txt"}


def test_a_page_that_is_busy_is_asked_for_later(site: Site, watcher: Watcher) -> None:
    site.put("/feed", rss(teaser("a", site.url("/page", "pages.example"))))
    site.put("/page", b"", status=503, headers={"Retry-After": "3600"})
    watcher.go(site.url("/feed"))
    assert (watcher.value("SELECT state FROM entry"), len(site.asked("/page"))) == ("waiting", 1)
    watcher.later(minutes=30)
    assert len(site.asked("/page")) == 1  # its host asked to be left alone
    site.put("/page", article())
    assert watcher.later(minutes=31).reports["new"] == 1


def _closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])
