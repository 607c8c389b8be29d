"""Review in the browser: the token out of the address, keys for the deeds, words of the text as a value."""

from tests.browser.conftest import TOKEN
from tests.browser.watching import Watched


def test_a_claim_is_accepted_and_taken_back_by_keys(watched: Watched) -> None:
    watched.open(f"/review#token={TOKEN}")
    page = watched.page
    assert TOKEN not in page.url
    assert not page.locator("#r-token").is_visible(), "the tab holds the token"
    page.locator("#r-by").fill("a reader")
    page.locator("h1").click()
    page.keyboard.press("a")
    page.get_by_text("1 accepted").wait_for()
    page.keyboard.press("u")
    page.get_by_text("0 accepted").wait_for()


def test_j_walks_through_the_queue(watched: Watched) -> None:
    watched.open("/review")
    page = watched.page
    page.keyboard.press("j")
    page.keyboard.press("j")
    items = page.locator(".queue [data-item]")
    assert items.nth(1).locator("a").evaluate("one => one === document.activeElement")


def test_selected_words_become_a_value_of_the_form(watched: Watched) -> None:
    watched.open("/review")
    page = watched.page
    page.locator("dl-reader mark.action").first.dblclick()
    chosen = page.evaluate("getSelection().toString().trim()")
    page.locator(".roles").get_by_text("actor").click()
    form = page.locator("form[data-spans]")
    assert form.locator("[name=exact]").input_value().strip() == chosen
    start, end = (int(form.locator(f"[name={name}]").input_value()) for name in ("start", "end"))
    assert end - start == len(form.locator("[name=exact]").input_value())
    assert form.locator("[name=role]").input_value() == "actor"
