"""Inputs cut into units: parts that can be taken in by themselves, on any machine that sees the file.

A row of JSON lines and a page of a web archive are units by where they lie, so that whoever cuts reads no page.
"""

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from dateline.errors import SourceError
from dateline.ingest.archive import page_places
from dateline.ingest.gather import Taken, failure_of, fetched, files_of, is_there, made, spooled
from dateline.ingest.intake import Intake
from dateline.ingest.junk import Lexicon, load_lexicon
from dateline.ingest.reader import Given, Item
from dateline.ingest.readers.asking import items, reader_for, readers
from dateline.ingest.readers.rows import READER as ROWS
from dateline.ingest.readers.rows import row_item
from dateline.ingest.readers.warc import READER as WARC
from dateline.ingest.remote import is_remote, opened, remote_files
from dateline.ingest.rows import named_files, row_places
from dateline.ingest.urls import is_web_address
from dateline.tables import read_table

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Unit:
    """All of an input, or the stretch of it from one byte to another that holds one report.

    `source` is the file, address or "-" as its reports are named; `row` the number of a row of JSON lines and `page` of
    a page of a web archive, 0 for none. What is no file brings its `content`; `error` says why there is none.
    """

    source: str
    start: int = 0
    end: int | None = None
    row: int = 0
    page: int = 0
    content: bytes | None = None
    url: str | None = None
    charset: str | None = None
    error: str | None = None


def units(sources: Sequence[str], intake: Intake, stdin: BinaryIO) -> Iterator[Unit]:
    """The units of the inputs, in order. A path that does not exist is a SourceError before anything is read."""
    for source in sources:
        if source != "-" and not is_web_address(source) and not is_remote(source) and not is_there(source):
            raise SourceError(f"{source}: no such file or folder")
    readers()  # one that cannot be loaded is told before anything is read
    return (unit for source in sources for unit in _units_of(source, intake, stdin))


def taken(given: Sequence[Unit], intake: Intake) -> Iterator[tuple[int, Taken]]:
    """The reports of some units, each with its unit's place among them; what cannot be read is a Failure."""
    lexicon = load_lexicon(read_table("en/junk.csv"), read_table("en/agencies.csv"))
    for place, unit in enumerate(given):
        try:
            for item in _taken(unit, intake, lexicon):
                yield place, item
        except SourceError as error:
            yield place, (unit.source, failure_of(None, unit.source, error))
        except OSError as error:
            words = SourceError(f"cannot be read: {error.strerror or error}")
            yield place, (unit.source, failure_of(None, unit.source, words))


def _taken(unit: Unit, intake: Intake, lexicon: Lexicon) -> Iterator[Taken]:
    if unit.error is not None:
        raise SourceError(unit.error)
    with _stream(unit) as stream:
        yield from made(_items(unit, stream, intake), unit.source, intake, lexicon)


def content_digest(unit: Unit, intake: Intake) -> str:
    """What tells a unit's content from another's; a file that cannot be read has none, and is known by that."""
    total = hashlib.sha256(f"{unit.source}\0{unit.row}\0{unit.url}\0{unit.charset}\0{unit.error}\0".encode())
    try:
        with _stream(unit) as stream:
            left = None if unit.end is None else unit.end - unit.start
            while block := stream.read(_BLOCK if left is None else min(_BLOCK, left)):
                total.update(block)
                left = None if left is None else left - len(block)
        for file in _named(unit, intake):
            total.update(hashlib.sha256(file.read_bytes()).digest())
    except (OSError, SourceError) as error:
        total.update(f"unread {type(error).__name__}".encode())
    return total.hexdigest()


def _units_of(source: str, intake: Intake, stdin: BinaryIO) -> Iterator[Unit]:
    try:
        if source == "-":
            with spooled(stdin) as stream:
                yield from _with_content(Given(source, stream), intake)
        elif is_web_address(source):
            yield from _with_content(fetched(source, intake), intake)
        else:
            for path in remote_files(source) if is_remote(source) else files_of(Path(source), intake):
                yield from _cut_file(str(path), intake)
    except SourceError as error:
        yield Unit(source, error=str(error))


def _cut_file(path: str, intake: Intake) -> Iterator[Unit]:
    """The units of a file; what is wrong with one that cannot be opened is found again by whoever takes it in."""
    try:
        with opened(path) as stream:
            yield from _cut(Given(path, stream), intake)
    except (OSError, SourceError):
        yield Unit(path)


def _cut(given: Given, intake: Intake) -> Iterator[Unit]:
    """By rows or pages where its reader is one of our own for these, else whole."""
    reader = reader_for(given)
    number = 0
    if reader.read is ROWS.read:
        for number, (start, end) in enumerate(row_places(given.stream, intake.most_bytes), 1):
            yield Unit(given.path, start, end, row=number)
    elif reader.read is WARC.read:
        for number, (start, last) in enumerate(page_places(given.stream), 1):
            yield Unit(given.path, start, last, page=number)
    if not number:
        yield Unit(given.path, url=given.url, charset=given.charset)


def _with_content(given: Given, intake: Intake) -> Iterator[Unit]:
    """Units that hold their bytes themselves: nobody else can read standard input, nor need fetch a page again."""
    for unit in _cut(given, intake):
        here = given.stream.tell()
        given.stream.seek(unit.start)
        content = given.stream.read() if unit.end is None else given.stream.read(unit.end - unit.start)
        given.stream.seek(here)
        yield replace(unit, start=0, end=len(content), content=content)


def _stream(unit: Unit) -> BinaryIO:
    stream = opened(unit.source) if unit.content is None else io.BytesIO(unit.content)
    stream.seek(unit.start)
    return stream


def _items(unit: Unit, stream: BinaryIO, intake: Intake) -> Iterator[Item]:
    folder = None if unit.content is not None or is_remote(unit.source) else Path(unit.source).parent
    if unit.row:
        assert unit.end is not None
        line = stream.read(min(unit.end - unit.start, intake.most_bytes + 1))
        return iter((row_item(line, unit.row, folder, intake),))
    given = Given(unit.source, stream, unit.url, unit.charset, folder)
    if unit.page:
        return islice(WARC.read(given, intake), 1)
    return items(given, intake)


def _named(unit: Unit, intake: Intake) -> Iterator[Path]:
    """The file that a row names in place of a text."""
    if unit.row and unit.content is None and not is_remote(unit.source):
        with _stream(unit) as stream:
            line = stream.read(min((unit.end or 0) - unit.start, intake.most_bytes + 1))
        yield from (Path(unit.source).parent / name for name in named_files(io.BytesIO(line), intake))
