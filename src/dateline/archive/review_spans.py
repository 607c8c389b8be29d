"""Which words fill a role or place of a telling, put right by their characters: what stands in its place is kept."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import apsw

from dateline.archive.review_places import Gazetteer, places_from
from dateline.archive.review_settle import Settled, settle
from dateline.archive.review_subjects import subjects
from dateline.archive.review_words import About, Party, about, actors_from
from dateline.errors import ConfigError
from dateline.model.review import Act, Field, Signed
from dateline.store.database import Store
from dateline.store.revisions import Entry, write_deed

Pair: TypeAlias = tuple[int, int]
PARTIES = (Field.ACTOR, Field.RECIPIENT, Field.TARGET)


@dataclass(frozen=True, slots=True)
class Filling:
    """The words that are to fill a field: all that are said at the event itself. What is implied stays as it is."""

    field: Field
    spans: tuple[Pair, ...]


def fill(store: Store, anchor: str, filling: Filling, signed: Signed, gazetteer: Gazetteer | None = None) -> Settled:
    """Puts the words right that fill a field of a telling, in one deed.

    ConfigError for words that are no place or several; StoreError for a telling that is not held.
    """
    with store.writing():
        subject = subjects(store.base, anchor)[0]
        told = about(store.base, subject.happening)
        value = json.dumps(_value(store.base, told, filling, gazetteer), ensure_ascii=False)
        entry = Entry(Act.EDIT, subject.anchor, filling.field, value, line=subject.line, anchor=subject.anchor)
        return settle(store, write_deed(store, [entry], signed), signed.filed or signed.at)


def _value(base: apsw.Connection, told: About, filling: Filling, gazetteer: Gazetteer | None) -> list[Party]:
    held = _held(base, told, filling.field)
    said = {tuple(_pair(item)): item for item in held if not item["implied"]}
    given = [said.get(span) or _new(base, told, (filling.field, span), gazetteer) for span in filling.spans]
    return [*given, *(item for item in held if item["implied"])]


def _new(base: apsw.Connection, told: About, meant: tuple[Field, Pair], gazetteer: Gazetteer | None) -> Party:
    """Whom or what words stand for that filled nothing before."""
    field, (start, end) = meant
    if field in PARTIES:
        return actors_from(base, told, f"{start}-{end}")[0]
    if not 0 <= start < end <= len(told.text):
        raise ConfigError(f"no words stand at {start}-{end}")
    words = told.text[start:end]
    found = places_from(base, told, " ".join(words.split()), gazetteer)
    if len(found) != 1:
        raise ConfigError(f"{words!r} is no one place")
    return {**found[0], "span": [start, end], "words": words, "implied": int(not told.start <= start < told.end)}


def _held(base: apsw.Connection, told: About, field: Field) -> Sequence[Party]:
    """What fills the field now, each as a correction holds it."""
    names, sql = (_PARTY, _PARTIES) if field in PARTIES else (_PLACE, _SPOTS)
    rows = base.execute(sql, {"happening": told.happening, "role": field.value})
    return [
        {**dict(zip(names, row, strict=False)), "words": told.text[row[-2] : row[-1]], "span": list(row[-2:])}
        for row in rows
    ]


def _pair(item: Party) -> list[int]:
    span = item["span"]
    return span if isinstance(span, list) else []


_PARTY = ("name", "actor", "implied")
_PLACE = ("name", "country", "geonames", "level", "lat", "lon", "implied")
_PARTIES = """SELECT participant.name, actor.id, implied, start, "end" FROM participant
    LEFT JOIN actor ON actor.n = participant.actor WHERE happening = :happening AND role = :role
    ORDER BY participant.rowid"""
_SPOTS = """SELECT name, country, geonames, level, lat, lon, implied, start, "end" FROM spot
    WHERE happening = :happening ORDER BY rowid"""
