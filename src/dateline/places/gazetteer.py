"""Looks names up in a built gazetteer."""

import os
import sqlite3
import weakref
from collections.abc import Collection
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from dateline.errors import ResourceError
from dateline.model.place import Level
from dateline.places.build import SCHEMA
from dateline.places.designators import Designators, load_designators
from dateline.places.entry import Entry, Named, Naming
from dateline.places.fold import bare, fold, respelt
from dateline.places.geonames import DUMPED
from dateline.places.sources import installed_inputs, own_inputs

_LOOK_UP = (
    "SELECT p.*, n.naming FROM name n JOIN place p ON p.id = n.place WHERE n.folded = ? "
    "ORDER BY p.population DESC, p.id LIMIT 60"
)
_NUMBERED = "SELECT p.*, 0 FROM place p WHERE p.geonames = ? ORDER BY p.id"
_DIVISIONS = "SELECT country, admin1, name FROM place WHERE level = 'admin1' AND admin1 <> '' ORDER BY population, id"
_LYING = "SELECT geonames, country, admin1 FROM place WHERE geonames IS NOT NULL AND admin1 <> ''"
_BUILD = "run `dateline gazetteer build`"


class Gazetteer:
    """A read-only gazetteer file. Cheap to open; may be pickled and may cross a fork: each process opens its own."""

    def __init__(self, path: Path, inputs: str, content: str) -> None:
        self.path = path
        self.inputs = inputs
        self.content = content
        self.designators: Designators = load_designators()
        self._owner = 0
        self._base: sqlite3.Connection | None = None
        self._cached = lru_cache(maxsize=8192)(self._look_up)
        self.known: frozenset[str] = frozenset(row[0] for row in self._connection().execute("SELECT folded FROM known"))
        self.openings = frozenset(key.partition(" ")[0] for key in self.known)

    @classmethod
    def open(cls, path: Path, inputs: str | None = None) -> "Gazetteer":
        """Open a built file; one that is missing, of another schema or of other inputs is a ResourceError."""
        if not path.is_file():
            raise ResourceError(f"there is no gazetteer at {path}; {_BUILD}")
        try:
            with closing(_connect(path)) as base:
                meta = dict(base.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise ResourceError(f"{path} is not a gazetteer ({error}); {_BUILD}") from error
        if meta.get("schema") != str(SCHEMA) or not _is_current(meta.get("inputs", ""), inputs):
            raise ResourceError(f"the gazetteer at {path} was built from other data or by another version; {_BUILD}")
        return cls(path, meta["inputs"], meta["content"])

    @property
    def of_dump(self) -> bool:
        """Whether it was built from a GeoNames dump."""
        return self.inputs.startswith(DUMPED)

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path, str, str]]:
        return Gazetteer, (self.path, self.inputs, self.content)

    def candidates(self, name: str) -> tuple[Named, ...]:
        """Entries that a name may stand for, the most populous first; a designator ("Kursk region") picks the level."""
        stem, levels = self.designators.split(fold(bare(name)))
        whole = self._cached(fold(bare(name)))
        if not levels:
            return whole or self._respelt(stem)
        # "Pecos County" names the county; its bare stem may be several other things.
        fitting = [n for n in self._cached(stem) or self._respelt(stem) if n.entry.level in levels]
        merged = {n.id: n for n in (*fitting, *whole)}
        return tuple(merged.values()) or self._cached(stem)

    def numbered(self, geonames: int) -> tuple[Entry, ...]:
        """The entries of a GeoNames number; slow, as nothing is indexed by it."""
        return tuple(_named(row).entry for row in self._connection().execute(_NUMBERED, (geonames,)))

    def first_divisions(self, numbers: Collection[int]) -> dict[int, str]:
        """The names of the first-order divisions in which places lie, by the places' GeoNames numbers."""
        base = self._connection()
        names = {(country, code): str(name) for country, code, name in base.execute(_DIVISIONS)}
        wanted = frozenset(numbers)
        lying = ((n, (country, code)) for n, country, code in base.execute(_LYING) if n in wanted)
        return {int(n): names[division] for n, division in lying if division in names}

    def is_known(self, name: str) -> bool:
        """Whether a name may be found without a parser: a country's, division's, large town's or region's."""
        return fold(name) in self.known

    def _respelt(self, key: str) -> tuple[Named, ...]:
        return next((found for other in respelt(key) if (found := self._cached(other))), ())

    def _look_up(self, key: str) -> tuple[Named, ...]:
        return tuple(_named(row) for row in self._connection().execute(_LOOK_UP, (key,)))

    def _connection(self) -> sqlite3.Connection:
        # A connection must not be shared across a fork.
        if self._base is None or self._owner != os.getpid():
            self._base, self._owner = _connect(self.path), os.getpid()
            weakref.finalize(self, self._base.close)  # Python 3.13 warns of one that is left open
        return self._base


def _is_current(built: str, wanted: str | None) -> bool:
    """Whether a file's inputs are those wanted, or those of some dump and of our tables as they are."""
    if wanted is None and built.startswith(DUMPED):
        return built.endswith(":" + own_inputs())
    return built == (wanted or installed_inputs())


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _named(row: tuple[object, ...]) -> Named:
    number, name, level, country, admin1, lat, lon, population, geonames, *rest = row
    west, south, east, north, noted, status, start, end, naming = rest
    box = None if west is None else (_number(west), _number(south), _number(east), _number(north))
    entry = Entry(
        str(name),
        Level(str(level)),
        _text(country),
        _text(admin1),
        None if lat is None else _number(lat),
        None if lon is None else _number(lon),
        int(_number(population)),
        None if geonames is None else int(_number(geonames)),
        box,
        bool(noted),
        _text(status),
        (_text(start), _text(end)),
    )
    return Named(int(_number(number)), entry, Naming(int(_number(naming))))


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)


def _number(cell: object) -> float:
    return float(str(cell)) if not isinstance(cell, int | float) else cell
