"""Files that mean harm: what grows when it is unpacked, leads elsewhere, waits for ever, or is nested without end."""

import gzip
import json
import os
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import SourceError
from dateline.ingest.gather import gather_named
from dateline.ingest.intake import Intake
from dateline.ingest.report import make_report
from dateline.model.reading import Failure
from dateline.model.text import PublishedBasis, Report
from dateline.settings import DocumentSettings, FetchSettings
from tests.ingest.documents import mail, packed
from tests.ingest.making import PROSE, intake, lexicon, read_all, read_bytes

P = "".join(f"<p>{part}</p>" for part in PROSE.split("\n\n"))
ARTICLE = f"<html><head><title>Bridge to close</title></head><body><article><h1>Bridge to close</h1>{P}</article>"
HEAD = "From: Ada Quill <a@b.example>\nTo: x@y.example\nSubject: Bridge\nDate: Sat, 14 Mar 2026 23:30:00 -0500\n"
ENTITIES = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(12))
OUTSIDE = "<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY y SYSTEM 'http://169.254.169.254/latest/meta-data/'>"


def failure_of(content: bytes, given: Intake | None = None) -> str:
    """What is wrong with one input."""
    found = read_bytes(content, given)
    assert isinstance(found, Failure), found
    return found.error


# ---------------------------------------------------------------- what is no file


def test_a_folder_with_a_pipe_devices_and_links_in_a_ring_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a-pipe.txt")
    (tmp_path / "b.txt").write_text(PROSE)
    (tmp_path / "c-device.txt").symlink_to("/dev/zero")
    (tmp_path / "d-ring").symlink_to(tmp_path)
    (tmp_path / "e-self").symlink_to(tmp_path / "e-self")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (report,) = read_all([str(tmp_path)])
    assert isinstance(report, Report)


@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "/dev/null"])
def test_a_pipe_or_a_device_is_not_waited_for(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (failure,) = read_all([str(tmp_path / name)])
    assert isinstance(failure, Failure)
    assert "neither a file nor a folder" in failure.error


def test_a_row_may_name_no_pipe_and_no_link_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(PROSE)
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "link.txt").symlink_to(outside)
    (folder / "rows.jsonl").write_text('{"file": "pipe"}\n{"file": "link.txt"}\n{"file": "/dev/zero"}\n')
    errors = [item.error for item in read_all([str(folder / "rows.jsonl")]) if isinstance(item, Failure)]
    assert [("does not exist" in e, "outside" in e) for e in errors] == [(True, False), (False, True), (False, True)]


@pytest.mark.parametrize("name", ["x" * 5_000, "a\0b", "a/" * 3_000])
def test_a_name_that_no_file_system_takes_is_no_file(name: str) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_all([name])


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text(PROSE)
    scan = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", refusing)
    report, failure = read_all([str(tmp_path)])
    assert isinstance(report, Report)
    assert isinstance(failure, Failure) and failure.path == str(tmp_path / "closed")


# ---------------------------------------------------------------- what grows


def _deflated(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def _archived(body: bytes, extra: str = "") -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{extra}\r\n".encode() + body
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://p.example/a\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    length = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    return f"{head}{length}".encode() + answer + b"\r\n\r\n"


GROWING: dict[str, Callable[[], bytes]] = {
    "zeros in gzip": lambda: _deflated(100),
    "a page of zeros in an archive": lambda: gzip.compress(_archived(b"<html>" + bytes(60_000_000))),
    "zeros packed in an archive's page": lambda: _archived(_deflated(100), "Content-Encoding: gzip\r\n"),
    "an archive's endless head": lambda: b"WARC/1.0\r\nWARC-Type: " + b"x" * 20_000_000,
    "an archive of empty members": lambda: gzip.compress(b"WARC/1.0\r\n") * 50_000,
    "zeros in zip": lambda: packed({"a.txt": bytes(60_000_000)}),
    "zeros in zip in zip": lambda: packed({"a.zip": packed({"a.zip": packed({"a.txt": bytes(60_000_000)})})}),
    "a Word document of zeros": lambda: packed({"[Content_Types].xml": "", "word/document.xml": bytes(60_000_000)}),
}


@pytest.mark.parametrize("kind", GROWING)
def test_what_grows_is_left_before_it_is_held(kind: str) -> None:
    resource = pytest.importorskip("resource")
    content = GROWING[kind]()
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    items = read_all(["-"], intake(max_characters=10_000), content)
    assert items and all(isinstance(item, Failure) for item in items)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes
    assert time.process_time() - began < 10


def test_members_that_share_their_bytes_cost_no_more_than_the_limit() -> None:
    """One stretch of packed bytes under a hundred names, as the bombs that are not nested have it."""
    content = packed({"a.txt": "word " * 200_000})
    at = content.index(b"PK\x01\x02")
    listed = content[at : content.index(b"PK\x05\x06")]
    many = listed * 100
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 100, 100, len(many), at, 0)
    small = Intake(None, None, True, FetchSettings(), 100_000, DocumentSettings(max_unpacked=5_000_000))
    errors = [item.error for item in read_all(["-"], small, content[:at] + many + end) if isinstance(item, Failure)]
    assert "bytes unpacked (documents.max_unpacked): the rest is not read" in errors[-1]
    assert len(errors) <= 6


