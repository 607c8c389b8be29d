"""Entries and names from our own tables: countries, supplement, respellings, codes of states."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dateline.model.place import Level
from dateline.places.entry import Entry, Naming, Source
from dateline.tables import Row, cell_list, read_table

COUNTRIES = "register/countries.csv"
COUNTRY_COLUMNS = ("iso3", "iso2", "name", "aliases", "capital", "capital_aliases", "status")
SUPPLEMENT = "places/supplement.csv"
SPELLINGS = "places/spellings.csv"
STATES = "places/us_states.csv"
POINTS = "places/country_points.csv"

Names = tuple[tuple[str, Naming], ...]


def own_tables() -> tuple[str, ...]:
    """The tables that go into the gazetteer."""
    return (COUNTRIES, SUPPLEMENT, SPELLINGS, STATES, POINTS)


def registered_countries() -> Iterator[Source]:
    """The register's countries, without points or populations."""
    extra = respellings()
    for row in read_table(COUNTRIES).rows:
        first = Naming.FORMER if row["status"] == "historic" else Naming.PRIMARY
        names = [(name, first) for name in (row["name"], *cell_list(row["aliases"]))]
        names += extra.get((row["iso3"], row["name"]), ())
        yield Source(Entry(row["name"], Level.COUNTRY, row["iso3"]), tuple(names), True)


def country_points() -> Mapping[str, tuple[float, float]]:
    """A point in the middle of each larger country."""
    return {row["iso3"]: (float(row["lat"]), float(row["lon"])) for row in read_table(POINTS).rows}


def supplement() -> Iterator[Source]:
    """Regions, seas and sites that the packages lack; each has a stated box and no point."""
    for row in read_table(SUPPLEMENT).rows:
        names = tuple((name, Naming.PRIMARY) for name in (row["name"], *cell_list(row["aliases"])))
        entry = Entry(row["name"], Level(row["level"]), row["country"] or None, bbox=_box(row))
        yield Source(entry, names, True)


def respellings() -> Mapping[tuple[str, str], Names]:
    """Further names of entries that the packages hold, by country and the package's name."""
    found: dict[tuple[str, str], list[tuple[str, Naming]]] = defaultdict(list)
    for row in read_table(SPELLINGS).rows:
        naming = Naming.FORMER if row["kind"] == "former" else Naming.PRIMARY
        found[row["country"], row["of"]] += [(name, naming) for name in cell_list(row["names"])]
    for row in read_table(COUNTRIES).rows:
        found[row["iso3"], row["capital"]] += [(name, Naming.PRIMARY) for name in cell_list(row["capital_aliases"])]
    return {key: tuple(names) for key, names in found.items()}


def state_codes() -> Mapping[str, tuple[str, ...]]:
    """Abbreviations of states and provinces, by ISO 3166-2 code."""
    return {row["iso"]: cell_list(row["abbreviations"]) for row in read_table(STATES).rows}


def _box(row: Row) -> tuple[float, float, float, float] | None:
    cells = (row["west"], row["south"], row["east"], row["north"])
    if not all(cells):
        return None
    west, south, east, north = (float(cell) for cell in cells)
    return west, south, east, north
