"""How far the people who use a store trust a source; no rating comes with dateline: F, not rated, until then."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import apsw

from dateline.model.review import RELIABILITY
from dateline.store.ratings import source_key

NOT_RATED = "F"


@dataclass(frozen=True, slots=True)
class Rating:
    """A source's reliability, A to F in the Admiralty's letters: who said so, when and why; by nobody where F stands
    for a source that was never rated."""

    source: str
    name: str
    grade: str
    why: str
    by: str
    at: str

    @property
    def meaning(self) -> str:
        """The letter in words."""
        return RELIABILITY[self.grade]


def rating_of(base: apsw.Connection, source: str) -> Rating:
    """What stands of one source: the name of an outlet or agency, an origin ("agency:…"), or an ent_ id."""
    return ratings_of(base, (source,))[source]


def ratings_of(base: apsw.Connection, sources: Sequence[str]) -> Mapping[str, Rating]:
    """What stands of several sources, each under the name that was asked for."""
    keys = {source: source_key(source) for source in sources}
    rows = base.execute(f"{_STANDING} AND source IN (SELECT value FROM json_each(?))", (json.dumps([*keys.values()]),))
    held = {str(row[0]): Rating(*row) for row in rows}
    return {source: held.get(key) or Rating(key, source, NOT_RATED, "", "", "") for source, key in keys.items()}


def ratings(base: apsw.Connection) -> tuple[Rating, ...]:
    """The sources that somebody rated, by name, each as it stands."""
    return tuple(Rating(*row) for row in base.execute(f"{_STANDING} ORDER BY name COLLATE NOCASE, source"))


def rating_history(base: apsw.Connection, source: str) -> tuple[Rating, ...]:
    """Every rating of a source, oldest first."""
    sql = "SELECT source, name, grade, why, by, at FROM rating WHERE source = ? ORDER BY n"
    return tuple(Rating(*row) for row in base.execute(sql, (source_key(source),)))


_STANDING = """SELECT source, name, grade, why, by, at FROM rating
    WHERE n IN (SELECT max(n) FROM rating GROUP BY source)"""
