"""The lists of an index at hand: read once, then grown with what is filed, so that a busy day is not read again and
again."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.identity.postings import Postings
from dateline.identity.recent import Recent

_KEPT = 40_000  # lists in one generation


@dataclass(slots=True)
class Holders:
    """The items under one key in their order, each with its weight; `of_story` counts those of stories asked for."""

    items: "array[int]" = field(default_factory=lambda: array("q"))
    weights: "array[float]" = field(default_factory=lambda: array("d"))
    of_story: dict[int, int] = field(default_factory=dict)

    def count(self, story: int, members: set[int]) -> int:
        """How many of a story's members are here: counted once, then kept up."""
        if story not in self.of_story:
            self.of_story[story] = len(members.intersection(self.items))
        return self.of_story[story]

    def add(self, item: int, weight: float, story: int) -> None:
        """Takes in one more item, later than all others."""
        self.items.append(item)
        self.weights.append(weight)
        if story in self.of_story:
            self.of_story[story] += 1


class Lists:
    """Looks keys up in an index that nobody else changes; lists of more than `most` items are left out."""

    def __init__(self, index: Postings, most: int) -> None:
        self._index, self._most = index, most
        self._lists: Recent[int, Holders | None] = Recent(_KEPT)  # None: too full, now and ever after

    def find(self, keys: Iterable[int]) -> dict[int, Holders]:
        """Who holds each key; keys held by none or by too many are left out."""
        asked = list(keys)
        held = {key: self._lists[key] for key in asked if key in self._lists}
        held |= self._read([key for key in asked if key not in held])
        return {key: one for key in asked if (one := held[key]) and one.items}

    def filed(self, item: int, keys: Mapping[int, float], story: int) -> None:
        """An item was filed under these keys."""
        for key, weight in keys.items():
            held = self._lists.get(key)
            if held is None:
                continue
            if held.items and held.items[-1] >= item:
                self._lists.pop(key)  # filed out of order: read again when it is asked for
            elif len(held.items) == self._most:
                self._lists[key] = None
            else:
                held.add(item, weight, story)

    def forget(self) -> None:
        """Lets all go: something was taken out of the index, or moved."""
        self._lists.clear()

    def _read(self, keys: list[int]) -> dict[int, Holders | None]:
        """What the index holds under some keys; it is at hand from now on."""
        found = self._index.find(keys, self._most) if keys else {}
        absent = [key for key in keys if key not in found]
        held = self._index.held(absent) if absent else {}
        read: dict[int, Holders | None] = {key: None if held[key] else Holders() for key in absent}
        for key, pairs in found.items():
            items, weights = zip(*pairs, strict=True)
            read[key] = Holders(array("q", items), array("d", weights))
        for key, one in read.items():
            self._lists[key] = one
        return read
