"""Where: a country, a GeoNames number, a name, or a circle, as conditions on an event's place."""

import re
from math import cos, radians

from dateline.errors import ConfigError
from dateline.query.filters_parts import Part, Value
from dateline.query.questions import plain
from dateline.query.questions_codes import country, country_named, is_code

_DEGREE = 111.2  # km of one degree of latitude
_EXACT = "('site', 'town', 'relative', 'admin2')"  # whose point says where; a country's centre does not


def place_parts(place: str | None, of_country: str | None) -> list[Part]:
    """The conditions for a place and a country; ConfigError for a circle that is none or a country unknown."""
    parts = []
    if of_country is not None:
        parts.append(_in_country(country_named(of_country)))
    if place is not None:
        parts.append(_at(plain(place)))
    return parts


def _at(words: str) -> Part:
    if re.fullmatch(r"[-+0-9. ]+,[-+0-9. ]+,[0-9. ]+(km)?", words):
        return _circle(words)
    if re.fullmatch(r"[0-9]{1,12}", words):
        return _equal("e.geonames = ?", "SELECT n FROM event WHERE geonames = ?", (int(words),))
    if is_code(words):
        return _in_country(country_named(words))
    named = "place = ? COLLATE NOCASE"
    code = country(words) if len(words) > 3 else None
    if code is None:
        return _equal(f"e.{named}", f"SELECT n FROM event WHERE {named}", (words,))
    found = f"SELECT n FROM event WHERE {named} UNION SELECT n FROM event WHERE country = ?"
    return _equal(f"(e.{named} OR e.country = ?)", found, (words, code))


def _in_country(code: str) -> Part:
    return Part("e.country = ?", (code,), None, (), ("event_country_day", "country", code))


def _circle(words: str) -> Part:
    """Events at a point within so many kilometres; places known only as a province or a country are left out."""
    try:
        lat, lon, km = (float(part) for part in words.removesuffix("km").split(","))
    except ValueError as error:
        raise ConfigError(f"{words!r} is no circle: write lat,lon,km as in 14.5,-4.2,50") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < km <= 20_040):
        raise ConfigError(f"{words!r}: latitude is -90 to 90, longitude -180 to 180, the distance above 0 km")
    high = km / _DEGREE
    wide = min(180.0, high / max(cos(radians(min(89.9, abs(lat) + high))), 0.001))
    box = (lat - high, lat + high)
    near = (
        f"{{}}lat BETWEEN ? AND ? AND (abs({{}}lon - ?) <= ? OR abs({{}}lon - ?) >= ?) AND {{}}level IN {_EXACT}"
        " AND 12742.0 * asin(min(1.0, sqrt(pow(sin(radians({}lat - ?) / 2), 2)"
        " + cos(radians(?)) * cos(radians({}lat)) * pow(sin(radians({}lon - ?) / 2), 2)))) <= ?"
    )
    values = (*box, lon, wide, lon, 360 - wide, lat, lat, lon, km)
    found = f"SELECT n FROM event INDEXED BY event_spot WHERE lat IS NOT NULL AND {near.replace('{}', '')}"
    return _equal(near.replace("{}", "e."), found, values)


def _equal(test: str, found: str, values: tuple[Value, ...]) -> Part:
    return Part(test, values, found, values, None)
