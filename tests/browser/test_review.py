"""A round of review in the browser: by keys with scripts on, by the plain form with scripts off."""

import shutil
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from dateline.store import Access, open_store
from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.state import State

TOKEN = "a-token-for-review"


@pytest.fixture
def own(sample_store: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a server over a copy of the samples, and where that lies."""
    path = tmp_path / "own.dateline"
    shutil.copy(sample_store, path)
    desk = Desk(path)
    app = make_app(State(desk, TOKEN, lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), ("127.0.0.1",)))
    listener = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none", lifespan="off"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}", path
    running.should_exit = True
    thread.join(timeout=10)
    listener.close()
    desk.close()


def states(path: Path) -> dict[str, str]:
    """The claims that somebody looked at, and how they stand."""
    with open_store(path, Access.READ) as store:
        return dict(store.base.execute("SELECT id, review FROM claim WHERE review IS NOT NULL"))


def shown(page: Page) -> str:
    """The claim that the form is about."""
    return page.locator("#r-subject option").first.get_attribute("value") or ""


def test_by_keys(browser: Browser, own: tuple[str, Path]) -> None:
    address, path = own
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/review#token={TOKEN}")
    assert TOKEN not in page.url and not page.locator("#r-token").is_visible()
    accepted = shown(page)
    page.fill("#r-by", "Ida")
    page.locator("h1").click()
    with page.expect_response("**/review?*"):
        page.keyboard.press("a")
    page.wait_for_function("(before) => document.querySelector('#r-subject')?.value !== before", arg=accepted)
    assert states(path) == {accepted: "accepted"}
    assert page.input_value("#r-by") == "Ida"
    edited = shown(page)
    page.keyboard.press("e")
    page.select_option("select[name=status]", "planned")
    with page.expect_response("**/review?*"):
        page.click("button[value=edit]")
    page.wait_for_function("(before) => document.querySelector('#r-subject')?.value !== before", arg=edited)
    assert states(path) == {accepted: "accepted", edited: "edited"}
    page.locator("h1").click()
    with page.expect_response("**/review?*"):
        page.keyboard.press("u")
    page.wait_for_function("() => document.querySelector('main').textContent.includes('0 edited')")
    assert states(path) == {accepted: "accepted"}
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('[data-item]') !== null")
    assert errors == []
    context.close()


def test_with_scripts_off(browser: Browser, own: tuple[str, Path]) -> None:
    address, path = own
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/review")
    claim = shown(page)
    page.fill("#r-by", "Bo")
    page.fill("#r-why", "not what the words say")
    page.click("button[value=reject]")
    assert "writing needs the token" in page.inner_text("main")
    assert states(path) == {}
    assert page.input_value("#r-why") == "not what the words say"
    page.fill("#r-token", TOKEN)
    page.click("button[value=reject]")
    assert states(path) == {claim: "rejected"}
    assert page.input_value("#r-by") == "Bo"
    context.close()
