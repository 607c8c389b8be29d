"""Every reader behind the door: it tells its own kind, gives reports or errors, and never breaks."""

import gzip
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import doors
from dateline.doors import Door
from dateline.errors import ConfigError, SourceError
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.reader import Given, Head, Item, Reader
from dateline.ingest.readers import asking
from dateline.model.reading import Failure
from dateline.model.text import Report
from tests.ingest.documents import PARAGRAPHS, docx, mail, packed, pdf, set_in_lines
from tests.ingest.making import PROSE, intake, read_all

_PAGE = f"<html><body><article><h1>Bridge to close</h1>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</article>"
_HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _PAGE.encode()
_WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-03-15T10:00:00Z\r\n"
    b"WARC-Target-URI: https://post.example/1\r\nContent-Type: application/http; msgtype=response\r\n"
    + f"Content-Length: {len(_HTTP)}\r\n\r\n".encode()
    + _HTTP
    + b"\r\n\r\n"
)
_FEED = (
    f"<rss version='2.0'><channel><title>Post</title><item><description>{PROSE}</description></item></channel></rss>"
)
SAMPLES: dict[str, bytes] = {
    "text": PROSE.encode(),
    "page": _PAGE.encode(),
    "rows": b'{"id": "a", "text": "The council of Harrowmere voted on Tuesday to close the old bridge."}\n',
    "warc": gzip.compress(_WARC),
    "feed": _FEED.encode(),
    "pdf": pdf([set_in_lines(PARAGRAPHS)]),
    "mail": mail().as_bytes(),
    "docx": docx(PARAGRAPHS),
    "zip": packed({"a.txt": PROSE}),
}
READERS = {reader.name: reader for reader in asking.readers() if reader.name in SAMPLES}
Install = Callable[..., None]
MAGIC = (
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"WARC/1.0\r\n",
    b"<rss>",
    b"<html>",
    b'{"',
    b"MIME-Version: 1.0\n",
)


def read_by(reader: Reader, content: bytes) -> list[Item]:
    """What one reader gives of some bytes, and the error that ended it."""
    found: list[Item] = []
    try:
        found.extend(reader.read(Given("x", io.BytesIO(content)), intake()))
    except SourceError as error:
        found.append(Item(error))
    return found


def test_what_comes_with_dateline_is_all_behind_the_door() -> None:
    assert set(SAMPLES) <= set(doors.names(Door.READERS))


def test_readers_are_asked_in_one_order() -> None:
    own = [reader.name for reader in asking.readers() if reader.name in SAMPLES]
    assert own == ["pdf", "warc", "docx", "zip", "mail", "feed", "page", "rows", "text"]


