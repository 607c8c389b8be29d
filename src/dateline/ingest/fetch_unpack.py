"""Compressed answers, unpacked a block at a time, so that a small bomb is never held whole."""

import zlib

from dateline.errors import FetchError


class _Unpacker:
    """gzip or deflate, at most so many bytes at a time."""

    def __init__(self, window: int) -> None:
        self._inflate = zlib.decompressobj(window)
        self._window = window

    def __call__(self, block: bytes, most: int) -> bytes:
        try:
            return self._inflate.decompress(block, most)
        except zlib.error as error:
            if self._window != zlib.MAX_WBITS:
                raise FetchError(f"damaged compression ({error})") from error
        # Some servers send "deflate" without its wrapper.
        self._window = -zlib.MAX_WBITS
        self._inflate = zlib.decompressobj(self._window)
        return self(block, most)


class _Plain:
    """No compression."""

    def __call__(self, block: bytes, most: int) -> bytes:
        return block


def unpacker(encoding: str) -> _Unpacker | _Plain:
    """What undoes an answer's Content-Encoding. FetchError for one that was not asked for."""
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Unpacker(zlib.MAX_WBITS | 16)
        case "deflate":
            return _Unpacker(zlib.MAX_WBITS)
    raise FetchError(f"answered with encoding {encoding!r}, which was not asked for")
