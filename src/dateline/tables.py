"""Reads the knowledge under `resources/`: CSV lists and TOML structures, each with its provenance header."""

import csv
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dateline.errors import ResourceError

PROVENANCE = ("what", "basis", "licence", "checked")
# Tables that a user's folder may add to, each with the column that names a row.
OWN_KINDS = ("organisation", "group", "outlet")
OWN_KEYS = {"offices.csv": "key", "organisations.csv": "name", "weapons.csv": "name"}

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV resource: its provenance and its rows, in file order."""

    name: str
    provenance: Mapping[str, str]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def root() -> Traversable:
    """The folder of shipped resources."""
    return files("dateline") / "resources"


def read_table(name: str) -> Table:
    """Rows of `resources/<name>`; a missing provenance line or a ragged row is a ResourceError."""
    lines = _text(name).splitlines()
    head = [line for line in lines if line.startswith("# ")]
    provenance = dict(_pair(name, line) for line in head)
    missing = [key for key in PROVENANCE if key not in provenance]
    if missing:
        raise ResourceError(f"resources/{name}: header lacks {', '.join(missing)}")
    reader = csv.reader([line for line in lines if not line.startswith("# ")])
    columns = tuple(next(reader, []))
    cells = list(reader)
    ragged = next((row for row in cells if len(row) != len(columns)), None)
    if ragged is not None:
        raise ResourceError(f"resources/{name}: {len(ragged)} cells where {len(columns)} were expected: {ragged}")
    rows = [dict(zip(columns, row, strict=True)) for row in cells]
    return Table(name, provenance, columns, tuple(rows))


def read_toml(name: str) -> dict[str, Any]:
    """A TOML resource, its [header] checked like a table's; values are typed by the room that reads them."""
    try:
        data = tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"resources/{name}: {error}") from error
    missing = [key for key in PROVENANCE if key not in data.get("header", {})]
    if missing:
        raise ResourceError(f"resources/{name}: [header] lacks {', '.join(missing)}")
    return data


def cell_list(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, joined by `|`."""
    if "|" not in cell:
        return (cell.strip(),) if cell.strip() else ()
    return tuple([part.strip() for part in cell.split("|") if part.strip()])  # a list: asked of every row


def valid_on(row: Row, day: date | None) -> bool:
    """Whether a row with `valid_from`/`valid_until` holds on a day; without a day every row holds."""
    if day is None:
        return True
    text = day.isoformat()
    first, last = row.get("valid_from", ""), row.get("valid_until", "")
    return (not first or text[: len(first)] >= first) and (not last or text[: len(last)] <= last)


def resource_files() -> Iterator[tuple[str, Traversable]]:
    """Every shipped resource with its path below `resources/`, in a fixed order."""
    yield from _walk(root(), "")


def digest() -> str:
    """One sha256 over every resource's path and bytes: changes whenever knowledge changes."""
    total = hashlib.sha256()
    for name, item in resource_files():
        total.update(name.encode() + b"\0" + item.read_bytes() + b"\0")
    return "sha256:" + total.hexdigest()


def with_own(shipped: Table, folder: Path | None) -> tuple[Row, ...]:
    """A table's rows with those of the user's folder: a row of the same key takes the place of ours."""
    file = shipped.name.rsplit("/", 1)[-1]
    path = folder / file if folder and file in OWN_KEYS else None
    if path is None or not path.is_file():
        return shipped.rows
    key = OWN_KEYS[file]
    own = {row[key]: row for row in own_rows(path, shipped.columns)}
    kept = tuple(own.pop(row[key], row) for row in shipped.rows)
    return (*kept, *own.values())


def own_rows(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows of a table of the user's: the columns are those of ours; every row bears a key of its own."""
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("# ")]
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{path}: {error}") from error
    reader = csv.reader(lines)
    if tuple(next(reader, [])) != columns:
        raise ResourceError(f"{path}: the columns have to be {','.join(columns)}")
    rows, seen = [], set()
    for cells in reader:
        if len(cells) != len(columns):
            raise ResourceError(f"{path}: {len(cells)} cells where {len(columns)} were expected: {cells}")
        row = dict(zip(columns, cells, strict=True))
        name = row[OWN_KEYS[path.name]]
        if not name or name in seen:
            raise ResourceError(f"{path}: {'twice: ' + name if name else 'a row without a key'}")
        if row.get("kind", OWN_KINDS[0]) not in OWN_KINDS:
            raise ResourceError(f"{path}: {name}: the kind is none of {', '.join(OWN_KINDS)}")
        seen.add(name)
        rows.append(row)
    return tuple(rows)


def own_digest(folder: Path) -> str:
    """One sha256 over the tables of a user's folder; a folder that is not there is a ResourceError."""
    if not folder.is_dir():
        raise ResourceError(f"{folder}: no such folder of register rows")
    total = hashlib.sha256()
    for file in sorted(OWN_KEYS):
        if (folder / file).is_file():
            total.update(file.encode() + b"\0" + (folder / file).read_bytes() + b"\0")
    return "sha256:" + total.hexdigest()


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            yield from _walk(item, f"{prefix}{item.name}/")
        elif item.name.endswith((".csv", ".toml")):
            yield prefix + item.name, item


def _text(name: str) -> str:
    try:
        return (root() / name).read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise ResourceError(f"resources/{name}: {error}") from error


def _pair(name: str, line: str) -> tuple[str, str]:
    key, colon, value = line[2:].partition(":")
    if not colon:
        raise ResourceError(f"resources/{name}: header line is not 'key: value': {line}")
    return key.strip(), value.strip()
