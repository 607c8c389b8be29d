"""The register as this room looks it up: every office on its first and last day, its faults, names and own rows."""

import json
import time
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from dateline.actors.adding import add_row, faults_beside
from dateline.actors.find import look_up
from dateline.actors.lexicon import Lexicon, load_lexicon
from dateline.actors.lint import coverage, faults_of_offices, faults_of_organisations
from dateline.actors.offices import Clues, Holder, find_holder, find_person
from dateline.errors import ConfigError, ResourceError
from dateline.tables import Row, own_digest, read_table

SHARED = frozenset(row["office"] for row in read_table("register/shared_offices.csv").rows)
SECTORS = frozenset({"GOV", "MIL", "REB", "UAF"})
OFFICE = {
    "key": "FRA-harbour-master-2020",
    "country": "FRA",
    "organisation": "",
    "office": "harbour master",
    "holder": "Odile Marchetto",
    "aliases": "O. Marchetto",
    "valid_from": "2020-01-01",
    "valid_until": "2022-06-30",
    "sector": "GOV",
    "checked": "no",
}


@cache
def lexicon() -> Lexicon:
    """The shipped tables, read once."""
    return load_lexicon()


def days_of(row: Row) -> list[date]:
    """A term's first and last day, or where only a month or year is told, the latest or earliest that it may be."""
    ends = ("valid_from", "valid_until")
    return [date.fromisoformat(row[end] + _rest(row, n)) for n, end in enumerate(ends) if row[end]]


def _rest(row: Row, end: int) -> str:
    text = row[("valid_from", "valid_until")[end]]
    return {4: ("-12-31", "-01-01"), 7: ("-28", "-01"), 10: ("", "")}[len(text)][end]


def test_every_office_is_found_on_its_first_and_last_day() -> None:
    offices = lexicon().offices
    lost = []
    for row in read_table("register/offices.csv").rows:
        for day in days_of(row):
            found = find_person(
                offices, row["holder"], Clues((row["office"],), frozenset([row["country"]]), frozenset(), day)
            )
            if not isinstance(found, Holder) or not found.current or found.row["holder"] != row["holder"]:
                lost.append((row["key"], day))
    assert not lost


def test_every_office_that_one_holds_names_its_holder_between_its_ends() -> None:
    offices, lost = lexicon().offices, []
    for row in read_table("register/offices.csv").rows:
        whole = all(len(row[end]) == len("2000-01-01") for end in ("valid_from", "valid_until"))
        if row["office"] in SHARED or not whole:
            continue
        owner = row["organisation"] or row["country"]
        for day in (date.fromisoformat(row["valid_from"]), date.fromisoformat(row["valid_until"])):
            found = find_holder(offices, row["office"], owner, row["country"], day)
            if found is not None and found["holder"] != row["holder"]:
                lost.append((row["key"], day, found["key"]))
    assert not lost


def test_nobody_holds_an_office_a_day_before_or_after() -> None:
    row = next(r for r in read_table("register/offices.csv").rows if r["key"] == "FRA-president-2007")
    for day in (date(2007, 5, 16) - timedelta(3), date.fromisoformat(row["valid_until"]) + timedelta(3)):
        found = find_holder(lexicon().offices, "president", "FRA", "FRA", day)
        assert found is None or found["holder"] != row["holder"]


def test_the_register_loads_and_answers_in_time() -> None:
    loads, start = [], 0.0
    for _ in range(3):
        start = time.process_time()
        load_lexicon()
        loads.append(time.process_time() - start)
    assert min(loads) < 0.6  # 0.3 s where the machine has nothing else to do; this one may be busy
    clues = Clues((), frozenset(), frozenset(), date(2020, 1, 1))
    names = ["Sergei Lavrov", "Angela Merkel", "Nobody Known", "Kuleba"] * 250
    start = time.process_time()
    for name in names:
        find_person(lexicon().offices, name, clues)
    assert (time.process_time() - start) / len(names) < 150e-6  # 50 µs on a free core


def test_the_shipped_rows_have_no_fault() -> None:
    assert not faults_beside(None, "offices.csv")
    assert not faults_beside(None, "organisations.csv")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"valid_from": "2020-13-01"}, "a day is not"),
        ({"valid_until": "2019-12-31"}, "before it begins"),
        ({"sector": "XYZ"}, "no such sector"),
        ({"key": ""}, "without a key"),
    ],
)
def test_a_wrong_office_is_named(change: dict[str, str], words: str) -> None:
    [fault] = faults_of_offices([OFFICE | change], SHARED, SECTORS)
    assert words in fault.what


def test_terms_that_overlap_are_named_and_those_that_meet_are_not() -> None:
    later = OFFICE | {
        "key": "FRA-harbour-master-2022",
        "holder": "Jan Vroom",
        "valid_from": "2022-06-30",
        "valid_until": "",
    }
    assert [f.key for f in faults_of_offices([OFFICE, later], SHARED, SECTORS)] == [later["key"]]
    assert not list(faults_of_offices([OFFICE, later | {"valid_from": "2022-07-01"}], SHARED, SECTORS))
    assert not list(faults_of_offices([OFFICE, later | {"valid_from": "2022-06"}], SHARED, SECTORS))
    assert not list(faults_of_offices([OFFICE, later], frozenset(["harbour master"]), SECTORS))


