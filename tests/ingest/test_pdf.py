"""PDFs: paragraphs rebuilt from lines, furniture out, pages kept, and files that are broken in every way."""

import sys
from datetime import date

import pytest

from dateline.ingest.intake import Intake
from dateline.ingest.pdf import read_pdf
from dateline.ingest.readers import asking
from dateline.ingest.rebuilt import Speller, paragraphs
from dateline.ingest.sheets import Line
from dateline.model.reading import Failure
from dateline.model.text import Report
from dateline.settings import DocumentSettings, FetchSettings
from tests.ingest.documents import LINE, PARAGRAPHS, pdf, set_in_lines
from tests.ingest.making import PROSE, kinds_of, read_bytes

TITLE = "Bridge to close after cracks are found"
HEAD: list[LINE] = [(72, 760, 9, "Harrowmere Post"), (500, 760, 9, "14 March 2026")]


def limited(**limits: int | float) -> Intake:
    return Intake(None, None, True, FetchSettings(), 100_000, DocumentSettings(**limits))  # type: ignore[arg-type]


def report_of(content: bytes) -> Report:
    report = read_bytes(content)
    assert isinstance(report, Report), report
    return report


def foot(number: int) -> LINE:
    return (300, 30, 9, f"Page {number}")


def test_paragraphs_are_rebuilt() -> None:
    report = report_of(pdf([[(72, 740, 20, TITLE), *set_in_lines(PARAGRAPHS)]]))
    assert report.title == TITLE
    assert report.text.split("\n\n") == [TITLE, *(" ".join(p.split()) for p in PARAGRAPHS)]
    assert kinds_of(report)[0] == ("title", TITLE)
    assert [(page.number, page.span.start, page.span.end) for page in report.pages] == [(1, 0, len(report.text))]


def test_running_heads_and_numbers_are_taken_out_and_sentences_go_on_over_pages() -> None:
    lines = set_in_lines([" ".join(PARAGRAPHS)])
    pages = [[*HEAD, *lines[:2], foot(1)], [*HEAD, *lines[2:3], foot(2)], [*HEAD, *lines[3:], foot(3)]]
    report = report_of(pdf(pages))
    assert report.text == " ".join(" ".join(PARAGRAPHS).split())
    assert [page.number for page in report.pages] == [1, 2, 3]
    for page, expected in zip(report.pages, pages, strict=True):
        assert report.quote(page.span) == " ".join(words for *_, words in expected if words not in _furniture())
    assert [report.page_at(page.span.start) for page in report.pages] == [1, 2, 3]
    assert report.page_at(len(report.text) - 1) == 3


def _furniture() -> set[str]:
    return {words for *_, words in (*HEAD, foot(1), foot(2), foot(3))}


def test_a_page_without_text_has_no_row() -> None:
    report = report_of(pdf([set_in_lines(PARAGRAPHS[:1]), [], set_in_lines(PARAGRAPHS[1:])]))
    assert [page.number for page in report.pages] == [1, 3]


@pytest.mark.parametrize("drawn", ["by column", "by row"])
def test_columns_are_read_one_after_the_other(drawn: str) -> None:
    text = " ".join((PROSE + PROSE.replace("Harrowmere", "Ashby")).split())
    lines = set_in_lines([text], width=36)
    half = (len(lines) + 1) // 2
    left = [(72.0, 700 - 13.5 * n, 11.0, words) for n, (*_, words) in enumerate(lines[:half])]
    right = [(330.0, 700 - 13.5 * n, 11.0, words) for n, (*_, words) in enumerate(lines[half:])]
    rows = [line for pair in zip(left, right, strict=False) for line in pair] + left[len(right) :]
    report = report_of(pdf([[*left, *right] if drawn == "by column" else rows]))
    assert " ".join(report.text.split()) == text


def test_words_parted_at_a_lines_end_are_joined() -> None:
    words = ["The govern-", "ment said the well-", "known bridge is closed. The well-known", "mayor agreed."]
    report = report_of(pdf([[(72, 700 - 13.5 * n, 11, line) for n, line in enumerate(words)]]))
    assert "The government said the well-known bridge is closed." in report.text


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the govern-", "ment said", "the government said"),
        ("the mid\u00ad", "night talks", "the midnight talks"),
        ("the Austria-", "Hungary of", "the Austria-Hungary of"),
        ("from 2019-", "2021 on", "from 2019-2021 on"),
        ("the end", "of it", "the end of it"),
        ("", "first", "first"),
    ],
)
def test_hyphens(before: str, after: str, joined: str) -> None:
    assert Speller([]).joined(before, after) == joined


def test_the_document_tells_how_it_writes_a_word() -> None:
    known = Speller([Line("a ceasefire, a cease-fire line, long-term", 1, 0, 0, 0, 0)])
    assert known.joined("the cease-", "fire") == "the ceasefire"
    assert known.joined("the long-", "term") == "the long-term"


def test_an_indent_begins_a_paragraph() -> None:
    rows = ["The mayor said that the old bridge would", "be closed for months.", "Nobody was hurt when it began to"]
    lines = [Line(words, 1, 90 if n == 2 else 72, 700 - 14 * n, 300, 712 - 14 * n) for n, words in enumerate(rows)]
    found = [" ".join(line.text for line in paragraph.lines) for paragraph in paragraphs(lines)]
    assert found == [f"{rows[0]} {rows[1]}", rows[2]]


