"""The words of a text, all at once: where each stands and a 64-bit number for it, the same on every machine."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

_TABLE = 0x3000  # code points that are looked up in a table; those above, only where one occurs
_PLACES = 64  # a factor for each place in a word; longer words begin again
_SPREAD = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Words are letters and digits in a row, lower-cased: their numbers, where they begin and where they end."""

    keys: NDArray[np.uint64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


def words_in(text: str, stretches: Sequence[tuple[int, int]]) -> Words:
    """The words of some stretches of a text, all of it where none are named."""
    folded = _folded(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32))
    if stretches:
        outside = np.ones(len(folded), np.bool_)
        for start, end in stretches:
            outside[start:end] = False
        folded = np.where(outside, np.uint32(0), folded)
    return _words(folded)


def _words(folded: NDArray[np.uint32]) -> Words:
    """Words of lower-cased code points, 0 standing for what is no letter and no digit."""
    within = np.concatenate(([False], folded != 0, [False]))
    edges = np.flatnonzero(within[1:] != within[:-1]).astype(np.int32)
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return Words(np.empty(0, np.uint64), starts, ends)
    letters = np.flatnonzero(within[1:-1]).astype(np.int32)
    firsts = np.cumsum(ends - starts) - (ends - starts)
    places = (np.arange(len(letters), dtype=np.int32) - np.repeat(firsts, ends - starts)) & (_PLACES - 1)
    keys = np.add.reduceat(folded[letters] * _factors()[places], firsts)
    return Words((keys ^ (keys >> np.uint64(29))) * np.uint64(_SPREAD), starts, ends)


def _folded(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    table = _table()
    if not len(codes) or codes.max() < _TABLE:
        return table[codes]
    folded = table[np.minimum(codes, _TABLE - 1)]
    rare = np.flatnonzero(codes >= _TABLE)
    found, places = np.unique(codes[rare], return_inverse=True)
    folded[rare] = np.array([_lowered(int(code)) for code in found], np.uint32)[places]
    return folded


@cache
def _table() -> NDArray[np.uint32]:
    return np.array([_lowered(code) for code in range(_TABLE)], np.uint32)


def _lowered(code: int) -> int:
    return ord(chr(code).lower()[0]) if chr(code).isalnum() else 0


@cache
def _factors() -> NDArray[np.uint64]:
    """An odd factor for each place in a word."""
    digest = hashlib.shake_128(b"places").digest(8 * _PLACES)
    return np.frombuffer(digest, "<u8").astype(np.uint64) | np.uint64(1)


@lru_cache(maxsize=65536)
def word_key(word: str) -> int:
    """A single word as a 64-bit number, the same on every machine; not the number that it has among `Words`."""
    return int.from_bytes(hashlib.blake2b(word.encode(errors="replace"), digest_size=8).digest(), "little")
