"""Entries and names from our own tables: countries, supplement, respellings, codes of states."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.model.place import Level
from dateline.places.entry import Entry, Naming, Source
from dateline.places.fold import fold
from dateline.tables import Row, cell_list, read_table

COUNTRIES = "register/countries.csv"
COUNTRY_COLUMNS = (
    "iso3",
    "iso2",
    "name",
    "aliases",
    "capital",
    "capital_aliases",
    "status",
    "valid_from",
    "valid_until",
)
SUPPLEMENT = "places/supplement.csv"
SPELLINGS = "places/spellings.csv"
STATES = "places/us_states.csv"
POINTS = "places/country_points.csv"
DEMONYMS = "places/demonyms.csv"
NOTED = "places/noted.csv"
NEVER = "places/never.csv"

Names = tuple[tuple[str, Naming], ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """The place that a demonym is of, as the gazetteer names it."""

    name: str
    country: str | None


def own_tables() -> tuple[str, ...]:
    """The tables that go into the gazetteer."""
    return (COUNTRIES, SUPPLEMENT, SPELLINGS, STATES, POINTS, NOTED, NEVER)


def registered_countries() -> Iterator[Source]:
    """The register's countries, without points or populations."""
    extra = respellings()
    for row in read_table(COUNTRIES).rows:
        first = Naming.FORMER if row["status"] == "historic" else Naming.PRIMARY
        names = [(name, first) for name in (row["name"], *cell_list(row["aliases"]))]
        names += extra.get((row["iso3"], row["name"]), ())
        gone = row["status"] == "historic"
        entry = Entry(
            row["name"], Level.COUNTRY, row["iso3"], noted=gone, status=row["status"] or None, valid=_valid(row)
        )
        yield Source(entry, tuple(names), True)


def country_points() -> Mapping[str, tuple[float, float]]:
    """A point in the middle of each larger country."""
    return {row["iso3"]: (float(row["lat"]), float(row["lon"])) for row in read_table(POINTS).rows}


def supplement() -> Iterator[Source]:
    """Regions, seas and sites that the packages lack; each has a stated box and no point."""
    for row in read_table(SUPPLEMENT).rows:
        names = tuple((name, Naming.PRIMARY) for name in (row["name"], *cell_list(row["aliases"])))
        entry = Entry(
            row["name"],
            Level(row["level"]),
            row["country"] or None,
            bbox=_box(row),
            noted=row["level"] == Level.TOWN,
            status=row["status"] or None,
            valid=_valid(row),
        )
        yield Source(entry, names, True)


def respellings() -> Mapping[tuple[str, str], Names]:
    """Further names of entries that the packages hold, by country and the package's name."""
    found: dict[tuple[str, str], list[tuple[str, Naming]]] = defaultdict(list)
    for row in read_table(SPELLINGS).rows:
        naming = Naming.FORMER if row["kind"] == "former" else Naming.PRIMARY
        found[row["country"], row["of"]] += [(name, naming) for name in cell_list(row["names"])]
    for row in read_table(COUNTRIES).rows:
        found[row["iso3"], row["capital"]] += [(name, Naming.PRIMARY) for name in cell_list(row["capital_aliases"])]
    for row in read_table(NOTED).rows:
        found[row["country"], row["of"]] += [(name, Naming.PRIMARY) for name in cell_list(row["names"])]
    return {key: tuple(names) for key, names in found.items()}


def noted_towns() -> frozenset[tuple[str, str]]:
    """Towns that the news names more often than their size lets expect, by country and the package's name."""
    return frozenset((row["country"], row["of"]) for row in read_table(NOTED).rows)


def shown_names() -> Mapping[tuple[str, str], str]:
    """The English names of divisions that the packages call by a local one, by country and the package's name."""
    rows = (row for row in read_table(SPELLINGS).rows if row["kind"] == "shown")
    return {(row["country"], row["of"]): cell_list(row["names"])[0] for row in rows}


def never_names() -> frozenset[str]:
    """Folded words that no entry goes by: "the district", "interior"."""
    return frozenset(fold(row["word"]) for row in read_table(NEVER).rows)


def state_codes() -> Mapping[str, tuple[str, ...]]:
    """Abbreviations of states and provinces, by ISO 3166-2 code."""
    return {row["iso"]: cell_list(row["abbreviations"]) for row in read_table(STATES).rows}


def demonym_owners() -> Mapping[str, tuple[Owner, ...]]:
    """The register's adjectives and demonyms, and our own of peoples and lesser places, by their folded words."""
    found: dict[str, list[Owner]] = defaultdict(list)
    for row in read_table(DEMONYMS).rows:
        for word in cell_list(row["words"]):
            found[fold(word)].append(Owner(row["of"], row["country"] or None))
    countries = [row for row in read_table(COUNTRIES).rows if row["status"] != "historic"]
    names = {fold(name) for row in countries for name in (row["name"], *cell_list(row["aliases"]))}
    for row in countries:
        owner = Owner(row["name"], row["iso3"])
        for word in dict.fromkeys(map(fold, (*cell_list(row["adjectives"]), *cell_list(row["demonyms"])))):
            # Our own table's word for a part ("Scottish") is closer than the register's for the whole.
            if word not in names and not any(o.country == owner.country for o in found[word]):
                found[word].append(owner)
    return {word: tuple(owners) for word, owners in found.items() if owners}


def _valid(row: Row) -> tuple[str | None, str | None]:
    return row["valid_from"] or None, row["valid_until"] or None


def _box(row: Row) -> tuple[float, float, float, float] | None:
    cells = (row["west"], row["south"], row["east"], row["north"])
    if not all(cells):
        return None
    west, south, east, north = (float(cell) for cell in cells)
    return west, south, east, north