@pytest.mark.parametrize(("said", "error"), [(10, "broken member"), (10**9, "too long"), (90_000_000, "zip bomb")])
def test_a_member_that_lies_about_its_length(said: int, error: str) -> None:
    content = bytearray(packed({"a.txt": PROSE}))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.index(mark)
        content[at + place : at + place + 4] = struct.pack("<L", said)
    assert error in failure_of(bytes(content))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_odd_members_are_only_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "odd.zip"
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (0o120777 << 16) | 0x20  # a symbolic link, as Unix writes it
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        for name in ("same.txt", "same.txt", "../up.txt", "/abs.txt", "CON", "a\\b.txt", "\0hidden"):
            member = zipfile.ZipInfo("x")
            member.filename = name
            archive.writestr(member, PROSE)
    taken = list(gather_named([str(path)], intake(), None))  # type: ignore[arg-type]  # nothing is on standard input
    assert len(taken) == 8  # the link is a text of one line, its target is not looked at
    assert not any("root:" in str(item) for _, item in taken)
    assert [file.name for file in tmp_path.iterdir()] == ["odd.zip"]


# ---------------------------------------------------------------- entities

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
RSS = (
    "<rss version='2.0'><channel><title>&{0};</title><item><title>&{0};&x;&y;</title>"
    "<description>{1}</description></item></channel></rss>"
)


@pytest.mark.parametrize("name", ["a12", "x", "y"])
def test_entities_are_never_expanded_nor_fetched(name: str, no_connections: None) -> None:
    subset = f"<!DOCTYPE r [{ENTITIES}{OUTSIDE}]>"
    paragraph = f"<w:p><w:r><w:t>{PROSE}&{name};</w:t></w:r></w:p>"
    inputs = [
        (subset + RSS.format(name, PROSE)).encode(),
        (f'<?xml version="1.0"?>\n{subset}' + RSS.format(name, PROSE)).encode(),
        packed({"[Content_Types].xml": "", "word/document.xml": subset + WORD.format(paragraph)}),
        (f"<!DOCTYPE html [{ENTITIES}{OUTSIDE}]>" + ARTICLE.replace("to close", f"&{name}; to close")).encode(),
        (ARTICLE + f"<svg>{subset}<text>&{name};</text></svg>").encode(),
    ]
    for content in inputs:
        for item in read_all(["-"], intake(), content):
            assert "root:" not in repr(item) and "hahahaha" not in repr(item)
            assert not isinstance(item, Report) or len(item.text) < 5_000


def test_a_feed_with_entities_of_its_own_is_still_a_feed() -> None:
    (report,) = read_all(["-"], intake(), (f"<!DOCTYPE r [{ENTITIES}]>" + RSS.format("a12", PROSE)).encode())
    assert isinstance(report, Report)
    assert "<" not in report.text and report.text.rstrip().endswith("until the spring.")


