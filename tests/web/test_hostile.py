"""Words from outside that would be markup, scripts, templates or addresses show as words, and break no page."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlsplit

import apsw
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.store import Access, open_store
from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.pages import PAGES
from dateline.web.rest.table import OFFERS
from dateline.web.state import State

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`{{7*7}}{% raw %}${7*7}</title></textarea>--><!--"
ODD = "\u202e\u2066\u200f\x00\x02\x03\x1b[31m\ufeff" + "W" * 3000
HOSTILE = f"{MARKUP}{ODD}"
ROWS = (
    {
        "title": f"Nine killed in {MARKUP} {ODD} raid",
        "outlet": f"Wire {MARKUP}",
        "byline": f"By {MARKUP}",
        "published": "2026-09-16",
        "text": f"Soldiers killed nine people in Bamako, Mali, on Tuesday, police said. {MARKUP} {ODD}\n\n"
        f'The mayor, Ada "{{{{7*7}}}}" Konaté, told {MARKUP} that ten people had died. “{ODD},” she said.',
    },
    {
        "title": "Mali lifts arms embargo",
        "outlet": "Plain Wire",
        "url": 'https://plain.example/<script>alert(1)</script>?a="onmouseover=alert(1)',
        "published": "2026-09-17",
        "text": "Mali lifted its arms embargo on Niger on Monday. Police arrested three men in Bamako, officials said.",
    },
    {"title": "No address", "url": "javascript:alert(1)", "text": "Police arrested two men in Gao, officials said."},
    {"title": "Too long", "outlet": "Long Wire", "published": "2026-09-17", "text": "word " * 2_000_000},
)
NAMED = {
    "actor": ("name",),
    "voice": ("name", "outlet"),
    "participant": ("name",),
    "spot": ("name",),
    "event": ("place", "who_name", "whom_name"),
    "story": ("title",),
    "report": ("title", "outlet", "byline", "path", "origin_basis"),
    "figure": ("speaker", '"of"', "unit"),
    "amount": ('"of"', "unit"),
    "policy": ("subject", "before", "after"),
    "stance": ("subject",),
    "failure": ("error", "path", "source_id"),
    "change": ("note",),
    "happening": ("mode",),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of such reports, and then with such names wherever reading might have left one."""
    folder = tmp_path_factory.mktemp("hostile")
    path = folder / "hostile.dateline"
    lines = folder / "hostile.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    added = CliRunner().invoke(commands, ["add", str(lines), "--store", str(path)])
    assert added.exit_code in (0, 3), added.output
    with open_store(path, Access.WRITE) as store:
        _rename(store.base)
    return path


def _rename(base: apsw.Connection) -> None:
    for table, columns in NAMED.items():
        for column in columns:
            base.execute(f"UPDATE {table} SET {column} = coalesce({column}, '') || ?", (HOSTILE,))
    base.execute("UPDATE report SET url = 'javascript:alert(1)'")
    base.execute("INSERT INTO tombstone VALUES ('evt_gone', 'event', ?, NULL, '2026-09-18T00:00:00Z')", (HOSTILE,))


@pytest.fixture(scope="module")
def client(hostile: Path) -> Iterator[TestClient]:
    desk = Desk(hostile)
    yield TestClient(make_app(State(desk, "t", lambda: datetime(2026, 11, 22, tzinfo=UTC), ("testserver",))))
    desk.close()


def addresses(client: TestClient) -> list[str]:
    """Every page, with the ids that the store has."""
    held = {
        "event": client.get("/api/v1/events").json()["items"][0]["id"],
        "story": client.get("/api/v1/stories").json()["items"][0]["id"],
        "report": client.get("/api/v1/reports").json()["items"][0]["source"]["id"],
        "actor": client.get("/api/v1/actors").json()["items"][0]["id"],
        "source": client.get("/api/v1/sources").json()["items"][0]["name"],
        "place": "2460596",
    }
    found = [route.path for route in PAGES if "{" not in route.path]
    found += ["/reports?failed=1", "/search?q=killed", "/events?text=killed", "/map?after=2020", "/event/evt_gone"]
    found += [
        f"/search?q={quote(MARKUP)}",
        f"/query?sql={quote('SELECT * FROM v_claims')}",
        f"/nowhere/{quote(MARKUP)}",
    ]
    found += [f"/events?actor={quote(HOSTILE)}", f"/events?{quote(MARKUP)}=1", f"/event/{quote(MARKUP, safe='')}"]
    for route in PAGES:
        if "{" in route.path:
            part = quote(held[route.name], safe="")
            found.append(route.path.replace("{id:path}", part).replace("{id}", part))
    return found


class Tags(HTMLParser):
    """What of a page a browser would act on, and the text that it would show."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def harmless(page: str) -> str:
    """The text of a page after a look at all its tags."""
    tags = Tags()
    tags.feed(page)
    for tag, attributes in tags.found:
        assert tag not in ("img", "iframe", "object", "embed", "base"), attributes
        assert not any(name.startswith("on") for name in attributes), attributes
        for name in ("href", "src", "action", "xlink:href"):
            where = urlsplit((attributes.get(name) or "").strip())
            assert where.scheme in ("", "http", "https", "data"), attributes
            assert where.scheme != "data" or attributes.get("rel") == "icon", attributes
        if tag == "script":
            assert (attributes.get("src") or "").startswith("/static/") or attributes.get("type") == "application/json"
    return "".join(tags.text)


def test_every_page_shows_words_as_words(client: TestClient) -> None:
    shown = 0
    for address in addresses(client):
        answer = client.get(address)
        assert answer.status_code < 500, (address, answer.text[:500])
        assert "\x00" not in answer.text, address
        assert len(answer.content) < 300_000, (address, len(answer.content))
        text = harmless(answer.text)
        shown += "<script>alert(1)</script>" in text
        assert "49{% raw %}" not in text, address
    assert shown >= 10, "the words stand in most pages"


def test_every_twin_holds_them_whole(client: TestClient) -> None:
    for address in addresses(client):
        path, _, query = address.partition("?")
        for form in ("json", "csv"):
            answer = client.get(f"{'/index' if path == '/' else path}.{form}?{query}")
            assert answer.status_code < 500, (address, answer.text[:500])
            if form == "json":
                json.loads(answer.text)


def test_the_interface_answers(client: TestClient) -> None:
    ids = {"events": "events", "stories": "stories", "reports": "reports", "actors": "actors"}
    for offer in OFFERS:
        items = client.get(f"/api/v1/{ids.get(offer.path.split('/')[1], 'events')}").json()["items"]
        identity = items[0].get("id") or items[0]["source"]["id"]
        answer = client.get(offer.full.replace("{id}", identity), params={"q": "killed"} if offer.needed else {})
        assert answer.status_code == 200, (offer.path, answer.text[:300])
        assert answer.headers["content-type"].startswith("application/json")


def test_what_could_not_be_read_is_shown_with_its_reason(client: TestClient) -> None:
    told = client.get("/reports.json?failed=1").json()["items"]
    assert len(told) == 2
    assert any("characters" in failure["error"] for failure in told)
    assert harmless(client.get("/reports?failed=1").text)


def test_what_was_removed_says_why(client: TestClient) -> None:
    page = client.get("/event/evt_gone")
    assert page.status_code == 410
    assert "<script>alert(1)</script>" in harmless(page.text)
