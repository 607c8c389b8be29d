"""Map, network, actors and places: pictures with the same in words, and what is not on the map beside it."""

import csv
import re
from io import StringIO

import pytest
from fastapi.testclient import TestClient


def test_the_json_of_the_map_is_geojson(client: TestClient) -> None:
    told = client.get("/map.json").json()
    assert told["type"] == "FeatureCollection" and told["features"]
    for feature in told["features"]:
        assert feature["type"] == "Feature" and feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180 and -90 <= lat <= 90
        assert feature["properties"]["precision"] in ("place", "admin", "country")
    rows = list(csv.DictReader(StringIO(client.get("/map.csv").text)))
    assert [int(row["events"]) for row in rows] == [f["properties"]["weight"] for f in told["features"]]


def test_every_event_is_on_the_map_or_beside_it(client: TestClient) -> None:
    told = client.get("/map.json").json()
    total = client.get("/events.json?size=1").json()["total"]
    assert told["located"] + told["named_events"] + told["bare_events"] == total
    assert told["located"] == sum(feature["properties"]["weight"] for feature in told["features"])


def test_a_place_leads_to_its_events(client: TestClient) -> None:
    for feature in client.get("/map.json?type=ASSAULT").json()["features"]:
        address = feature["properties"]["href"]
        assert "type=ASSAULT" in address
        path, _, query = address.partition("?")
        assert client.get(f"{path}.json?{query}").json()["total"] == feature["properties"]["weight"]


def test_a_country_is_a_ring_and_no_dot(client: TestClient) -> None:
    told = client.get("/map.json").json()["features"]
    wide = sum(feature["properties"]["precision"] != "place" for feature in told)
    page = client.get("/map").text
    assert wide and len(re.findall(r'<circle class="ring"', page)) == wide
    assert len(re.findall(r'<circle class="dot"', page)) == len(told) - wide
    assert "GeoNames, CC BY 4.0" in page and 'data-precision="country"' in page


def test_a_box_asks_for_a_part_of_the_map(client: TestClient) -> None:
    found = client.get("/map.json?bbox=-85,-10,-60,15").json()["features"]
    assert found and all(-85 <= feature["geometry"]["coordinates"][0] <= -60 for feature in found)
    assert client.get("/map?bbox=1,2,3").status_code == 400
    assert client.get("/map?bbox=0,0,0.1,0.1").status_code == 200


def test_the_network_is_a_table_too(client: TestClient) -> None:
    told = client.get("/network.json").json()
    page = client.get("/network").text
    assert told["edges"]
    assert len(re.findall(r'<tr data-source="ent_', page)) == len(told["edges"])
    rows = list(csv.DictReader(StringIO(client.get("/network.csv").text)))
    assert [(row["source_id"], row["target_id"]) for row in rows] == [
        (edge["source"]["id"], edge["target"]["id"]) for edge in told["edges"]
    ]
    assert len(client.get("/network.json?top=2").json()["edges"]) == 2
    assert client.get("/network?top=0").status_code == 400
    assert "Nobody is told" in client.get("/network?after=1900&before=1901").text


def test_an_actor_page_holds_what_the_lists_say(client: TestClient) -> None:
    edge = client.get("/network.json").json()["edges"][0]
    page = client.get(f"/actor/{edge['source']['id']}")
    assert page.status_code == 200 and edge["target"]["name"] in page.text
    told = client.get(f"/actor/{edge['source']['id']}.json").json()
    assert told["counterparts"] and told["life"]["names"]
    rows = list(csv.DictReader(StringIO(client.get(f"/actor/{edge['source']['id']}.csv").text)))
    assert {row["role"] for row in rows} <= {"actor", "recipient"} and rows


def test_a_name_leads_to_its_actor(client: TestClient) -> None:
    actor = client.get("/actors.json").json()["items"][0]
    answer = client.get(f"/actor/{actor['name']}", follow_redirects=False)
    assert answer.status_code == 308 and answer.headers["location"].startswith("/actor/ent_")
    assert client.get("/actor/Zorro%20of%20Nowhere").status_code == 404


def test_actors_by_kind(client: TestClient) -> None:
    found = client.get("/actors.json?kind=country").json()["items"]
    assert found and {item["kind"] for item in found} == {"country"}
    assert "No actor in the store" in client.get("/actors?text=Zorro").text
    first = client.get("/actors.json?size=3").json()
    again = client.get("/actors", params={"size": 3, "kind": "person"}).text
    assert first["next"] and 'rel="next"' in again and "kind=person" in again


@pytest.mark.parametrize("number", [0, 1])
def test_a_place_page_says_how_exactly_it_is_known(client: TestClient, number: int) -> None:
    kinds = ("place", "country")
    feature = next(
        f for f in client.get("/map.json").json()["features"] if f["properties"]["precision"] == kinds[number]
    )
    page = client.get(f"/place/{feature['properties']['geonames']}")
    assert page.status_code == 200
    assert ("The dot is", "The ring says: somewhere in")[number] in page.text
    told = client.get(f"/place/{feature['properties']['geonames']}.json").json()
    assert told["events"]["total"] == feature["properties"]["weight"]
    assert client.get("/place/Atlantis%20City").status_code == 404
