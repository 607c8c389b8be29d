"""Inputs in, reports out: files, folders, addresses and standard input, told apart by what they hold."""

import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeAlias

from dateline.errors import SourceError
from dateline.ingest.intake import Intake
from dateline.ingest.junk import Lexicon, load_lexicon
from dateline.ingest.reader import Given, Item
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
        if source != "-" and not is_web_address(source) and not is_there(source):
            raise SourceError(f"{source}: no such file or folder")
    readers()  # one that cannot be loaded is told before anything is read
    lexicon = load_lexicon(read_table("en/junk.csv"), read_table("en/agencies.csv"))
    return (taken for source in sources for taken in _from_source(source, intake, stdin, lexicon))


def is_there(source: str) -> bool:
    """Whether a path leads anywhere; one that no file system takes does not."""
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _from_source(source: str, intake: Intake, stdin: BinaryIO, lexicon: Lexicon) -> Iterator[Taken]:
    try:
        if source == "-":
            with spooled(stdin) as stream:
                yield from taken_from(Given(source, stream), intake, lexicon)
        elif is_web_address(source):
            yield from taken_from(fetched(source, intake), intake, lexicon)
        else:
            for path in files_of(Path(source), intake):
                yield from _from_file(path, intake, lexicon)
    except SourceError as error:
        yield source, failure_of(None, source, error)


def _from_file(path: Path, intake: Intake, lexicon: Lexicon) -> Iterator[Taken]:
    try:
        with path.open("rb") as stream:
            yield from taken_from(Given(str(path), stream, folder=path.parent), intake, lexicon)
    except OSError as error:
        yield str(path), failure_of(None, str(path), SourceError(f"cannot be read: {error.strerror or error}"))


def taken_from(given: Given, intake: Intake, lexicon: Lexicon) -> Iterator[Taken]:
    """The reports of one opened input, by their names."""
    yield from made(items(given, intake), given.path, intake, lexicon)


def made(found: Iterable[Item], path: str, intake: Intake, lexicon: Lexicon) -> Iterator[Taken]:
    """Reports, or failures, of what a reader found in the input of this name."""
    for item in found:
        name = item.path or path
        try:
            if isinstance(item.raw, SourceError):
                raise item.raw
            yield name, make_report(item.raw, intake, lexicon)
        except SourceError as error:
            yield name, failure_of(item.source_id, name, error)


def fetched(url: str, intake: Intake) -> Given:
    """A page of the web, fetched."""
    from dateline.ingest.fetch import fetch  # the web's libraries only where an address is given
    from dateline.ingest.network import Network, Reach, system_resolve

    reach = Reach.ANYWHERE if intake.allow_private else Reach.PUBLIC
    page = fetch(url, intake.fetch, Network(reach, system_resolve))
    return Given(url, io.BytesIO(page.content), page.url, page.charset)


def spooled(stream: BinaryIO) -> BinaryIO:
    """Standard input as something that can be read twice; large input goes to a temporary file."""
    spool = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    while block := stream.read(1 << 20):
        spool.write(block)
    spool.seek(0)
    return spool  # type: ignore[return-value]  # a file in all but name


def files_of(path: Path, intake: Intake) -> Iterator[Path]:
    """The file itself, or those of a folder; what a manifest in it names is read through the manifest alone."""
    if not path.is_dir():
        if not path.is_file():  # whoever reads a pipe or a device may wait for ever
            raise SourceError("neither a file nor a folder: a pipe or a device is read as - from standard input")
        yield path
        return
    found = list(_walked(path))
    named = {os.path.realpath(m.parent / name) for m in found for name in _named_in(m, intake)}
    yield from (file for file in found if os.path.realpath(file) not in named)


def _walked(path: Path) -> Iterator[Path]:
    """The files of a folder in order, no pipes and devices; folders that cannot be looked into at the end."""
    closed: list[Path] = []
    for folder, names, files in os.walk(path, onerror=lambda error: closed.append(Path(error.filename))):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and (Path(folder) / name).is_file():
                yield Path(folder) / name
    yield from closed


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


def failure_of(source_id: str | None, path: str, error: SourceError) -> Failure:
    """What stands for a report that could not be taken in."""
    return Failure(source_id, path, "ingest", str(error))
