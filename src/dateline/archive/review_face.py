"""What people put right of an event itself goes over what its tellers agree on; that is kept beside it."""

import json
from collections.abc import Mapping
from typing import TypeAlias

import apsw

from dateline.archive.values import Value

Face: TypeAlias = dict[str, Value]

_SITE = {"place": "name", "country": "country", "geonames": "geonames", "level": "level", "lat": "lat", "lon": "lon"}
_PARTY = {"actor": "who", "recipient": "whom", "target": "whom"}


def corrected(base: apsw.Connection, event: int, face: Face) -> Face:
    """An event's values with a person's in the place of those derived, where there are any."""
    for revision, field, value in list(base.execute(_STANDING, (event,))):
        put = _put(base, str(field), json.loads(str(value)))
        machine = json.dumps({name: face[name] for name in put}, ensure_ascii=False)
        base.execute("UPDATE correction SET machine = ? WHERE revision = ?", (machine, revision))
        face = {**face, **put}
    return face


def _put(base: apsw.Connection, field: str, value: object) -> Face:
    if field in _PARTY:
        return _party(base, _PARTY[field], _first(value))
    if field == "place":
        site = _first(value)
        return {name: _cell(site.get(part)) for name, part in _SITE.items()}
    return {name: _cell(part) for name, part in value.items()} if isinstance(value, dict) else {field: _cell(value)}


def _party(base: apsw.Connection, name: str, given: Mapping[str, object]) -> Face:
    actor = given.get("actor")
    n = base.execute("SELECT n FROM actor WHERE id = ?", (actor,)).get if isinstance(actor, str) else None
    return {name: n, f"{name}_name": _cell(given.get("name"))}


def _first(value: object) -> Mapping[str, object]:
    """The first of several values, an empty one where there is none."""
    given = value[0] if isinstance(value, list) and value else {}
    return given if isinstance(given, dict) else {}


def _cell(value: object) -> Value:
    return value if isinstance(value, str | int | float) else None


_STANDING = """SELECT revision.n, field, value FROM correction JOIN revision ON revision.n = correction.revision
    WHERE correction.event = ? ORDER BY revision.n"""
