"""The commands around a watch: lists of feeds, health, saved queries."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.errors import DatelineError, SourceError
from dateline.watch.listing import feeds_listed
from tests.watch.making import Watcher
from tests.watch.server import Site, rss, whole

Run = Callable[..., Any]  # the result of a command, which the library types as its own


@pytest.fixture
def run(watcher: Watcher) -> Run:
    """Runs a command on the store of a watch."""

    def go(*words: str) -> Any:
        return CliRunner(env={"COLUMNS": "120"}).invoke(commands, [*words, "--store", str(watcher.path)])

    return go


def test_feeds_out_of_opml_texts_and_addresses(tmp_path: Path) -> None:
    opml, text = tmp_path / "a.opml", tmp_path / "b.txt"
    opml.write_text(
        '<?xml version="1.0"?><opml version="2.0"><body><outline text="All"><outline xmlUrl="https://a.example/1"/>'
        '<outline type="rss" XMLURL=" http://b.example/2 "/><outline htmlUrl="https://c.example"/>'
        '<outline xmlUrl="file:///etc/passwd"/></outline></body></opml>'
    )
    text.write_text("\ufeff# feeds\n\nhttps://a.example/1\r\n https://d.example/4#part \n", encoding="utf-8")
    assert feeds_listed([str(opml), str(text), "HTTPS://e.example/"]) == (
        "https://a.example/1",
        "http://b.example/2",
        "https://d.example/4#part",
        "HTTPS://e.example/",
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "names no feed"),
        ("# nothing\n", "names no feed"),
        ("https://a.example\nsome words", "line 2: not an http"),
        ("<html><body/></html>", "not OPML"),
        ("<opml/>", "names no feed"),
        ("<", "not OPML"),
    ],
)
def test_what_is_no_list_of_feeds_says_so(tmp_path: Path, content: str, why: str) -> None:
    path = tmp_path / "feeds"
    path.write_text(content)
    with pytest.raises(SourceError, match=why):
        feeds_listed([str(path)])
    with pytest.raises(SourceError, match="neither an http"):
        feeds_listed([str(tmp_path / "none")])


def test_one_pass_its_outcome_and_health(site: Site, run: Run) -> None:
    site.put("/feed", rss(whole("a")))
    feeds = (site.url("/feed"), site.url("/lost"))
    done = run("watch", *feeds, "--once", "--json", "--allow-private")
    told = json.loads(done.stdout)
    assert done.exit_code == 3
    assert (told["feeds"], told["new"], told["failing"], told["ended"]) == (2, 1, 1, False)
    assert "HTTP 404" in told["failures"][0]["why"]
    again = run("watch", "--once", "--allow-private")
    assert again.exit_code == 0 and "nothing was due" in again.output
    shown = run("watch", "--health").output
    assert "2 feeds, 1 failing" in shown and "The Harrow Post" in shown and "×" in shown
    states = [feed["state"] for feed in json.loads(run("watch", "--health", "--json").stdout)["items"]]
    assert states == ["failing", "well"]
    assert run("watch", "--drop", site.url("/lost")).exit_code == 0
    assert "1 feed, all well" in run("watch", "--health").output
    assert isinstance(run("watch", "--drop", site.url("/lost")).exception, DatelineError)


def test_a_feed_refused_for_its_address_is_asked_at_once_when_that_is_allowed(site: Site, run: Run) -> None:
    site.put("/feed", rss(whole("a")))
    refused = run("watch", site.url("/feed"), "--once")
    assert refused.exit_code == 3 and "is not public" in refused.output
    assert "nothing was due" in run("watch", "--once").output
    allowed = run("watch", "--once", "--allow-private")
    assert allowed.exit_code == 0 and "1 feed, 1 new" in allowed.output


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--every", "soon"), "takes a span"),
        (("--every", "1m"), "too often"),
        (("nonsense",), "neither an http"),
        ((), "no store at"),
    ],
)
def test_what_cannot_be_watched_says_so(run: Run, words: tuple[str, ...], why: str) -> None:
    failed = run("watch", "--once", *words)
    assert isinstance(failed.exception, DatelineError) and why in str(failed.exception)


def test_saved_queries(site: Site, run: Run, watcher: Watcher, tmp_path: Path) -> None:
    site.put("/feed", rss(whole("a")))
    site.put("/hook", b"")
    run("watch", site.url("/feed"), "--once", "--allow-private")
    added = run("alerts", "add", "bridge", "--text", "bridge", "--on", "new,changed", "--webhook", site.url("/hook"))
    assert "words bridge" in added.output and "known already" in added.output
    assert isinstance(run("alerts", "add", "bridge").exception, DatelineError)
    # What `dateline add` brings is told by `alerts run`.
    page = tmp_path / "page.txt"
    page.write_text(
        "Bridge shut\n\nEngineers closed the Orle bridge in Peru on Friday, the ministry said on Saturday.\n"
    )
    run("add", str(page), "--published", "2026-11-22", "-j", "1")
    ran = run("alerts", "run", "--allow-private")
    assert ran.exit_code == 0, ran.output
    (one,) = json.loads(run("alerts", "list", "--json").stdout)["items"]
    assert one["items"] == len(site.asked("/hook")) >= 1
    assert f"{one['items']} told" in ran.output and "bridge" in run("alerts", "list").output
    assert "0 told · 0 sent" in run("alerts", "run", "--allow-private").output
    assert run("alerts", "write", str(tmp_path / "out"), "--address", "https://pages.example").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["bridge.atom", "bridge.json"]
    assert "https://pages.example/event/evt_" in (tmp_path / "out" / "bridge.atom").read_text()
    assert run("alerts", "remove", "bridge").exit_code == 0
    assert "no query is saved" in run("alerts", "list").output
