"""Filtering without a new page: what is chosen stands in the address, and the way back leads back."""

from tests.browser.watching import Watched

TOTAL = "document.querySelectorAll('#found .event').length"


def test_a_filter_changes_the_list_and_the_address_alone(watched: Watched) -> None:
    watched.open("/events")
    page = watched.page
    all_of_them = page.evaluate(TOTAL)
    page.evaluate("window.same = true")
    page.locator("#f-type").select_option("PROTEST")
    page.wait_for_url("**/events?type=PROTEST")
    page.wait_for_function(f"() => {TOTAL} < {all_of_them}")
    assert page.evaluate("window.same") is True, "the page was not loaded anew"
    page.go_back()
    page.wait_for_url("**/events")
    page.wait_for_function(f"() => {TOTAL} === {all_of_them}")


def test_days_brushed_in_the_picture_are_asked_for(watched: Watched) -> None:
    watched.open("/events")
    page = watched.page
    box = page.locator("dl-chart svg.brushable").first.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 3
    page.mouse.move(box["x"] + box["width"] * 0.7, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, middle, steps=4)
    page.mouse.move(box["x"] + box["width"] * 0.98, middle, steps=4)
    page.mouse.up()
    page.wait_for_url("**/events?*after=20*")
    assert "before=20" in page.url
    assert page.locator("#f-after").input_value() in page.url
