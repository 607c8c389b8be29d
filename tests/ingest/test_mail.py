"""Mail, newsletters, saved pages, and what is attached to them."""

from base64 import encodebytes
from datetime import date
from email.message import EmailMessage

import pytest

from dateline.model.reading import Failure
from dateline.model.text import Report
from dateline.settings import DocumentSettings
from tests.ingest.documents import PARAGRAPHS, docx, mail, packed, pdf, set_in_lines
from tests.ingest.making import PROSE, intake, read_all, read_bytes

SUBJECT = "Bridge to close after cracks are found"
PAGE = f"<html><head><title>{SUBJECT}</title></head><body><article><h1>{SUBJECT}</h1>" + "".join(
    f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS
)


def report_of(message: EmailMessage | bytes) -> Report:
    report = read_bytes(message if isinstance(message, bytes) else message.as_bytes())
    assert isinstance(report, Report), report
    return report


def attached(*files: tuple[str, bytes]) -> bytes:
    """A mail with files."""
    message = mail()
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_a_mail() -> None:
    report = report_of(mail(Subject=f"Fwd: {SUBJECT}"))
    assert (report.title, report.byline, report.outlet) == (SUBJECT, "Ada Quill", None)
    assert (report.source_id, report.published) == ("<1@post.example>", date(2026, 3, 14))
    assert report.text.startswith(f"{SUBJECT}\n\nThe council of Harrowmere")


@pytest.mark.parametrize(
    ("sender", "listed", "byline", "outlet"),
    [
        ("Harrowmere Post <n@post.example>", True, None, "Harrowmere Post"),
        ("Ada Quill from The Post <n@post.example>", True, "Ada Quill", "The Post"),
        ("Ada Quill via news-list <n@post.example>", False, "Ada Quill", None),
        ("press office <n@post.example>", False, None, None),
        ("n@post.example", True, None, None),
        ('"Quill, Ada" <n@post.example>', False, None, None),
    ],
)
def test_senders(sender: str, listed: bool, byline: str | None, outlet: str | None) -> None:
    headers = {"List_Unsubscribe": "<https://post.example/u>"} if listed else {}
    report = report_of(mail(From=sender, **headers))
    assert (report.byline, report.outlet) == (byline, outlet)


def test_an_agency_that_sends_is_the_origin() -> None:
    assert report_of(mail(From="Reuters <n@r.example>")).origin == "Reuters"


def test_the_page_is_read_where_the_text_is_only_a_pointer() -> None:
    message = mail("View this mail in your browser: https://post.example/1")
    message.add_alternative(PAGE, subtype="html")
    assert "voted on Tuesday" in report_of(message).text


def test_addresses_between_the_words_are_left_out() -> None:
    text = report_of(mail(PROSE.replace("old bridge", "old bridge <https://post.example/t?u=1>"))).text
    assert "close the old bridge after" in " ".join(text.split())
    assert "https" not in text


def test_flowed_lines_are_joined() -> None:
    content = mail().as_bytes().replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    flowed = content.replace(b"close the old bridge", b"close \nthe old bridge")
    assert "to close the old bridge" in report_of(flowed).text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "x-nonsense"])
def test_encodings(charset: str) -> None:
    words = PROSE.replace("Quill", "Núñez")
    known = charset if charset != "x-nonsense" else "utf-8"
    head = f"From: Ada <a@x.example>\nDate: Sat, 14 Mar 2026 10:00:00 +0000\nSubject: =?{known}?q?Pont?=\n"
    kind = f'MIME-Version: 1.0\nContent-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: base64\n\n'
    assert "Ada Núñez" in report_of((head + kind).encode() + encodebytes(words.encode(known))).text


def test_raw_bytes_in_a_header_are_read() -> None:
    content = mail(Subject="Bridge by XX").as_bytes().replace(b"XX", "Núñez".encode())
    assert report_of(content).title == "Bridge by Núñez"


def test_a_saved_page() -> None:
    message = EmailMessage()
    for name, value in (
        ("From", "<Saved by a browser>"), ("Snapshot-Content-Location", "https://post.example/1"),
        ("Subject", "x"), ("Date", "Sat, 14 Mar 2026 10:00:00 -0000"),
    ):  # fmt: skip
        message[name] = value
    message.set_content(PAGE, subtype="html")
    message["Content-Location"] = "https://post.example/1"
    message.make_related()
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    report = report_of(message)
    assert (report.title, report.url, report.source_id) == (SUBJECT, "https://post.example/1", None)
    assert report.published is None  # when it was saved says nothing of when it was published


def test_attached_documents_are_reports_of_their_own() -> None:
    files = (("a.docx", docx(PARAGRAPHS, "A title of its own")), ("b.pdf", pdf([set_in_lines(PARAGRAPHS)])))
    own, word, sheet = read_all(
        ["-"], stdin=attached(*files, ("s.p7s", b"\x30\x82\x01"), ("k.ics", b"BEGIN:VCALENDAR"))
    )
    assert isinstance(own, Report) and isinstance(word, Report) and isinstance(sheet, Report)
    assert (own.title, word.title) == (SUBJECT, "A title of its own")
    assert [page.number for page in sheet.pages] == [1]


def test_a_mail_in_a_mail() -> None:
    outer = mail("See below what I was sent today by a colleague.", Subject="For you")
    outer.add_attachment(mail())
    first, second = read_all(["-"], stdin=outer.as_bytes())
    assert isinstance(first, Report) and isinstance(second, Report)
    assert (first.title, second.title) == ("For you", SUBJECT)


def test_a_mail_that_is_only_an_attachment_is_no_failure() -> None:
    message = mail("")
    message.add_attachment(pdf([set_in_lines(PARAGRAPHS)]), maintype="application", subtype="pdf", filename="b.pdf")
    (report,) = read_all(["-"], stdin=message.as_bytes())
    assert isinstance(report, Report) and "voted on Tuesday" in report.text


def test_a_broken_attachment_is_named(tmp_path: object) -> None:
    _, failure = read_all(["-"], stdin=attached(("b.pdf", b"%PDF-1.7 broken")))
    assert isinstance(failure, Failure) and failure.path == "-!b.pdf" and "PDF: broken" in failure.error


def test_depth_is_limited() -> None:
    content = attached(("z.zip", packed({"a.eml": attached(("z.zip", packed({"b.txt": PROSE})))})))
    given = intake()
    shallow = type(given)(None, None, True, given.fetch, 100_000, DocumentSettings(max_depth=2))
    *_, last = read_all(["-"], shallow, content)
    assert isinstance(last, Failure) and "packed more than 2 deep" in last.error
    assert all(isinstance(item, Report) for item in read_all(["-"], intake(), content)[:2])


@pytest.mark.parametrize(
    "text",
    [
        "NEWS: The council met on Tuesday.\n\nIt voted to close the bridge.",
        "From: the mayor\n\nThe bridge is closed.",
        "Date: Tuesday\nSubject: the bridge\nThe council of Harrowmere voted on Tuesday to close the bridge.",
    ],
)
def test_text_that_only_begins_like_a_mail_is_text(text: str) -> None:
    assert report_of(text.encode()).text == text