@pytest.fixture
def no_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever connects to anything fails."""

    def connect(*given: object, **more: object) -> None:
        raise AssertionError(f"connected: {given}")

    monkeypatch.setattr("socket.socket.connect", connect)


# ---------------------------------------------------------------- pages

PAGES: dict[str, tuple[Callable[[], str], str]] = {
    "nested 100,000 deep": (lambda: "<html><body>" + "<div>" * 100_000 + P, "nested more than"),
    "nested by open formatting": (lambda: "<html><body>" + "<b><i>" * 50_000 + P, "nested more than"),
    "nested drawings": (lambda: f"<html><body><svg>{'<g>' * 100_000}</svg>{P}", "nested more than"),
    "a million tags": (
        lambda: "<html><body><article><p>" + "<b></b>" * 60_000 + "<!---->" * 45_000 + P,
        "more than 100,000 tags",
    ),
    "nothing but tags": (lambda: "<html>" + "<x>" * 260_000, "nested more than"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_pages_beyond_all_measure_are_refused(kind: str) -> None:
    made, error = PAGES[kind]
    began = time.process_time()
    assert error in failure_of(made().encode(), intake(max_characters=1_000_000))
    assert time.process_time() - began < 5


GREAT: dict[str, str] = {
    "lists told to machines": f"<script type='application/ld+json'>[{','.join(['{}'] * 60_000)}]</script>",
    "depth told to machines": "<script type='application/ld+json'>" + "[" * 60_000 + "</script>",
    "attributes": "<div " + " ".join(f"a{n}=1" for n in range(4_000)) + ">x</div>",
    "headings": "<h1>a b</h1>" * 3_000,
    "comments": "<!-- x -->" * 15_000,
    "days in digits": "<p>" + "2020-10-10 " * 8_000 + "</p>",
    "addresses with days": "<a href='/2020/01/01/x'>x</a>" * 3_000,
}


@pytest.mark.parametrize("kind", GREAT)
def test_great_pages_take_no_longer_than_they_are(kind: str) -> None:
    began = time.process_time()
    content = ARTICLE.replace("<article>", GREAT[kind] + "<article>").encode()
    assert read_all(["-"], intake(), content)
    assert time.process_time() - began < 12


@pytest.mark.parametrize(
    "odd", ["\x1e", "\x00", "&#0;", "&#x1f;", "&#xFFFF;", "&#xd800;", "&#1114112;", "\ufffe", "\x7f"]
)
def test_characters_that_no_page_may_hold_cost_no_article(odd: str) -> None:
    from dateline.ingest.html import read_page

    raw = read_page(ARTICLE.replace("Harrowmere", f"Harrow{odd}mere"), None)
    report = make_report(raw, intake(), lexicon())
    assert "mere voted on Tuesday" in report.text


def test_a_title_beyond_all_measure_is_none() -> None:
    report = read_bytes(ARTICLE.replace("Bridge to close</title>", "x" * 90_000 + "</title>").encode())
    assert isinstance(report, Report)
    assert report.title == "Bridge to close"


# ---------------------------------------------------------------- mails, rows, texts

PARAMETERS = "".join(f"\n a*{n}*=x;" for n in range(9_000))
MAILS = {
    "an endless parameter": ("text/plain; charset=" + '";' * 40_000 + f"\n\n{PROSE}", "header"),
    "endless parameters": (f"text/plain;{PARAMETERS}\n\n{PROSE}", "header"),
    "a file without a word": ("application/pdf\nContent-Disposition: attachment\n\nno", "empty"),
}


@pytest.mark.parametrize("kind", MAILS)
def test_mails_beyond_all_measure_are_refused(kind: str) -> None:
    rest, error = MAILS[kind]
    assert error in failure_of(f"{HEAD}Content-Type: {rest}".encode())


def test_a_mail_nested_without_end_is_given_up() -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(400))
    content = (HEAD + nested + "\n" + "--x\n" * 400_000).encode()
    hurried = Intake(None, None, True, FetchSettings(), 100_000, DocumentSettings(seconds=0.5))
    began = time.process_time()
    assert "takes longer than 0.5 seconds" in failure_of(content, hurried)
    assert time.process_time() - began < 5


def test_endless_space_in_a_mail_is_passed_over() -> None:
    began = time.process_time()
    report = read_bytes(mail(PROSE + " " * 60_000 + "x" + "\n" * 30_000).as_bytes())
    assert isinstance(report, Report)
    assert time.process_time() - began < 3


ROWS = [
    b'{"text": ' * 100_000,
    b'{"id": ' + b"9" * 100_000 + b"}",
    b'{"text": "' + b"\\ud800" * 9_000 + b'"}',
    b'{"text": 1e999}',
    b'{"text": NaN, "html": {}}',
    b'{"published": "9999-99-99", "text": "x"}',
]


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_rows_that_are_none_fail_alone(row: bytes) -> None:
    bad, good = read_all(["-"], intake(), row + b"\n" + json.dumps({"text": PROSE}).encode())
    assert isinstance(bad, Failure) and bad.stage == "ingest"
    assert isinstance(good, Report)


@pytest.mark.parametrize("year", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_none(year: str) -> None:
    row = f'{{"text": "{PROSE}", "published": "{year}"}}'.replace("\n", "\\n")
    report = read_bytes(row.encode())
    assert isinstance(report, Report)
    assert (report.published, report.published_basis) == (None, PublishedBasis.UNRESOLVED)


def test_a_text_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.write(PROSE.encode())
        stream.truncate(100_000_000)
    began = time.process_time()
    (failure,) = read_all([str(path)])
    assert isinstance(failure, Failure) and "too long" in failure.error
    assert time.process_time() - began < 2


@pytest.mark.parametrize("charset", ["utf-7", "rot13", "zip", "base64", "unicode_escape", "idna", "x" * 40, "utf-16"])
def test_a_charset_that_is_none_is_not_believed(charset: str) -> None:
    page = ARTICLE.replace("<head>", f'<head><meta charset="{charset}">')
    report = read_bytes(page.encode())
    assert isinstance(report, Report)
    assert "council of Harrowmere" in report.text
