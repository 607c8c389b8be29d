"""Writes the gazetteer: one SQLite file, made once by an explicit step and only read afterwards."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from dateline.model.place import Level
from dateline.places.entry import GazetteerInfo, Naming, Source
from dateline.places.fold import fold
from dateline.places.geonames import dump_inputs, dump_sources
from dateline.places.own import never_names
from dateline.places.sources import installed_inputs, installed_sources
from dateline.places.sums import write_sum

SCHEMA = 3

Progress = Callable[[str, int, int], None]

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, country TEXT, admin1 TEXT, lat REAL, lon REAL,
  population INTEGER NOT NULL, geonames INTEGER, west REAL, south REAL, east REAL, north REAL,
  noted INTEGER NOT NULL, status TEXT, valid_from TEXT, valid_until TEXT);
CREATE TABLE name (
  folded TEXT NOT NULL, place INTEGER NOT NULL, naming INTEGER NOT NULL, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TEMP TABLE heap (folded TEXT, place INTEGER, naming INTEGER);
CREATE TABLE known (folded TEXT PRIMARY KEY) WITHOUT ROWID;
"""


def build_gazetteer(path: Path, progress: Progress) -> GazetteerInfo:
    """Build from the installed packages and our own tables; `progress` gets (step, done, of) as it goes."""
    return write_gazetteer(path, installed_sources(progress), installed_inputs())


def build_from_dump(path: Path, dump: Path, alternates: Path | None, progress: Progress) -> GazetteerInfo:
    """Build from a GeoNames dump and our own tables, without the installed packages; `progress` as above."""
    progress("the dump is checked", 0, 0)
    return write_gazetteer(path, dump_sources(dump, alternates, progress), dump_inputs(dump, alternates))


def write_gazetteer(path: Path, sources: Iterable[Source], inputs: str) -> GazetteerInfo:
    """Write sources to `path` in one move: a half-written file is never seen under that name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft)) as base:
            info = _fill(base, sources, inputs)
        draft.replace(path)
        write_sum(path)
    finally:
        draft.unlink(missing_ok=True)
    return info


def _fill(base: sqlite3.Connection, sources: Iterable[Source], inputs: str) -> GazetteerInfo:
    base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    content = hashlib.sha256()
    places = names = 0
    known: set[str] = set()
    never = never_names()
    for number, source in enumerate(sources, 1):
        row, keys = _row(number, source), _keys(source, never)
        content.update(repr((row, keys, source.known)).encode())
        base.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", row)
        base.executemany("INSERT INTO heap VALUES (?,?,?)", [(key, number, naming) for key, naming in keys])
        places, names = number, names + len(keys)
        if source.known:
            known.update(_findable(source, keys))
    base.execute("INSERT INTO name SELECT * FROM heap ORDER BY folded, place")
    base.executemany("INSERT INTO known VALUES (?)", [(key,) for key in sorted(known)])
    info = GazetteerInfo(places, names, inputs, "sha256:" + content.hexdigest())
    base.executemany("INSERT INTO meta VALUES (?,?)", sorted(_meta(info)))
    base.commit()
    return info


def _meta(info: GazetteerInfo) -> Iterator[tuple[str, str]]:
    yield "schema", str(SCHEMA)
    yield "inputs", info.inputs
    yield "content", info.content
    yield "places", str(info.places)
    yield "names", str(info.names)


def _findable(source: Source, keys: list[tuple[str, int]]) -> Iterator[str]:
    # A town's alternate names hold every sort of common word; those of countries and of our own rows do not.
    own = source.entry.level in (Level.COUNTRY, Level.REGION, Level.SITE, Level.NONE)
    trusted = own or (source.entry.noted and source.entry.geonames is None)
    division = source.entry.level is Level.ADMIN1
    for key, naming in keys:
        if naming != Naming.CODE and (trusted or naming != Naming.ALTERNATE or (division and len(key) > 4)):
            yield key


def _row(number: int, source: Source) -> tuple[object, ...]:
    e = source.entry
    box = e.bbox or (None, None, None, None)
    point = (e.lat, e.lon, e.population, e.geonames)
    return (number, e.name, e.level.value, e.country, e.admin1, *point, *box, int(e.noted), e.status, *e.valid)


def _keys(source: Source, never: frozenset[str]) -> list[tuple[str, int]]:
    best: dict[str, Naming] = {}
    for name, naming in source.names:
        key = fold(name)
        if key and key not in never and naming <= best.get(key, naming):
            best[key] = naming
    return sorted((key, naming.value) for key, naming in best.items())
