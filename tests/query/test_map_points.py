"""Places of events: counted with how exactly they are known, those without a point told, boxes across the date line."""

import pytest

from dateline.errors import ConfigError
from dateline.query.answers import Where
from dateline.query.map_points import Box, box_of, map_points, precision, radius
from dateline.query.place import place_of
from dateline.query.questions import Filter
from tests.query.making import memory

BASE = memory()


def test_every_event_is_counted_once() -> None:
    found = map_points(BASE, Filter())
    assert [(p.where.name, p.events, p.precision) for p in found.places] == [
        ("Buenaventura", 3, "place"),
        ("Colombia", 1, "country"),
        ("Ottawa", 1, "place"),
    ]
    assert (found.located, found.in_all, found.named_events, found.bare_events) == (5, 3, 0, 3)
    assert len(found.bare) == 3 and all(words for _, words in found.bare)


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        (Filter(type="CONSULT"), {"Buenaventura": 1, "Colombia": 1}),
        (Filter(actor="Canada"), {"Ottawa": 1, "Colombia": 1}),
        (Filter(after="2026-09-16", before="2026-09"), {"Buenaventura": 2}),
        (Filter(text="ferry"), {"Buenaventura": 1}),
        (Filter(type="AID"), {}),
    ],
)
def test_the_filter_is_that_of_events(asked: Filter, places: dict[str, int]) -> None:
    assert {p.where.name: p.events for p in map_points(BASE, asked).places} == places


@pytest.mark.parametrize(
    ("words", "names"),
    [("-80,0,-70,10", ["Buenaventura", "Colombia"]), ("170,-10,-70,50", ["Buenaventura", "Colombia", "Ottawa"])],
)
def test_a_box_may_cross_the_date_line(words: str, names: list[str]) -> None:
    assert sorted(str(p.where.name) for p in map_points(BASE, Filter(), box_of(words)).places) == names


@pytest.mark.parametrize("words", ["", "1,2,3", "a,b,c,d", "0,50,10,40", "0,-91,10,0", "nan,0,nan,1"])
def test_what_is_no_box_is_told(words: str) -> None:
    with pytest.raises(ConfigError, match="is no box"):
        box_of(words)


def test_a_turned_world_is_one_world() -> None:
    assert box_of("-200,-10,-170,10") == Box(160, -10, -170, 10)
    assert box_of("-300,-10,300,10") == Box(-180, -10, 180, 10)


@pytest.mark.parametrize(
    ("level", "drawn", "least", "most"),
    [
        ("town", "place", 1, 10),
        ("admin1", "admin", 50, 200),
        ("country", "country", 500, 700),
        ("region", "country", 1, 999),
    ],
)
def test_how_a_place_is_drawn(level: str, drawn: str, least: int, most: int) -> None:
    where = Where("x", "COL", level, None, 4.0, -72.0)
    assert precision(where) == drawn
    assert least <= radius(where) <= most


def test_a_place_by_number_name_or_country() -> None:
    port = place_of(BASE, "3688465")
    assert port is not None and port.where.name == "Buenaventura"
    assert port == place_of(BASE, "buenaventura")
    assert port.asked == "3688465" and "Buenaventura" in dict(port.names)
    whole = place_of(BASE, "COL")
    assert whole is not None and whole.where.level == "country" and whole.where.name == "Colombia"
    assert [near.where.name for near in whole.nearby] == ["Buenaventura"]
    assert place_of(BASE, "Nowhere") is None
    assert place_of(BASE, "99999999999999999999") is None
