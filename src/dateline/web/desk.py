"""Connections to the store: each request reads with one of its own, and sees the store as it is at that moment."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Full, LifoQueue

import apsw

from dateline.errors import StoreError
from dateline.store import Access, open_store
from dateline.store.database import Store, telling

_KEPT = 8


@dataclass(frozen=True, slots=True)
class _Held:
    """An open store, and which file it was opened on."""

    store: Store
    file: tuple[int, int]


class Desk:
    """Reads of one store by many threads. StoreError at once where there is no store to be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._free: LifoQueue[_Held] = LifoQueue(_KEPT)
        self._free.put(self._opened())

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """A connection for one page; what the database raises is a StoreError."""
        with ExitStack() as unless_well:
            held = self._take()
            unless_well.callback(held.store.close)
            with telling(self.path), held.store.reading():
                yield held.store.base
            with suppress(Full):
                self._free.put_nowait(held)
                unless_well.pop_all()

    def close(self) -> None:
        """Closes what is free; nothing else may be read afterwards."""
        while True:
            try:
                self._free.get_nowait().store.close()
            except Empty:
                return

    def _take(self) -> _Held:
        """A free connection to the file that now has the name; those to one that was replaced are closed."""
        now = self._file()
        while True:
            try:
                held = self._free.get_nowait()
            except Empty:
                return self._opened()
            if held.file == now:
                return held
            held.store.close()

    def _opened(self) -> _Held:
        return _Held(open_store(self.path, Access.READ), self._file())

    def _file(self) -> tuple[int, int]:
        """Which file stands under the name. StoreError where none does."""
        try:
            found = self.path.stat()
        except OSError as error:
            raise StoreError(f"no store at {self.path} (it was there when the pages were started)") from error
        return found.st_dev, found.st_ino
