"""The words of a report, weighed by how few of the latest reports hold them."""

from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from dateline.identity.stories.frequencies import Frequencies
from dateline.identity.told import Scene, counted, weighed


class Scenes:
    """Makes scenes; `see` each report once, in the store's order, before its happenings are judged.

    `frequencies` is kept from the last time (`to_bytes`, `from_bytes`), apart from that of stories.
    """

    def __init__(self, frequencies: Frequencies) -> None:
        self.frequencies = frequencies

    def see(self, title: str | None, text: str) -> None:
        """Counts a report's words."""
        self.frequencies.add(_keys(tuple(sorted(counted(title, text)))))

    def scene(self, report: str, story: str | None, title: str | None, text: str) -> Scene:
        """A report's scene, by what has been seen so far."""
        counts = counted(title, text)
        words = tuple(sorted(counts))
        holders = dict(zip(words, self.frequencies.of(_keys(words)).tolist(), strict=True))
        return Scene(report, story, weighed(counts, holders, self.frequencies.reports))


def _keys(words: tuple[str, ...]) -> NDArray[np.uint64]:
    return np.array([_key(word) for word in words], np.uint64)


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
