"""How many of the latest reports hold a word: a sketch of fixed size, so that an archive's growth costs nothing."""

import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_ROWS, _WIDTH = 2, 1 << 17
_MOST = 32_768  # reports; then all counts are halved, so that the latest ones weigh most
_SHIFT = np.uint64(17)


class Frequencies:
    """Counts of reports by word key (64 bit); two keys may share a count in one row, seldom in both."""

    def __init__(self) -> None:
        self.reports = 0
        self._counts = np.zeros((_ROWS, _WIDTH), np.uint16)

    def add(self, keys: NDArray[np.uint64]) -> None:
        """Counts one report that holds these keys, each given once."""
        for row, places in enumerate(_places(keys)):
            self._counts[row, places] += np.uint16(1)
        self.reports += 1
        if self.reports >= _MOST:
            self._counts >>= np.uint16(1)
            self.reports >>= 1

    def count(self, keys: Iterable[int]) -> None:
        """Counts one report that holds these keys, each given once."""
        self.add(np.fromiter(keys, np.uint64))

    def of(self, keys: NDArray[np.uint64]) -> NDArray[np.float64]:
        """How many reports hold each key, at most."""
        first, second = _places(keys)
        return np.asarray(np.minimum(self._counts[0, first], self._counts[1, second]), np.float64)

    def to_bytes(self) -> bytes:
        """The counts to keep until the next time."""
        return self.reports.to_bytes(8, "little") + zlib.compress(self._counts.tobytes(), 1)

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Frequencies":
        """What to_bytes gave; anything else is a ValueError."""
        counts = cls()
        try:
            raw = np.frombuffer(zlib.decompress(kept[8:]), np.uint16)
        except zlib.error as error:
            raise ValueError(f"not a sketch of frequencies: {error}") from error
        if raw.size != _ROWS * _WIDTH:
            raise ValueError("not a sketch of frequencies: wrong size")
        counts.reports = int.from_bytes(kept[:8], "little")
        counts._counts = raw.reshape(_ROWS, _WIDTH).copy()
        return counts


def _places(keys: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    mask = np.uint64(_WIDTH - 1)
    return keys & mask, (keys >> _SHIFT) & mask
