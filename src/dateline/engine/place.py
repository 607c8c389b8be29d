"""Where shards lie: a folder, or a place on an object store. A file is there whole or not at all."""

import os
from pathlib import Path
from typing import Protocol

from dateline.errors import StoreError
from dateline.ingest.remote import is_remote, system_of

_FILE = "file://"


class Place(Protocol):
    """Files by name, "manifest/x.json" among them."""

    @property
    def address(self) -> str:
        """The folder's path, or the address on the object store."""
        ...

    def read(self, name: str) -> bytes:
        """A file's bytes. OSError where it cannot be read."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """A file, made or replaced at one stroke."""
        ...

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder, in order; none where there is no folder."""
        ...


class Folder:
    """A folder of this machine, or of a file system that machines share."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def address(self) -> str:
        """Its path."""
        return str(self._path)

    def read(self, name: str) -> bytes:
        """A file's bytes."""
        return (self._path / name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """Under a name of this process's own first, on the disk before it takes its place."""
        target = self._path / name
        part = target.with_name(f"{target.name}.{os.getpid()}.tmp")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(target)
        except OSError as error:
            raise StoreError(f"cannot write {target}: {error.strerror or error}") from error
        finally:
            part.unlink(missing_ok=True)

    def names(self, folder: str) -> list[str]:
        """The files of one folder in it."""
        held = self._path / folder
        return sorted(path.name for path in held.iterdir() if path.is_file()) if held.is_dir() else []


class Remote:
    """A place on an object store; its objects appear whole by themselves."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    @property
    def address(self) -> str:
        """Its address."""
        return self._address

    def read(self, name: str) -> bytes:
        """An object's bytes."""
        system, path = system_of(f"{self._address}/{name}")
        content: bytes = system.cat_file(path)
        return content

    def write(self, name: str, content: bytes) -> None:
        """One object, put as a whole."""
        system, path = system_of(f"{self._address}/{name}")
        try:
            system.pipe_file(path, content)
        except OSError as error:
            raise StoreError(f"cannot write {self._address}/{name}: {error}") from error

    def names(self, folder: str) -> list[str]:
        """The objects below one name."""
        system, path = system_of(f"{self._address}/{folder}")
        try:
            system.invalidate_cache()
            return sorted(str(name).rsplit("/", 1)[-1] for name in system.ls(path, detail=False))
        except FileNotFoundError:
            return []


def place_of(address: str) -> Place:
    """The place of a path or an address."""
    if address.startswith(_FILE):
        return Folder(Path(address.removeprefix(_FILE)))
    return Remote(address) if is_remote(address) else Folder(Path(address))
