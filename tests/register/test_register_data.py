"""The register's tables: shape, order, codes, dates, and that no name at one date means two things."""

import csv
import re
from collections.abc import Iterator
from itertools import combinations, groupby
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "src" / "dateline" / "resources" / "register"
PROVENANCE = ("what", "basis", "licence", "checked")
COLUMNS = {
    "countries": "iso3 iso2 name aliases adjectives demonyms capital capital_aliases seats currency cow gw "
    "valid_from valid_until status",
    "offices": "key country organisation office holder aliases valid_from valid_until sector checked",
    "organisations": "name aliases kind country sector role_words valid_from valid_until",
    "weapons": "name aliases class",
    "peoples": "name aliases countries",
    "would_be_states": "name aliases country valid_from valid_until",
}
DATED = ("countries", "offices", "organisations", "would_be_states")
BEYOND_STATES = {"IGO", "NGO", "MNC", "UNK"}
SECTORS = "GOV MIL LEG JUD COP SPY UAF PTY REB OPP CVL MED BUS LAB EDU REL REF JRN CRM AGR ELI SOC PRM PRE UNK"
WEAPON_CLASSES = (
    "missile rocket drone aircraft helicopter tank artillery air-defence ship submarine bomb small-arm mine "
    "chemical nuclear other"
)
EARLIEST, LATEST = "0000", "9999-12-31"
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

Row = dict[str, str]


