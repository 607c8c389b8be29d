"""The rules of the shaped forms one by one: time, place, deaths, sides; and odd text, which never breaks a table."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.exports.door import exporter
from dateline.exports.nouns import Whole
from dateline.exports.shaped import acled, gdelt, polecat, ucdp
from dateline.exports.shaped.codes import columns, country, event_code, goldstein, level, quad_class, span_code
from dateline.exports.shaped.gdelt_texts import stand
from dateline.exports.shaped.people import sectors_of
from dateline.exports.shaped.plover_codes import coded
from dateline.exports.shaped.plover_codes import left as without_plover
from dateline.exports.shaped.told import Span
from dateline.model.time import day_of
from dateline.query.answers import When, Where
from dateline.tables import read_table
from tests.exports import made
from tests.exports.shaped_events import At, arrest, country_only, drone, non_state, one_sided, protest, riot
from tests.exports.test_shaped import FORMS, TABLES, record, told, written


def when(whole: Whole, first: str | None, last: str | None, grain: str = "day") -> Whole:
    """The same event at another time."""
    return replace(whole, event=replace(whole.event, when=When(first, last, grain)))


def where(name: str | None, level: str | None, land: str | None = None) -> Where:
    """A place without a point."""
    return Where(name, land, level, None, None, None)


@pytest.mark.parametrize(
    ("first", "last", "acled_code", "ucdp_code", "middle"),
    [
        ("2026-05-04", "2026-05-04", "1", "1", "2026-05-04"),
        ("2026-05-04", "2026-05-05", "2", "2", "2026-05-04"),
        ("2026-05-04", "2026-05-09", "2", "2", "2026-05-06"),
        ("2026-05-04", "2026-05-10", "2", "3", "2026-05-07"),
        ("2026-05-04", "2026-05-11", "3", "4", "2026-05-07"),
        ("2026-02-01", "2026-02-28", "3", "4", "2026-02-15"),
        ("2026-05-01", "2026-05-31", "3", "4", "2026-05-15"),
        ("2026-05-01", "2026-06-01", "", "5", "2026-05-16"),
        ("2026-01-01", "2026-12-31", "", "5", "2026-07-02"),
        ("2025-01-01", "2026-12-31", "", "", "2025-12-31"),
    ],
)
def test_spans_have_their_codes_and_middles(
    first: str, last: str, acled_code: str, ucdp_code: str, middle: str
) -> None:
    start, end = day_of(first), day_of(last)
    assert start and end
    span = Span(start, end)
    assert (span_code("acled", span.days), span_code("ucdp", span.days)) == (acled_code, ucdp_code)
    assert span.middle.isoformat() == middle


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        (where("the depot", "site", "MLI"), ("1", "1", "4", "")),
        (where("Gao", "town", "MLI"), ("1", "1", "4", "PPL")),
        (where("Gao", "relative", "MLI"), ("2", "2", "", "")),
        (where("Ansongo", "admin2", "MLI"), ("2", "3", "", "ADM2")),
        (where("Gao Region", "admin1", "MLI"), ("3", "4", "5", "ADM1")),
        (where("Mali", "country", "MLI"), ("", "6", "1", "PCLI")),
        (where("Sahel", "region"), ("", "5", "", "")),
        (where("Gulf Coast", "region", "USA"), ("", "5", "", "")),
        (where("Bab el-Mandeb", "region"), ("", "7", "", "")),
        (where("Persian Gulf", "region"), ("", "7", "", "")),
        (where(None, None), ("", "", "", "")),
    ],
)
def test_places_have_their_codes(place: Where, codes: tuple[str, str, str, str]) -> None:
    exact = level(place)
    assert (exact.acled, exact.ucdp, exact.gdelt, exact.feature) == codes


@pytest.mark.parametrize("status", ["planned", "requested", "possible", "conditional", "denied"])
def test_what_did_not_happen_is_no_row_of_those_that_record_what_did(status: str) -> None:
    for event in (drone(), protest(), arrest()):
        other = replace(event, event=replace(event.event, status=status))
        for left in (acled.left, ucdp.left, gdelt.left):
            assert left(other).startswith(f"{status}: ")
        assert without_plover(other).startswith(f"{status}: ")


@pytest.mark.parametrize("status", ["occurred", "ongoing"])
def test_what_happened_or_goes_on_is_a_row(status: str) -> None:
    event = replace(drone(), event=replace(drone().event, status=status))
    assert not any(left(event) for left in (acled.left, ucdp.left, gdelt.left, without_plover))


@pytest.mark.parametrize(
    ("kind", "mode", "status", "told_as"),
    [
        ("CONSULT", "visit", "planned", "AGREE"),
        ("CONSULT", None, "requested", "REQUEST"),
        ("RETREAT", "release", "planned", "CONCEDE"),
        ("AID", None, "denied", "REJECT"),
        ("SANCTION", None, "planned", None),
        ("COURT", None, "occurred", None),
    ],
)
def test_plover_has_types_for_some_plans_and_refusals(
    kind: str, mode: str | None, status: str, told_as: str | None
) -> None:
    found = coded(made.whole(type=kind, mode=mode, status=status))
    assert (found.kind if found else None) == told_as
    assert found is None or found.mode == ""


def test_a_time_that_is_open_or_long_is_left_out_where_a_row_needs_one() -> None:
    for open_end in (
        when(drone(), "2026-11-14", None),
        when(drone(), None, None),
        when(drone(), "2025-01-01", "2026-12-31"),
    ):
        assert acled.left(open_end) == "no day, week or month is known"
        assert ucdp.left(open_end) == "no time within a year is known"
        assert not gdelt.left(open_end) and not without_plover(open_end)
        assert polecat.row(open_end, record().asked)["Event Date"].value == ""


def placed(whole: Whole, place: Where) -> Whole:
    """The same event elsewhere."""
    return replace(whole, event=replace(whole.event, where=place))


def test_what_no_country_or_sea_is_told_of_is_left_out_where_a_row_needs_one() -> None:
    nowhere = placed(drone(), where("Sahel", "region"))
    assert acled.left(nowhere) == ucdp.left(nowhere) == "no country or sea is known"
    assert not gdelt.left(nowhere) and not without_plover(nowhere)
    for known in (where("Red Sea", "region"), where("Sudan", "country", "SDN")):
        assert not acled.left(placed(drone(), known)) and not ucdp.left(placed(drone(), known))


@pytest.mark.parametrize(("mode", "why"), [("strike", "a strike is no demonstration"), ("demo", ""), ("obstruct", "")])
def test_acled_has_no_strikes(mode: str, why: str) -> None:
    assert acled.left(replace(protest(), event=replace(protest().event, mode=mode))) == why


def test_police_alone_are_no_crowd() -> None:
    march = protest()
    officers = replace(march.best.parties[0], sector="COP")
    assert acled.left(replace(march, tellings=(replace(march.best, parties=(officers,)),))) == (
        "who acts is told, and no crowd"
    )


def test_an_attack_on_nobody_told_is_none_on_civilians_unless_somebody_was_harmed() -> None:
    attack = one_sided()
    alone = replace(attack, tellings=(replace(attack.best, parties=attack.best.parties[:1]),))
    assert acled.left(alone) == ""
    assert acled.left(replace(alone, numbers=())) == "who was attacked is not told, and ACLED’s type rests on that"
    nobody = replace(alone.best, parties=())
    assert gdelt.left(replace(alone, tellings=(nobody,))) == "nobody is named"


def test_a_word_that_nobody_is_found_for_is_no_actor() -> None:
    attack = one_sided()
    parties = tuple(replace(party, kind=None, actor=None) for party in attack.best.parties)
    cells = acled.row(replace(attack, tellings=(replace(attack.best, parties=parties),)), record().asked)
    assert [cells[name].value for name in ("actor1", "actor2", "assoc_actor_2")] == ["", "Civilians (Nigeria)", ""]


def test_lethal_means_that_a_figure_says_so() -> None:
    told_of = drone()
    assert ucdp.left(replace(told_of, numbers=())) == "no figure of deaths is given"
    at = At("rpt_a1")
    for standing in ("part", "running", "background", "former", "possible"):
        aside = at.number("killed", 12, "12", standing=standing)
        assert ucdp.left(replace(told_of, numbers=(aside,))) == "no figure of deaths is given"
        assert acled.row(replace(told_of, numbers=(aside,)), record().asked)["fatalities"].value == ""
    nobody = at.number("killed", 0, "12")
    assert ucdp.left(replace(told_of, numbers=(nobody,))) == "no figure of deaths is given"
    assert acled.row(replace(told_of, numbers=(nobody,)), record().asked)["fatalities"].value == "0"
    wounded = at.number("wounded", 12, "12")
    assert ucdp.left(replace(told_of, numbers=(wounded,))) == "no figure of deaths is given"


def test_civilians_alone_are_no_armed_side() -> None:
    mob = country_only()
    (acting, affected) = mob.best.parties
    civil = replace(mob, tellings=(replace(mob.best, parties=(replace(acting, sector="CVL"), affected)),))
    assert ucdp.left(civil) == "civilians act: no armed side"


def deaths(event: Whole, *numbers: Any) -> dict[str, str]:
    """The death cells of an event with these figures that are not empty."""
    cells = ucdp.row(replace(event, numbers=numbers), record().asked)
    names = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "low", "high")
    return {name: cells[name].value for name in names if name in cells and cells[name].value}


def test_the_dead_are_told_apart_where_the_text_does() -> None:
    at = At("rpt_l")
    whole_toll = at.number("killed", 9, "seven", of="people")
    soldiers = at.number("killed", 5, "soldiers", of="soldiers", standing="part")
    children = at.number("killed", 3, "Sunday", of="children", standing="part")
    spread = {"best": "9", "low": "9", "high": "9"}
    assert deaths(country_only(), whole_toll) == {"deaths_unknown": "9", **spread}
    assert deaths(country_only(), whole_toll, soldiers, children) == {
        "deaths_a": "5",
        "deaths_civilians": "3",
        "deaths_unknown": "1",
        **spread,
    }
    too_many = replace(soldiers, low=11, high=11)
    assert deaths(country_only(), whole_toll, too_many) == {"deaths_unknown": "9", **spread}
    wounded = replace(soldiers, frame="wounded")
    assert deaths(country_only(), whole_toll, wounded) == {"deaths_unknown": "9", **spread}


def test_two_groups_dead_cannot_be_told_apart_by_what_they_are() -> None:
    gunmen = At("rpt_d").number("killed", 21, "21", of="gunmen")
    assert deaths(non_state(), gunmen)["deaths_unknown"] == "21"


@pytest.mark.parametrize(
    ("words", "sectors"),
    [
        ("two Malian soldiers", {"MIL"}),
        ("policemen", {"COP"}),
        ("women and children", {"CVL"}),
        ("people", set()),
        ("men", set()),
        ("victims", set()),
        ("", set()),
        ("  ", set()),
        ("widgets", set()),
    ],
)
def test_counted_nouns_have_sectors(words: str, sectors: set[str]) -> None:
    assert sectors_of(words) == sectors


def test_police_against_marchers_is_the_marchers_protest() -> None:
    march = arrest()
    fired = replace(march, event=replace(march.event, type="ASSAULT", mode="crowd-control", trigger="fired tear gas"))
    cells = acled.row(fired, record().asked)
    assert [
        cells[name].value for name in ("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "inter2")
    ] == [
        *("Protest with intervention", "Protesters (Kenya)", "students", "Protesters"),
        *("Kenya Police Service", "State forces"),
    ]
    assert cells["interaction"].value == "State forces-Protesters"


def test_an_attack_without_a_victim_told_names_none() -> None:
    attack = one_sided()
    alone = replace(attack, numbers=(), tellings=(replace(attack.best, parties=attack.best.parties[:1]),))
    cells = acled.row(alone, record().asked)
    assert [cells[name].value for name in ("actor2", "inter2", "interaction")] == ["", "", ""]
    assert cells["civilian_targeting"].value == "Civilian targeting"


def test_a_states_forces_abroad_are_external() -> None:
    attack = country_only()
    raiders = replace(attack.best.parties[1], role="actor", country="IND")
    cells = acled.row(replace(attack, tellings=(replace(attack.best, parties=(raiders,)),)), record().asked)
    assert cells["inter1"].value == "External/Other forces"


def test_who_clashes_with_each_other_is_on_either_side_and_allies_are_not() -> None:
    clash = non_state()
    cells = acled.row(clash, record().asked)
    assert (cells["actor1"].value, cells["actor2"].value) == ("Gulf Cartel", "Northeast Cartel")
    raid = replace(clash, event=replace(clash.event, trigger="raided"))
    cells = acled.row(raid, record().asked)
    assert [cells[name].value for name in ("actor1", "assoc_actor_1", "actor2")] == [
        "Gulf Cartel",
        "Northeast Cartel",
        "",
    ]


def test_all_sub_events_and_codes_have_their_rows() -> None:
    assert {row["sub_event"] for row in read_table("ontology/acled.csv").rows} <= {
        row["sub_event"] for row in read_table("exchange/disorder.csv").rows
    }
    codes = {row["code"] for row in read_table("ontology/cameo.csv").rows}
    assert {row["code"] for row in read_table("exchange/goldstein.csv").rows} <= codes
    assert all(quad_class(code) for code in codes)
    assert goldstein("190") == "-10" and goldstein("030") == "4" and goldstein("999") == ""
    assert (event_code("ASSAULT", None), event_code("ASSAULT", "sexual"), event_code("DEATH", None)) == (
        "190",
        "1821",
        "",
    )


def test_countries_have_names_numbers_and_regions_elsewhere() -> None:
    congo, america = country("COD"), country("USA")
    assert congo and america
    assert (congo.acled_name, congo.ucdp_name, congo.gw, congo.ucdp_region, congo.fips, congo.numeric) == (
        *("Democratic Republic of Congo", "DR Congo (Zaire)", "490"),
        *("Africa", "CG", "180"),
    )
    assert (america.ucdp_name, america.acled_region) == ("United States of America", "North America")
    assert country("IGO") is None and country(None) is None


@pytest.mark.parametrize(
    ("text", "words", "sentence", "lead"),
    [
        ("Title\nOne. Two.\nThree.", "Title", 1, True),
        ("Title\nOne. Two.\nThree.", "One", 2, True),
        ("Title\nOne. Two.\nThree.", "Two", 3, True),
        ("Title\nOne. Two.\nThree.", "Three", 4, False),
        ("One! “Two.” (Three) ends.\n\nFour.", "(Three)", 3, True),
        ("One! “Two.” (Three) ends.\n\nFour.", "Four", 4, False),
        ("Title\nBy Jane Doe\nPortsea\nOne. Two.\nThree.", "Two", 5, True),
    ],
)
def test_where_a_sentence_stands(text: str, words: str, sentence: int, lead: bool) -> None:
    at = text.index(words)
    telling = made.telling(paper=made.paper(title="Title"), sentence=made.mark(words, start=at), headline=False)
    found = stand(text, telling)
    assert (found.sentence, found.lead) == (sentence, lead)


ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@'\"\t\r\n\x0b\x0c\x1c\x85\u2028\u2029\u202e\u200f\x00\x1b,;|\\م🙂e\u0301 "),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)


def odd_event(words: str) -> Whole:
    """A riot every text of which is odd."""
    event = riot()
    best = event.best
    spot = replace(best.spots[0], name=words, admin1=words, mark=replace(best.spots[0].mark, quote=words))
    telling = replace(
        best,
        paper=replace(best.paper, outlet=words, title=words, url=f"https://[{words}", published=words, language=words),
        parties=tuple(replace(p, name=words, known=words, actor="ent_x", kind="person") for p in best.parties),
        spots=(spot,),
        trigger=replace(best.trigger, quote=words),
        sentence=replace(best.sentence, quote=words),
        said=tuple(replace(said, chain=(made.voice(words),)) for said in best.said),
    )
    figure = At("rpt_m").number("killed", 2, "shops", of=words, source=words, chain=(words,))
    place = replace(event.event.where, name=words)
    changed = replace(event.event, where=place, trigger=words, type="ASSAULT", mode="firearms")
    return replace(event, tellings=(telling,), numbers=(figure,), contexts=(words,), event=changed)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=ODD)
def test_odd_text_never_breaks_a_table(words: str, tmp_path: Path) -> None:
    event = odd_event(words)
    found = written(record(event, event), tmp_path)
    left = set(found["left"])
    for table in TABLES:
        form = table.partition("_")[0]
        assert len(found[table]) == (0 if form in left else 2)
        for row in found[table]:
            assert set(row) == set(columns(table))
            if form in ("polecat", "gdelt"):
                assert not any(set(cell) & set("\t\r\n\x85\u2028") for cell in row.values())
            for cell in row.values():
                assert not cell.startswith(("=", "@", "\t", "+")), cell
    assert len(found["plover"]) == 2
    assert found["plover"][0]["actor"][0]["name_raw"] == words


def test_a_tab_or_line_break_becomes_a_blank(tmp_path: Path) -> None:
    form = exporter("polecat")
    paths = form.write(record(odd_event("a\tb\nc")), tmp_path / "p.tsv")
    (row,) = told(paths[0], "polecat")
    assert (row["Actor Name"], row["Contexts"], row["Source"]) == ("a b c", "a b c", "a b c")


def test_left_out_events_are_listed_with_their_reason(tmp_path: Path) -> None:
    other = replace(drone(), event=replace(drone().event, status="planned"))
    paths = exporter("acled").write(record(drone(), other), tmp_path / "a.csv")
    with paths[-1].open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row == {
        "event_id": "evt_a1",
        "type": "ASSAULT",
        "mode": "drone",
        "status": "planned",
        "why": "planned: not told as something that happened",
    }


@pytest.mark.parametrize("name", FORMS)
def test_plover_is_valid_json_and_files_end_with_a_line(name: str, tmp_path: Path) -> None:
    form = exporter(name)
    for many in (0, 1, 2):
        target = tmp_path / f"{many}.{form.FORM.ending}"
        for path in form.write(record(*[drone()] * many), target):
            text = path.read_text(encoding="utf-8")
            assert not text or text.endswith("\n")
        if name == "plover":
            assert len(json.loads(target.read_text(encoding="utf-8"))) == many
