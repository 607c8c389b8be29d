"""Places in reports: found, resolved together, and told apart from names that act."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.doubt import Unresolved, Why
from dateline.model.place import Level, Place, Toponym, Use
from dateline.model.syntax import Syntax
from dateline.model.text import Span
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


def test_a_short_name_is_the_town_that_the_report_names_in_full(places: Places) -> None:
    assert (
        place(read(places, "Talks are due in Addis Ababa. They will be in Addis within a week.")["Addis"]).country
        == "ETH"
    )
    assert place(read(places, "A fire broke out in Addis.")["Addis"]).country == "USA"


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


@pytest.mark.parametrize("text", ["Mr. Paris said no.", "He spoke in March.", "She speaks Russian."])
def test_persons_months_and_languages_are_no_places(places: Places, text: str) -> None:
    assert read(places, text) == {}


@pytest.mark.parametrize(("text", "word"), [("Russian troops fired.", "Russian"), ("The Russians fired.", "Russians")])
def test_a_demonym_names_its_country_and_is_no_location(places: Places, text: str, word: str) -> None:
    row = read(places, text)[word]
    assert (place(row).country, row.literal, row.use) == ("RUS", False, Use.DEMONYM)


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("Kyiv said that it would not yield.", "Kyiv", Use.ACTOR),
        ("A clinic was shelled in Kyiv.", "Kyiv", Use.LOCATION),
        ("A Kursk farmer left.", "Kursk", Use.PART),
    ],
)
def test_the_use_of_a_name_is_told(places: Places, text: str, name: str, use: Use) -> None:
    assert read(places, text)[name].use is use


@pytest.mark.parametrize(
    ("text", "name", "kind", "km", "direction"),
    [
        ("A depot 30 km south of Kursk burned.", "30 km south of Kursk", "distance", 30.0, "south"),
        ("A depot 20 miles (32 km) from Kursk burned.", "20 miles (32 km) from Kursk", "distance", 32.2, None),
        ("A depot three km to the north-east of the city of Kursk burned.", None, "distance", 3.0, "north-east"),
        ("Fire broke out near Kursk.", "near Kursk", "near", None, None),
        ("Fire broke out on the outskirts of Kursk.", "outskirts of Kursk", "near", None, None),
        ("Fire broke out south of Kursk.", "south of Kursk", "direction", None, "south"),
        ("Fire broke out in eastern Texas.", "eastern Texas", "part", None, "eastern"),
        ("Trains between Kyiv and Kursk stopped.", "between Kyiv and Kursk", "between", None, None),
    ],
)
def test_a_relative_place_has_a_box(  # the columns of one table
    places: Places, text: str, name: str | None, kind: str, km: float | None, direction: str | None
) -> None:
    (row,) = [r for r in read(places, text).values() if place(r).level is Level.RELATIVE]
    value = place(row)
    assert (name or row.name, value.lat) == (row.name, None)
    assert value.offset is not None
    assert (value.offset.kind, value.offset.distance_km, value.offset.direction) == (kind, km, direction)
    assert value.bbox is not None
    assert value.offset.error_km > 0


def test_a_distance_and_a_direction_lead_to_the_box(places: Places) -> None:
    rows = read(places, "A depot 100 km north of Kursk burned.")
    west, south, east, north = place(rows["100 km north of Kursk"]).bbox or (0, 0, 0, 0)
    assert (west + east) / 2 == pytest.approx(36.18, abs=0.01)
    assert (south + north) / 2 == pytest.approx(51.73 + 100 / 111.2, abs=0.01)
    assert rows["Kursk"].use is Use.ANCHOR
    assert not rows["Kursk"].literal


def test_a_part_is_cut_from_the_box(places: Places) -> None:
    assert place(read(places, "It rained in western Texas.")["western Texas"]).bbox == (-106.0, 25.0, -100.0, 37.0)


def test_a_name_is_read_again_where_nothing_else_tells(places: Places) -> None:
    text = "Soldiers retook Ivanivka at night. Ivanivka teachers wept."
    report = make_report(text)
    assert [row.name for row in places(report, parse(report), ())] == ["Ivanivka", "Ivanivka"]


def test_names_that_somebody_else_found_are_resolved(places: Places) -> None:
    report = make_report("A storm hit Paris, Texas.")
    spans = [Span(12, 17), Span(19, 24)]
    rows = places.resolve(report, parse(report), spans)
    assert [(row.span, place(row).country) for row in rows] == [(spans[0], "USA"), (spans[1], "USA")]


def test_a_disease_is_not_the_town_that_it_is_called_by(places: Places) -> None:
    assert read(places, "The Springfield virus killed three people.") == {}


def test_what_is_to_come_is_not_meant(places: Places) -> None:
    text = "They were held at CECOT."
    rows = [places(r, parse(r), ())[0] for r in (make_report(text, "2015-05-01"), make_report(text, "2025-05-01"))]
    assert rows[0].value == Unresolved(Why.UNKNOWN_NAME)
    assert place(rows[1]).country == "SLV"


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
    named = [row.span for row in rows if not (isinstance(row.value, Place) and row.value.offset)]
    assert all(a.end <= b.start for a, b in pairwise(named))


def test_an_empty_parse_has_no_places(places: Places) -> None:
    empty = Syntax((), (), (), (), (), (), (), (), (), (), (), (), (), (), ())
    assert places(make_report("Paris"), empty, ()) == ()
