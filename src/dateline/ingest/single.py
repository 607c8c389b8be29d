"""One report out of one file: plain text, a page, or the file that a row of a manifest names."""

from pathlib import Path
from typing import BinaryIO

from dateline.errors import SourceError
from dateline.ingest.decode import declared_charset, decode
from dateline.ingest.html import read_page
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.kinds import HEAD, Content, content_kind

_WIDEST = 4  # bytes of one character


def read_text(stream: BinaryIO, intake: Intake, charset: str | None = None) -> str:
    """Plain text. SourceError where it is too long: one byte more than the longest could need is enough to tell."""
    most = _WIDEST * intake.max_characters
    content = stream.read(most + 1)
    if len(content) > most:
        raise SourceError(f"too long: more than {intake.max_characters:,} characters (read.max_characters)")
    return decode(content, charset)


def limited(content: bytes, intake: Intake) -> bytes:
    """The content of a page. SourceError where it is too long."""
    if len(content) > intake.most_bytes:
        raise SourceError(f"too long: a page of more than {intake.most_bytes:,} bytes (8 times read.max_characters)")
    return content


def read_named(folder: Path | None, name: str, intake: Intake) -> Raw:
    """The file that a row names, relative to the folder of its manifest and never outside it. SourceError else."""
    if folder is None:
        raise SourceError("row names a file, but does not come from a file itself")
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise SourceError(f"row's file lies outside the folder of its manifest: {name[:200]}")
        if not path.is_file():
            raise SourceError(f"row's file does not exist: {name[:200]}")
        with path.open("rb") as stream:
            return _read(stream, intake)
    except (OSError, ValueError, RuntimeError) as error:  # a name that no file system takes, links in a ring
        raise SourceError(f"row's file cannot be read: {name[:200]}: {error}") from error


def _read(stream: BinaryIO, intake: Intake) -> Raw:
    kind = content_kind(stream.read(HEAD))
    stream.seek(0)
    if kind is Content.TEXT:
        return Raw(read_text(stream, intake))
    if kind is not Content.PAGE:
        raise SourceError(f"row's file is no single report, but {kind.value}: add it by its own name")
    content = limited(stream.read(intake.most_bytes + 1), intake)
    return read_page(decode(content, declared_charset(content)), None)
