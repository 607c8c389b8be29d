"""Every page: opens without errors and outside requests, is clean by axe, fits a phone, and stands with scripts off."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

import httpx2
import pytest
from playwright.sync_api import Browser

from dateline.web.pages import PAGES
from tests.browser.watching import Watched

HEAVIEST = 700 * 1024
# Pages of one route that are searched for links to the others.
ENOUGH = 12
ROUTES = sorted({route.path for route in PAGES})
# States that no link leads to.
STATES = (
    "/nowhere",
    "/events?text=zzzzqqqq",
    "/events?colour=red",
    "/events?size=2",
    "/compare?set=Mine&list=ours",
    "/compare?set=<b>Made up</b>&list=matched",
    "/compare?set=<b>Made up</b>&list=theirs",
    "/compare?set=<b>Made up</b>&list=apart",
    "/compare?country=Chad",
)


def pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+(?::path)?)\}", path)
    return re.compile(
        "".join((".+" if ":" in part else "[^/]+") if at % 2 else re.escape(part) for at, part in enumerate(parts))
    )


def links(html: str) -> Iterator[str]:
    for found in re.findall(r'(?:href|action)="(/[^"]*)"', html):
        yield urldefrag(found.replace("&amp;", "&"))[0]


@pytest.fixture(scope="package")
def addresses(server: str) -> dict[str, str]:
    """For each route the first address that a link leads to, from the first page onwards."""
    found: dict[str, str] = {}
    asked: Counter[str] = Counter()
    seen, queue = {"/"}, ["/"]
    with httpx2.Client(base_url=server, timeout=60) as client:
        while queue and set(ROUTES) - set(found):
            address = queue.pop(0)
            route = next((path for path in ROUTES if pattern(path).fullmatch(urlsplit(address).path)), None)
            if route is None or asked[route] == ENOUGH:
                continue
            asked[route] += 1
            answer = client.get(address)
            if answer.status_code == 200:
                found.setdefault(route, address)
            fresh = [link for link in dict.fromkeys(links(answer.text)) if link not in seen]
            seen.update(fresh)
            queue += sorted(fresh, key=lambda link: "?" in link)
    return found


@pytest.mark.parametrize("route", [*ROUTES, *STATES])
def test_a_page_is_sound(route: str, addresses: dict[str, str], watched: Watched, browser: Browser) -> None:
    assert route in STATES or route in addresses, f"no link leads to a page of {route}"
    address = route if route in STATES else addresses[route]
    answer = watched.open(address)
    assert (answer.status < 400) == (route not in ("/nowhere", "/events?colour=red"))
    assert watched.page.locator("[data-state=failed]").count() == 0
    assert sum(watched.loaded.values()) <= HEAVIEST, watched.loaded
    watched.screens(re.sub(r"[^a-z]+", "-", route.split("?")[0].strip("/")).strip("-") or "today")
    assert watched.overflow(320) == 0
    watched.page.set_viewport_size({"width": 1280, "height": 900})
    found = watched.axe()
    assert not found, "\n".join(found)
    assert_stands_without_scripts(browser, watched.server + address)


def assert_stands_without_scripts(browser: Browser, address: str) -> None:
    """The same page with scripts off: its heading and text are there, and what each element stands for is seen."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    main = page.locator("main")
    assert main.locator("h1").first.is_visible()
    assert len(main.inner_text()) > 30
    for element in main.locator("dl-map, dl-network, dl-chart, dl-reader").all():
        assert element.inner_text().strip() or element.locator("svg").first.is_visible()
    context.close()
