"""One place: how exactly it is known, under which names, what lies near it where something happened."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

import apsw

from dateline.query.answers import Where
from dateline.query.map_points import radius
from dateline.query.questions import plain
from dateline.query.questions_codes import country

_NEAR = 1.5  # degrees of latitude
_FAR = 6.0  # where nothing is nearer
_SHOWN = 12
_NAMES = 20
_LOOKED_AT = 5_000
_EARTH = 12742.0  # kilometres through


@dataclass(frozen=True, slots=True)
class Nearby:
    """Another place with events, and how far it is."""

    where: Where
    km: int
    events: int


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """A place that the record knows. `asked`: the words with which events there are asked for; `radius` in km."""

    where: Where
    asked: str
    radius: int
    names: tuple[tuple[str, int], ...]
    nearby: tuple[Nearby, ...]


def place_of(base: apsw.Connection, words: str) -> PlaceAnswer | None:
    """A place by its GeoNames number or its name; None where no event and no mention of one is there."""
    wanted = plain(words)
    row = _by_number(base, wanted) if wanted.isascii() and wanted.isdigit() else _by_name(base, wanted)
    if row is None:
        return None
    where = Where(*row)
    asked = str(where.geonames) if where.geonames is not None else where.name or wanted
    return PlaceAnswer(where, asked, radius(where), _names(base, where), _nearby(base, where))


def _by_number(base: apsw.Connection, words: str) -> tuple[Any, ...] | None:
    number = int(words[:12])
    held = next(
        base.execute(f"SELECT {_WHERE} FROM event WHERE geonames = ? AND lat IS NOT NULL LIMIT 1", (number,)), None
    )
    spot = f"SELECT {_SPOT} FROM spot WHERE geonames = ? LIMIT 1"
    return held or next(base.execute(spot, (number,)), None)


def _by_name(base: apsw.Connection, words: str) -> tuple[Any, ...] | None:
    """The place of this name where most happened; a country's name or code means the country."""
    sql = f"SELECT {_WHERE} FROM event WHERE place = ? COLLATE NOCASE GROUP BY geonames ORDER BY count(*) DESC LIMIT 1"
    held = next(base.execute(sql, (words,)), None)
    code = country(words)
    if held is not None or code is None:
        return held
    whole = f"SELECT {_WHERE} FROM event WHERE country = ? AND level = 'country' LIMIT 1"
    return next(base.execute(whole, (code,)), None)


def _names(base: apsw.Connection, where: Where) -> tuple[tuple[str, int], ...]:
    """The words of reports that mean it, and how often."""
    if where.geonames is None:
        return ((where.name, 0),) if where.name else ()
    sql = f"""SELECT substr(r.text, s.start + 1, s."end" - s.start), count(*)
        FROM (SELECT * FROM spot WHERE geonames = ? LIMIT {_LOOKED_AT}) s
        JOIN happening h ON h.n = s.happening JOIN report r ON r.n = h.report GROUP BY 1 ORDER BY 2 DESC, 1"""
    found: dict[str, int] = {}
    for name, many in base.execute(sql, (where.geonames,)):
        words = " ".join(str(name).split())
        found[words] = found.get(words, 0) + int(many)
    return tuple(found.items())[:_NAMES]


def _nearby(base: apsw.Connection, where: Where) -> tuple[Nearby, ...]:
    if where.lat is None or where.lon is None:
        return ()
    for reach in (_NEAR, _FAR):
        across = reach / max(0.05, cos(radians(where.lat)))
        values = (where.lat - reach, where.lat + reach, where.lon, across, where.geonames or -1)
        found = [(Where(*row[:6]), int(row[6])) for row in base.execute(_NEARBY, values)]
        if found:
            near = sorted((Nearby(other, _km(where, other), many) for other, many in found), key=lambda n: n.km)
            return tuple(near[:_SHOWN])
    return ()


def _km(one: Where, other: Where) -> int:
    lat, lon, lat2, lon2 = (radians(x or 0.0) for x in (one.lat, one.lon, other.lat, other.lon))
    inner = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return round(_EARTH * asin(min(1.0, sqrt(inner))))


_WHERE = "place, country, level, geonames, lat, lon"
_SPOT = "name, country, level, geonames, lat, lon"
_NEARBY = f"""SELECT {_WHERE}, count(*) FROM event INDEXED BY event_spot WHERE lat IS NOT NULL AND lat BETWEEN ? AND ?
    AND abs(lon - ?) <= ? AND coalesce(geonames, -2) <> ? AND level IN ('site', 'town', 'relative', 'admin2')
    GROUP BY lat, lon"""
