"""The store's file: one SQLite database, one writer at a time, any number of readers who are never blocked."""

import zlib
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from enum import Enum
from json import JSONDecodeError
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

import apsw

from dateline.errors import StoreBusyError, StoreError
from dateline.store.schema import bring_up, check_ours, check_readable
from dateline.store.transaction import whole

_BUSY_MS = 10_000
_CACHE_KIB = 65_536  # a batch's pages stay in memory until its commit, so that each is written once
_READ_CACHE_KIB = 32_768  # at most; a question that looks at thousands of rows comes by the same pages again and again


class Access(Enum):
    """Whether a store is opened to be read, or to be written by the one writer."""

    READ = "read"
    WRITE = "write"


class Store:
    """An open store. `base` is its connection; writing goes through `with store.writing():`, all or nothing."""

    def __init__(self, path: Path, access: Access, base: apsw.Connection, lock: apsw.Connection | None) -> None:
        self.path, self.access, self.base, self._lock = path, access, base, lock

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: it is on the disk when the block ends, or nothing of it is. One inside another joins it."""
        if self.access is Access.READ:
            raise StoreError(f"{self.path} was opened for reading")
        with telling(self.path), whole(self.base):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several look-ups that all see the store as it is now, whatever a writer commits meanwhile."""
        with telling(self.path):
            if self.base.in_transaction:
                yield
                return
            self.base.execute("BEGIN")
            try:
                yield
            finally:
                self.base.execute("COMMIT")

    def close(self) -> None:
        """Closes the file; a writer's lock is given back. Closing twice does nothing."""
        self.base.close()
        if self._lock is not None:
            self._lock.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(path: Path, access: Access) -> Store:
    """The store in a file. WRITE makes it where there is none, and brings an older one up to today's schema.

    StoreError: no such store, no store at all, of a newer dateline, in use by another writer, or not to be opened.
    """
    _check_place(path, access)
    with telling(path):
        return _opened_to_read(path) if access is Access.READ else _opened_to_write(path)


def _check_place(path: Path, access: Access) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a store")
    if access is Access.READ and not path.exists():
        raise StoreError(f"no store at {path} (`dateline add` makes one)")
    if access is Access.WRITE and not path.parent.is_dir():
        raise StoreError(f"cannot make {path}: there is no folder {path.parent}")


def _opened_to_read(path: Path) -> Store:
    with ExitStack() as undo:
        base = undo.enter_context(closing(_read_only(path)))
        base.set_busy_timeout(_BUSY_MS)
        base.pragma("cache_size", -_READ_CACHE_KIB)
        check_readable(base, path)
        undo.pop_all()
    return Store(path, Access.READ, base, None)


def _read_only(path: Path) -> apsw.Connection:
    """A connection that cannot write; where even the reader's own marks cannot be set, the file is taken as it lies."""
    try:
        base = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        base.pragma("user_version")
        return base
    except apsw.CantOpenError:
        if path.with_name(path.name + "-wal").exists():
            raise
        address = f"file:{quote(str(path.absolute()))}?immutable=1"
        return apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)


def _opened_to_write(path: Path) -> Store:
    with ExitStack() as undo:
        lock = undo.enter_context(closing(_lock(path)))
        base = undo.enter_context(closing(apsw.Connection(str(path))))
        base.set_busy_timeout(_BUSY_MS)
        check_ours(base, path)
        _prepare(base)
        bring_up(base, path)
        undo.pop_all()
    return Store(path, Access.WRITE, base, lock)


def _lock(path: Path) -> apsw.Connection:
    """The one writer's lock: held on a file beside the store, so that it ends with the process, however that ends."""
    with ExitStack() as undo:
        lock = undo.enter_context(closing(apsw.Connection(str(path) + "-lock")))
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except apsw.BusyError as error:
            raise StoreBusyError(f"another process is writing to {path}") from error
        undo.pop_all()
    return lock


def _prepare(base: apsw.Connection) -> None:
    base.pragma("journal_mode", "wal")
    base.pragma("synchronous", "full")
    base.pragma("foreign_keys", "on")
    base.pragma("cache_size", -_CACHE_KIB)
    base.pragma("journal_size_limit", 1 << 26)


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turns what the database raises into a StoreError that says what to do."""
    try:
        yield
    except (apsw.BusyError, apsw.LockedError) as error:
        raise StoreBusyError(_in_words(path, error)) from error
    except apsw.Error as error:
        raise StoreError(_in_words(path, error)) from error
    except (zlib.error, JSONDecodeError, UnicodeDecodeError) as error:  # the database does not see what a cell means
        raise StoreError(f"{path} is damaged ({error}): take it from a backup") from error


def _in_words(path: Path, error: apsw.Error) -> str:
    for kind, words in _WORDS.items():
        if isinstance(error, kind):
            return words.format(path=path, error=error)
    return f"{path}: {error}"


_WORDS: dict[type[apsw.Error], str] = {
    apsw.NotADBError: "{path} is not a dateline store",
    apsw.BusyError: "another process is writing to {path}",
    apsw.LockedError: "another process is writing to {path}",
    apsw.FullError: "no room left on the disk of {path}: what was being stored was taken back, all before it stands; "
    "make room and run the same again",
    apsw.ReadOnlyError: "{path} cannot be written to (a read-only file, folder or disk)",
    apsw.CantOpenError: "{path} cannot be opened (is it allowed, and its folder writable?)",
    apsw.PermissionsError: "{path} cannot be opened (is it allowed?)",
    apsw.CorruptError: "{path} is damaged: take it from a backup",
    apsw.IOError: "{path} cannot be read or written ({error}): is its disk well, and is there room? what was stored "
    "before stands; run the same again",
}
