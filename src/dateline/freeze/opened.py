"""A package that was frozen before, as a folder or as a zip of one: its tables read from CSV."""

import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile
from zipfile import Path as ZipPath

from dateline.errors import SourceError
from dateline.freeze.cells import plain

DESCRIPTION = "datapackage.json"
Record = Mapping[str, str | None]


class Package:
    """One frozen record."""

    def __init__(self, root: "Path | ZipPath", name: str) -> None:
        self._root, self.name = root, name
        try:
            raw = (root / DESCRIPTION).read_bytes()
            described = json.loads(raw)
            self.version, self.text = str(described["version"]), str(described["dateline"]["text"])
            self._paths = {r["name"]: r["path"] for r in described["resources"] if r["format"] == "csv"}
            self.counts = {r["name"]: int(r["rows"]) for r in described["resources"] if r["format"] == "csv"}
            self.keys = {r["name"]: r["schema"]["primaryKey"][0] for r in described["resources"]}
        except (OSError, KeyError, TypeError, ValueError, IndexError) as error:
            raise SourceError(f"{name} is no frozen record: {DESCRIPTION} is missing or not as it should be") from error
        self.digest = hashlib.sha256(raw).hexdigest()

    def rows(self, table: str) -> Iterator[Record]:
        """The rows of a table by column, texts as they were; nothing for a table that the package lacks."""
        if table not in self._paths:
            return
        csv.field_size_limit(sys.maxsize)
        try:
            with (
                (self._root / self._paths[table]).open("rb") as raw,
                io.TextIOWrapper(raw, encoding="utf-8", newline="") as stream,
            ):
                yield from _records(stream)
        except (OSError, KeyError, UnicodeDecodeError, csv.Error, ValueError) as error:
            raise SourceError(f"{self.name}: {self._paths[table]} cannot be read: {error}") from error


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The package at a path; SourceError where there is none."""
    if path.is_dir():
        yield Package(path, str(path))
        return
    try:
        root = ZipPath(path)
    except (OSError, BadZipFile) as error:
        raise SourceError(f"{path} is neither a folder nor a zip of a frozen record") from error
    inner = [entry for entry in root.iterdir() if entry.is_dir()]
    nested = not (root / DESCRIPTION).exists() and len(inner) == 1
    try:
        yield Package(inner[0] if nested else root, str(path))
    finally:
        root.root.close()


def _records(stream: io.TextIOWrapper) -> Iterator[Record]:
    table = csv.reader(stream, strict=True)
    columns = next(table, [])
    for row in table:
        yield {name: plain(cell) for name, cell in zip(columns, row, strict=True)}
