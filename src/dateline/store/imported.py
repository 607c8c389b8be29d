"""Rows of other data sets as the store keeps them: versions by their own ids, beside the record, never part of it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import apsw

from dateline.errors import StoreError
from dateline.store.database import Store
from dateline.store.leaf import fit


@dataclass(frozen=True, slots=True)
class Theirs:
    """One row of another data set, as it says itself what happened.

    `day_precision`: day, days, week, month or year; `place_precision`: exact, near, area, country or none; `words`:
    its type in its own words, `type` and `mode` the same in ours, None where we have none; `sides`: who takes part.
    `cells`: the row as it came, by column.
    """

    id: str
    line: int
    earliest: str
    latest: str
    day_precision: str
    place: str | None
    area: str | None
    country: str | None
    place_precision: str
    lat: float | None
    lon: float | None
    words: str
    type: str | None
    mode: str | None
    sides: tuple[tuple[str, ...], ...]
    low: int | None
    best: int | None
    high: int | None
    source: str | None
    notes: str | None
    cells: str

    @property
    def actors(self) -> tuple[str, ...]:
        """Everyone whom it names, each once."""
        return tuple(dict.fromkeys(name for side in self.sides for name in side))


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that could not be read: its line in the file, its own id where it has one, and why."""

    line: int
    id: str | None
    error: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set that was imported. `rows`: the newest versions that it still has; `gone`: those it no longer has.

    `whole`: whether the last import came to the end of its file.
    """

    n: int
    name: str
    kind: str
    file: str
    whole: bool
    rows: int
    gone: int
    first: str | None
    last: str | None
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class Importing:
    """An import under way: its data set, the number of this import, and its time (UTC, ISO)."""

    dataset: int
    run: int
    at: str


def datasets(base: apsw.Connection) -> tuple[Dataset, ...]:
    """The data sets that were imported, by name."""
    return tuple(
        Dataset(n, name, kind, file, bool(whole), rows, gone, *days)
        for n, name, kind, file, whole, rows, gone, *days in base.execute(_DATASETS)
    )


def dataset(base: apsw.Connection, name: str) -> Dataset | None:
    """The one of this name, in any case; None for none."""
    return next((one for one in datasets(base) if one.name.casefold() == name.casefold()), None)


def begin(store: Store, named: tuple[str, str], file: str, at: str) -> Importing:
    """Begins an import: `named` is the data set's name and kind. StoreError where the name is one of another kind."""
    name, kind = named
    with store.writing():
        held = dataset(store.base, name)
        if held is not None and held.kind != kind:
            raise StoreError(f"{name} holds rows of {held.kind}: give these another name (--name)")
        if held is None:
            store.base.execute(_NEW_DATASET, (name, kind, fit(file), at, at))
        n, run = next(store.base.execute(_BEGIN, (fit(file), at, held.name if held else name)))
        store.base.execute("DELETE FROM unread WHERE dataset = ?", (n,))
    return Importing(int(n), int(run), at)


def put_rows(store: Store, under: Importing, rows: Iterable[tuple[Theirs, str]]) -> dict[str, int]:
    """Keeps rows with their digests in one transaction; how many were new, same, changed, and told twice."""
    counts = {"new": 0, "same": 0, "changed": 0, "twice": 0}
    with store.writing():
        for row, digest in rows:
            counts[_put(store.base, under, row, digest)] += 1
    return counts


def put_unread(store: Store, under: Importing, rows: Iterable[Unread]) -> None:
    """Keeps what could not be read of the file, in one transaction."""
    with store.writing():
        store.base.executemany(_UNREAD, [(under.dataset, row.line, row.id, fit(row.error)) for row in rows])


def unread(base: apsw.Connection, n: int) -> tuple[Unread, ...]:
    """What could not be read of a data set's last import, by line."""
    return tuple(Unread(*row) for row in base.execute(f"{_UNREAD_OF} WHERE dataset = ? ORDER BY line", (n,)))


def end(store: Store, under: Importing) -> int:
    """Ends an import that came to the end of its file; how many rows the file no longer had."""
    with store.writing():
        store.base.execute(_GONE, (under.at, under.dataset, under.run))
        gone = store.base.changes()
        keep_rest(store, under)
    return gone


def keep_rest(store: Store, under: Importing) -> int:
    """Ends an import of one part: rows that its file lacks stay. No row is gone."""
    with store.writing():
        store.base.execute("UPDATE dataset SET whole = 1 WHERE n = ?", (under.dataset,))
    return 0


