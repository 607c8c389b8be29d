"""What the gazetteer holds: entries, and how a name names one."""

from dataclasses import dataclass
from enum import IntEnum

from dateline.model.place import Level, Place


class Naming(IntEnum):
    """How a name stands to its entry; the first is the name that the entry goes by today."""

    PRIMARY = 0
    ALTERNATE = 1
    STRIPPED = 2
    FORMER = 3
    CODE = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `country` is alpha-3; `admin1` the GeoNames code of its first-order division; `bbox` west to north;
    `noted` where the news names it more often than its size lets expect; `valid` its first and last day."""

    name: str
    level: Level
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonames: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    noted: bool = False
    status: str | None = None
    valid: tuple[str | None, str | None] = (None, None)

    def exists(self, day: str) -> bool:
        """Whether a report of a day (ISO) may speak of it: what is gone may be spoken of, what is to come may not."""
        return self.valid[0] is None or self.valid[0] <= day

    def place(self) -> Place:
        """The place as a reading shows it, coordinates rounded to four digits."""
        lat = None if self.lat is None else round(self.lat, 4)
        lon = None if self.lon is None else round(self.lon, 4)
        return Place(self.name, self.country, lat, lon, self.geonames, self.level, self.bbox)


@dataclass(frozen=True, slots=True)
class Named:
    """An entry found under a name, and how that name stands to it."""

    id: int
    entry: Entry
    naming: Naming


@dataclass(frozen=True, slots=True)
class Source:
    """An entry with its names, on its way into the gazetteer; a `known` one may be found without a parser."""

    entry: Entry
    names: tuple[tuple[str, Naming], ...]
    known: bool = False


@dataclass(frozen=True, slots=True)
class GazetteerInfo:
    """What a build made: counts, and the digests of what went in and of what came out."""

    places: int
    names: int
    inputs: str
    content: str
