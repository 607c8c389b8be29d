"""Places that a person types: a GeoNames number or a name; which of several is meant is asked, never guessed."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

import apsw

from dateline.archive.review_words import About, Party, parts_of, standing_at
from dateline.errors import ConfigError

Place: TypeAlias = tuple[str, str | None, int | None, str, float | None, float | None]
Gazetteer: TypeAlias = Callable[[str], Sequence[Place]]  # the places of a name or number, the likeliest first

_COLUMNS = ("name", "country", "geonames", "level", "lat", "lon")
_LISTED = 6
_NUMBERED = re.compile(r".*\(([0-9]{1,12})\)")  # as a form shows it: "Bor (792680)"


def places_from(
    base: apsw.Connection, told: About | None, words: str, gazetteer: Gazetteer | None = None
) -> list[Party]:
    """The places meant; ConfigError for one that nobody knows, or a name of several."""
    return [_place(base, told, part, gazetteer) for part in parts_of(words)]


def _place(base: apsw.Connection, told: About | None, words: str, gazetteer: Gazetteer | None) -> Party:
    if numbered := _NUMBERED.fullmatch(words):
        words = numbered[1]
    found = _held(base, told, words) or [_row(place) for place in (gazetteer(words) if gazetteer else ())]
    different = {(place[2], place[1], place[0]): place for place in found}
    if not different:
        raise ConfigError(f"no place is known as {words!r}: give its GeoNames number, or a name that a report has")
    if len(different) > 1:
        listed = "; ".join(f"{p[0]}, {p[1]}, {p[3]}: {p[2]}" for p in list(different.values())[:_LISTED])
        raise ConfigError(f"{words!r} stands for several places, give the number of one: {listed}")
    place = next(iter(different.values()))
    where = standing_at(told, words) or standing_at(told, place[0])
    return {**dict(zip(_COLUMNS, place, strict=True)), **where}


def _held(base: apsw.Connection, told: About | None, words: str) -> list[Place]:
    """Places that reports name: this report's own before all others."""
    if words.isdigit():
        return [_row(row) for row in base.execute(f"{_SPOT} WHERE geonames = ? LIMIT 1", (int(words),))]
    own = list(base.execute(_OWN, (told.report, words))) if told else []
    return [_row(row) for row in own or base.execute(f"{_SPOT} WHERE name = ? COLLATE NOCASE", (words,))]


def _row(row: Sequence[object]) -> Place:
    name, country, number, level, lat, lon = row
    return (
        str(name),
        None if country is None else str(country),
        number if isinstance(number, int) else None,
        str(level),
        lat if isinstance(lat, float) else None,
        lon if isinstance(lon, float) else None,
    )


_SPOT = "SELECT DISTINCT name, country, geonames, level, lat, lon FROM spot"
_OWN = f"{_SPOT} WHERE happening IN (SELECT n FROM happening WHERE report = ?) AND name = ? COLLATE NOCASE"
