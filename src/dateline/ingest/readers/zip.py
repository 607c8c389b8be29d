"""Zip files: a folder in a file. Each member is read as a file of a folder would be."""

from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

from dateline.errors import SourceError
from dateline.ingest.intake import Intake
from dateline.ingest.packed import content, is_packed, opened
from dateline.ingest.reader import Given, Head, Item, Reader, TooMuchError
from dateline.ingest.readers.asking import within

# What else comes as a zip: a packed document, of which each member would be read as a report.
_DOCUMENTS = {
    "xl/workbook.xml": "a spreadsheet (xlsx)",
    "ppt/presentation.xml": "slides (pptx)",
    "META-INF/container.xml": "an e-book (epub)",
    "content.xml": "an OpenDocument file",
}
_LIST = frozenset({"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"})  # files that such documents have


def _tells(head: Head) -> bool:
    return is_packed(head.content)


def _read(given: Given, intake: Intake) -> Iterator[Item]:
    if given.depth >= intake.documents.max_depth:
        raise SourceError(f"packed more than {intake.documents.max_depth} deep (documents.max_depth)")
    with opened(given.stream) as archive:
        _check_folder(archive)
        members = sorted((m for m in archive.infolist() if _is_shown(m)), key=lambda member: member.filename)
        if not members:
            raise SourceError("empty: a zip without files")
        for member in members:
            yield from _member(archive, member, given, intake)


def _member(archive: ZipFile, member: ZipInfo, given: Given, intake: Intake) -> Iterator[Item]:
    """The reports of one member; one that cannot be unpacked is a failure of its own."""
    given.spent.file(intake.documents)
    try:
        inner = given.inner(member.filename, content(archive, member, given.spent, intake.documents))
    except TooMuchError:
        raise
    except SourceError as error:
        yield Item(error, path=given.inner(member.filename, b"").path)
    else:
        yield from within(inner, intake)


def _check_folder(archive: ZipFile) -> None:
    found = frozenset(archive.namelist())
    kind = next((words for name, words in _DOCUMENTS.items() if name in found), None)
    if kind and found & _LIST:
        raise SourceError(f"of a kind that is not read: {kind}")


def _is_shown(member: ZipInfo) -> bool:
    """Files that a folder shows: no folders, no hidden ones, none of what macOS puts beside each file."""
    parts = member.filename.split("/")
    return (
        not member.filename.endswith("/")
        and not any(part.startswith(".") and part not in (".", "..") for part in parts)
        and ("__MACOSX" not in parts)
    )


READER = Reader("zip", 30, _tells, _read, single=False)
