"""Word documents and zip files, and what a zip may not do."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from dateline.ingest.intake import Intake
from dateline.model.reading import Failure
from dateline.model.text import Report
from dateline.settings import DocumentSettings, FetchSettings
from tests.ingest.documents import PARAGRAPHS, docx, mail, packed, pdf, set_in_lines
from tests.ingest.making import PROSE, intake, kinds_of, read_all, read_bytes

_BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def report_of(content: bytes) -> Report:
    report = read_bytes(content)
    assert isinstance(report, Report), report
    return report


def word(body: str) -> bytes:
    """A Word document of this markup."""
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": _BODY.format(body)})


def limits(**given: int) -> Intake:
    return Intake(None, None, True, FetchSettings(), 100_000, DocumentSettings(**given))  # type: ignore[arg-type]


def errors(content: bytes, given: Intake | None = None) -> list[str]:
    return [item.error for item in read_all(["-"], given or intake(), content) if isinstance(item, Failure)]


def test_a_word_document() -> None:
    report = report_of(docx(PARAGRAPHS, "Bridge to close after cracks are found"))
    assert report.title == "Bridge to close after cracks are found"
    assert [words for _, words in kinds_of(report)] == [report.title, *(p.strip() for p in PARAGRAPHS)]
    assert report.published is None  # the properties give a day that the text does not print
    assert report.byline is None


def test_the_parts_of_a_word_document() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('The mayor ')}<w:ins>{run.format('said ')}</w:ins><w:del><w:r><w:delText>denied</w:delText>"
        f"</w:r></w:del>{run.format('that')}<w:r><w:tab/><w:t>it is</w:t><w:noBreakHyphen/><w:t>shut.</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run.format('In a control.')}</w:p></w:sdtContent></w:sdt>"
        f"<w:tbl><w:tr><w:tc><w:p>{run.format('Killed')}</w:p></w:tc><w:tc><w:p>{run.format('12')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:p>{run.format('A whole row.')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run.format('In a box.')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    expected = ["The mayor said that it is-shut.", "In a control.", "Killed | 12", "A whole row.", "In a box."]
    assert report_of(word(body)).text.split("\n\n") == expected


def test_an_entity_bomb_in_a_document_is_not_expanded() -> None:
    entities = "<!ENTITY a0 'x'>" + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(9))
    bomb = f"<!DOCTYPE d [{entities}]>" + _BODY.format("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>")
    (error,) = errors(packed({"[Content_Types].xml": "", "word/document.xml": bomb}))
    assert error.startswith(("empty", "docx"))


def test_every_member_of_a_zip_is_read(tmp_path: Path) -> None:
    files = {
        "b/page.html": f"<article><h1>Bridge to close</h1>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}",
        "a.txt": PROSE, "c.eml": mail().as_bytes(), "d.docx": docx(PARAGRAPHS),
        "e.pdf": pdf([set_in_lines(PARAGRAPHS)]),
        "rows.jsonl": '{"text": ""}\n', "__MACOSX/a.txt": "x", ".hidden": "x", "b/.DS_Store": "x", "f/": "",
    }  # fmt: skip
    path = tmp_path / "reports.zip"
    path.write_bytes(packed(files))
    from dateline.ingest import gather_named

    taken = list(gather_named([str(path)], intake(), io.BytesIO()))
    names = ["a.txt", "b/page.html", "c.eml", "d.docx", "e.pdf", "rows.jsonl"]
    assert [name for name, _ in taken] == [f"{path}!{name}" for name in names]
    assert [isinstance(item, Report) for _, item in taken] == [True] * 5 + [False]
    last = taken[-1][1]
    assert isinstance(last, Failure) and (last.path, last.source_id) == (f"{path}!rows.jsonl", "row 1")


@pytest.mark.parametrize("name", ["../../up.txt", "/etc/passwd", "C:\\x.txt", "a\nb\x1b[31m.txt", "x" * 5_000])
def test_names_are_only_names(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (failure,) = (item for item in read_all(["-"], intake(), packed({name: ""})) if isinstance(item, Failure))
    assert failure.path is not None and failure.path.startswith("-!")
    assert failure.path.isprintable() and len(failure.path) <= 202
    assert not list(tmp_path.iterdir())


def test_a_row_in_a_zip_reaches_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.txt").write_text(PROSE)
    (error,) = errors(packed({"rows.jsonl": '{"file": "secret.txt"}\n'}))
    assert "does not come from a file" in error


def test_limits() -> None:
    two = packed({"a.txt": PROSE, "b.txt": PROSE})
    assert errors(two, limits(max_files=1)) == ["holds more than 1 files (documents.max_files): the rest is not read"]
    (error,) = errors(two, limits(max_unpacked=len(PROSE) + 1))
    assert "bytes unpacked" in error
    assert all("too long" in error for error in errors(two, limits(max_bytes=10)))
    nested = packed({"z.zip": packed({"z.zip": packed({"z.zip": packed({"a.txt": PROSE})})})})
    assert errors(nested) == ["packed more than 3 deep (documents.max_depth)"]
    assert errors(nested, limits(max_depth=4)) == []
    wide = packed({f"{n}.zip": packed({"a.txt": PROSE}) for n in range(5)})
    assert len(errors(wide, limits(max_files=7))) == 1


def test_a_bomb_is_not_unpacked() -> None:
    (error,) = errors(packed({"a.txt": bytes(30_000_000)}))
    assert "zip bomb" in error


def test_encrypted_and_broken_members_fail_one_by_one() -> None:
    content = bytearray(packed({"a.txt": PROSE, "b.txt": PROSE, "c.txt": PROSE}, zipfile.ZIP_STORED))
    listed = content.find(b"PK\x01\x02")
    content[listed + 8] |= 1  # the first is marked as encrypted
    second = content.find(b"b.txt")
    content[second + 20 : second + 24] = b"XXXX"  # the second has other bytes than it was packed with
    first, other, last = read_all(["-"], intake(), bytes(content))
    assert isinstance(first, Failure) and "encrypted" in first.error
    assert isinstance(other, Failure) and "broken member" in other.error
    assert isinstance(last, Report)


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({}, "empty: a zip without files"),
        ({"[Content_Types].xml": "", "xl/workbook.xml": ""}, "spreadsheet (xlsx)"),
        ({"mimetype": "application/epub+zip", "META-INF/container.xml": ""}, "e-book (epub)"),
        ({"mimetype": "x", "content.xml": "<x/>"}, "OpenDocument"),
    ],
)
def test_what_else_comes_as_a_zip_is_named(files: dict[str, str], error: str) -> None:
    assert [error in found for found in errors(packed(files))] == [True]


def test_a_list_of_members_without_end_is_not_read() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 50_000_000, 0, 0)
    (error,) = errors(b"PK\x03\x04" + bytes(100) + end)
    assert "list of files is longer" in error
