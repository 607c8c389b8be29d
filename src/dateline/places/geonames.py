"""Entries from a full GeoNames dump: `allCountries.txt` and, where it is given, `alternateNamesV2.txt`."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path

from dateline.errors import ResourceError
from dateline.model.place import Level
from dateline.places.entry import Entry, Naming, Source
from dateline.places.own import COUNTRIES, noted_towns, registered_countries, supplement
from dateline.places.sources import KNOWN_POPULATION, own_inputs
from dateline.tables import read_table

DUMPED = "dump:"  # how the inputs of a gazetteer that was built from a dump begin
COLUMNS = 19
NATIONS = frozenset({"PCLI", "PCLD", "PCLS", "PCLF", "PCL"})
LEVELS = {"ADM1": Level.ADMIN1, "ADM2": Level.ADMIN2}
SITES = frozenset({"AIRP", "AIRB", "CMPRF", "INSM", "DAM", "PRN", "NVB", "PSTB", "STNB"})
LANGUAGES = frozenset({"", "en"})
_BLOCK = 1 << 20
_EVERY = 50_000  # lines between two tellings of how far a file is read

Progress = Callable[[str, int, int], None]  # what is done, and how many megabytes of how many
Names = Mapping[int, tuple[tuple[str, Naming], ...]]


def dump_inputs(dump: Path, alternates: Path | None) -> str:
    """What a gazetteer of a dump is built from: a digest of its files and of our own tables."""
    total = hashlib.sha256()
    for path in (dump, alternates):
        for block in _blocks(path) if path else ():
            total.update(block)
    return f"{DUMPED}{total.hexdigest()}:{own_inputs()}"


def _blocks(path: Path) -> Iterator[bytes]:
    with _opened(path) as file:
        while block := file.buffer.read(_BLOCK):
            yield bytes(block)


def dump_sources(dump: Path, alternates: Path | None, progress: Progress) -> Iterator[Source]:
    """Every entry of a dump that a report may name, after our own; a row of another form is a ResourceError."""
    further = _alternates(alternates, progress) if alternates else {}
    codes = {row["iso2"]: row["iso3"] for row in read_table(COUNTRIES).rows if row["iso2"]}
    nations = {
        codes.get(row[8], ""): row for row in _rows(dump, "countries are looked for", progress) if row[7] in NATIONS
    }
    for source in registered_countries():
        row = nations.get(source.entry.country or "")
        yield source if row is None else replace(source, entry=_nation(source.entry, row))
    yield from supplement()
    noted = noted_towns()
    for row in _rows(dump, "places are written", progress):
        level = LEVELS.get(row[7]) if row[6] == "A" else Level.TOWN if row[6] == "P" else None
        level = Level.SITE if row[7] in SITES else level
        if level is not None:
            yield _source(row, level, codes.get(row[8]), further, noted)


def _nation(entry: Entry, row: list[str]) -> Entry:
    return replace(entry, lat=float(row[4]), lon=float(row[5]), population=int(row[14] or 0), geonames=int(row[0]))


def _source(
    row: list[str], level: Level, country: str | None, further: Names, noted: frozenset[tuple[str, str]]
) -> Source:
    number, people = int(row[0]), int(row[14] or 0)
    often = level is Level.TOWN and (country or "", row[1]) in noted
    point = (float(row[4]), float(row[5]), people, number)
    names = [(name, Naming.PRIMARY) for name in dict.fromkeys((row[1], row[2])) if name]
    names += [(name, Naming.ALTERNATE) for name in row[3].split(",") if len(name) > 2 and name.isprintable()]
    names += further.get(number, ())
    known = often or level is Level.ADMIN1 or (level is Level.TOWN and people >= KNOWN_POPULATION)
    return Source(Entry(row[1], level, country, row[10] or None, *point, noted=often), tuple(names), known)


def _alternates(path: Path, progress: Progress) -> Names:
    """English names, and those of no language, by GeoNames id; old ones are marked."""
    found: dict[int, list[tuple[str, Naming]]] = defaultdict(list)
    for line in _lines(path, "further names are read", progress):
        row = line.rstrip("\n").split("\t")
        if len(row) < 4 or row[2] not in LANGUAGES or not row[1].isdigit():
            continue
        preferred, old = row[4:5] == ["1"], row[7:8] == ["1"]
        naming = Naming.FORMER if old else Naming.PRIMARY if preferred else Naming.ALTERNATE
        found[int(row[1])].append((row[3], naming))
    return {number: tuple(names) for number, names in found.items()}


def _rows(path: Path, doing: str, progress: Progress) -> Iterator[list[str]]:
    for number, line in enumerate(_lines(path, doing, progress), 1):
        row = line.rstrip("\n").split("\t")
        if len(row) != COLUMNS or not row[0].isdigit():
            raise ResourceError(f"{path}, line {number}: not a row of a GeoNames dump ({COLUMNS} columns)")
        yield row


def _lines(path: Path, doing: str, progress: Progress) -> Iterator[str]:
    with _opened(path) as lines:
        size, read = path.stat().st_size >> 20, 0
        for number, line in enumerate(lines):
            if number % _EVERY == 0:
                progress(doing, min(read >> 20, size), size)  # by characters, which are nearly the bytes
            read += len(line)
            yield line
        progress(doing, size, size)


def _opened(path: Path) -> TextIOWrapper:
    try:
        return path.open(encoding="utf-8")
    except OSError as error:
        raise ResourceError(f"{path} cannot be read: {error.strerror}") from error
