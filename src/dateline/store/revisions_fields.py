"""One corrected value into the flat rows of a happening or claim; each gives what was there, as plain values."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import apsw

from dateline.errors import StoreError

Pair: TypeAlias = tuple[int, int]
Cell: TypeAlias = str | int | float | None
Plain: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Where:
    """The rows that are put right. `shift`: how far its words moved since, where a later version has them elsewhere."""

    base: apsw.Connection
    happening: int
    claim: int | None
    shift: int


def put_type(where: Where, value: object) -> object:
    """A code with its scheme: {"scheme", "type"}; the mode of another type falls away."""
    given = _plain(value)
    [was] = where.base.execute("SELECT scheme, type, mode FROM happening WHERE n = ?", (where.happening,))
    mode = was[2] if was[1] == given["type"] else None
    sql = "UPDATE happening SET scheme = ?, type = ?, mode = ? WHERE n = ?"
    where.base.execute(sql, (_cell(given["scheme"]), _cell(given["type"]), mode, where.happening))
    return {"scheme": was[0], "type": was[1]}


def put_column(where: Where, column: str, value: object) -> object:
    """A single value: of the claim (asserted, credibility), else of the happening (mode, status)."""
    table, n = ("claim", where.claim) if column in ("asserted", "credibility") else ("happening", where.happening)
    was: object = where.base.execute(f"SELECT {column} FROM {table} WHERE n = ?", (n,)).get
    where.base.execute(f"UPDATE {table} SET {column} = ? WHERE n = ?", (_cell(value), n))
    return was


def put_time(where: Where, value: object) -> object:
    """An interval: {"earliest", "latest", "granularity"}; it counts like a time that the words themselves give."""
    given = _plain(value)
    sql = "SELECT earliest, latest, granularity FROM happening WHERE n = ?"
    [was] = where.base.execute(sql, (where.happening,))
    new = tuple(_cell(given.get(name)) for name in _TIME)
    where.base.execute(_PUT_TIME, (*new, where.happening))
    return dict(zip(_TIME, was, strict=True))


def put_parties(where: Where, role: str, value: object) -> object:
    """Who fills a role, all of them: [{"name", "actor", "span", "words"}]."""
    was = list(where.base.execute(_PARTIES, (where.happening, role)))
    where.base.execute("DELETE FROM participant WHERE happening = ? AND role = ?", (where.happening, role))
    for given in _list(value):
        actor, span, implied = _actor(where, given), *_span(where, given)
        values = (where.happening, role, None, actor, _cell(given["name"]), implied, *span)
        where.base.execute("INSERT INTO participant VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    return [{"name": name, "actor": actor, "span": [start, end]} for name, actor, start, end in was]


def put_spots(where: Where, value: object) -> object:
    """Where it was: [{"name", "country", "geonames", "level", "lat", "lon", "span", "words"}]."""
    was = list(where.base.execute(_SPOTS, (where.happening,)))
    where.base.execute("DELETE FROM spot WHERE happening = ?", (where.happening,))
    for given in _list(value):
        span, implied = _span(where, given)
        place = tuple(_cell(given.get(name)) for name in _PLACE)
        values = (where.happening, *place, implied, *span)
        where.base.execute("INSERT INTO spot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    return [dict(zip((*_PLACE, "span"), (*row[:6], list(row[6:])), strict=True)) for row in was]


def put_amount(where: Where, value: object) -> object:
    """A number: {"span", "low", "high", "bound", "frame"}; the one that stands there, the only one, or a new one.

    The report's figure of the same words is put right with it.
    """
    given = _plain(value)
    span, _ = _span(where, given)
    held = list(where.base.execute(_AMOUNTS, (where.happening,)))
    meant = [row for row in held if tuple(row[5:]) == span] or (held if len(held) == 1 else [])
    new = tuple(_cell(given.get(name)) for name in _NUMBER)
    if not meant:
        where.base.execute(_ADD_AMOUNT, (where.happening, *new, *span))
        return None
    row, *was, start, end = meant[0]
    where.base.execute("UPDATE amount SET (low, high, bound, frame) = (?, ?, ?, ?) WHERE rowid = ?", (*new, row))
    where.base.execute(_PUT_FIGURE, (*new, where.happening, start, end))
    return dict(zip((*_NUMBER, "span"), (*was, [start, end]), strict=True))


def put_voices(where: Where, value: object) -> object:
    """Who says so before the outlet does, the innermost first: [{"name", "actor"}]; none: the report itself."""
    held = list(where.base.execute(_VOICES, (where.claim,)))
    outlets = [row for row in held if row[2] is not None]
    inner = [(_cell(given["name"]), _actor(where, given), None, "reviewed", None, 0) for given in _list(value)]
    where.base.execute("DELETE FROM voice WHERE claim = ?", (where.claim,))
    for place, row in enumerate([*inner, *outlets]):
        where.base.execute("INSERT INTO voice VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (where.claim, place, *row))
    return [str(row[0]) for row in held if row[2] is None]


def _actor(where: Where, given: Plain) -> int | None:
    """The store's number of an actor's id."""
    named = given.get("actor")
    found: int | None = where.base.execute("SELECT n FROM actor WHERE id = ?", (_cell(named),)).get if named else None
    return found


def _span(where: Where, given: Plain) -> tuple[Pair, int]:
    """Where the words of a value stand now, and whether they are implied: an empty span at the trigger if nowhere."""
    [(text, trigger)] = where.base.execute(_TEXT, (where.happening,))
    span, words = given.get("span"), given.get("words")
    if isinstance(span, list) and isinstance(words, str) and len(span) == 2:
        start, end = int(span[0]) + where.shift, int(span[1]) + where.shift
        if start >= 0 and text[start:end] == words:
            return (start, end), int(given.get("implied") == 1)
    return (trigger, trigger), 1


def _plain(value: object) -> Plain:
    if not isinstance(value, dict):
        raise StoreError(f"a correction holds {json.dumps(value)}, which is no value of its field")
    return value


def _list(value: object) -> Sequence[Plain]:
    return [_plain(item) for item in value] if isinstance(value, list) else []


def _cell(value: object) -> Cell:
    return value if isinstance(value, str | int | float) else None


_TIME = ("earliest", "latest", "granularity")
_PLACE = ("name", "country", "geonames", "level", "lat", "lon")
_NUMBER = ("low", "high", "bound", "frame")
_PUT_TIME = "UPDATE happening SET (earliest, latest, granularity, time_basis) = (?, ?, ?, 'own') WHERE n = ?"
_PARTIES = """SELECT participant.name, actor.id, start, "end"
    FROM participant LEFT JOIN actor ON actor.n = participant.actor WHERE happening = ? AND role = ?
    ORDER BY participant.rowid"""
_SPOTS = 'SELECT name, country, geonames, level, lat, lon, start, "end" FROM spot WHERE happening = ? ORDER BY rowid'
_AMOUNTS = 'SELECT rowid, low, high, bound, frame, start, "end" FROM amount WHERE happening = ? ORDER BY rowid'
_ADD_AMOUNT = """INSERT INTO amount(happening, local, low, high, bound, frame, cumulative, start, "end")
    VALUES (?, '', ?, ?, ?, ?, 0, ?, ?)"""
_PUT_FIGURE = """UPDATE figure SET (low, high, bound, frame) = (?, ?, ?, ?)
    WHERE report = (SELECT report FROM happening WHERE n = ?) AND start = ? AND "end" = ?"""
_VOICES = "SELECT name, actor, outlet, attribution, cue_class, unnamed FROM voice WHERE claim = ? ORDER BY place"
_TEXT = """SELECT text, trigger_start FROM happening JOIN report ON report.n = happening.report WHERE happening.n = ?"""
