"""Five-word shingles of a text as sorted 64-bit numbers, each with the words it stands on."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dateline.identity.copies.words import words_in
from dateline.model.copying import Text

WORDS = 5
_MIX = tuple(np.uint64(n | 1) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5))
_LAST = np.uint64(0xD6E8FEB86659FD93)
_KEPT_TEXTS = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Shingled:
    """A text's shingles: `keys[i]` begins at its word i; `unique` is sorted, each once. Words stand at starts, ends."""

    keys: NDArray[np.int64]
    unique: NDArray[np.int64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.starts)


def shingled(report: Text) -> Shingled:
    """The shingles of what counts in a report; none for a text of fewer than five words."""
    return _shingled(report.text, tuple((span.start, span.end) for span in report.body) if report.body else ())


@lru_cache(maxsize=_KEPT_TEXTS)
def _shingled(text: str, body: tuple[tuple[int, int], ...]) -> Shingled:
    words = words_in(text, body)
    keys = _keys(words.keys)
    return Shingled(keys, each_once(keys), words.starts, words.ends)


def each_once(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """The keys in order, each once; for so few numbers many times as fast as numpy's own way."""
    ordered = np.sort(keys)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def forget_texts() -> None:
    """Drops the shingles at hand, so that a measurement starts from nothing."""
    _shingled.cache_clear()


def _keys(words: NDArray[np.uint64]) -> NDArray[np.int64]:
    """A number for each five words in a row; sums and products run over, which is what hashing wants."""
    count = len(words) - WORDS + 1
    if count < 1:
        return np.empty(0, np.int64)
    total = words[WORDS - 1 :].copy()
    for place, factor in enumerate(_MIX):
        total += words[place : place + count] * factor
    total ^= total >> np.uint64(32)
    total *= _LAST
    total ^= total >> np.uint64(29)
    return total.view(np.int64)
