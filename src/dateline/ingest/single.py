"""The file that a row of a manifest names in place of a text."""

from pathlib import Path

from dateline.errors import SourceError
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.reader import Given
from dateline.ingest.readers.asking import reader_for


def read_named(folder: Path | None, name: str, intake: Intake) -> Raw:
    """The one report of a file, relative to the folder of its manifest and never outside it. SourceError else."""
    if folder is None:
        raise SourceError("row names a file, but does not come from a file itself")
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise SourceError(f"row's file lies outside the folder of its manifest: {name[:200]}")
        if not path.is_file():
            raise SourceError(f"row's file does not exist: {name[:200]}")
        with path.open("rb") as stream:
            return _read(Given(str(path), stream), intake)
    except (OSError, ValueError, RuntimeError) as error:  # a name that no file system takes, links in a ring
        raise SourceError(f"row's file cannot be read: {name[:200]}: {error}") from error


def _read(given: Given, intake: Intake) -> Raw:
    reader = reader_for(given)
    if not reader.single:
        raise SourceError(f"row's file is no single report, but {reader.name}: add it by its own name")
    first = next(reader.read(given, intake), None)
    if first is None:
        raise SourceError("row's file holds nothing")
    if isinstance(first.raw, SourceError):
        raise first.raw
    return first.raw
