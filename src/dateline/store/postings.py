"""Postings on disk: which report or happening carries a key."""

import json
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from struct import pack, unpack

from dateline.store.database import Store

_SIGN = 1 << 63
_WRAP = 1 << 64


class StorePostings:
    """One space of keys ("copy", "story", "event") in a store; keys are whole numbers of 64 bits, from 0 up.

    Writing belongs in a `with store.writing():` of the caller's.
    """

    def __init__(self, store: Store, space: str) -> None:
        self._store, self._base, self._name = store, store.base, space
        self._number: int | None = None

    def put(self, item: int, keys: Mapping[int, float]) -> None:
        """Adds or replaces an item."""
        with self._whole():
            self.forget(item)
            space = self._made()
            signed = sorted((_signed(key), weight) for key, weight in keys.items())
            self._base.executemany(_PUT, [(space, key, item, weight) for key, weight in signed])
            held = pack(f"<{len(signed)}q{len(signed)}d", *(k for k, _ in signed), *(w for _, w in signed))
            self._base.execute("INSERT INTO posted(space, item, keys) VALUES (?, ?, ?)", (space, item, held))

    def find(self, keys: Iterable[int], most: int) -> Mapping[int, tuple[tuple[int, float], ...]]:
        """The items of each key that at most `most` items hold."""
        asked = {_signed(key): key for key in keys}
        found: dict[int, list[tuple[int, float]]] = {}
        for key, item, weight in self._base.execute(_FIND, (json.dumps(list(asked)), self._known(), most)):
            found.setdefault(asked[key], []).append((item, weight))
        return {key: tuple(sorted(held)) for key, held in found.items()}

    def keys_of(self, item: int) -> Mapping[int, float]:
        """The keys of one item."""
        held = self._base.execute(_POSTED, (self._known(), item)).get
        if held is None:
            return {}
        count = len(held) // 16
        values = unpack(f"<{count}q{count}d", held)
        return {key % _WRAP: weight for key, weight in zip(values[:count], values[count:], strict=True)}

    def held(self, keys: Iterable[int]) -> Mapping[int, int]:
        """How many items hold each key."""
        space = self._known()
        return {key: self._base.execute(_HELD, (space, _signed(key))).get for key in set(keys)}

    def forget(self, item: int) -> None:
        """Takes an item out."""
        space = self._known()
        if self._base.execute(_POSTED, (space, item)).get is not None:
            with self._whole():
                self._base.executemany(_DELETE, [(space, _signed(key), item) for key in self.keys_of(item)])
                self._base.execute("DELETE FROM posted WHERE space = ? AND item = ?", (space, item))

    def _whole(self) -> AbstractContextManager[None]:
        """All or nothing; within the caller's transaction a part of it, which needs no mark of its own."""
        return nullcontext() if self._base.in_transaction else self._store.writing()

    def _known(self) -> int:
        """The space's number; 0, which no space has, where nothing was ever put there."""
        if self._number is None:
            self._number = self._base.execute("SELECT n FROM space WHERE name = ?", (self._name,)).get
        return self._number or 0

    def _made(self) -> int:
        if not self._known():
            self._base.execute("INSERT INTO space(name) VALUES (?)", (self._name,))
        return self._known()


def _signed(key: int) -> int:
    return key - _WRAP if key >= _SIGN else key


_PUT = "INSERT INTO posting(space, key, item, weight) VALUES (?, ?, ?, ?)"
_DELETE = "DELETE FROM posting WHERE space = ? AND key = ? AND item = ?"
_POSTED = "SELECT keys FROM posted WHERE space = ? AND item = ?"
# One more than allowed is enough to refuse a key, however many hold it.
_FIND = """SELECT p.key, item, weight FROM json_each(?1) a CROSS JOIN posting p ON p.space = ?2 AND p.key = a.value
    WHERE (SELECT count(*) FROM (SELECT 1 FROM posting q WHERE q.space = ?2 AND q.key = a.value LIMIT ?3 + 1)) <= ?3"""
_HELD = "SELECT count(*) FROM posting WHERE space = ? AND key = ?"
