"""Inputs in, reports out: files, folders, addresses and standard input, told apart by what they hold."""

import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

from dateline.errors import SourceError
from dateline.ingest.archive import archive_pages
from dateline.ingest.decode import declared_charset, decode
from dateline.ingest.feed import feed_entries
from dateline.ingest.html import read_page
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.junk import Lexicon, load_lexicon
from dateline.ingest.kinds import HEAD, Content, content_kind
from dateline.ingest.report import make_report
from dateline.ingest.rows import named_files, read_row, row_lines
from dateline.ingest.single import limited, read_text
from dateline.ingest.urls import is_web_address
from dateline.model.reading import Failure
from dateline.model.text import Report
from dateline.tables import read_table

_IN_MEMORY = 64_000_000
_START = 64  # bytes that tell whether a file may hold rows


@dataclass(frozen=True, slots=True)
class _Input:
    """One opened input: its name as given, its content, and what its server said of it."""

    path: str
    stream: BinaryIO
    url: str | None = None
    charset: str | None = None


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
    lexicon = load_lexicon(read_table("en/junk.csv"), read_table("en/agencies.csv"))
    return (taken for source in sources for taken in _from_source(source, intake, stdin, lexicon))


def _from_source(source: str, intake: Intake, stdin: BinaryIO, lexicon: Lexicon) -> Iterator[Taken]:
    try:
        if source == "-":
            with _spooled(stdin) as stream:
                yield from _from_input(_Input(source, stream), intake, lexicon)
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
            yield from _from_input(_Input(str(path), stream), intake, lexicon)
    except OSError as error:
        yield str(path), _failure(None, str(path), SourceError(f"cannot be read: {error.strerror or error}"))


def _from_input(given: _Input, intake: Intake, lexicon: Lexicon) -> Iterator[Taken]:
    for raw, source_id in _raws(given, intake):
        try:
            if isinstance(raw, SourceError):
                raise raw
            yield given.path, make_report(raw, intake, lexicon)
        except SourceError as error:
            yield given.path, _failure(source_id, given.path, error)


def _raws(given: _Input, intake: Intake) -> Iterator[tuple[Raw | SourceError, str | None]]:
    """What an input holds, one after another, each with its own id where it has one."""
    kind = content_kind(given.stream.read(HEAD))
    given.stream.seek(0)
    if kind is Content.ROWS:
        folder = None if given.path == "-" or is_web_address(given.path) else Path(given.path).parent
        for number, line in enumerate(row_lines(given.stream, intake.most_bytes), 1):
            yield _row(line, number, intake, folder)
    elif kind is Content.ARCHIVE:
        for page in archive_pages(given.stream, intake.most_bytes):
            if isinstance(page, SourceError):
                yield page, None
            else:
                yield _page(page.content, page.url, page.charset, intake), page.url
    elif kind is Content.FEED:
        for entry in _entries(given.stream, intake):
            yield entry, entry.source_id if isinstance(entry, Raw) else None
    elif kind is Content.PAGE:
        yield _page(given.stream.read(intake.most_bytes + 1), given.url, given.charset, intake), None
    else:
        yield _text(given, intake), None


def _row(line: bytes, number: int, intake: Intake, folder: Path | None) -> tuple[Raw | SourceError, str | None]:
    try:
        raw = read_row(line, intake, folder)
    except SourceError as error:
        return error, f"row {number}"
    return raw, raw.source_id or f"row {number}"


def _entries(stream: BinaryIO, intake: Intake) -> Iterator[Raw | SourceError]:
    try:
        yield from feed_entries(limited(stream.read(intake.most_bytes + 1), intake))
    except SourceError as error:
        yield error


def _page(content: bytes, url: str | None, charset: str | None, intake: Intake) -> Raw | SourceError:
    try:
        return read_page(decode(limited(content, intake), charset or declared_charset(content)), url)
    except SourceError as error:
        return error


def _text(given: _Input, intake: Intake) -> Raw | SourceError:
    try:
        return Raw(read_text(given.stream, intake, given.charset), url=given.url)
    except SourceError as error:
        return error


def _fetched(url: str, intake: Intake) -> _Input:
    from dateline.ingest.fetch import fetch  # the web's libraries only where an address is given
    from dateline.ingest.network import Network, Reach, system_resolve

    reach = Reach.ANYWHERE if intake.allow_private else Reach.PUBLIC
    page = fetch(url, intake.fetch, Network(reach, system_resolve))
    return _Input(url, io.BytesIO(page.content), page.url, page.charset)


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
