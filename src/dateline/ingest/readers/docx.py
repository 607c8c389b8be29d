"""Word documents (DOCX)."""

from collections.abc import Iterator
from zipfile import ZipFile

from dateline.errors import SourceError
from dateline.ingest.headlines import same_words
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.packed import content, is_packed, names, opened
from dateline.ingest.reader import Given, Head, Item, Reader

_CORE = "docProps/core.xml"
_FIRST = 3  # paragraphs among which a title stands


def _tells(head: Head) -> bool:
    if not is_packed(head.content):
        return False
    return any(name.startswith("word/document") for name in names(head.stream))


def _read(given: Given, intake: Intake) -> Iterator[Item]:
    from dateline.ingest.stated import stated_day, stated_title, stated_writer
    from dateline.ingest.word import main_part, read_word  # its parser is loaded where the first document is seen

    with opened(given.stream) as archive:
        main = main_part(frozenset(archive.namelist()))
        if main is None:
            raise SourceError("docx: its text is missing")
        word = read_word(_part(archive, main, given, intake), _core(archive, given, intake))
    if not word.paragraphs:
        raise SourceError("empty: a document without text")
    paragraphs = word.paragraphs
    text = "\n\n".join(paragraphs)
    stated = word.properties
    title = word.title or stated_title(stated.get("title"), text)
    if title and not any(same_words(line, title) for line in paragraphs[:_FIRST]):
        title = word.title
    yield Item(
        Raw(
            text=text,
            title=title,
            byline=stated_writer(stated.get("creator"), text),
            published=stated_day(stated.get("created"), text) or stated_day(stated.get("modified"), text),
        )
    )


def _part(archive: ZipFile, name: str, given: Given, intake: Intake) -> bytes:
    return content(archive, archive.getinfo(name), given.spent, intake.documents)


def _core(archive: ZipFile, given: Given, intake: Intake) -> bytes | None:
    return _part(archive, _CORE, given, intake) if _CORE in archive.namelist() else None


READER = Reader("docx", 20, _tells, _read)