def forget(store: Store, n: int) -> None:
    """Takes a data set out with all its rows and what it was compared to."""
    with store.writing():
        for statement in _FORGET:
            store.base.execute(statement, (n,))


def rows_of(base: apsw.Connection, n: int) -> Iterator[tuple[int, Theirs]]:
    """The rows that a data set has now, by their own ids, with their numbers in the store."""
    for number, *row in base.execute(
        f"{_ROWS} WHERE dataset = ? AND newest = 1 AND gone_at IS NULL ORDER BY row_id", (n,)
    ):
        yield number, _theirs(row)


def row_numbered(base: apsw.Connection, n: int) -> Theirs | None:
    """One row by its number in the store."""
    found = next(base.execute(f"{_ROWS} WHERE n = ?", (n,)), None)
    return None if found is None else _theirs(list(found[1:]))


def _theirs(row: list[object]) -> Theirs:
    cells = list(row)
    cells[14] = tuple(tuple(side) for side in json.loads(str(cells[14])))
    return Theirs(*cells)  # type: ignore[arg-type]  # typed by the table's columns


def _put(base: apsw.Connection, under: Importing, row: Theirs, digest: str) -> str:
    held = next(base.execute(_HELD, (under.dataset, row.id)), None)
    if held is not None and held[3] == under.run:
        return "twice"
    sides = json.dumps(row.sides, ensure_ascii=False)
    read = (*_cells(row)[:12], sides, *_cells(row)[12:])
    if held is not None and held[1] == digest:
        base.execute(_SAME, (under.run, row.line, *read, held[0]))  # the same row may be read better by now
        return "same"
    if held is not None:
        base.execute("UPDATE imported SET newest = 0 WHERE n = ?", (held[0],))
    told = (row.id, 1 if held is None else held[2] + 1, under.run, row.line, digest)
    base.execute(_INSERT, (under.dataset, *told, *read, under.at))
    return "new" if held is None else "changed"


def _cells(row: Theirs) -> tuple[str | int | float | None, ...]:
    return (
        *(row.earliest, row.latest, row.day_precision, row.place, row.area, row.country, row.place_precision),
        *(row.lat, row.lon, row.words, row.type, row.mode),
        *(row.low, row.best, row.high, row.source, row.notes, row.cells),
    )


_DATASETS = """
SELECT d.n, d.name, d.kind, d.file, d.whole, count(i.n) FILTER (WHERE i.gone_at IS NULL),
    count(i.n) FILTER (WHERE i.gone_at IS NOT NULL), min(i.earliest) FILTER (WHERE i.gone_at IS NULL),
    max(i.latest) FILTER (WHERE i.gone_at IS NULL), d.first_at, d.last_at
FROM dataset d LEFT JOIN imported i ON i.dataset = d.n AND i.newest = 1 GROUP BY d.n ORDER BY d.name
"""
_NEW_DATASET = "INSERT INTO dataset(name, kind, file, first_at, last_at) VALUES (?, ?, ?, ?, ?)"
_BEGIN = "UPDATE dataset SET file = ?, last_at = ?, run = run + 1, whole = 0 WHERE name = ? RETURNING n, run"
_HELD = "SELECT n, digest, version, run FROM imported WHERE dataset = ? AND row_id = ? AND newest = 1"
_READ = (
    *("earliest", "latest", "day_precision", "place", "area", "country", "place_precision", "lat", "lon"),
    *("words", "type", "mode", "actors", "low", "best", "high", "source", "notes", "cells"),
)
_ROWS = f"SELECT n, row_id, line, {', '.join(_READ)} FROM imported"
_SAME = f"UPDATE imported SET run = ?, line = ?, gone_at = NULL, {', '.join(f'{c} = ?' for c in _READ)} WHERE n = ?"
_INSERT = f"""INSERT INTO imported(dataset, row_id, version, run, line, digest, {", ".join(_READ)}, added_at)
    VALUES ({", ".join("?" * (7 + len(_READ)))})"""
_GONE = "UPDATE imported SET gone_at = ? WHERE dataset = ? AND newest = 1 AND run <> ? AND gone_at IS NULL"
_UNREAD_OF = "SELECT line, row_id, error FROM unread"
_UNREAD = "INSERT OR REPLACE INTO unread(dataset, line, row_id, error) VALUES (?, ?, ?, ?)"
_FORGET = (
    "DELETE FROM unread WHERE dataset = ?",
    "DELETE FROM compared WHERE dataset = ?",
    "DELETE FROM comparison WHERE dataset = ?",
    "DELETE FROM imported WHERE dataset = ?",
    "DELETE FROM dataset WHERE n = ?",
)
