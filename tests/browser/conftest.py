"""The pages in a real browser: a server on a free loopback port, a page that fails on errors and outside requests."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.staticfiles import StaticFiles

from dateline.web.app import make_app
from dateline.web.assets import STATIC
from dateline.web.desk import Desk
from dateline.web.state import State
from tests.browser.filling import fill
from tests.browser.watching import Watched

BENCH = Path(__file__).parent / "bench"
TOKEN = "a-token-for-tests"
# WebGL is drawn by software, as test machines have no graphics card.
FLAGS = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")


@pytest.fixture(scope="package")
def server(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over a copy of the samples, filled; /bench holds small pages for single elements."""
    assert (STATIC / "manifest.json").exists(), "the scripts and styles are not built: make web"
    folder = tmp_path_factory.mktemp("pages")
    own = Path(shutil.copy(sample_store, folder / "own.dateline"))
    fill(own, folder)
    desk = Desk(own)
    app = make_app(State(desk, TOKEN, lambda: datetime(2026, 11, 22, 12, tzinfo=UTC), ("127.0.0.1",)))
    app.mount("/bench", StaticFiles(directory=BENCH, html=True))
    listener = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none", lifespan="off"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join(timeout=10)
    listener.close()
    desk.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window; where there is none the tests are left out, but in CI they fail."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on PATH: apt-get install chromium")
        pytest.skip("no Chromium on PATH")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def watched(browser: Browser, server: str) -> Iterator[Watched]:
    """A page that remembers what went wrong in it; the test fails at its end if anything did."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    found = Watched(context.new_page(), server)
    yield found
    context.close()
    assert found.errors == [], "\n".join(found.errors)
    assert found.outside == [], f"asked another host: {found.outside}"
