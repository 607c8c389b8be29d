"""The reader: every fact's words at their place, nothing sourced that is not, long texts in parts, versions."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import apsw
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.state import State

LONG = "\n\n".join(
    f"Police in Dundee arrested {n} people on Tuesday after a protest, Mayor Ann Reid said. She denied a delay."
    for n in range(2, 260)
)
ROWS = (
    {
        "id": "first",
        "text": "Gunmen killed seven people in Buenaventura on Tuesday, police said. The mayor condemned the attack.",
        "published": "2026-09-16",
        "title": "Attack in Buenaventura",
        "outlet": "Halden Wire",
        "url": "https://halden.example/a",
    },
    {
        "id": "second",
        "text": "Gunmen killed nine people in Buenaventura on Tuesday, police said. The mayor condemned the attack.",
        "published": "2026-09-17",
        "title": "Attack in Buenaventura (updated)",
        "outlet": "Halden Wire",
        "url": "https://halden.example/a",
    },
    {
        "id": "hostile",
        "text": "<script>alert(1)</script> Police arrested 12 people in Gao on Tuesday, “&amp;” \u202eofficials said.",
        "published": "2026-09-17",
        "title": "<img src=x onerror=alert(1)>",
        "outlet": "Evil \"Post'",
        "url": "javascript:alert(1)",
    },
    {"id": "long", "text": LONG, "published": "2026-09-18", "title": "A long report", "outlet": "Long Wire"},
)


class Shown(HTMLParser):
    """The text of the reader as a browser has it, without paragraph numbers and labels; the ids of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.paragraphs: dict[int, str] = {}
        self._at: int | None = None
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if held.get("id"):
            self.ids.append(str(held["id"]))
        if tag == "a" and held.get("href"):
            self.links.append(str(held["href"]))
        if tag == "p" and "data-start" in held:
            self._at = int(str(held["data-start"]))
            self.paragraphs[self._at] = ""
        if self._skipped or held.get("class") in ("number", "kind"):
            self._skipped += 1

    def handle_endtag(self, tag: str) -> None:
        self._skipped = max(0, self._skipped - 1)
        if tag == "p":
            self._at = None

    def handle_data(self, data: str) -> None:
        if self._at is not None and not self._skipped:
            self.paragraphs[self._at] += data


