"""Every kind of input is told by what it holds; a bad one is a failure and stops nothing."""

import gzip
import io
import json
import time
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import SourceError
from dateline.model.reading import Failure
from dateline.model.text import Report
from tests.ingest.making import PROSE, intake, read_all, read_bytes

MARKED_UP = "".join(f"<p>{part}</p>" for part in PROSE.split("\n\n"))
FRENCH = (
    "Le conseil municipal a voté mardi la fermeture du vieux pont après la découverte de fissures dans deux piles. "
    "La maire a déclaré que les camions seraient détournés par la rocade dès vendredi et a demandé de la patience. "
)
_BAD = [
    (b"", "empty"),
    (b" \n\t\n", "empty"),
    (b"\x00\x01\x02\x03" * 500, "not text"),
    (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "not text"),
    (b"%PDF-1.7\n" + bytes(range(1, 256)) * 40, "PDF: broken"),
    (gzip.compress(PROSE.encode()), "not text"),
    (b"word " * 100_001, "too long"),
    (FRENCH.encode() * 3, "language: fr (only English is read)"),
    ("Совет проголосовал во вторник за закрытие старого моста.".encode(), "language:"),
    (bytes(range(0x80, 0x100)) * 20, "not text"),
]


@pytest.mark.parametrize(("content", "error"), _BAD, ids=range(len(_BAD)))
def test_bad_input_fails_clearly(content: bytes, error: str) -> None:
    failure = read_bytes(content)
    assert isinstance(failure, Failure)
    assert failure.stage == "ingest"
    assert failure.path == "-"
    assert error in failure.error


def test_a_huge_line_fails_fast(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"x" * 50_000_000)
    began = time.perf_counter()
    (failure,) = read_all([str(path)])
    assert isinstance(failure, Failure)
    assert "100,000 characters" in failure.error
    assert time.perf_counter() - began < 2


def test_a_folder_with_bad_files_still_gives_the_others(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text(PROSE)
    (tmp_path / "a.bin").write_bytes(b"\0" * 10)
    (tmp_path / "sub" / "c").write_text(PROSE.replace("Harrowmere", "Ashby"))
    (tmp_path / ".hidden").write_text(PROSE)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    first, second, third = read_all([str(tmp_path)])
    assert isinstance(first, Failure)
    assert first.path == str(tmp_path / "a.bin")
    assert isinstance(second, Report)
    assert isinstance(third, Report)
    assert "Ashby" in third.text


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    with pytest.raises(SourceError, match="no such file"):
        read_all([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (PROSE.encode("utf-8-sig"), "The council"),
        (PROSE.encode("utf-16"), "The council"),
        (PROSE.replace("\n", "\r\n").encode(), "The council"),
        (PROSE.replace("Quill", "Núñez").encode("cp1252"), "Ada Núñez"),
        (PROSE.replace("Quill", "Núñez — ďź").encode()[:150] + b"\xff" + PROSE.encode(), "Ada Núñez"),
        ((PROSE + "😀 e\u0301 שלום").encode(), "😀 e\u0301 שלום"),
    ],
)
def test_encodings(content: bytes, part: str) -> None:
    report = read_bytes(content)
    assert isinstance(report, Report)
    assert part in report.text
    assert "\r\n" not in report.text
    assert not report.text.startswith("\ufeff")


def test_short_english_is_not_refused() -> None:
    assert isinstance(read_bytes(b"Aden: Three people killed."), Report)


def test_rows() -> None:
    rows: list[object] = [
        {"id": "a", "text": PROSE, "published": "2026-03-15T10:00:00Z", "title": "Bridge shut", "outlet": "Post"},
        {"id": "b", "text": ""},
        {
            "id": 7,
            "html": f"<article><h1>Bridge to close</h1>{MARKED_UP}</article>",
        },
        {"id": "d", "text": PROSE, "published": "soon"},
        {"id": "e", "text": 3},
    ]
    content = (
        "\n".join(json.dumps(row) for row in rows) + '\n{"id": "broken\n[1]\n' + json.dumps({"text": PROSE}) + "\n"
    )
    first, empty, page, dated, typed, broken, listed, last = read_all(["-"], stdin=content.encode())
    assert isinstance(first, Report)
    assert (first.source_id, first.title, first.outlet, first.published) == (
        "a",
        "Bridge shut",
        "Post",
        date(2026, 3, 15),
    )
    assert first.text == PROSE
    assert first.published_basis == "given"
    assert isinstance(page, Report)
    assert page.source_id == "7"
    assert isinstance(last, Report)
    errors = [failure.error for failure in (empty, dated, typed, broken, listed) if isinstance(failure, Failure)]
    assert len(errors) == 5
    assert "neither text nor html" in errors[0]
    assert "not a date" in errors[1]


def test_an_overlong_row_does_not_cost_the_next() -> None:
    content = json.dumps({"text": "x" * 2_000_000}) + "\n" + json.dumps({"id": "b", "text": PROSE})
    first, second = read_all(["-"], intake(), content.encode())
    assert isinstance(first, Failure)
    assert "too long" in first.error
    assert isinstance(second, Report)


def test_a_lone_surrogate_in_a_row_is_replaced() -> None:
    report = read_bytes(b'{"text": "The mayor \\ud800 said on Tuesday that the bridge is shut."}')
    assert isinstance(report, Report)
    assert "mayor \ufffd said" in report.text


def test_feed() -> None:
    body = "".join(f"&lt;p&gt;{part}&lt;/p&gt;" for part in PROSE.split("\n\n"))
    feed = (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>"
        f"<item><title>Bridge to close</title><link>https://p.example/1</link><guid>g1</guid><source>AFP</source>"
        f"<pubDate>Sun, 15 Mar 2026 10:00:00 GMT</pubDate><description>{body}</description></item>"
        "<item><title>Teaser</title><description>Short.</description></item></channel></rss>"
    )
    report, teaser = read_all(["-"], stdin=feed.encode())
    assert isinstance(report, Report)
    assert (report.title, report.outlet, report.url) == ("Bridge to close", "Post", "https://p.example/1")
    assert (report.source_id, report.origin, report.published) == ("g1", "Agence France-Presse", date(2026, 3, 15))
    assert isinstance(teaser, Failure)


def test_an_entity_bomb_in_a_feed_is_not_expanded() -> None:
    entities = "".join(f"<!ENTITY e{n + 1} '{'&e' + str(n) + ';' * 1}{('&e' + str(n) + ';') * 9}'>" for n in range(9))
    feed = (
        f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY e0 'x'>{entities}]><rss><item><title>&e9;</title></item></rss>"
    )
    (failure,) = read_all(["-"], stdin=feed.encode())
    assert isinstance(failure, Failure)


def test_archive() -> None:
    page = f"<html><body><article><h1>Bridge to close</h1>{MARKED_UP}</article></body></html>"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-03-15T10:00:00Z\r\n"
        b"WARC-Target-URI: https://post.example/1\r\nContent-Type: application/http; msgtype=response\r\n"
        + f"Content-Length: {len(http)}\r\n\r\n".encode()
        + http
        + b"\r\n\r\n"
    )
    for content in (record, gzip.compress(record)):
        (report,) = read_all(["-"], stdin=content)
        assert isinstance(report, Report)
        assert report.url == "https://post.example/1"
        assert "voted on Tuesday" in report.text
    cut = read_all(["-"], stdin=gzip.compress(record)[:200])
    assert cut
    assert all(isinstance(item, Failure) for item in cut)


def test_standard_input_is_read_once() -> None:
    assert len(read_all(["-"], stdin=io.BytesIO(PROSE.encode()).getvalue())) == 1
