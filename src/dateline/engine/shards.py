"""Shards: files of what was read, named by what was to be read and by which edition, and rows that vouch for them.

    shards/shd_3f….parquet             taken_from, kind ("record" or "failure"), report, body (JSON); zstd
    shards/manifest/shd_3f….json       id, order, rows, failures, bytes, sha256, edition

Any number of workers write into one place, for no two write one file unless they write the same into it.
"""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from dateline.engine.place import Place, place_of
from dateline.engine.rows import FAILURE, RECORD, SHARD, Batch, Row
from dateline.errors import ResourceError, StoreError

MANIFEST = "manifest"
_COLUMNS = ("taken_from", "kind", "report", "body")
_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Shard:
    """What is known of a shard: its place in the order of the inputs, how many rows, and what its file must be."""

    id: str
    order: int
    rows: int
    failures: int
    bytes: int
    sha256: str
    edition: str

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.id}.parquet"


@dataclass(frozen=True, slots=True)
class WriteShard:
    """Writes what came of a batch as the shard of its name; in its stand comes back what is known of the shard."""

    address: str
    edition: str

    def __call__(self, batch: Batch) -> Batch:
        """The file first, then what vouches for it: a run that is killed between the two does the batch again."""
        place, content = place_of(self.address), _packed(batch.rows)
        failures = sum(row.kind == FAILURE for row in batch.rows)
        digest = hashlib.sha256(content).hexdigest()
        shard = Shard(batch.name, batch.order, len(batch.rows), failures, len(content), digest, self.edition)
        place.write(shard.file, content)
        said = json.dumps(asdict(shard)).encode()
        place.write(f"{MANIFEST}/{shard.id}.json", said + b"\n")
        return Batch(batch.name, batch.order, (Row(shard.id, SHARD, said),))


def shard_of(row: Row) -> Shard:
    """What is known of a shard, from what `WriteShard` hands back."""
    return _shard(row.body)


def shards_in(place: Place) -> tuple[list[Shard], list[str]]:
    """The shards of a place in the order of their inputs, and the names of manifest rows that cannot be read."""
    found: list[Shard] = []
    broken: list[str] = []
    for name in place.names(MANIFEST):
        if not name.endswith(".json"):
            continue
        try:
            shard = _shard(place.read(f"{MANIFEST}/{name}"))
        except (OSError, ValueError, TypeError, KeyError):
            broken.append(f"{MANIFEST}/{name}")
        else:
            found.append(shard) if name == f"{shard.id}.json" else broken.append(f"{MANIFEST}/{name}")
    return sorted(found, key=lambda shard: (shard.order, shard.id)), broken


def content_of(place: Place, shard: Shard) -> bytes:
    """The bytes of a shard's file. StoreError where it is missing, or not the one that was written."""
    try:
        content = place.read(shard.file)
    except OSError as error:
        raise StoreError(f"shard {shard.id} cannot be read: {error.strerror or error}") from error
    if len(content) != shard.bytes:
        raise StoreError(f"shard {shard.id} is damaged: {len(content):,} bytes of {shard.bytes:,}")
    if hashlib.sha256(content).hexdigest() != shard.sha256:
        raise StoreError(f"shard {shard.id} is damaged: its bytes are not those that were written")
    return content


def rows_of(place: Place, shard: Shard) -> list[Row]:
    """What a shard holds. StoreError where its file is missing, damaged, or no shard's."""
    content = content_of(place, shard)
    check_arrow()
    import pyarrow
    from pyarrow import parquet

    try:
        table = parquet.read_table(io.BytesIO(content), columns=list(_COLUMNS))
        names, kinds, _, bodies = (table.column(name).to_pylist() for name in _COLUMNS)
        rows = [Row(name, kind, body.encode()) for name, kind, body in zip(names, kinds, bodies, strict=True)]
    except (pyarrow.ArrowException, OSError, ValueError, AttributeError) as error:
        raise StoreError(f"shard {shard.id} is damaged: {error}") from error
    if len(rows) != shard.rows:
        raise StoreError(f"shard {shard.id} is damaged: {len(rows):,} rows of {shard.rows:,}")
    return rows


def check_arrow() -> None:
    """ResourceError where the library that shards are written with is missing."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise ResourceError("pyarrow is missing: pip install 'dateline[frames]'") from error


def _packed(rows: Sequence[Row]) -> bytes:
    check_arrow()
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([(name, pyarrow.string()) for name in _COLUMNS])
    told = [(row.name, row.kind, _report(row), row.body.decode()) for row in rows]
    columns = [pyarrow.array(column, pyarrow.string()) for column in zip(*told, strict=True)] if told else []
    table = pyarrow.table(columns, schema=schema) if told else schema.empty_table()
    stream = io.BytesIO()
    parquet.write_table(table, stream, compression="zstd", compression_level=_LEVEL)
    return stream.getvalue()


def _report(row: Row) -> str | None:
    """The id of a record's report, or what names a failure within its input."""
    said = json.loads(row.body)
    name = said["report"]["id"] if row.kind == RECORD else said["source_id"]
    return None if name is None else str(name).encode("utf-8", "replace").decode()


def _shard(content: bytes) -> Shard:
    said = json.loads(content)
    shard = Shard(**{name: said[name] for name in Shard.__dataclass_fields__})
    numbers = (shard.order, shard.rows, shard.failures, shard.bytes)
    if any(type(number) is not int for number in numbers) or not _is_name(shard.id):
        raise ValueError("not a shard's row")
    return shard


def _is_name(name: object) -> bool:
    """A shard's name leads nowhere but to its own file."""
    return isinstance(name, str) and name.startswith("shd_") and name.removeprefix("shd_").isalnum()