@pytest.mark.parametrize(
    ("stated", "byline", "published"),
    [
        (("Ada Quill says so", "Ada Quill", "D:20260314101500Z"), "Ada Quill", "2026-03-14"),
        (("Microsoft Word - draft7.doc", "jsmith", "D:20250101000000Z"), None, None),
        (("", "", "soon"), None, None),
    ],
)
def test_properties_count_where_the_text_bears_them_out(
    stated: tuple[str, str, str], byline: str | None, published: str | None
) -> None:
    told = [*PARAGRAPHS, "The council met on 14 March 2026 in the town hall, and it will meet again in a week."]
    info = dict(zip(("Title", "Author", "CreationDate"), stated, strict=True))
    report = report_of(pdf([[(72, 740, 20, TITLE), *set_in_lines(told)]], info))
    assert (report.title, report.byline) == (TITLE, byline)
    assert report.published == (date.fromisoformat(published) if published else None)


def test_a_day_near_the_title_is_weaker_than_the_operators() -> None:
    content = pdf([[(72, 740, 20, TITLE), (72, 720, 11, "March 14, 2026 / 9:07 AM"), *set_in_lines(PARAGRAPHS)]])
    assert report_of(content).published == date(2026, 3, 14)
    told = read_bytes(content, Intake(date(2026, 3, 16), None, True, FetchSettings(), 100_000))
    assert isinstance(told, Report) and told.published == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"%PDF-1.7\n", "PDF: broken"),
        (pdf([[], []]), "empty: no text in its 2 pages"),
        (pdf([[foot(1)], [foot(2)], [foot(3)]]), "repeated on every page"),
        (pdf([set_in_lines(PARAGRAPHS)]).replace(b"/Info", b"/Encrypt << /Filter /Unknown >> /Info"), "PDF:"),
    ],
)
def test_what_cannot_be_read_fails_clearly(content: bytes, error: str) -> None:
    failure = read_bytes(content)
    assert isinstance(failure, Failure) and error in failure.error, failure


def test_limits() -> None:
    content = pdf([set_in_lines(PARAGRAPHS)] * 3)
    for given, error in (
        (limited(max_pages=2), "3 pages, the limit is 2"),
        (limited(max_bytes=500), "more than 500 bytes"),
        (Intake(None, None, True, FetchSettings(), 100), "more than 200 characters"),
    ):
        failure = read_bytes(content, given)
        assert isinstance(failure, Failure) and error in failure.error, failure


def test_a_reader_that_hangs_or_breaks_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    from pathlib import Path

    for code, error in (
        ("import time; time.sleep(30)", "longer than 0.5 seconds"),
        ("import os; os.abort()", "broke off"),
    ):
        program = Path(str(tmp_path)) / "program.py"
        program.write_text(code)
        monkeypatch.setattr("dateline.ingest.pdf._PROGRAM", program)
        failure = read_bytes(pdf([set_in_lines(PARAGRAPHS)]), limited(seconds=0.5 if "sleep" in code else 20.0))
        assert isinstance(failure, Failure) and error in failure.error, failure


def test_a_stream_that_unpacks_without_end_is_stopped() -> None:
    bomb = pdf([[(72, 700, 11, " " * 10_000_000)]])
    assert len(bomb) < 100_000
    failure = read_bytes(bomb, limited(seconds=20.0))
    assert isinstance(failure, Failure) and failure.error.startswith("PDF: "), failure


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    failure = read_bytes(pdf([set_in_lines(PARAGRAPHS)]))
    assert isinstance(failure, Failure) and "pip install 'dateline[documents]'" in failure.error


def test_the_library_is_not_loaded_here() -> None:
    asking.readers()
    assert read_pdf(pdf([set_in_lines(PARAGRAPHS)]), limited()).pages
    assert "pypdfium2" not in sys.modules


def test_what_a_browser_prints_around_a_page_is_taken_out() -> None:
    address = "https://post.example/2026/bridge"
    menus: list[LINE] = [(72, 740, 11, "News"), (72, 726, 11, "Sport and leisure")]
    frame: list[LINE] = [(24, 770, 8, "3/14/26, 2:38 AM"), (24, 16, 8, f"{address} 1/1")]
    lines = [*menus, (72.0, 700.0, 20.0, TITLE), *set_in_lines(PARAGRAPHS, top=660), *frame]
    report = report_of(pdf([lines], {"Title": f"{TITLE} | Post", "Creator": "Mozilla/5.0 (X11)"}))
    assert report.text.split("\n\n") == [TITLE, *(" ".join(p.split()) for p in PARAGRAPHS)]
    assert (report.title, report.url) == (TITLE, address)
    kept = report_of(pdf([lines], {"Title": f"{TITLE} | Post", "Creator": "A word processor"}))
    assert "Sport and leisure" in kept.text


def test_a_bar_that_is_on_every_sheet_is_taken_out() -> None:
    words = [" ".join(p.split()) for p in PARAGRAPHS]
    pages = [[*set_in_lines([paragraph]), (200, 300, 11, "Subscribe now")] for paragraph in words]
    assert report_of(pdf(pages)).text == "\n\n".join(words)
    moved = [[*set_in_lines([p]), (200.0, 300.0 + 40 * n, 11.0, "Subscribe now")] for n, p in enumerate(words)]
    assert report_of(pdf(moved)).text.count("Subscribe now") == 3
