"""Where: toponyms and the places they stand for."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.doubt import Unresolved
from dateline.model.text import Span


class Level(StrEnum):
    """How precise a place is."""

    SITE = "site"
    TOWN = "town"
    RELATIVE = "relative"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    REGION = "region"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `country` is ISO 3166-1 alpha-3 or None; `bbox` is (west, south, east, north)."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    level: Level
    bbox: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a name, with its score and the reasons that made it."""

    place: Place
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toponym:
    """One naming of a place. `literal` is False where the name stands for a government or modifies another name."""

    span: Span
    name: str
    value: Place | Unresolved
    literal: bool
    candidates: tuple[Candidate, ...]
