"""Connections to the store: each request reads with one of its own, and sees the store as it is at that moment."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from queue import Empty, Full, LifoQueue

import apsw

from dateline.store import Access, open_store
from dateline.store.database import Store, telling

_KEPT = 8


class Desk:
    """Reads of one store by many threads. StoreError at once where there is no store to be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._free: LifoQueue[Store] = LifoQueue(_KEPT)
        self._free.put(open_store(path, Access.READ))

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """A connection for one page; what the database raises is a StoreError."""
        with ExitStack() as unless_well:
            store = self._take()
            unless_well.callback(store.close)
            with telling(self.path), store.reading():
                yield store.base
            with suppress(Full):
                self._free.put_nowait(store)
                unless_well.pop_all()

    def close(self) -> None:
        """Closes what is free; nothing else may be read afterwards."""
        while True:
            try:
                self._free.get_nowait().close()
            except Empty:
                return

    def _take(self) -> Store:
        try:
            return self._free.get_nowait()
        except Empty:
            return open_store(self.path, Access.READ)
