"""Which item carries which key: the one index under copies, stories and event identity."""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

_SPREAD, _WRAP = 0x9E3779B97F4A7C15, 1 << 64  # of hashing by a product


class Postings(Protocol):
    """Keys (64-bit numbers) to the items that carry them, each with a weight. The store keeps one on disk."""

    def put(self, item: int, keys: Mapping[int, float]) -> None:
        """Adds an item under its keys; an item that is there already is replaced."""

    def find(self, keys: Iterable[int], most: int) -> Mapping[int, tuple[tuple[int, float], ...]]:
        """The (item, weight) pairs of each key, by item; keys held by none or by more than `most` are left out."""

    def keys_of(self, item: int) -> Mapping[int, float]:
        """The keys of one item with their weights; empty for an unknown item."""

    def held(self, keys: Iterable[int]) -> Mapping[int, int]:
        """How many items hold each key (0 for none)."""

    def forget(self, item: int) -> None:
        """Takes an item out."""


class MemoryPostings:
    """Postings in memory, for measuring and tests."""

    def __init__(self) -> None:
        self._holders: dict[int, list[tuple[int, float]]] = {}
        self._keys: dict[int, dict[int, float]] = {}

    def put(self, item: int, keys: Mapping[int, float]) -> None:
        """Adds or replaces an item."""
        self.forget(item)
        self._keys[item] = dict(keys)
        for key, weight in keys.items():
            holders = self._holders.get(key)
            if holders is None:
                self._holders[key] = [(item, weight)]
            else:
                insort(holders, (item, weight))

    def find(self, keys: Iterable[int], most: int) -> Mapping[int, tuple[tuple[int, float], ...]]:
        """The items of each key that at most `most` items hold."""
        held = self._holders
        return {key: tuple(held[key]) for key in set(keys) if key in held and len(held[key]) <= most}

    def keys_of(self, item: int) -> Mapping[int, float]:
        """The keys of one item."""
        return dict(self._keys.get(item, {}))

    def held(self, keys: Iterable[int]) -> Mapping[int, int]:
        """How many items hold each key."""
        return {key: len(self._holders.get(key, ())) for key in set(keys)}

    def forget(self, item: int) -> None:
        """Takes an item out."""
        for key, weight in self._keys.pop(item, {}).items():
            holders = self._holders[key]
            holders.remove((item, weight))
            if not holders:
                del self._holders[key]


class SpreadPostings:
    """Postings in several places, each key in one of them: together they hold and find what one would."""

    def __init__(self, places: Sequence[Postings]) -> None:
        self._places = tuple(places)

    def put(self, item: int, keys: Mapping[int, float]) -> None:
        """Adds or replaces an item."""
        dealt = self._dealt(keys)
        for number, place in enumerate(self._places):
            place.put(item, {key: keys[key] for key in dealt.get(number, ())})

    def find(self, keys: Iterable[int], most: int) -> Mapping[int, tuple[tuple[int, float], ...]]:
        """The items of each key that at most `most` items hold."""
        asked = self._dealt(keys)
        found = (self._places[number].find(some, most) for number, some in asked.items())
        return {key: held for one in found for key, held in one.items()}

    def keys_of(self, item: int) -> Mapping[int, float]:
        """The keys of one item."""
        return {key: weight for place in self._places for key, weight in place.keys_of(item).items()}

    def held(self, keys: Iterable[int]) -> Mapping[int, int]:
        """How many items hold each key."""
        asked = self._dealt(keys)
        counts = (self._places[number].held(some) for number, some in asked.items())
        return {key: count for one in counts for key, count in one.items()}

    def forget(self, item: int) -> None:
        """Takes an item out."""
        for place in self._places:
            place.forget(item)

    def _dealt(self, keys: Iterable[int]) -> dict[int, list[int]]:
        dealt: dict[int, list[int]] = {}
        for key in keys:
            dealt.setdefault(part_of(key, len(self._places)), []).append(key)
        return dealt


def part_of(key: int, parts: int) -> int:
    """Which of so many parts a key belongs to: the same on every machine, and keys of one day far apart."""
    return (key * _SPREAD % _WRAP) * parts // _WRAP