@pytest.mark.parametrize("name", SAMPLES)
def test_its_own_kind_is_told(name: str) -> None:
    assert asking.reader_for(Given("x", io.BytesIO(SAMPLES[name]))) is READERS[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_name_of_a_file_does_not_count(name: str) -> None:
    given_ = Given("wrong.pdf", io.BytesIO(SAMPLES[name]))
    assert asking.reader_for(given_).name == name
    assert given_.stream.tell() == 0


@pytest.mark.parametrize("name", SAMPLES)
def test_its_own_kind_is_read(name: str) -> None:
    (item,) = read_by(READERS[name], SAMPLES[name])
    assert isinstance(item.raw, Raw)
    assert "voted on Tuesday to close" in " ".join(item.raw.text.split())
    (report,) = read_all(["-"], intake(), SAMPLES[name])
    assert isinstance(report, Report)
    assert all(report.text[page.span.start : page.span.end].strip() for page in report.pages)


@pytest.mark.parametrize("name", SAMPLES)
def test_other_kinds_are_errors_at_most(name: str) -> None:
    for content in (b"", b"\0" * 100, *SAMPLES.values()):
        assert all(isinstance(item.raw, Raw | SourceError) for item in read_by(READERS[name], content))


@pytest.mark.parametrize("name", SAMPLES)
def test_an_input_that_is_cut_off_breaks_nothing(name: str) -> None:
    content = SAMPLES[name]
    for tenth in range(10):
        found = read_all(["-"], intake(), content[: len(content) * tenth // 10])
        assert found and all(isinstance(item, Report | Failure) for item in found)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_flipped_byte_breaks_nothing(name: str) -> None:
    for place in range(0, len(SAMPLES[name]), max(1, len(SAMPLES[name]) // 8)):
        content = bytearray(SAMPLES[name])
        content[place] ^= 0xFF
        assert all(isinstance(item, Report | Failure) for item in read_all(["-"], intake(), bytes(content)))


@given(magic=st.sampled_from(MAGIC), rest=st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_bytes_of_any_kind_are_reports_or_failures(magic: bytes, rest: bytes) -> None:
    found = read_all(["-"], intake(), magic + rest)
    assert all(isinstance(item, Report | Failure) for item in found)


@given(st.text(max_size=200), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_odd_words_in_mails_and_documents(words: str, subject: str) -> None:
    head = (
        f"From: {subject}\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\nContent-Disposition: {subject}\r\n\r\n{words}"
    )
    content = head.encode("utf-8", "surrogatepass")
    inner = packed({"a.eml": content, subject or "x": content})
    assert all(isinstance(item, Report | Failure) for item in read_all(["-"], intake(), inner))


@pytest.mark.parametrize("words", ["קריאה ראשונה של הדוח", "مجلس المدينة صوت", "第一次会议", "e\u0301 😀 \u202etxet"])
def test_other_scripts_are_kept(words: str) -> None:
    text = f"{PROSE}\n\nThe sign said {words} in the hall."
    for content in (text.encode(), mail(text).as_bytes(), docx([*PARAGRAPHS, f"The sign said {words} in the hall."])):
        (report,) = read_all(["-"], intake(), content)
        assert isinstance(report, Report) and words in report.text


def test_heavy_libraries_wait_for_their_kind() -> None:
    code = (
        "import io, sys\nfrom dateline.ingest import Intake, gather\nfrom dateline.settings import FetchSettings\n"
        f"list(gather(['-'], Intake(None, None, False, FetchSettings(), 10_000), io.BytesIO({PROSE.encode()!r})))\n"
        "print(*(name for name in ('lxml', 'trafilatura', 'email.parser', 'pypdfium2', 'docx', 'fastwarc', 'httpx2')"
        " if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


class _Point(EntryPoint):
    """An entry point that leads to a module made here."""

    def load(self) -> ModuleType:
        module = ModuleType("made")
        if self.value != "empty":
            module.__dict__["READER"] = Reader("good", 5, _is_good, _read_good)
        return module


def _is_good(head: Head) -> bool:
    return head.content.startswith(b"GOOD")


def _read_good(given_: Given, _: Intake) -> Iterator[Item]:
    yield Item(Raw(given_.stream.read()[4:].decode(), "its own id"))


def _installed(monkeypatch: pytest.MonkeyPatch, *points: tuple[str, str]) -> None:
    found = [_Point(name, value, Door.READERS.value) for name, value in points]
    monkeypatch.setattr(doors, "entry_points", lambda group: found)
    for cached in (doors.names, asking.readers, getattr(doors, "_points", None)):
        clear = getattr(cached, "cache_clear", None)
        if clear is not None:
            clear()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs readers in place of all others, until the test ends."""
    yield lambda *points: _installed(monkeypatch, *points)
    monkeypatch.undo()
    _installed(monkeypatch)
    monkeypatch.undo()


def test_a_reader_of_another_package_comes_in_by_the_door(installed: Install) -> None:
    installed(("good", "good"))
    (report,) = read_all(["-"], intake(), b"GOOD" + PROSE.encode())
    assert isinstance(report, Report) and (report.text, report.source_id) == (PROSE, "its own id")
    (failure,) = read_all(["-"], intake(), PROSE.encode())
    assert isinstance(failure, Failure) and "no reader knows" in failure.error


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ([("good", "empty")], "offers no READER"),
        ([("else", "other")], "calls itself good"),
        ([("good", "good"), ("good", "other")], "two packages offer"),
    ],
)
def test_a_part_that_does_not_fit_is_told_before_anything_is_read(
    installed: Install, points: list[tuple[str, str]], why: str
) -> None:
    installed(*points)
    with pytest.raises(ConfigError, match=why):
        read_all(["-"], intake(), PROSE.encode())
