"""GeoJSON: what a map shows, what it must not show, and the columns that stay."""

import json
from pathlib import Path
from typing import Any

import apsw
import pytest

from dateline.exports.linked.geojson import feature
from dateline.exports.nouns import Whole
from dateline.freeze import TextLevel
from dateline.query.answers import Where
from tests.exports.linked_made import ATTACK, BARE, CONTESTED, DENIED, EVENTS, ODD, PLANNED, written
from tests.exports.made import SENTENCE, START, number, whole

COLUMNS = (
    *("id", "title", "type", "mode", "scheme", "status", "contested", "hedged", "sure"),
    *("who", "who_id", "who_country", "whom", "whom_id", "whom_country"),
    *("when", "earliest", "latest", "time_precision", "story"),
    *("place", "country", "level", "geonames", "representative"),
    *("killed_low", "killed_high", "figures", "reports", "outlets", "origins"),
    *("said_by", "denied_by", "quote", "report", "start", "end", "outlet", "published", "url"),
    *("first_seen", "changed_at"),
)  # fmt: skip


def properties(one: Whole, text: TextLevel = TextLevel.QUOTES) -> dict[str, Any]:
    made = feature(one, text)["properties"]
    assert isinstance(made, dict)
    return made


def test_a_document(made_base: apsw.Connection, tmp_path: Path) -> None:
    """As RFC 7946 has it: a collection of features, each with geometry, properties and an id."""
    read = json.loads(written("geojson", tmp_path / "f", made_base))
    assert read["type"] == "FeatureCollection" and [f["id"] for f in read["features"]] == [w.event.id for w in EVENTS]
    for made in read["features"]:
        assert set(made) == {"type", "id", "geometry", "properties"} and made["type"] == "Feature"
        assert tuple(made["properties"]) == COLUMNS
        assert all(value is None or isinstance(value, str | int | float) for value in made["properties"].values())


def test_an_attack() -> None:
    made = feature(ATTACK, TextLevel.QUOTES)
    assert made["geometry"] == {"type": "Point", "coordinates": [-77.0312, 3.8801]}
    assert made["properties"] == {
        "id": "evt_attack", "title": "Gunmen attacked a ferry in Buenaventura, Colombia", "type": "ASSAULT",
        "mode": "firearms", "scheme": "plover", "status": "occurred", "contested": False, "hedged": False, "sure": True,
        "who": "gunmen", "who_id": "ent_gunmengunmengunm", "who_country": "COL", "whom": "a ferry", "whom_id": None,
        "whom_country": None, "when": "2026-09-15", "earliest": "2026-09-15", "latest": "2026-09-15",
        "time_precision": "day", "story": None, "place": "Buenaventura", "country": "COL", "level": "town",
        "geonames": 3688465, "representative": False, "killed_low": 7, "killed_high": 7,
        "figures": "7 killed (Halden Wire)", "reports": 1, "outlets": 1, "origins": 1,
        "said_by": "police → Halden Wire", "denied_by": None, "quote": SENTENCE, "report": "rpt_aaaaaaaaaaaaaaaa",
        "start": START, "end": START + len(SENTENCE), "outlet": "Halden Wire", "published": "2026-09-16",
        "url": "https://news.example/ferry", "first_seen": "2026-11-01T00:00:00Z", "changed_at": "2026-11-01T00:00:00Z",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (DENIED, {"title": "Denied arrest or detention: Colombian navy", "status": "denied", "place": "Colombia",
                  "level": "country", "representative": None, "denied_by": "Colombian navy → Halden Wire", "url": None,
                  "quote": "police said", "killed_low": None, "figures": None}),
        (PLANNED, {"title": "Planned talks: Chad → Cameroon", "status": "planned", "hedged": True, "sure": False,
                   "when": "2026-03", "earliest": "2026-03-01", "latest": "2026-03-31", "time_precision": "month",
                   "who_country": "TCD", "place": None, "level": None, "said_by": "diplomats → Halden Wire"}),
        (CONTESTED, {"contested": True, "representative": True, "level": "admin1", "killed_low": 7, "killed_high": None,
                     "figures": "7 killed (police via Halden Wire); at least 9 killed (Estuary Post)", "origins": 2,
                     "denied_by": "Free Coast Front → Estuary Post"}),
        (BARE, {"title": "Death", "who": None, "whom": None, "when": None, "earliest": None, "said_by": None,
                "quote": ODD, "outlet": None, "published": None, "url": None}),
    ],
    ids=lambda value: value.event.id if isinstance(value, Whole) else "",
)  # fmt: skip
def test_other_standings(one: Whole, expected: dict[str, Any]) -> None:
    made = properties(one)
    assert {key: made[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("level", "drawn", "representative"),
    [
        *((level, True, False) for level in ("site", "town", "relative")),
        *((level, True, True) for level in ("admin1", "admin2")),
        *((level, False, None) for level in ("country", "region", "none", None)),
    ],
)
def test_the_middle_of_a_country_is_no_point(level: str | None, drawn: bool, representative: bool | None) -> None:
    made = feature(whole(where=Where("X", "COL", level, 1, 4.5, -72.0)), TextLevel.QUOTES)
    assert made["geometry"] == ({"type": "Point", "coordinates": [-72.0, 4.5]} if drawn else None)
    assert properties(whole(where=Where("X", "COL", level, 1, 4.5, -72.0)))["representative"] is representative


def test_figures_that_are_not_of_the_event_itself_are_left_out() -> None:
    made = properties(whole(numbers=(number(low=40, standing="background"), number(low=90, standing="running"))))
    assert made["killed_low"] is made["killed_high"] is made["figures"] is None


def test_without_words() -> None:
    made = properties(ATTACK, TextLevel.NONE)
    assert made["quote"] is None and "attacked" not in made["title"] and made["title"].startswith("Shooting: gunmen")


def test_the_samples_points_lie_in_their_countries(sample_wholes: tuple[Whole, ...]) -> None:
    """Within a box around each country of the samples, west, south, east, north."""
    boxes = {"COL": (-79.1, -4.3, -66.8, 12.6), "CHL": (-75.7, -56, -66.4, -17.5), "ETH": (33, 3.4, 48, 14.9),
             "CMR": (8.4, 1.6, 16.2, 13.1), "GBR": (-8.7, 49.8, 1.8, 60.9), "KEN": (33.9, -4.8, 41.9, 5.1)}  # fmt: skip
    drawn = [made for one in sample_wholes if (made := feature(one, TextLevel.QUOTES))["geometry"]]
    assert len(drawn) > 10
    for made in drawn:
        (lon, lat), country = made["geometry"]["coordinates"], made["properties"]["country"]  # type: ignore[index,call-overload]  # made above
        west, south, east, north = boxes[country]
        assert west <= lon <= east and south <= lat <= north, made["id"]


def test_the_samples_quotes_are_cut_from_their_reports(
    sample_wholes: tuple[Whole, ...], sample_base: apsw.Connection
) -> None:
    texts = dict(sample_base.execute("SELECT id, text FROM report"))
    for one in sample_wholes:
        made = properties(one)
        assert made["quote"] and str(texts[made["report"]])[made["start"] : made["end"]] == made["quote"]
