"""Whether a frozen record is whole: every file with its hash and no other, every table with its rows."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import SourceError
from dateline.freeze.opened import opened

SUMS = "SHA256SUMS"


def check(folder: Path) -> tuple[str, ...]:
    """What is wrong with the package in a folder, one line each; nothing where it is whole."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{folder} is no frozen record: {SUMS} cannot be read") from error
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    wrong = tuple(_files(folder, sums))
    return wrong or tuple(_rows(folder))


def _files(folder: Path, sums: dict[str, str]) -> Iterator[str]:
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {SUMS}
    yield from (f"{name}: missing" for name in sorted(sums.keys() - present))
    yield from (f"{name}: not in {SUMS}" for name in sorted(present - sums.keys()))
    for name in sorted(present & sums.keys()):
        with (folder / name).open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != sums[name]:
                yield f"{name}: its bytes are others than when it was frozen"


def _rows(folder: Path) -> Iterator[str]:
    with opened(folder) as package:
        for table, rows in package.counts.items():
            found = sum(1 for _ in package.rows(table))
            if found != rows:
                yield f"{table}: {found} rows where {rows} are stated"
