"""The clock goes back, or decades ahead, and back again: order, ids and what is told hang on none of it."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from dateline.archive.add import add
from dateline.query.changes import News, changes
from dateline.query.questions import Filter, Page
from dateline.records.report import report_of
from dateline.store import Access, open_store
from dateline.watch.alerts import Wish, look, save
from tests.archive import writing
from tests.store.making import content
from tests.watch.making import NOON, Watcher
from tests.watch.server import Site, rss, serving, whole

REPORTS = 48
JUMPS = ("2026-11-22T10:00:00Z", "1999-12-31T23:59:59Z", "2070-01-01T00:00:00Z", "2026-11-22T10:00:05Z")
STEADY = ("2026-11-22T10:00:00Z",)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def filled(path: Path, times: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """A store to which reports are added in batches of four, each at the next of some times."""
    monkeypatch.setattr("dateline.archive.add.COMMIT", 4)
    clock = cycle(times)
    with open_store(path, Access.WRITE) as store:
        work = writing.work(lambda added: None)
        jumping = type(work)(work.read, work.link, lambda: next(clock), work.told)
        add(store, ((f"made {n}", report_of(r)) for n, r in enumerate(writing.made()[:REPORTS])), jumping)


def test_what_is_stored_and_linked_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "steady", STEADY, monkeypatch)
    filled(tmp_path / "jumping", JUMPS, monkeypatch)
    with open_store(tmp_path / "steady", Access.READ) as store:
        steady = content(store)
    with open_store(tmp_path / "jumping", Access.READ) as store:
        jumping = content(store)
    assert [table for table in steady if steady[table] != jumping[table]] == []
    assert len(steady["report"]) == REPORTS and steady["event"]


def test_the_feed_of_changes_leaves_nothing_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "s", JUMPS, monkeypatch)
    with open_store(tmp_path / "s", Access.READ) as store:
        every = {int(str(n)) for (n,) in store.base.execute("SELECT n FROM change")}
        found, cursor = list[int](), None
        while True:
            page = changes(store.base, News(), Page(20, cursor))
            found += [row.n for row in page.items]
            cursor = page.next
            if cursor is None:
                break
        recent = changes(store.base, News(since="2026-11-22"), Page(80))
    assert len(found) == len(every) and set(found) == every
    assert {row.at[:4] for row in recent.items} <= {"2026", "2070"} and recent.items


def told(path: Path, times: tuple[str, ...]) -> list[str]:
    """The events that a saved query tells of while reports are added."""
    clock = cycle(times)
    with open_store(path, Access.WRITE) as store:
        save(store, Wish("all", Filter()), next(clock))
        work = writing.work(lambda added: None)
        jumping = type(work)(work.read, work.link, lambda: next(clock), lambda _: look(store, next(clock)) and None)
        add(store, ((f"made {n}", report_of(r)) for n, r in enumerate(writing.made()[:REPORTS])), jumping)
        return [str(row[0]) for row in store.base.execute("SELECT event FROM alert_item ORDER BY n")]


def test_an_alert_tells_of_each_event_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.archive.add.COMMIT", 4)
    steady, jumping = told(tmp_path / "steady", STEADY), told(tmp_path / "jumping", JUMPS)
    assert jumping == steady and steady
    assert len(set(jumping)) == len(jumping)


def test_feeds_asked_in_a_wrong_future_are_asked_again(tmp_path: Path, site: Site) -> None:
    site.put("/feed", rss(whole("a")))
    watcher = Watcher(tmp_path)
    watcher.go(site.url("/feed"))
    watcher.later(days=365 * 40)
    watcher.hours.at = NOON
    site.put("/feed", rss(whole("a"), whole("b", place="Quarrow")))
    passed = watcher.later(hours=2)
    assert passed.feeds == 1 and passed.reports["new"] == 1
    assert str(watcher.value("SELECT next_at FROM feed")) < "2026-11-20"
    assert watcher.value("SELECT count(*) FROM report") == 2


def test_a_watch_whose_clock_goes_back_asks_nobody_twice_in_a_row(tmp_path: Path, site: Site) -> None:
    site.put("/feed", rss(whole("a")))
    watcher = Watcher(tmp_path)
    watcher.go(site.url("/feed"))
    watcher.hours.forward(minutes=-30)
    assert watcher.go().feeds == 0
    assert len(site.asked("/feed")) == 1
