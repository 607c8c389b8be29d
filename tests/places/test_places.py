"""Places in reports: found, resolved together, and told apart from names that act."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.doubt import Unresolved, Why
from dateline.model.place import Level, Place, Toponym
from dateline.model.syntax import Syntax
from dateline.places import Places
from tests.making import make_report, parse


def read(places: Places, text: str) -> dict[str, Toponym]:
    report = make_report(text)
    return {row.name: row for row in places(report, parse(report), ())}


def place(row: Toponym) -> Place:
    assert isinstance(row.value, Place)
    return row.value


def test_the_state_after_the_comma_decides(places: Places) -> None:
    rows = read(places, "A storm tore the roof off a school in Paris, Texas, on Monday.")
    assert (place(rows["Paris"]).country, place(rows["Paris"]).lat) == ("USA", 33.66)
    assert place(rows["Texas"]).level is Level.ADMIN1
    assert "named as in Texas" in rows["Paris"].candidates[0].reasons


def test_without_cue_the_capital_is_meant(places: Places) -> None:
    assert place(read(places, "Farmers drove their tractors into Paris.")["Paris"]).country == "FRA"


@pytest.mark.parametrize(
    ("text", "level"),
    [("Troops entered Kursk on Friday.", Level.TOWN), ("Troops were sent to Kursk region on Friday.", Level.ADMIN1)],
)
def test_a_bare_name_is_the_town_and_a_designated_one_the_division(places: Places, text: str, level: Level) -> None:
    (row,) = read(places, text).values()
    assert place(row).level is level


@pytest.mark.parametrize(
    ("text", "country"),
    [("Voters in Atlanta said Georgia was cold.", "USA"), ("Voters in Tbilisi said Georgia was cold.", "GEO")],
)
def test_the_other_places_decide(places: Places, text: str, country: str) -> None:
    assert place(read(places, text)["Georgia"]).country == country


def test_even_readings_are_ambiguous(places: Places) -> None:
    row = read(places, "A fire broke out in Springfield.")["Springfield"]
    assert row.value == Unresolved(Why.AMBIGUOUS)
    assert len(row.candidates) == 2


def test_a_place_that_is_not_known_is_said_so(places: Places) -> None:
    rows = read(places, "The ferry sank off the coast of Zanzibar near Dar es Salaam.")
    assert {row.value for row in rows.values()} == {Unresolved(Why.UNKNOWN_NAME)}


def test_a_region_has_a_box_and_no_point(places: Places) -> None:
    found = place(read(places, "Drought spread across the Sahel.")["Sahel"])
    assert (found.level, found.lat, found.country) == (Level.REGION, None, None)
    assert found.bbox == (-17.5, 10.0, 39.0, 20.0)


@pytest.mark.parametrize(
    ("text", "name", "literal"),
    [
        ("A clinic was shelled in Ukraine.", "Ukraine", True),
        ("A U.S. official left.", "U.S.", False),
        ("Russia attacked at dawn.", "Russia", False),
        ("Ukraine's use of the weapons continued.", "Ukraine", False),
        ("Troops massed on Ukraine's border.", "Ukraine", True),
        ("The strike killed three people near Kursk.", "Kursk", True),
        ("Ten thousand soldiers were sent to Kursk.", "Kursk", True),
        ("The president visited Ukraine.", "Ukraine", True),
        ("Sanctions on Russia were eased.", "Russia", False),
        ("Kyiv said that it would not yield.", "Kyiv", False),
        ("The court in the city of Gao freed him.", "Gao", True),
        ("KYIV (Agency) - The court freed him.", "KYIV", True),
    ],
)
def test_literal_is_the_place_itself(places: Places, text: str, name: str, literal: bool) -> None:
    assert read(places, text)[name].literal is literal


@pytest.mark.parametrize(
    "text", ["Russian troops fired.", "The Russians fired.", "Mr. Paris said no.", "He spoke in March."]
)
def test_adjectives_persons_and_months_are_no_places(places: Places, text: str) -> None:
    assert read(places, text) == {}


def test_a_small_place_is_found_where_only_a_place_can_stand(places: Places) -> None:
    assert place(read(places, "Soldiers retook Ivanivka at night.")["Ivanivka"]).country == "UKR"


def test_alliances_are_places_only_as_locations(places: Places) -> None:
    assert read(places, "NATO said that it would help.") == {}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("KurskParisTexasU.S. ,'’’-\n\u0301éЖ中.()Gao in of the"), max_size=60))
def test_no_text_breaks_it_and_spans_reproduce(places: Places, text: str) -> None:
    report = make_report(text)
    rows = places(report, parse(report), ())
    assert [report.quote(row.span) for row in rows] == [row.name for row in rows]
    assert all(a.span.end <= b.span.start for a, b in pairwise(rows))


def test_an_empty_parse_has_no_places(places: Places) -> None:
    empty = Syntax((), (), (), (), (), (), (), (), (), (), (), (), (), (), ())
    assert places(make_report("Paris"), empty, ()) == ()
