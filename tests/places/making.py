"""A small invented gazetteer, so that tests need no real one."""

from dataclasses import replace
from pathlib import Path

from dateline.model.place import Level
from dateline.places import Gazetteer, write_gazetteer
from dateline.places.entry import Entry, Naming, Source
from dateline.places.own import registered_countries, supplement

INPUTS = "sha256:made-up"


def _town(row: str) -> Source:
    name, country, admin1, lat, lon, population, *others = row.split("|")
    entry = Entry(name, Level.TOWN, country, admin1, float(lat), float(lon), int(population), 7)
    names = ((name, Naming.PRIMARY), *((other, Naming.ALTERNATE) for other in others))
    return Source(entry, names, entry.population >= 100_000)


def _division(row: str) -> Source:
    name, level, country, admin1, lat, lon, population, *others = row.split("|")
    box = BOXES.get(name)
    entry = Entry(name, Level(level), country, admin1, float(lat), float(lon), int(population), 5, box)
    names = ((name, Naming.PRIMARY), *((other, Naming.PRIMARY) for other in others))
    return Source(entry, names, entry.level is Level.ADMIN1)


BOXES = {"Texas": (-106.0, 25.0, -94.0, 37.0)}
TOWNS = (
    "Kursk|RUS|41|51.73|36.18|448000",
    "Moscow|RUS|48|55.75|37.62|10400000",
    "Kyiv|UKR|12|50.45|30.52|2800000|Kiev",
    "Paris|FRA|11|48.85|2.35|2138000",
    "Paris|USA|TX|33.66|-95.56|24800",
    "Gao|MLI|03|16.27|-0.04|86000",
    "Springfield|USA|IL|39.8|-89.64|116000",
    "Springfield|USA|MO|37.2|-93.3|160000",
    "Tbilisi|GEO|51|41.69|44.83|1000000",
    "Atlanta|USA|GA|33.75|-84.39|460000",
    "Nice|FRA|93|43.7|7.26|338000",
    "Ivanivka|UKR|17|46.7|33.5|900",
    "Georgia|USA|VT|44.7|-73.1|4500",
    "Addis|USA|LA|30.35|-91.26|4500",
    "Addis Ababa|ETH|44|9.02|38.75|3860000",
)
DIVISIONS = (
    "Kursk Oblast|admin1|RUS|41|51.66|36.49|1100000|Kursk",
    "Texas|admin1|USA|TX|31.26|-98.55|29000000",
    "Georgia|admin1|USA|GA|32.7|-83.4|10000000",
)


def small_sources() -> list[Source]:
    """The register, the supplement, and a dozen towns and divisions."""
    countries = [replace(s, entry=replace(s.entry, population=9_000_000)) for s in registered_countries()]
    return [*countries, *supplement(), *map(_division, DIVISIONS), *map(_town, TOWNS)]


def small_gazetteer(folder: Path) -> Gazetteer:
    """A gazetteer of the small sources, built in a folder."""
    write_gazetteer(folder / "small.sqlite", small_sources(), INPUTS)
    return Gazetteer.open(folder / "small.sqlite", INPUTS)
