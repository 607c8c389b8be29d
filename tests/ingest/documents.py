"""Documents made by hand for tests: PDFs of given lines, Word files, mails, zip files."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

from tests.ingest.making import PROSE

LINE = tuple[float, float, float, str]  # left, baseline, size, words
PARAGRAPHS = [paragraph for paragraph in PROSE.split("\n\n") if paragraph.strip()]


def pdf(pages: Sequence[Sequence[LINE]], info: Mapping[str, str] | None = None) -> bytes:
    """A PDF of letter pages with these lines in Helvetica; an empty page holds nothing."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    told = "".join(f"/{name} {_string(words)} " for name, words in (info or {}).items())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        stream = zlib.compress("\n".join(_drawn(*line) for line in lines).encode("cp1252"))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode() + stream + b"\nendstream")
    objects.append(f"<< {told}>>".encode("cp1252"))
    return _file(objects)


def set_in_lines(paragraphs: Sequence[str], width: int = 70, left: float = 72, top: float = 700) -> list[LINE]:
    """Paragraphs broken into lines of about so many characters, with space between them."""
    lines: list[LINE] = []
    at = top
    for paragraph in paragraphs:
        row = ""
        for word in [*paragraph.split(), ""]:
            if row and (len(row) + len(word) + 1 > width or not word):
                lines.append((left, at, 11, row))
                at -= 13.5
                row = word
            else:
                row = f"{row} {word}".strip()
        at -= 9
    return lines


def docx(paragraphs: Sequence[str], title: str | None = None) -> bytes:
    """A Word document as python-docx writes it."""
    from docx import Document

    document = Document()
    if title:
        document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def mail(text: str = PROSE, **headers: str) -> EmailMessage:
    """A mail of plain text; headers by name, "_" for "-"."""
    message = EmailMessage()
    usual = {"From": "Ada Quill <ada@post.example>", "Subject": "Bridge to close after cracks are found"}
    told = usual | {"Date": "Sat, 14 Mar 2026 23:30:00 -0500", "Message_ID": "<1@post.example>"} | headers
    for name, value in told.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def packed(files: Mapping[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def _drawn(left: float, baseline: float, size: float, words: str) -> str:
    return f"BT /F1 {size} Tf 1 0 0 1 {left} {baseline} Tm {_string(words)} Tj ET"


def _string(words: str) -> str:
    return "(" + words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return out + f"{table}{trailer}startxref\n{len(out)}\n%%EOF\n".encode()
