"""Zip files opened with care: nothing is written to the disk, and no member costs more than the limits allow."""

import lzma
import struct
import zipfile
import zlib
from typing import BinaryIO

from dateline.errors import SourceError
from dateline.ingest.reader import Spent
from dateline.settings import DocumentSettings

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_LONGEST_LIST = 4_000_000  # bytes of the list at a zip's end, which is read whole before anything else can be known
_END = struct.Struct("<4s4H2LH")  # the record at a zip's end; its size of the list is the sixth field
_LARGE_END = struct.Struct("<4sQ2H2L4Q")  # the same for files beyond 4 GB; the size is the ninth
_LARGE_POINTER = 20
_LONGEST_COMMENT = 65_535
_SMALL = 10_000_000  # bytes; what is no larger may be packed as tightly as it likes
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, IndexError, struct.error)
_ENCRYPTED = 1


def is_packed(head: bytes) -> bool:
    """Whether an input begins as a zip file does."""
    return head.startswith(_MAGIC)


def opened(stream: BinaryIO) -> zipfile.ZipFile:
    """The zip file with the list of its members. SourceError where it is broken, or its list is too long to be read."""
    try:
        if _list_size(stream) > _LONGEST_LIST:
            raise SourceError(f"zip: its list of files is longer than {_LONGEST_LIST:,} bytes")
        return zipfile.ZipFile(stream)
    except (*_BROKEN, NotImplementedError, RuntimeError, UnicodeError) as error:
        raise SourceError(f"zip: broken, or cut off: {error}") from error


def names(stream: BinaryIO) -> frozenset[str]:
    """The names of a zip's members; none where it cannot be read."""
    try:
        with opened(stream) as archive:
            return frozenset(archive.namelist())
    except SourceError:
        return frozenset()


def content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, spent: Spent, limits: DocumentSettings) -> bytes:
    """A member's bytes. SourceError where it is encrypted, broken, or larger than the limits allow."""
    if member.flag_bits & _ENCRYPTED:
        raise SourceError("encrypted: needs a password")
    if member.file_size > limits.max_bytes:
        raise SourceError(f"too long: more than {limits.max_bytes:,} bytes (documents.max_bytes)")
    if member.file_size > max(_SMALL, limits.max_ratio * member.compress_size):
        raise SourceError(f"zip bomb: grows more than {limits.max_ratio} times when unpacked (documents.max_ratio)")
    spent.unpack(member.file_size, limits)
    try:
        with archive.open(member) as stream:
            return stream.read(limits.max_bytes)  # never more than the size that the list of members gives
    except NotImplementedError as error:
        raise SourceError(f"zip: packed in a way that cannot be read: {error}") from error
    except (*_BROKEN, RuntimeError) as error:
        raise SourceError(f"zip: broken member: {error}") from error


def _list_size(stream: BinaryIO) -> int:
    """Bytes of the list of members, by the record at the end. A file without one is no zip."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _LONGEST_COMMENT - _END.size - _LARGE_POINTER - _LARGE_END.size))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + _END.size:
        raise SourceError("zip: broken, or cut off: its end is missing")
    large = at - _LARGE_POINTER
    if large >= _LARGE_END.size and tail.startswith(b"PK\x06\x07", large):
        return int(_LARGE_END.unpack_from(tail, large - _LARGE_END.size)[8])
    return int(_END.unpack_from(tail, at)[5])
