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
class Offset:
    """How a relative place is told: by a distance, a direction or a part (`kind`) of anchors, good to `error_km`."""

    kind: str
    anchors: tuple[str, ...]
    distance_km: float | None
    direction: str | None
    error_km: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `country` is ISO 3166-1 alpha-3 or None; `bbox` is (west, south, east, north);
    `offset` says how a place of level `relative` was told."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    level: Level
    bbox: tuple[float, float, float, float] | None
    offset: Offset | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a name, with its score and the reasons that made it."""

    place: Place
    score: float
    reasons: tuple[str, ...]


class Use(StrEnum):
    """What a place's name does where it stands: it locates, stands for who acts there, is part of something else's
    name or description, is the word for a place's people or things, or is what a distance is measured from."""

    LOCATION = "location"
    ACTOR = "actor"
    PART = "part"
    DEMONYM = "demonym"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class Toponym:
    """One naming of a place. `literal` is False where the name stands for a government or modifies another name; `use`
    says which, where that is told."""

    span: Span
    name: str
    value: Place | Unresolved
    literal: bool
    candidates: tuple[Candidate, ...]
    use: Use | None = None
