"""The command itself, in a process of its own: told to stop, or killed, it loses nothing and repeats nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.store import Access, open_store
from tests.watch.server import Site, article, rss, teaser

MANY = 40
COMMAND = "import sys; from dateline.cli.main import app; sys.argv[0] = 'dateline'; app()"


def _begin(folder: Path, *words: str) -> "subprocess.Popen[str]":
    watch = "[watch]\ndelay = 0.05\nshortest = 1\nevery = 3600\npages = 1000\n"
    (folder / "dateline.toml").write_text("[read]\nmodel = 'plain'\n" + watch)
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, "watch", *words, "--store", "s.dateline", "--allow-private"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": "200"},
    )


@pytest.fixture
def busy(site: Site) -> Site:
    """A feed with many pages."""
    for number in range(MANY):
        site.put(f"/page{number}", article(f"Place{number}", number + 2, f"Bus crash {number}"))
    site.put("/feed", rss(*(teaser(f"g{number}", site.url(f"/page{number}")) for number in range(MANY))))
    return site


def _wait_for_pages(site: Site, many: int) -> None:
    end = time.monotonic() + 60
    while sum(request.path.startswith("/page") for request in site.log) < many:
        assert time.monotonic() < end, "the command asks for nothing"
        time.sleep(0.02)


def _reports(folder: Path) -> int:
    with open_store(folder / "s.dateline", Access.READ) as store:
        assert store.base.execute("PRAGMA integrity_check").get == "ok"
        assert not store.base.execute("SELECT count(*) FROM report WHERE linked = 0").get
        done = store.base.execute("SELECT count(*) FROM entry WHERE state = 'done'").get
        found = store.base.execute("SELECT count(*) FROM report").get
    assert done == found
    return int(str(found))


def _finish(folder: Path, site: Site) -> None:
    """Goes on with what is left; no page that was stored is asked for again."""
    had = _reports(folder)
    site.forget()
    again = _begin(folder, "--once", "--json")
    words, _ = again.communicate(timeout=120)
    assert again.returncode == 0
    assert json.loads(words)["new"] == MANY - had
    assert sum(request.path.startswith("/page") for request in site.log) == MANY - had
    assert _reports(folder) == MANY


def test_told_to_stop_it_finishes_what_is_in_hand(busy: Site, tmp_path: Path) -> None:
    running = _begin(tmp_path, busy.url("/feed"))
    _wait_for_pages(busy, 20)
    running.send_signal(signal.SIGTERM)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 0, said
    assert "the next watch goes on from there" in said
    asked = sum(request.path.startswith("/page") for request in busy.log)
    assert 16 <= _reports(tmp_path) == asked < MANY  # what was fetched was stored
    _finish(tmp_path, busy)


def test_killed_it_loses_nothing_that_was_committed(busy: Site, tmp_path: Path) -> None:
    running = _begin(tmp_path, busy.url("/feed"))
    _wait_for_pages(busy, 24)
    running.kill()
    running.communicate(timeout=60)
    assert _reports(tmp_path) in (0, 16, 32)
    _finish(tmp_path, busy)


def test_between_two_passes_others_can_write(site: Site, tmp_path: Path) -> None:
    site.put("/feed", rss(teaser("a", site.url("/page"))))
    site.put("/page", article())
    running = _begin(tmp_path, site.url("/feed"))
    try:
        _wait_for_pages(site, 1)
        end = time.monotonic() + 60
        while True:
            try:
                with open_store(tmp_path / "s.dateline", Access.WRITE) as store:
                    if store.base.execute("SELECT count(*) FROM report").get:
                        break
            except Exception as error:  # noqa: BLE001 - it is busy while a pass is under way
                assert "another process" in str(error)
            assert time.monotonic() < end
            time.sleep(0.05)
    finally:
        running.send_signal(signal.SIGINT)
        assert running.communicate(timeout=60) and running.returncode == 0
