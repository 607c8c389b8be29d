"""Writes a table of another data set: its rows, their evidence, and beside it the events that it would not have."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO, TypeAlias

from dateline.exports.door import Record
from dateline.exports.nouns import Whole
from dateline.exports.shaped.told import identity
from dateline.exports.sidecar import Cell, Line, Shape, write_rows
from dateline.freeze.nouns import TextLevel

Cells: TypeAlias = Mapping[str, Cell]
Why: TypeAlias = Callable[[Whole], str]
LEFT_OUT = ("event_id", "type", "mode", "status", "why")
_EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Shaped:
    """A table: its shape; `left`: why an event has no row ("" where it has one); `rows`: the rows of one that has."""

    shape: Shape
    left: Why
    rows: Callable[[Whole], Iterator[Cells]]


def write_shaped(record: Record, target: Path, shaped: Shaped) -> tuple[Path, ...]:
    """Streams the events into the table, its sidecar and the list of those left out; returns all three."""
    aside = aside_of(target)
    with aside.open("w", encoding="utf-8", newline="") as stream:
        written = write_rows(target, shaped.shape, lines(kept(record, shaped.left, stream), shaped))
    return (*written, aside)


def aside_of(target: Path) -> Path:
    """The list of the events that are left out of a file."""
    return target.with_name(target.name + ".left-out.csv")


def kept(record: Record, left: Why, aside: TextIO | None = None) -> Iterator[Whole]:
    """The events that a form has a place for; the others go to `aside`, each with the reason."""
    table = csv.writer(aside, lineterminator="\n") if aside else None
    if table:
        table.writerow(LEFT_OUT)
    for whole in _with_deeds(record):
        why = left(whole)
        if not why:
            yield whole
        elif table:
            event = whole.event
            record.lost.count(f"events: {why}")
            table.writerow((event.id, event.type, event.mode or "", event.status, why))


def _with_deeds(record: Record) -> Iterator[Whole]:
    """The events, each with the word for its deed, by which it is coded; no cell holds that word itself."""
    for whole in record.events():
        if record.asked.text is TextLevel.NONE:
            deed = record.base.execute(_DEED, (whole.event.id,)).get
            yield replace(whole, event=replace(whole.event, trigger=str(deed or "")))
        else:
            yield whole


def lines(wholes: Iterator[Whole], shaped: Shaped) -> Iterator[Line]:
    """The rows of events, laid out."""
    for whole in wholes:
        for cells in shaped.rows(whole):
            yield Line(identity(whole), whole, laid_out(cells, shaped.shape))


def laid_out(cells: Cells, shape: Shape) -> tuple[Cell, ...]:
    """Cells in the order of the columns, empty where none is given."""
    unknown = set(cells) - set(shape.columns)
    assert not unknown, f"no such columns: {unknown}"
    return tuple(cells.get(column, _EMPTY) for column in shape.columns)


_DEED = "SELECT h.trigger_text FROM event e JOIN happening h ON h.n = e.head WHERE e.id = ?"
