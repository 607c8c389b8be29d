"""What a watch asks for, and how often: all of it by the server's own list of what it was asked."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.settings import WatchSettings
from dateline.watch.asking import Web
from dateline.watch.clock import Clock
from dateline.watch.polite import Polite
from dateline.watch.rhythm import Standing, next_wait
from tests.watch.making import ANYWHERE, LIMITS, Hours, Watcher
from tests.watch.server import Answer, Site, article, conditional, rss, teaser, whole

MODIFIED = "Mon, 16 Nov 2026 09:00:00 GMT"


@pytest.mark.parametrize(
    ("marks", "header", "value"),
    [
        ({"etag": '"one"'}, "If-None-Match", '"one"'),
        ({"modified": MODIFIED}, "If-Modified-Since", MODIFIED),
    ],
)
def test_what_did_not_change_is_not_sent_again(
    site: Site, watcher: Watcher, marks: dict[str, str], header: str, value: str
) -> None:
    site.pages["/feed"] = conditional(rss(whole("a")), **marks)
    watcher.go(site.url("/feed"))
    watcher.later()
    first, second = site.asked("/feed")
    assert header not in first.headers and second.headers[header] == value
    askings = watcher.health()[site.url("/feed")].askings
    assert [(a.outcome, a.status) for a in askings] == [("new", 200), ("unchanged", 304)]


def test_a_feed_without_marks_that_is_the_same_byte_for_byte_brings_nothing(site: Site, watcher: Watcher) -> None:
    site.put("/feed", rss(whole("a")))
    watcher.go(site.url("/feed"))
    passed = watcher.later()
    assert (passed.feeds, passed.reports["new"], passed.reports["same"]) == (1, 0, 0)


def test_nothing_is_asked_before_it_is_due(site: Site, watcher: Watcher) -> None:
    site.put("/feed", rss(whole("a")))
    watcher.go(site.url("/feed"))
    assert watcher.later(minutes=14).feeds == 0
    assert watcher.later(minutes=2).feeds == 1
    assert len(site.asked("/feed")) == 2 and len(site.asked("/robots.txt")) == 1


def test_a_page_is_fetched_once_for_all_feeds_and_again_only_when_it_is_updated(site: Site, watcher: Watcher) -> None:
    page = site.url("/page")
    site.pages["/page"] = conditional(article(many=12), etag='"p1"')
    site.put("/one", rss(teaser("a", page)))
    site.put("/two", rss(teaser("b", page + "?utm_source=two")))
    assert watcher.go(site.url("/one"), site.url("/two")).reports["new"] == 1
    assert len(site.asked("/page")) == 1
    site.put("/one", rss(teaser("a", page), whole("other")))
    watcher.later()
    assert len(site.asked("/page")) == 1  # an entry seen before, with nothing changed

    site.put("/one", rss(teaser("a", page, hour=11)))
    assert watcher.later().reports["same"] == 1
    assert site.asked("/page")[1].headers["If-None-Match"] == '"p1"'

    site.pages["/page"] = conditional(article(many=14), etag='"p2"')
    site.put("/one", rss(teaser("a", page, hour=15)))
    assert watcher.later().reports["updated"] == 1
    assert watcher.value("SELECT count(*) FROM report") == 3
    assert watcher.value("SELECT max(version) FROM report") == 2


def test_an_entry_that_changed_becomes_a_version(site: Site, watcher: Watcher) -> None:
    site.put("/feed", rss(whole("a", many=12)))
    watcher.go(site.url("/feed"))
    site.put("/feed", rss(whole("a", many=14)))
    assert watcher.later().reports["updated"] == 1
    assert [a.words for a in watcher.health()[site.url("/feed")].askings] == ["1 new", "1 changed"]
    assert watcher.value("SELECT version FROM report WHERE newest = 1") == 2
    site.put("/feed", rss(whole("a", many=14), title="Another name of the feed"))
    assert not watcher.later().reports["updated"]


def test_a_feed_that_moved_for_good_is_asked_where_it_is_now(site: Site, watcher: Watcher) -> None:
    old = site.url("/old")
    site.put("/old", b"", status=301, headers={"Location": "/middle"})
    site.put("/middle", b"", status=308, headers={"Location": "/new"})
    site.put("/new", rss(whole("a")))
    watcher.go(old)
    feed = watcher.health()[old]
    assert (feed.address, feed.askings[0].outcome) == (site.url("/new"), "moved")
    assert "moved on 2026-11-16" in feed.words
    watcher.later()
    assert (len(site.asked("/old")), len(site.asked("/new"))) == (1, 2)


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_feed_that_is_elsewhere_for_now_keeps_its_address(site: Site, watcher: Watcher, status: int) -> None:
    old = site.url("/old")
    site.put("/old", b"", status=status, headers={"Location": "/now"})
    site.put("/now", b"", status=301, headers={"Location": "/new"})
    site.put("/new", rss(whole("a")))
    watcher.go(old)
    watcher.later()
    assert watcher.health()[old].address == old and watcher.health()[old].moved_at is None
    assert len(site.asked("/old")) == 2


def test_a_feed_that_is_gone_is_asked_no_more(site: Site, watcher: Watcher) -> None:
    site.put("/feed", b"", status=410)
    watcher.go(site.url("/feed"))
    for _ in range(3):
        assert watcher.later(days=3).feeds == 0
    assert len(site.asked("/feed")) == 1


def test_a_host_that_asks_for_rest_gets_it_also_after_a_restart(site: Site, tmp_path: Path) -> None:
    hours = Hours()
    site.put("/busy", b"", status=429, headers={"Retry-After": "10800"})
    site.put("/other", rss(whole("a")))
    Watcher(tmp_path, hours).go(site.url("/busy"))
    again = Watcher(tmp_path, hours)
    again.go(site.url("/other"))
    assert not site.asked("/other")
    assert again.health()[site.url("/other")].state == "held"
    assert again.later(hours=2, minutes=50).feeds == 0
    site.put("/busy", rss())
    assert again.later(minutes=20).reports["new"] == 1


def test_one_connection_a_host_and_time_between_two_requests(site: Site, tmp_path: Path) -> None:
    clock = Clock(lambda: datetime.now(UTC), time.sleep, lambda: 0.0)
    reach = Web(LIMITS, ANYWHERE, Polite(clock, 0.15), clock)
    watcher = Watcher(tmp_path, reach=reach)
    feeds = []
    for host in ("a.example", "b.example"):
        for number in range(4):
            site.put(f"{host}/feed{number}", rss(whole(f"{host}{number}")))
            feeds.append(site.url(f"/feed{number}", host))
    # Both lead to a third host: whoever comes there waits for the other.
    for host in ("a.example", "b.example"):
        site.put(f"{host}/feed0", b"", status=302, headers={"Location": site.url(f"/{host}", "c.example")})
        site.put(f"c.example/{host}", rss(whole(host)), slow=0.2)
    watcher.go(*feeds)
    assert site.busiest() == 1
    for host in ("a.example", "b.example", "c.example"):
        mine = sorted((request.began, request.ended) for request in site.log if request.host == host)
        rests = [later[0] - earlier[1] for earlier, later in pairwise(mine)]
        assert len(rests) >= 2 and min(rests) > 0.13, host
    side_by_side = {r.host for r in site.log if r.began < min(x.ended for x in site.log) + 0.1}
    assert len(side_by_side) >= 2  # hosts do not wait for each other


def test_the_rest_that_a_host_wants_by_its_rules_is_kept(site: Site, tmp_path: Path) -> None:
    hours = Hours()
    watcher = Watcher(tmp_path, hours)
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 20")
    site.put("/feed", rss(teaser("a", site.url("/page")), teaser("b", site.url("/page2"))))
    site.put("/page", article())
    site.put("/page2", article("Velden", 3))
    watcher.go(site.url("/feed"))
    assert [wait for wait in hours.slept if wait] == [20.0, 20.0, 20.0]


def test_of_one_feed_no_more_pages_than_allowed_in_a_pass(site: Site, tmp_path: Path) -> None:
    watcher = Watcher(tmp_path, settings=WatchSettings(pages=2))
    links = [f"/page{number}" for number in range(20)]
    for link in links:
        site.put(link, article(f"Place {link[5:]}", 3))
    site.put("/feed", rss(*(teaser(link, site.url(link)) for link in links)))
    watcher.go(site.url("/feed"))
    first = len([r for r in site.log if r.path.startswith("/page")])
    assert first == 16  # a batch that is begun is done
    watcher.later()
    assert sorted({r.path for r in site.log if r.path.startswith("/page")}) == sorted(links)
    assert len([r for r in site.log if r.path.startswith("/page")]) == 20


def test_without_pages_only_feeds_are_asked(site: Site, tmp_path: Path) -> None:
    watcher = Watcher(tmp_path, pages=False)
    site.put("/feed", rss(teaser("a", site.url("/page")), whole("b")))
    assert watcher.go(site.url("/feed")).reports["new"] == 1
    assert not site.asked("/page")
    assert watcher.value("SELECT state FROM entry WHERE key = 'a'") == "passed"


def test_a_dead_feed_is_asked_half_as_often_each_time(site: Site, watcher: Watcher) -> None:
    site.put("/feed", b"", status=500)
    url = site.url("/feed")
    watcher.go(url)
    waits = []
    for _ in range(4):
        due = datetime.fromisoformat(watcher.health()[url].next_at)
        waits.append((due - watcher.hours.at).total_seconds() / 60)
        watcher.hours.at = due
        watcher.go()
    assert waits == [30.0, 60.0, 120.0, 240.0]
    assert watcher.health()[url].failures == 5
    assert watcher.health()[url].failing_since == "2026-11-16T12:00:00Z"
    site.put("/feed", rss(whole("a")))
    watcher.later(days=2)
    assert (watcher.health()[url].state, watcher.health()[url].failing_since) == ("well", None)


@pytest.mark.parametrize(
    ("extra", "headers", "minutes"),
    [
        ("", {}, 15),
        ("<ttl>90</ttl>", {}, 90),
        ("", {"Cache-Control": "public, max-age=7200"}, 120),
        ("<updatePeriod>daily</updatePeriod><updateFrequency>4</updateFrequency>", {}, 360),
    ],
)
def test_a_feed_is_left_alone_as_long_as_it_asks(
    site: Site, watcher: Watcher, extra: str, headers: dict[str, str], minutes: int
) -> None:
    site.put("/feed", rss(whole("a"), extra=extra), headers=headers)
    watcher.go(site.url("/feed"))
    assert watcher.later(minutes=minutes - 1).feeds == 0
    assert watcher.later(minutes=2).feeds == 1


DAY = 86_400.0


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing(None, 0, 0), 900.0),
        (Standing(600.0, 0, 0), 900.0),  # never sooner than asked for
        (Standing(DAY, 0, 0), DAY / 10),
        (Standing(30 * DAY, 0, 0), DAY),  # never later than the longest
        (Standing(600.0, 7_200.0, 0), 7_200.0),
        (Standing(600.0, 2 * DAY, 1), 2 * DAY),  # what a server asks for is kept beyond that
        (Standing(600.0, 0, 3), 7_200.0),
        (Standing(600.0, 0, 60), DAY),
    ],
)
def test_how_long_a_feed_is_left_alone(standing: Standing, expected: float) -> None:
    assert next_wait(standing, WatchSettings(), 0.0) == expected
    assert next_wait(standing, WatchSettings(), 1.0) == pytest.approx(expected * 1.1)
    assert next_wait(standing, replace(WatchSettings(), every=1.0), 0.0) >= 300.0


def test_a_feed_that_falls_silent_is_said_to_be(site: Site, watcher: Watcher) -> None:
    url = site.url("/feed")
    site.put("/feed", rss(*(teaser(f"e{hour}", site.url("/none"), day=15, hour=hour) for hour in range(2, 22, 2))))
    watcher.go(url)
    assert watcher.health()[url].state == "well"
    watcher.later(days=6)
    feed = watcher.health()[url]
    assert (feed.state, feed.words) == ("silent", "silent for 6 days where it used to bring about 12 a day")


def test_closed_hosts_and_slow_ones_do_not_keep_others_waiting(site: Site, watcher: Watcher) -> None:
    site.pages["slow.example/feed"] = Answer(rss(whole("s")).encode(), slow=1.0)
    for number in range(3):
        site.put(f"h{number}.example/feed", rss(whole(f"h{number}")))
    urls = [site.url("/feed", "slow.example"), *(site.url("/feed", f"h{number}.example") for number in range(3))]
    watcher.go(*urls)
    order = [request.host for request in sorted(site.asked("/feed"), key=lambda request: request.ended)]
    assert order[-1] == "slow.example" and len(order) == 4
