"""Inputs on an object store (s3://…, gs://…, file://…), by whatever of fsspec is installed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from dateline.errors import ResourceError, SourceError
from dateline.ingest.urls import is_web_address

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_SIGN = "://"
_BLOCK = 1 << 22  # bytes asked for at once: neighbours of a row come with it


def is_remote(source: str) -> bool:
    """Whether an input's name is the address of something on an object store; the web's pages are fetched instead."""
    return _SIGN in source and not is_web_address(source)


def opened(source: str) -> BinaryIO:
    """A file, or what an address of an object store leads to, opened to be read."""
    if not is_remote(source):
        return Path(source).open("rb")
    system, path = system_of(source)
    return cast(BinaryIO, system.open(path, "rb", block_size=_BLOCK))


def remote_files(source: str) -> Iterator[str]:
    """What an address leads to: itself, or all below it that is not hidden, in the order of names."""
    system, path = system_of(source)
    try:
        found = [path] if system.isfile(path) else sorted(system.find(path))
    except (OSError, ValueError) as error:
        raise SourceError(f"{source}: cannot be listed: {error}") from error
    shown = [name for name in found if not any(p.startswith(".") for p in name.removeprefix(path).split("/"))]
    if not shown:
        raise SourceError(f"{source}: nothing there")
    return (str(system.unstrip_protocol(name)) for name in shown)


def system_of(source: str) -> "tuple[AbstractFileSystem, str]":
    """The file system of an address, and the path in it. SourceError where nothing is installed that reads it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ResourceError("fsspec is missing: pip install 'dateline[ray]'") from error
    try:
        found: tuple[AbstractFileSystem, str] = url_to_fs(source)
    except (ImportError, ValueError) as error:
        raise SourceError(f"{source}: {error}") from error
    return found
