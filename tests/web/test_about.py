"""Pages that explain: what this is, how it is compared, how its interface is asked."""

import re

from fastapi.testclient import TestClient

from dateline import __version__
from dateline.web.rest.table import OFFERS


def test_about_names_versions_models_and_licences(client: TestClient) -> None:
    page, told = client.get("/about").text, client.get("/about.json").json()
    assert told["version"] == __version__
    assert sum(edition["readings"] for edition in told["editions"]) == told["reports"]
    for edition in told["editions"]:
        assert edition["models"]
        assert all(name in page for name, _ in edition["models"])
    assert "GeoNames (CC BY 4.0)" in page
    assert "It reads English only" in page


def test_the_interface_is_described_without_help_from_elsewhere(client: TestClient) -> None:
    page = client.get("/docs").text
    assert all(f"GET {offer.full}" in page for offer in OFFERS)
    assert all(f">{word.name}<" in page for offer in OFFERS for word in offer.words)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    marks = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= marks


def test_compare_gives_commands_and_no_dead_controls(client: TestClient) -> None:
    page = client.get("/compare").text
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    assert "dateline diff before.zip after.zip" in main
    assert "<button" not in main
    assert "<input" not in main
