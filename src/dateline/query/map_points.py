"""Where the events of a filter were: places with how many events each, and those that no point is known of."""

from dataclasses import dataclass
from functools import cache
from math import pi, sqrt

import apsw

from dateline.errors import ConfigError
from dateline.query.answers import Where
from dateline.query.chosen import Chosen, chosen
from dateline.query.questions import Filter
from dateline.tables import read_table

MOST = 2_000
_NAMED = 40
_BARE = 20
_RADIUS = {"site": 1, "town": 5, "relative": 30, "admin2": 25, "admin1": 90, "country": 300, "region": 500}
_AREAS = frozenset({"admin1", "admin2", "country", "region"})


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the earth in degrees; west is above east where it crosses the date line."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """One place and how many events were there. `radius`: within so many kilometres of the point it is known to be."""

    where: Where
    events: int
    first: str | None
    last: str | None

    @property
    def precision(self) -> str:
        """What may be drawn: a dot for a "place", a ring for "admin" and "country"."""
        return precision(self.where)

    @property
    def radius(self) -> int:
        """Kilometres of doubt about the point."""
        return radius(self.where)


@dataclass(frozen=True, slots=True)
class MapPoints:
    """`places` with a point, most events first; `named`: places without one; `bare`: events without any place.

    `located` events stand at `in_all` places with a point, MOST of which are here at most; `capped`: how many of the
    newest events were looked at, None for all.
    """

    places: tuple[PlaceCount, ...]
    in_all: int
    located: int
    named: tuple[tuple[str, int], ...]
    named_events: int
    bare: tuple[tuple[str, str], ...]
    bare_events: int
    capped: int | None


def map_points(base: apsw.Connection, asked: Filter, box: Box | None = None) -> MapPoints:
    """The places of the events that a filter means, in a box where one is given. ConfigError as for `events`."""
    among = chosen(base, asked)
    within, corners = _within(box)
    sql = f"""SELECT place, country, level, geonames, lat, lon, count(*), min(earliest), max(earliest)
        FROM {among.source} WHERE lat IS NOT NULL{within} GROUP BY lat, lon, level ORDER BY 7 DESC, place"""
    rows = list(base.execute(sql, (*among.values, *corners)))
    places = tuple(PlaceCount(Where(*row[:6]), *row[6:]) for row in rows[:MOST])
    located = sum(row[6] for row in rows)
    if box is not None:
        return MapPoints(places, len(rows), located, (), 0, (), 0, among.capped)
    named, bare = _named(base, among), _bare(base, among)
    return MapPoints(places, len(rows), located, named[0], named[1], bare[0], bare[1], among.capped)


def box_of(words: str) -> Box:
    """A box from "west,south,east,north". ConfigError for anything else."""
    try:
        west, south, east, north = (float(part) for part in words.split(","))
    except ValueError as error:
        raise ConfigError(f"{words!r} is no box: write west,south,east,north in degrees") from error
    if not (-90 <= south <= north <= 90 and abs(west) <= 540 and abs(east) <= 540):
        raise ConfigError(f"{words!r} is no box: the south must lie below the north, both within 90 degrees")
    if east - west >= 360:
        return Box(-180, south, 180, north)
    return Box((west + 180) % 360 - 180, south, (east + 180) % 360 - 180, north)


def precision(where: Where) -> str:
    """ "place", "admin" or "country": how exact a place is, in the three ways in which maps draw it."""
    if where.level in ("country", "region"):
        return "country"
    return "admin" if where.level in _AREAS else "place"


def radius(where: Where) -> int:
    """Kilometres around the point within which the place is: of a country the circle of its area."""
    area = _areas().get(where.country or "") if where.level == "country" else None
    return round(sqrt(area * 1000 / pi)) if area is not None else _RADIUS.get(where.level or "", 5)


def _within(box: Box | None) -> tuple[str, tuple[float, ...]]:
    if box is None:
        return "", ()
    side = "lon BETWEEN ? AND ?" if box.west <= box.east else "(lon >= ? OR lon <= ?)"
    return f" AND lat BETWEEN ? AND ? AND {side}", (box.south, box.north, box.west, box.east)


def _named(base: apsw.Connection, among: Chosen) -> tuple[tuple[tuple[str, int], ...], int]:
    """Places that have a name and no point: seas, directions, sites."""
    sql = f"""SELECT place, count(*) FROM {among.source} WHERE lat IS NULL AND place IS NOT NULL
        GROUP BY place ORDER BY 2 DESC, 1"""
    rows = [(str(name), int(many)) for name, many in base.execute(sql, among.values)]
    return tuple(rows[:_NAMED]), sum(many for _, many in rows)


def _bare(base: apsw.Connection, among: Chosen) -> tuple[tuple[tuple[str, str], ...], int]:
    """Events of which no place is told: the newest with their words, and how many."""
    where = f"FROM {among.source} WHERE lat IS NULL AND place IS NULL"
    (many,) = next(base.execute(f"SELECT count(*) {where}", among.values))
    newest = f"SELECT n, earliest {where} ORDER BY earliest DESC, n DESC LIMIT {_BARE}"
    sql = f"""SELECT e.id, e.who_name, h.trigger_text, e.whom_name FROM ({newest}) f CROSS JOIN event e ON e.n = f.n
        CROSS JOIN happening h ON h.n = e.head ORDER BY f.earliest DESC, f.n DESC"""
    rows = base.execute(sql, among.values)
    return tuple((str(i), " → ".join(" ".join(str(p).split()) for p in parts if p)) for i, *parts in rows), int(many)


@cache
def _areas() -> dict[str, float]:
    """Thousands of square kilometres by country."""
    return {row["iso3"]: float(row["area"]) for row in read_table("register/areas.csv").rows}