def _lines(name: str) -> list[str]:
    return (FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()


def _rows(name: str) -> list[Row]:
    return list(csv.DictReader(line for line in _lines(name) if not line.startswith("# ")))


def _many(row: Row, *columns: str) -> list[str]:
    return [value for column in columns for value in row[column].split("|") if value]


def _interval(row: Row) -> tuple[str, str]:
    """First and last day as comparable strings; a year or month means all of it."""
    return row["valid_from"] or EARLIEST, (row["valid_until"] + "-99" if row["valid_until"] else LATEST)


def _overlap(left: Row, right: Row) -> bool:
    (start, end), (other_start, other_end) = _interval(left), _interval(right)
    return start <= other_end and other_start <= end


def _shared() -> set[str]:
    """Offices that many hold at once."""
    return {row["office"] for row in _rows("shared_offices")}


def _clashes(rows: list[Row], columns: tuple[str, ...], owner: str) -> Iterator[str]:
    """Words that two rows of different owners share on one day."""
    users: dict[str, list[Row]] = {}
    for row in rows:
        for word in set(_many(row, *columns)):
            users.setdefault(word, []).append(row)
    for word, sharing in users.items():
        for left, right in combinations(sharing, 2):
            if left[owner] != right[owner] and _overlap(left, right):
                yield f"{word}: {left[owner]} and {right[owner]}"


_SHARED = _shared()


@pytest.mark.parametrize("name", COLUMNS)
def test_opens_with_provenance_and_header(name: str) -> None:
    head = _lines(name)[: len(PROVENANCE)]
    assert [line.split(":")[0] for line in head] == [f"# {key}" for key in PROVENANCE]
    assert all(line.partition(": ")[2] for line in head)
    assert _lines(name)[len(PROVENANCE)].split(",") == COLUMNS[name].split()


@pytest.mark.parametrize("name", COLUMNS)
def test_sorted_and_unique_by_key(name: str) -> None:
    keys = [next(iter(row.values())) for row in _rows(name)]
    assert all(keys)
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", COLUMNS)
def test_cells_are_whole_trimmed_and_not_repeated(name: str) -> None:
    for row in _rows(name):
        assert list(row) == COLUMNS[name].split()
        for cell in row.values():
            values = cell.split("|")
            assert all(value == value.strip() for value in values)
            assert cell == "" or ("" not in values and len(values) == len(set(values))), row


@pytest.mark.parametrize("name", DATED)
def test_dates_are_iso_and_in_order(name: str) -> None:
    for row in _rows(name):
        for value in (row["valid_from"], row["valid_until"]):
            assert value == "" or DATE.fullmatch(value), row
        start, end = _interval(row)
        assert start <= end, row


def test_country_codes_are_well_formed_and_unique() -> None:
    rows = _rows("countries")
    assert all(re.fullmatch(r"[A-Z]{3}", row["iso3"]) and re.fullmatch(r"[A-Z]{2}", row["iso2"]) for row in rows)
    assert all(re.fullmatch(r"([A-Z]{3})?", row["currency"]) for row in rows)
    assert all(re.fullmatch(r"(\d{1,3})?", row[column]) for row in rows for column in ("cow", "gw"))
    assert {row["status"] for row in rows} == {"state", "territory", "contested", "historic"}
    for column in ("iso2", "cow", "gw"):
        held = [row[column] for row in rows if row[column] and row["status"] != "historic"]
        assert len(held) == len(set(held)), column


def test_countries_cover_the_members_of_the_united_nations() -> None:
    rows = _rows("countries")
    assert sum(row["status"] == "state" for row in rows) == 194  # 193 members and the Holy See
    codes = {row["iso3"] for row in rows}
    assert {"PSE", "VAT", "XKX", "TWN", "HKG", "MAC", "GRL", "PRI", "ESH", "SUN", "YUG", "CSK", "DDR"} <= codes


def test_historic_countries_have_ended() -> None:
    for row in _rows("countries"):
        assert (row["status"] == "historic") == bool(row["valid_until"]), row["iso3"]


@pytest.mark.parametrize("columns", [("name", "aliases"), ("adjectives",), ("demonyms",)])
def test_no_country_word_means_two_countries_at_once(columns: tuple[str, ...]) -> None:
    assert not list(_clashes(_rows("countries"), columns, "iso3"))


def test_no_seat_or_capital_means_two_living_countries() -> None:
    living = [row for row in _rows("countries") if row["status"] != "historic"]
    assert not list(_clashes(living, ("capital", "capital_aliases", "seats"), "iso3"))


def test_country_words_are_names_not_everyday_words() -> None:
    for row in _rows("countries"):
        for word in _many(row, "name", "aliases", "adjectives", "demonyms", "seats"):
            assert any(letter.isupper() for letter in word), (row["iso3"], word)


@pytest.mark.parametrize("name", ["offices", "organisations"])
def test_countries_and_sectors_are_known(name: str) -> None:
    known = {row["iso3"] for row in _rows("countries")} | BEYOND_STATES
    assert {row["country"] for row in _rows(name)} <= known
    assert {row["sector"] for row in _rows(name)} <= set(SECTORS.split())


def test_office_keys_tell_country_office_and_year() -> None:
    for row in _rows("offices"):
        starts = {row["valid_from"][:length] for length in (4, 7, 10)}
        assert row["key"].startswith(row["country"] + "-")
        key = row["key"] if row["office"] not in _SHARED else re.sub(r"(?<=\d)-[a-z-]+$", "", row["key"])
        assert any(key.endswith("-" + start) for start in starts), row["key"]
        assert row["checked"] in {"no", "yes"}


def test_an_international_office_names_its_organisation() -> None:
    assert all(row["organisation"] for row in _rows("offices") if row["country"] in BEYOND_STATES)


def _office(row: Row) -> tuple[str, str, str]:
    return row["country"], row["organisation"], row["office"]


def _surely_overlap(left: Row, right: Row) -> bool:
    """Whether both hold it on one day, whatever day of a month or year that is told no closer they begin or end on."""
    first, second = sorted((left, right), key=lambda row: row["valid_from"])
    end, start = first["valid_until"] or LATEST, second["valid_from"]
    told = min(len(end), len(start))
    return start[:told] < end[:told] or (told == len(LATEST) and start == end)


def test_one_office_has_one_holder_on_a_day() -> None:
    rows = sorted((row for row in _rows("offices") if row["office"] not in _SHARED), key=_office)
    for office, held in groupby(rows, _office):
        clashes = [(a["key"], b["key"]) for a, b in combinations(held, 2) if _surely_overlap(a, b)]
        assert not clashes, office


def test_standings_are_those_of_organisations_in_the_register() -> None:
    names = {row["name"] for row in _rows("organisations")}
    assert {row["organisation"] for row in _rows("standings")} <= names
    assert {row["sector"] for row in _rows("standings")} <= set(SECTORS.split())
    assert not [row for row in _rows("standings") if row["valid_until"] and row["valid_until"] < row["valid_from"]]


def test_peoples_and_would_be_states_are_of_known_countries() -> None:
    known = {row["iso3"] for row in _rows("countries")}
    assert {code for row in _rows("peoples") for code in _many(row, "countries")} <= known
    assert {row["country"] for row in _rows("would_be_states")} <= known


def test_offices_of_organisations_belong_to_organisations_in_the_register() -> None:
    known = {word for row in _rows("organisations") for word in _many(row, "name", "aliases")}
    assert {row["organisation"] for row in _rows("offices") if row["organisation"]} <= known


def test_organisation_kinds() -> None:
    rows = _rows("organisations")
    assert {row["kind"] for row in rows} == {"organisation", "group", "outlet"}
    assert all((row["kind"] == "outlet") == (row["sector"] == "JRN") for row in rows)
    assert all(word.startswith("the ") for row in rows for word in _many(row, "role_words"))


def test_no_organisation_name_means_two_at_once() -> None:
    assert not list(_clashes(_rows("organisations"), ("name", "aliases"), "name"))


def test_no_organisation_goes_by_a_country_word() -> None:
    columns = ("name", "aliases", "adjectives", "demonyms")
    countries = {word for row in _rows("countries") for word in _many(row, *columns)}
    assert not countries & {word for row in _rows("organisations") for word in _many(row, "name", "aliases")}


def test_weapons_have_a_known_class_and_one_meaning() -> None:
    rows = _rows("weapons")
    assert {row["class"] for row in rows} == set(WEAPON_CLASSES.split())
    words = [word for row in rows for word in _many(row, "name", "aliases")]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("name", "least"), [("countries", 230), ("offices", 4000), ("organisations", 3000), ("peoples", 100)]
)
def test_the_register_is_not_a_stub(name: str, least: int) -> None:
    assert len(_rows(name)) >= least
