"""Explore and the first page: what a reader sees of the events, and every way on from there."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient


def words(page: str) -> str:
    """The text of a page as it is read."""
    bare = re.sub(r"<(script|style|template)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(bare).split())


ADDRESSES = (
    "/",
    "/events",
    "/events?sure=1&min_origins=2",
    "/events?contested=1",
    "/events?country=COL&type=ASSAULT",
    "/events?status=denied",
    "/events?after=2026-09&before=2026-09-30",
    "/stories",
    "/events?text=nothingatall",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_shows_a_reader_what_only_programs_know(client: TestClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    told = words(page.text)
    for sign in ("None", "NaN", "occurred/", "{{", "rules_v1", "Evidence(", "dataclass", "\x02"):
        assert sign not in told, f"{sign} in {address}"
    assert len(page.content) < 300_000


def test_every_link_of_explore_leads_somewhere(client: TestClient) -> None:
    page = client.get("/events?contested=1").text
    found = {unescape(link) for link in re.findall(r'href="(/(?:events|event|story|report)[^"#]*)', page)}
    assert len(found) > 10
    for link in sorted(found):
        assert client.get(link).status_code == 200, link


def test_what_did_not_happen_is_told_as_such(client: TestClient) -> None:
    told = client.get("/events.json?status=planned").json()["items"]
    page = words(client.get("/events?status=planned").text)
    assert told and page.count("Planned ") >= len(told)


def test_the_filter_stands_in_the_page_and_each_part_can_be_taken_away(client: TestClient) -> None:
    page = client.get("/events?country=COL&sure=1").text
    assert 'name="country" value="COL"' in page
    assert re.search(r'name="sure" value="1" checked', page)
    assert 'href="/events?sure=1" aria-label="Take away: in: Colombia"' in page
    assert 'href="/events?country=COL" aria-label="Take away: only what the reading is sure of"' in page


def test_an_empty_answer_says_what_would_find_something(client: TestClient) -> None:
    page = words(client.get("/events?country=COL&text=nothingatall").text)
    assert "No event fits all of this" in page
    assert re.search(r"[1-9][0-9]* events? without the words", page)


def test_the_pager_goes_through_all_of_it(client: TestClient) -> None:
    seen: list[str] = []
    address, place = "/events?size=40", 1
    total = client.get("/events.json").json()["total"]
    while address:
        page = client.get(address).text
        ids = list(dict.fromkeys(re.findall(r'class="what"><a href="/event/(evt_[a-z0-9]+)"', page)))
        assert f"{place}–{place + len(ids) - 1} of {total}" in page
        seen, place = seen + ids, place + len(ids)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = unescape(following[1]) if following else ""
    assert len(seen) == len(set(seen)) == total


def test_the_picture_of_days_has_its_days_and_the_same_as_a_list(client: TestClient) -> None:
    page = client.get("/events?sure=1").text
    assert re.search(r'data-from="\d{4}-\d\d-\d\d" data-to="\d{4}-\d\d-\d\d"', page)
    assert '<dl-chart label="Events by ' in page and "The same as a list" in page


def test_the_first_page_says_what_there_is_and_what_changed(client: TestClient) -> None:
    page = client.get("/").text
    told = words(page)
    held = client.get("/index.json").json()["holdings"]
    assert f"{held['reports']} reports" in told and f"{held['events']} events" in told
    for heading in ("New", "Changed or withdrawn", "Disputed", "Stories last reported on", "Needs a look"):
        assert f">{heading}" in page
    assert "No event was first told since then" in words(client.get("/?since=2100").text)
    assert client.get("/?since=soon").status_code == 400
