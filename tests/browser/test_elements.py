"""The four elements on small pages of their own: what they draw, what the keys do, what they tell the page."""

import struct
import zlib

import pytest
from playwright.sync_api import Locator

from tests.browser.watching import Watched


def colours(picture: Locator) -> int:
    """How many different colours a picture of an element shows."""
    data = picture.screenshot()
    at, packed, wide, high, deep = 8, b"", 0, 0, 4
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            wide, high = struct.unpack(">II", body[:8])
            deep = {2: 3, 6: 4}[body[9]]
        packed += body if kind == b"IDAT" else b""
        at += length + 12
    return len(set(pixels(zlib.decompress(packed), wide * deep, high, deep)))


def pixels(raw: bytes, row: int, high: int, deep: int) -> list[bytes]:
    """The pixels of a PNG's unpacked lines."""
    found: list[bytes] = []
    above = bytearray(row)
    for line in range(high):
        start = line * (row + 1)
        kind, now = raw[start], bytearray(raw[start + 1 : start + 1 + row])
        for i in range(row):
            left = now[i - deep] if i >= deep else 0
            corner = above[i - deep] if i >= deep else 0
            now[i] = (now[i] + (0, left, above[i], (left + above[i]) // 2, paeth(left, above[i], corner))[kind]) & 255
        found += [bytes(now[i : i + deep]) for i in range(0, row, deep)]
        above = now
    return found


def paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


def test_reader_walks_through_the_facts(watched: Watched) -> None:
    watched.open("/bench/reader.html")
    page = watched.page
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "fact-e1"
    assert page.locator(".text .lit").all_inner_texts() == ["The Front", "shelled", "Arden’s market", "Arden"]
    page.keyboard.press("j")
    assert page.locator(".text .lit").all_inner_texts() == ["Arden", "army", "closed"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Arden"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "fact-e1"
    page.get_by_text("closed", exact=True).click()
    assert page.evaluate("document.activeElement.id") == "fact-e2"
    page.get_by_role("button", name="where").click()
    assert page.locator(".text mark.place.off").count() == 1
    assert watched.axe() == []


def test_reader_gives_code_points_for_what_is_selected(watched: Watched) -> None:
    watched.open("/bench/reader.html")
    page = watched.page
    page.get_by_text("The Front", exact=True).dblclick(position={"x": 40, "y": 8})  # selects the word under it
    chosen = page.evaluate("getSelection().toString()")
    page.locator(".roles").get_by_text("actor").click()
    values = [page.locator(f"[name={name}]").input_value() for name in ("start", "end", "exact", "role")]
    text = "🛡️ The Front shelled Arden’s market."
    start = text.index(chosen)
    assert values == [str(start), str(start + len(chosen)), chosen, "actor"]


def test_map_draws_land_and_places(watched: Watched) -> None:
    watched.open("/bench/map.html")
    page = watched.page
    assert page.locator("dl-map").get_attribute("data-state") == "drawn"
    page.wait_for_timeout(500)
    assert colours(page.locator("dl-map canvas")) > 20
    assert "Arden" in page.locator("dl-map .names").inner_text()
    assert page.get_by_text("somewhere in the north").is_visible()
    assert watched.axe() == []
    page.get_by_role("button", name="Only what is in view").click()
    page.wait_for_url("**bbox=**")


def test_map_shows_the_card_of_a_place(watched: Watched) -> None:
    watched.open("/bench/map.html")
    page = watched.page
    page.wait_for_timeout(500)
    name = page.locator("dl-map .names span", has_text="Arden").bounding_box()
    assert name is not None
    page.mouse.click(name["x"] - 10, name["y"] + name["height"] / 2)
    assert page.locator(".maplibregl-popup .place-card a").inner_text() == "Arden"


def test_network_draws_and_finds_rows(watched: Watched) -> None:
    watched.open("/bench/network.html")
    page = watched.page
    assert colours(page.locator("dl-network .picture")) > 20
    page.get_by_role("link", name="Aid group").focus()
    assert page.locator("tr.lit").inner_text().startswith("Aid group")
    assert watched.axe() == []


@pytest.mark.parametrize("chart", ["#vega", "#light"])
def test_chart_brush_goes_into_the_address(watched: Watched, chart: str) -> None:
    watched.open("/bench/chart.html")
    page = watched.page
    box = page.locator(f"{chart} svg").first.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.4, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, middle, steps=5)
    page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=5)
    page.mouse.up()
    page.wait_for_url("**after=2026-10-*before=2026-10-*")
    page.wait_for_selector("#vega[data-state=drawn]")
    assert float(page.locator("#light .band").get_attribute("width") or 0) > 50
    assert watched.axe() == []


def test_chart_is_one_picture_with_a_name(watched: Watched) -> None:
    watched.open("/bench/chart.html")
    assert watched.page.get_by_role("img", name="Events a day").count() == 2
    assert watched.page.locator("#vega .mark-rect path").count() >= 30
    assert watched.page.get_by_text("30 days, 1 to 11 events each.").is_visible()
