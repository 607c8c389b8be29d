"""A file of another data set into the store: in batches, each on the disk before the next; again is the same."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain, islice
from pathlib import Path

from dateline.errors import SourceError
from dateline.imports.columns import Kind
from dateline.imports.rows import Table, digest, read_rows
from dateline.store import Store
from dateline.store.imported import Importing, Theirs, Unread, begin, end, keep_rest, put_rows, put_unread

_BATCH = 1_000
_MOST_UNREAD = 1_000  # kept as rows; the others are counted


class Extent(Enum):
    """Whether a file is the whole data set, so that rows which it lacks are gone, or one part of it."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file's rows so far; `gone` are those that the data set had and the file lacks."""

    name: str
    kind: str
    new: int
    same: int
    changed: int
    twice: int
    gone: int
    unread: int

    @property
    def read(self) -> int:
        """How many rows of the file were looked at."""
        return self.new + self.same + self.changed + self.twice + self.unread


@dataclass(frozen=True, slots=True)
class Order:
    """What to import: the file, whose columns it has (None: as they show), under which name, all of it or a part."""

    path: Path
    kind: Kind | None
    name: str | None
    extent: Extent


def take(store: Store, order: Order, at: str, told: Callable[[Taken], None]) -> Taken:
    """Imports a file. SourceError where it is no table of a known data set, or has no row that can be read."""
    with ExitStack() as held:
        table = read_rows(order.path, order.kind, held)
        batches = _batches(table)
        first = next(batches, [])
        _check(order.path, first)
        _check_not_ours(store, order.path, first)
        name = order.name or order.path.name.split(".")[0]
        under = begin(store, (name, table.kind), order.path.name, at)
        so_far = Taken(name, table.kind, 0, 0, 0, 0, 0, 0)
        for batch in chain((first,), batches):
            so_far = _put(store, under, batch, so_far)
            told(so_far)
        return replace(so_far, gone=end(store, under) if order.extent is Extent.WHOLE else keep_rest(store, under))


def _batches(table: Table) -> Iterator[list[Theirs | Unread]]:
    while batch := list(islice(table.rows, _BATCH)):
        yield batch


def _check(path: Path, first: list[Theirs | Unread]) -> None:
    if any(isinstance(row, Theirs) for row in first):
        return
    bad = next((row for row in first if isinstance(row, Unread)), None)
    why = f"; line {bad.line}: {bad.error}" if bad else ""
    raise SourceError(f"{path} has no row that can be read{why}")


def _check_not_ours(store: Store, path: Path, first: list[Theirs | Unread]) -> None:
    """SourceError where the rows are this record's own events: they would agree with themselves."""
    for row in first:
        if isinstance(row, Theirs) and store.base.execute("SELECT 1 FROM event WHERE id = ?", (row.id,)).get:
            raise SourceError(f"{path} holds events of this record itself: {row.id}")


def _put(store: Store, under: Importing, batch: list[Theirs | Unread], so_far: Taken) -> Taken:
    bad = [row for row in batch if isinstance(row, Unread)]
    with store.writing():
        counts = put_rows(store, under, ((row, digest(row)) for row in batch if isinstance(row, Theirs)))
        put_unread(store, under, bad[: max(_MOST_UNREAD - so_far.unread, 0)])
    return replace(
        so_far,
        new=so_far.new + counts["new"],
        same=so_far.same + counts["same"],
        changed=so_far.changed + counts["changed"],
        twice=so_far.twice + counts["twice"],
        unread=so_far.unread + len(bad),
    )
