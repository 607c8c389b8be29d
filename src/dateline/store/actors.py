"""Whom reports name: one row for each key, made the first time that somebody fills a role or speaks."""

import base64
import hashlib

import apsw

from dateline.records.fields import word
from dateline.records.flatten import Record
from dateline.records.parties import actor_key
from dateline.store.leaf import Leaf


class Actors:
    """The numbers of one report's actors. What is known of an actor stays as it was first told."""

    def __init__(self, base: apsw.Connection, leaf: Leaf) -> None:
        self._base, self._leaf = base, leaf
        self._known: dict[str, int | None] = {}

    def number(self, entity: str | None) -> int | None:
        """The actor of an entity ("e3") of the record; None where there is no such entity."""
        if entity is None:
            return None
        if entity not in self._known:
            row = self._leaf.row(entity, "e")
            self._known[entity] = self._stored(row) if row else None
        return self._known[entity]

    def _stored(self, row: Record) -> int:
        key = actor_key(row, self._leaf.id)
        held = self._base.execute("SELECT n FROM actor WHERE key = ?", (key,)).get
        if isinstance(held, int):
            return held
        values = (actor_id(key), key, word(row, "name") or "", word(row, "kind") or "other")
        more = (word(row, "country"), word(row, "sector"), word(row, "register_id"))
        self._base.execute(_INSERT, values + more)
        return self._base.last_insert_rowid()


def actor_id(key: str) -> str:
    """The public id of an actor's key: the same in every store."""
    return "ent_" + base64.b32encode(hashlib.sha256(key.encode()).digest()).decode().lower()[:16]


_INSERT = "INSERT INTO actor(id, key, name, kind, country, sector, register_id) VALUES (?, ?, ?, ?, ?, ?, ?)"
