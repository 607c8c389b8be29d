"""Inputs of any kind: bytes through `gather`, pages, files packed in each other, feeds."""

import gzip
import io
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

from dateline.errors import SourceError
from dateline.ingest.intake import Intake, Raw
from dateline.model.text import Report
from dateline.settings import DocumentSettings, FetchSettings
from tests.fuzz.held import sound_failure, sound_report, told

_SMALL = DocumentSettings(max_bytes=200_000, max_files=20, max_unpacked=400_000, seconds=30.0)
INTAKE = Intake(date(2026, 3, 14), None, False, FetchSettings(), 50_000, _SMALL)
_PARTED = b"\n--\n"
_MOST = 40  # members of one made file


def ingest(data: bytes) -> bytes:
    """Bytes of an unknown kind."""
    return _gathered(data)


def page(data: bytes) -> bytes:
    """A web page: its article and what it says about itself."""
    from dateline.ingest.readers.page import page_of

    try:
        return _reported(page_of(data, "https://paper.example/2026/03/14/bridge", None, INTAKE))
    except SourceError as error:
        return str(error).encode("utf-8", "backslashreplace")


def packed(data: bytes) -> bytes:
    """A file made of parts ("\\n--\\n" between them): the kind of file, then each member's name and content in turn.

    Made anew each time, so that sums and lengths are right and what lies within is reached.
    """
    kind, *parts = data.split(_PARTED)
    made = {b"docx": _word, b"gzip": _gzipped, b"mail": _mailed}.get(kind.strip(), _zipped)
    return _gathered(made(parts[:_MOST]))


def feed(data: bytes) -> bytes:
    """A feed, whatever its format."""
    from dateline.ingest.feed import parse_feed

    try:
        found = parse_feed(data, "https://paper.example/feed")
    except SourceError as error:
        return str(error).encode("utf-8", "backslashreplace")
    for entry in found.entries:
        try:
            _reported(entry.raw(found.title))
        except SourceError as error:
            assert str(error)
    return repr(found).encode("utf-8", "backslashreplace")


def _gathered(content: bytes) -> bytes:
    from dateline.ingest import gather

    items = list(gather(["-"], INTAKE, io.BytesIO(content)))
    for item in items:
        if isinstance(item, Report):
            sound_report(item)
        else:
            sound_failure(item)
    assert items, "neither a report nor a failure"
    return b"\n".join(map(told, items))


def _reported(raw: Raw) -> bytes:
    from dateline.ingest.report import lay_out_again, make_report

    report = make_report(raw, INTAKE, _lexicon())
    sound_report(report)
    again = lay_out_again(report)
    sound_report(again)
    return told(replace(report, dateline=None))


@cache
def _lexicon() -> object:
    from dateline.ingest.junk import load_lexicon
    from dateline.tables import read_table

    return load_lexicon(read_table("en/junk.csv"), read_table("en/agencies.csv"))


def _zipped(parts: list[bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _named(parts):
            member = zipfile.ZipInfo("x")
            member.filename = name
            archive.writestr(member, content)
    return held.getvalue()


def _named(parts: list[bytes]) -> list[tuple[str, bytes]]:
    """Names with their contents; each name once, because the library warns of a second."""
    pairs = zip(parts[::2], [*parts[1::2], b""], strict=False)
    return list({name.decode("latin-1")[:300]: content for name, content in pairs}.items())


def _word(parts: list[bytes]) -> bytes:
    main, core = [*parts, b"", b""][:2]
    named = [b"[Content_Types].xml", b"<Types/>", b"word/document.xml", main, b"docProps/core.xml", core]
    return _zipped(named + parts[2:])


def _gzipped(parts: list[bytes]) -> bytes:
    return b"".join(gzip.compress(part, 1, mtime=0) for part in parts)


def _mailed(parts: list[bytes]) -> bytes:
    """A mail: its head, then each part's head and body."""
    head, *rest = parts or [b""]
    lines = [head.strip() + b"\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=cut\n"]
    lines += [b"--cut\n" + part for part in rest]
    return b"\n".join([*lines, b"--cut--\n"])