def shown(page: str) -> Shown:
    found = Shown()
    found.feed(page)
    return found


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions of one report, one with markup in it, a long one, and a row that cannot be read."""
    folder = tmp_path_factory.mktemp("reader")
    rows = "".join(json.dumps(row) + "\n" for row in (*ROWS, {"id": "broken"}))
    (folder / "rows.jsonl").write_text(rows, encoding="utf-8")
    CliRunner().invoke(commands, ["add", str(folder / "rows.jsonl"), "--store", str(folder / "r.dateline")])
    return folder / "r.dateline"


@pytest.fixture(scope="module")
def pages(store: Path) -> Iterator[TestClient]:
    yield from client_of(store)


def client_of(store: Path) -> Iterator[TestClient]:
    desk = Desk(store)
    yield TestClient(make_app(State(desk, "", lambda: datetime(2026, 11, 22, tzinfo=UTC), ("testserver",))))
    desk.close()


def ids(pages: TestClient, words: str) -> str:
    return str(pages.get("/reports.json", params={"text": words}).json()["items"][0]["source"]["id"])


def test_the_text_is_there_to_the_letter(client: TestClient) -> None:
    for item in client.get("/reports.json").json()["items"]:
        report = item["source"]["id"]
        text = client.get(f"/report/{report}.json").json()["reading"]["text"]
        paragraphs = shown(client.get(f"/report/{report}").text).paragraphs
        assert paragraphs
        assert all(text[at : at + len(words)] == words for at, words in paragraphs.items())
        assert "".join(text.split()) == "".join("".join(paragraphs.values()).split())


def test_every_word_of_a_fact_stands_where_it_says(client: TestClient) -> None:
    report = client.get("/reports.json?text=ferry").json()["items"][0]["source"]["id"]
    told = client.get(f"/report/{report}.json").json()["reading"]
    roles = set()
    for row in (*told["facts"], *told["sayings"]):
        for words in row["words"]:
            roles.add(words["role"])
            assert told["text"][words["start"] : words["end"]] == words["text"]
    assert roles >= {"actor", "action", "recipient", "place", "source", "cue", "content"}
    assert told["matches"] and all(fact["verified"] for fact in told["facts"])


def test_cards_and_words_lead_to_each_other(client: TestClient) -> None:
    for item in client.get("/reports.json").json()["items"]:
        report = item["source"]["id"]
        found = shown(client.get(f"/report/{report}").text)
        assert len(found.ids) == len(set(found.ids))
        assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)


def test_what_other_pages_lead_to_is_there(client: TestClient) -> None:
    led = set()
    for address in ("/events", "/figures", "/positions", "/actors"):
        led |= {link for link in shown(client.get(address).text).links if link.startswith("/report/") and "#c" in link}
    for event in client.get("/events.json?size=40").json()["items"]:
        page = shown(client.get(f"/event/{event['id']}").text)
        led |= {link for link in page.links if link.startswith("/report/") and "#c" in link}
    assert len(led) > 20
    by_report: dict[str, set[str]] = {}
    for link in led:
        path, _, target = link.partition("#")
        by_report.setdefault(path, set()).add(target)
    for path, targets in by_report.items():
        assert targets <= set(shown(client.get(path).text).ids), path


def test_markup_of_a_report_is_text(pages: TestClient) -> None:
    page = pages.get(f"/report/{ids(pages, 'Gao')}").text
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not any(link.startswith("javascript:") for link in shown(page).links)
    assert "at the outlet" not in page


def test_the_link_out_names_the_words(pages: TestClient) -> None:
    page = pages.get(f"/report/{ids(pages, 'nine')}").text
    assert any(link.startswith("https://halden.example/a#:~:text=Gunmen%20killed") for link in shown(page).links)


def test_versions_and_what_they_changed(pages: TestClient) -> None:
    newest = ids(pages, "nine")
    older = pages.get(f"/report/{newest}.json").json()["head"]["versions"][0]["id"]
    assert older != newest
    assert "This is an older version" in pages.get(f"/report/{older}").text
    page = pages.get(f"/report/{newest}/diff").text
    assert re.search(r"<del>[^<]*seven</del>", page) and re.search(r"<ins>[^<]*nine</ins>", page)
    other = pages.get(f"/report/{older}/diff?against={newest}").text
    assert re.findall("<(?:ins|del)>.*?</", other) == re.findall("<(?:ins|del)>.*?</", page)
    assert pages.get(f"/report/{newest}?against={older}", follow_redirects=False).status_code == 308
    assert pages.get(f"/report/{ids(pages, 'Gao')}/diff").status_code == 404


def test_a_long_report_comes_in_parts(pages: TestClient) -> None:
    report = ids(pages, "Dundee")
    text = pages.get(f"/report/{report}.json").json()["reading"]["text"]
    first = pages.get(f"/report/{report}").text
    parts = int(re.search(r"part 1 of (\d+)", first)[1])  # type: ignore[index]  # a None fails the test
    assert parts > 1
    every, facts = "", set()
    for part in range(1, parts + 1):
        page = pages.get(f"/report/{report}?part={part}").text
        assert len(page.encode()) < 300_000
        every += "".join(shown(page).paragraphs.values())
        facts |= set(re.findall(r'<article class="card" data-fact="(\w+)"', page))
    assert "".join(every.split()) == "".join(text.split())
    assert facts == {fact["id"] for fact in pages.get(f"/report/{report}.json").json()["reading"]["facts"]}
    assert pages.get(f"/report/{report}?part={parts + 1}").status_code == 404
    last = pages.get(f"/report/{report}?at={len(text) - 5}").text
    assert f"part {parts} of {parts}" in last
    beyond = next(link for link in shown(first).links if "part=2#c" in link)
    assert beyond.split("#")[1] in shown(first).ids and beyond.split("#")[1] in shown(pages.get(beyond).text).ids


def test_a_text_that_changed_shows_no_fact_as_sourced(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.dateline"
    shutil.copy(store, path)
    base = apsw.Connection(str(path))
    base.execute("UPDATE report SET text = 'A ' || text WHERE newest = 1")
    base.close()
    (pages,) = client_of(path)
    page = pages.get(f"/report/{ids(pages, 'nine')}").text
    assert "text does not match" in page and "Unverified" in page
    assert 'data-facts="v' not in page and "according to</span>" not in page
    rows = pages.get(f"/report/{ids(pages, 'nine')}.csv").text
    assert "Gunmen killed" not in rows


def test_what_a_person_rejected_is_struck_and_not_marked(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "reviewed.dateline"
    shutil.copy(store, path)
    (pages,) = client_of(path)
    address = f"/report/{ids(pages, 'nine')}"
    first, *others = pages.get(f"{address}.json").json()["reading"]["facts"]
    base = apsw.Connection(str(path))
    for said in first["said"]:
        base.execute("UPDATE claim SET review = 'rejected', live = 0 WHERE id = ?", (said["claim"],))
        base.execute(
            "UPDATE happening SET review = 'rejected', live = 0 WHERE n = (SELECT happening FROM claim WHERE id = ?)",
            (said["claim"],),
        )
    base.close()
    page = pages.get(address).text
    assert "rejected in review" in page and f'data-fact="{first["id"]}"' in page
    assert first["id"] not in {fact for held in re.findall(r'data-facts="([^"]*)"', page) for fact in held.split()}
    assert all(f'data-fact="{fact["id"]}"' in page for fact in others)


def test_reports_by_what_is_asked(pages: TestClient) -> None:
    def outlets(query: str) -> list[str]:
        return [item["source"]["outlet"] for item in pages.get(f"/reports.json?{query}").json()["items"]]

    assert len(outlets("")) == 3, "one line has two versions"
    assert outlets("outlet=Long+Wire") == ["Long Wire"]
    assert outlets("versions=1") == ["Halden Wire"]
    assert outlets("after=2026-09-18") == ["Long Wire"]
    assert outlets("before=2026-09-17&text=arrested") == ["Evil \"Post'"]
    first = pages.get("/reports.json?size=2").json()
    rest = pages.get("/reports.json", params={"size": 2, "next": first["next"]}).json()
    assert [len(first["items"]), len(rest["items"]), rest["next"]] == [2, 1, None]


def test_what_could_not_be_read_says_why(pages: TestClient) -> None:
    assert "1 report could not be read" in pages.get("/reports").text
    page = pages.get("/reports?failed=1")
    assert "neither text nor html" in page.text
    assert pages.get("/reports.json?failed=1").json()["items"][0]["stage"] == "ingest"
