"""One event, one story: every value with its words, what differs said so, ids that are gone."""

import csv
import re
import shutil
from html import unescape
from io import StringIO
from pathlib import Path

import apsw
import pytest
from fastapi.testclient import TestClient
from tests.web.test_events import words

from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.state import State


def contested(client: TestClient) -> str:
    """An event that more than one origin tells, not all alike."""
    found = client.get("/events.json?contested=1&min_origins=2").json()["items"]
    assert found, "the samples tell of something contested"
    return str(found[0]["id"])


def test_each_value_leads_to_its_words_and_they_open_the_report(client: TestClient) -> None:
    page = client.get(f"/event/{contested(client)}").text
    marks = set(re.findall(r'class="note" href="#(note-\d+)"', page))
    assert marks and marks <= set(re.findall(r'<li id="(note-\d+)"', page))
    for report, start in set(re.findall(r'href="(/report/rpt_[a-z0-9]+)#(c\d+)"', page)):
        assert f'id="{start}"' in client.get(report).text, f"{report} has the spot {start}"


def test_what_differs_is_outlined_and_said_in_a_word(client: TestClient) -> None:
    page = client.get(f"/event/{contested(client)}").text
    cells = re.findall(r'<td dir="auto" class="differs">(.*?)</td>', page, re.DOTALL)
    assert cells and all("differs" in words(cell) for cell in cells)


def test_codes_history_and_citation_stand_on_the_page(client: TestClient) -> None:
    identity = contested(client)
    page = words(client.get(f"/event/{identity}").text)
    for part in ("In other schemes", "PLOVER", "CAMEO", "ACLED", "History", "First told", "Cite and take along"):
        assert part in page
    assert f"Event {identity}, read by dateline" in page
    rows = list(csv.DictReader(StringIO(client.get(f"/event/{identity}.csv").text)))
    assert len({row["origin"] for row in rows}) > 1 and any(row["differs"] for row in rows)


def test_every_event_of_the_samples_has_a_page(client: TestClient) -> None:
    for event in client.get("/events.json?size=80").json()["items"]:
        page = client.get(f"/event/{event['id']}")
        assert page.status_code == 200
        assert not re.search(r"\bNone\b|\bNaN\b|rules_v\d", words(page.text)), event["id"]
        if not event["sure"]:
            assert "reading not sure" in page.text


def test_a_story_is_told_in_quoted_words_with_their_notes(client: TestClient) -> None:
    stories = client.get("/stories.json").json()["items"]
    for story in stories:
        page = client.get(f"/story/{story['id']}").text
        told = words(page)
        assert not re.search(r"\bNone\b|\bNaN\b|rules_v\d", told), story["id"]
        notes = re.findall(r'href="#(note-\d+)"', page)
        assert notes and set(notes) == set(re.findall(r'<li id="(note-\d+)"', page))
        assert "Day by day" in told and "Its reports" in told
    several = next(story for story in stories if story["reports"] > 2)
    page = client.get(f"/story/{several['id']}").text
    assert "Open questions" in page and "Who is involved" in page and 'class="chart story-line"' in page


@pytest.fixture
def changed(sample_store: Path, state: State, tmp_path: Path) -> TestClient:
    """The pages over a copy in which one event was merged into another and one was removed."""
    path = tmp_path / "changed.dateline"
    shutil.copy(sample_store, path)
    base = apsw.Connection(str(path))
    standing = base.execute("SELECT id FROM event ORDER BY n LIMIT 1").get
    rows = [("evt_merged", "event", "the same", standing), ("evt_removed", "event", "its report was taken out", None)]
    base.executemany("INSERT INTO tombstone VALUES (?, ?, ?, ?, '2026-11-20T00:00:00Z')", rows)
    base.close()
    return TestClient(make_app(State(Desk(path), state.token, state.clock, state.hosts)))


def test_ids_that_are_gone_lead_on_or_say_why(changed: TestClient) -> None:
    merged = changed.get("/event/evt_merged", follow_redirects=False)
    assert merged.status_code == 308 and re.fullmatch(r"/event/evt_[a-z0-9]+", merged.headers["location"])
    removed = changed.get("/event/evt_removed")
    assert (removed.status_code, "its report was taken out" in unescape(removed.text)) == (410, True)
    assert changed.get("/story/sto_none").status_code == 404
