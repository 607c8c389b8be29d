"""What goes to engines and comes back: named rows of bytes, which are the columns of an Arrow batch as they stand."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import NamedTuple

from dateline.ingest.units import Unit
from dateline.model.reading import Failure
from dateline.records import Record, decode, encode

_HALF = re.compile("[\ud800-\udfff]")
UNIT, RECORD, FAILURE, KNOWN, SHARD = "unit", "record", "failure", "known", "shard"


class Row(NamedTuple):
    """One thing that is worked on or came of it: where it was taken from, what it is, and itself as bytes."""

    name: str
    kind: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that go together to one worker; `name` tells them from other batches, `order` says which come first."""

    name: str
    order: int
    rows: tuple[Row, ...]


def unit_row(unit: Unit) -> Row:
    """A part of the inputs as a row."""
    said = {field.name: getattr(unit, field.name) for field in fields(Unit) if field.name != "content"}
    head = json.dumps(said, separators=(",", ":")).encode()
    return Row(unit.source, UNIT, head if unit.content is None else head + b"\0" + unit.content)


def unit_of(row: Row) -> Unit:
    """The part of the inputs that a row stands for."""
    head, sign, content = row.body.partition(b"\0")
    return Unit(**json.loads(head), content=content if sign else None)


def outcome_row(name: str, outcome: "Record | Failure") -> Row:
    """A record, or why there is none, as a row."""
    shown = _HALF.sub("\ufffd", name)
    if isinstance(outcome, Failure):
        return Row(shown, FAILURE, json.dumps(asdict(outcome)).encode())
    try:
        return Row(shown, RECORD, encode(outcome).encode())
    except UnicodeEncodeError:  # half a surrogate pair, which ASCII JSON can hold
        return Row(shown, RECORD, json.dumps(outcome, separators=(",", ":")).encode())


def outcome_of(row: Row) -> "Record | Failure":
    """The record or failure that a row stands for. ValueError or TypeError for what is neither."""
    said = decode(row.body.decode())
    if row.kind == RECORD:
        return said
    if row.kind != FAILURE:
        raise ValueError(f"a row of an unknown kind: {row.kind[:40]}")
    return Failure(**{name: _text(said[name]) for name in ("source_id", "path", "stage", "error")})  # type: ignore[arg-type]


def outcomes(batch: Batch) -> "Iterator[tuple[str, Record | Failure | str]]":
    """What came of a batch, each by its name; for a report that need not be read, a word that says why."""
    for row in batch.rows:
        yield row.name, row.body.decode() if row.kind == KNOWN else outcome_of(row)


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError("a failure is told in words")
    return value
