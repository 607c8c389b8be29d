"""The words of a report, weighed by how few of the latest reports hold them."""

from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from dateline.identity.stories.frequencies import Frequencies
from dateline.identity.told import counted, weighed


class Scenes:
    """Weighs words for scenes; `see` each report once, in the store's order, before its happenings are judged.

    `frequencies` is kept from the last time (`to_bytes`, `from_bytes`), apart from that of stories.
    """

    def __init__(self, frequencies: Frequencies) -> None:
        self.frequencies = frequencies

    def see(self, title: str | None, text: str) -> dict[str, float]:
        """Counts a report's words; says how much each of them tells, by what has been seen so far."""
        counts = counted(title, text)
        words = tuple(sorted(counts))
        keys = _keys(words)
        self.frequencies.add(keys)
        holders = dict(zip(words, self.frequencies.of(keys).tolist(), strict=True))
        return weighed(counts, holders, self.frequencies.reports)


def _keys(words: tuple[str, ...]) -> NDArray[np.uint64]:
    return np.array([_key(word) for word in words], np.uint64)


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
