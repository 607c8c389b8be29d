"""Inputs in, reports out: files, folders, addresses and standard input, told apart by what they hold."""

import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeAlias

from dateline.errors import SourceError
from dateline.ingest.intake import Intake
from dateline.ingest.junk import Lexicon, load_lexicon
from dateline.ingest.reader import Given
from dateline.ingest.readers.asking import items, readers
from dateline.ingest.report import make_report
from dateline.ingest.rows import named_files
from dateline.ingest.urls import is_web_address
from dateline.model.reading import Failure
from dateline.model.text import Report
from dateline.tables import read_table

_IN_MEMORY = 64_000_000
_START = 64  # bytes that tell whether a file may hold rows


Taken: TypeAlias = "tuple[str, Report | Failure]"


def gather(sources: Sequence[str], intake: Intake, stdin: BinaryIO) -> Iterator[Report | Failure]:
    """A Report, or a Failure of stage "ingest", for each report in the inputs, in order.

    A path that does not exist is a SourceError before anything is read.
    """
    return (item for _, item in gather_named(sources, intake, stdin))


def gather_named(sources: Sequence[str], intake: Intake, stdin: BinaryIO) -> Iterator[Taken]:
    """As `gather`, each with the name of the file, address or "-" that it was taken from."""
    for source in sources:
        if source != "-" and not is_web_address(source) and not Path(source).exists():
            raise SourceError(f"{source}: no such file or folder")
    readers()  # one that cannot be loaded is told before anything is read
    lexicon = load_lexicon(read_table("en/junk.csv"), read_table("en/agencies.csv"))
    return (taken for source in sources for taken in _from_source(source, intake, stdin, lexicon))


def _from_source(source: str, intake: Intake, stdin: BinaryIO, lexicon: Lexicon) -> Iterator[Taken]:
    try:
        if source == "-":
            with _spooled(stdin) as stream:
                yield from _from_input(Given(source, stream), intake, lexicon)
        elif is_web_address(source):
            yield from _from_input(_fetched(source, intake), intake, lexicon)
        else:
            for path in _files(Path(source), intake):
                yield from _from_file(path, intake, lexicon)
    except SourceError as error:
        yield source, _failure(None, source, error)


def _from_file(path: Path, intake: Intake, lexicon: Lexicon) -> Iterator[Taken]:
    try:
        with path.open("rb") as stream:
            yield from _from_input(Given(str(path), stream, folder=path.parent), intake, lexicon)
    except OSError as error:
        yield str(path), _failure(None, str(path), SourceError(f"cannot be read: {error.strerror or error}"))


def _from_input(given: Given, intake: Intake, lexicon: Lexicon) -> Iterator[Taken]:
    for item in items(given, intake):
        path = item.path or given.path
        try:
            if isinstance(item.raw, SourceError):
                raise item.raw
            yield path, make_report(item.raw, intake, lexicon)
        except SourceError as error:
            yield path, _failure(item.source_id, path, error)


def _fetched(url: str, intake: Intake) -> Given:
    from dateline.ingest.fetch import fetch  # the web's libraries only where an address is given
    from dateline.ingest.network import Network, Reach, system_resolve

    reach = Reach.ANYWHERE if intake.allow_private else Reach.PUBLIC
    page = fetch(url, intake.fetch, Network(reach, system_resolve))
    return Given(url, io.BytesIO(page.content), page.url, page.charset)


def _spooled(stream: BinaryIO) -> BinaryIO:
    """Standard input as something that can be read twice; large input goes to a temporary file."""
    spool = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    while block := stream.read(1 << 20):
        spool.write(block)
    spool.seek(0)
    return spool  # type: ignore[return-value]  # a file in all but name


def _files(path: Path, intake: Intake) -> Iterator[Path]:
    """The file itself, or those of a folder; what a manifest in it names is read through the manifest alone."""
    if not path.is_dir():
        yield path
        return
    found = list(_walked(path))
    named = {os.path.realpath(m.parent / name) for m in found for name in _named_in(m, intake)}
    yield from (file for file in found if os.path.realpath(file) not in named)


def _walked(path: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(path):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and (Path(folder) / name).is_file():
                yield Path(folder) / name


def _named_in(path: Path, intake: Intake) -> list[str]:
    """The files that a manifest names; none for what is no manifest."""
    try:
        with path.open("rb") as stream:
            if not stream.read(_START).lstrip().startswith(b"{"):
                return []
            stream.seek(0)
            return [name for name in named_files(stream, intake) if "\0" not in name]
    except OSError:
        return []


def _failure(source_id: str | None, path: str, error: SourceError) -> Failure:
    return Failure(source_id, path, "ingest", str(error))
