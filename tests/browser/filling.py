"""What the samples lack and pages show: a second version of a report, rows of others, watched feeds, saved queries."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.query.questions import Filter
from dateline.store import Access, Store, open_store
from dateline.store.feeds import Found, Seen, due_feeds, put_due, put_feeds, put_seen
from dateline.watch.alerts import Wish, look, save
from tests.imports.conftest import DATA

VERSIONED = "ferry_paper.html"
_TURNED = (("Eight", "Nine"), ("eight", "nine"))
_START = datetime(2026, 11, 18, 6, tzinfo=UTC)
_HELD = (Found("a", "https://post.example/a", "1", "2026-11-18T05:00:00Z", None, '{"title": "A"}'),)
_LONG = "https://archive.example/" + "feeds/of/a/very/long/address/" * 3 + "index.xml"
_FEEDS: dict[str, tuple[Seen, ...]] = {
    "https://post.example/feed": (
        Seen("", "well", 200, title="Invented Post", found=_HELD),
        Seen("", "unchanged", 304),
        Seen("", "well", 200, title="Invented Post", moved="https://post.example/new-feed"),
    ),
    _LONG: (Seen("", "well", 200, title="<b>أخبار</b> & co"), *(Seen("", "failed", 500, "HTTP 500"),) * 4),
    "https://gone.example/rss": (Seen("", "closed", 410, "HTTP 410"),),
    "https://busy.example/rss": (Seen("", "held", 429, "HTTP 429", wait=3600.0),),
    "https://new.example/rss": (),
}


def fill(path: Path, folder: Path) -> None:
    """Puts it all into a store of the samples, through the commands and functions that users' own come through."""
    with open_store(path, Access.WRITE) as store:
        _watch(store)
        save(store, Wish("tolls", Filter(country="Colombia"), ("new", "changed")), _at(0))
        save(store, Wish("nothing-yet", Filter(text="zeppelin"), webhook="https://hook.example/"), _at(0))
    _run("add", str(_second_version(folder)), str(_another_report(folder)), "--store", str(path))
    with open_store(path, Access.WRITE) as store:
        look(store, _at(30))
    for file, name in (("own.csv", "Mine"), ("acled.csv", "<b>Made up</b>")):
        _run("import", str(DATA / file), "--name", name, "--store", str(path))


def _second_version(folder: Path) -> Path:
    """A sample page under its own address, as it stood a day later."""
    page = (files("dateline") / "samples" / VERSIONED).read_text(encoding="utf-8")
    for before, after in _TURNED:
        assert before in page
        page = page.replace(before, after)
    (folder / VERSIONED).write_text(page, encoding="utf-8")
    return folder / VERSIONED


def _another_report(folder: Path) -> Path:
    written = folder / "cali.txt"
    written.write_text(
        "Two killed in attack on Cali market\n\nCALI, Colombia, Nov. 17 (Halden Wire) — Gunmen attacked a market in "
        "Cali on Tuesday, killing two people and wounding five, police said.\n",
        encoding="utf-8",
    )
    return written


def _watch(store: Store) -> None:
    """Feeds in every state, each with the askings that led there, an hour between two."""
    put_feeds(store, list(_FEEDS), _at(0))
    for feed in due_feeds(store.base, _at(0)):
        for hour, seen in enumerate(_FEEDS[feed.url]):
            put_seen(store, feed, replace(seen, at=_at(hour)))
        put_due(store, feed.n, _at(24))


def _at(hours: int) -> str:
    return (_START + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _run(*words: str) -> None:
    shown = CliRunner().invoke(commands, list(words))
    assert shown.exit_code in (0, 3), shown.output