def test_one_name_for_two_bodies_of_a_country_is_a_fault() -> None:
    one = {"name": "Blue Hand", "aliases": "BH", "country": "FRA", "sector": "UAF", "valid_from": "", "valid_until": ""}
    two = one | {"name": "Brown House"}
    assert [f.key for f in faults_of_organisations([one, two], SECTORS)] == ["Brown House"]
    assert not list(faults_of_organisations([one, two | {"country": "ITA"}], SECTORS))


def test_coverage_counts_countries_on_days() -> None:
    row = OFFICE | {"office": "foreign minister", "valid_from": "2009", "valid_until": "2016"}
    found = {each.office: dict(each.countries) for each in coverage([row], frozenset(["FRA", "ITA"]))}
    assert found["foreign minister"] == {
        "2005-06-01": 0,
        "2010-06-01": 1,
        "2015-06-01": 1,
        "2020-06-01": 0,
        "2024-06-01": 0,
    }


@pytest.mark.parametrize(
    ("name", "day", "means"),
    [
        ("foreign minister of France", date(2014, 3, 1), "office:FRA-foreign-minister-2012"),
        ("secretary of state of United States", date(2014, 3, 1), "office:USA-foreign-minister-2013"),
        ("Angela Merkel", date(2014, 3, 1), "office:DEU-chancellor-2005"),
        ("Ukraine", None, "country:UKR"),
        ("Riigikogu", None, "org:Riigikogu"),
        ("senator of United States", date(2014, 3, 1), "unknown"),
        ("Nobody At All", date(2014, 3, 1), "unknown"),
    ],
)
def test_a_name_is_looked_up_on_a_day(name: str, day: date | None, means: str) -> None:
    assert look_up(lexicon(), name, day).means == means


def test_own_rows_stand_over_ours_and_beside_them(tmp_path: Path) -> None:
    add_row(tmp_path, "offices.csv", OFFICE, ("a letter", "2026-11"))
    add_row(
        tmp_path,
        "organisations.csv",
        {"name": "Blue Hand", "kind": "group", "country": "FRA", "sector": "UAF"},
        ("", ""),
    )
    mine = load_lexicon(tmp_path)
    assert look_up(mine, "O. Marchetto", date(2021, 1, 1)).means == "office:FRA-harbour-master-2020"
    assert look_up(mine, "Blue Hand", None).means == "org:Blue Hand"
    assert look_up(lexicon(), "Blue Hand", None).means == "unknown"
    before = own_digest(tmp_path)
    add_row(tmp_path, "offices.csv", OFFICE | {"holder": "Jan Vroom"}, ("a letter", "2026-11"))
    assert own_digest(tmp_path) != before
    assert [row["holder"] for row in _rows(tmp_path)] == ["Jan Vroom"]
    assert "# basis: a letter" in (tmp_path / "offices.csv").read_text(encoding="utf-8")


def _rows(folder: Path) -> tuple[Row, ...]:
    from dateline.tables import own_rows

    return own_rows(folder / "offices.csv", read_table("register/offices.csv").columns)


def test_a_row_that_cannot_stand_is_not_written(tmp_path: Path) -> None:
    clash = OFFICE | {"key": "FRA-foreign-minister-2013", "office": "foreign minister", "valid_from": "2013"}
    with pytest.raises(ConfigError, match="begins before Laurent Fabius"):
        add_row(tmp_path, "offices.csv", clash | {"valid_until": "2014"}, ("", ""))
    assert not (tmp_path / "offices.csv").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,kind\nx,group\n", "the columns have to be"),
        ("{columns}\nBlue Hand,,clan,FRA,UAF,,,\n", "the kind is none of"),
        ("{columns}\n,,group,FRA,UAF,,,\n", "without a key"),
        ("{columns}\nA,,group,FRA,UAF,,,\nA,,group,FRA,UAF,,,\n", "twice"),
        ("{columns}\nA,group\n", "cells where"),
    ],
)
def test_a_broken_own_table_says_what_is_wrong(tmp_path: Path, text: str, words: str) -> None:
    columns = ",".join(read_table("register/organisations.csv").columns)
    (tmp_path / "organisations.csv").write_text(text.replace("{columns}", columns), encoding="utf-8")
    with pytest.raises(ResourceError, match=words):
        load_lexicon(tmp_path)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no such folder"):
        own_digest(tmp_path / "gone")


def test_found_can_be_written_as_json() -> None:
    from dataclasses import asdict

    told = json.loads(json.dumps(asdict(look_up(lexicon(), "Rada", date(2020, 1, 1)))))
    assert told["entries"][0]["holds"] is True
