"""A PDF read by a program beside this one, which may break, hang or grow without harm; its lines as one text."""

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.errors import SourceError
from dateline.ingest.datelines import find_stamp
from dateline.ingest.headlines import is_prose, same_words
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.rebuilt import Paragraph, Speller, body_height, paragraphs
from dateline.ingest.sheets import Line, Sheet, furniture
from dateline.ingest.stated import stated_day, stated_title, stated_writer
from dateline.model.text import Page, Span

_PROGRAM = Path(__file__).with_name("pdf_lines.py")
_MEMORY = 2_000_000_000  # bytes that the program may take
_PARTED = "\n\n"
_LONGEST_TITLE = 200
_HEADLINE = 1.2  # times the height of the body
_AGREES = 0.5  # of the words of a heading and of the title in the properties
_PROSE = 25  # words; a shorter paragraph above a title belongs to something else
_NEAR = 3  # paragraphs above a title where its day may stand
_BELOW = 6  # paragraphs below it
_SHORT = 15  # words of a line that tells a day
_BROWSER = re.compile(r"Mozilla/|Skia/PDF|Firefox|Safari|Quartz PDFContext|wkhtmltopdf", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"(https?://\S+?)(?:\s+\d+/\d+)?")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Pdf:
    """The pages of a PDF and its properties by name."""

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str]


def read_pdf(content: bytes, intake: Intake) -> Raw:
    """The report of a PDF. SourceError: encrypted, broken, only pictures, or beyond the limits."""
    pdf = _taken_apart(_lines_of(content, intake))
    lines = [line for sheet in pdf.sheets for line in sheet.lines]
    if not any(c.isalpha() for line in lines for c in line.text):
        raise SourceError(_no_text(pdf))
    aside = furniture(pdf.sheets)
    kept = [line for line in lines if line not in aside]
    if not kept:
        raise SourceError("PDF: no text but what is repeated on every page")
    found = paragraphs(kept)
    title = _title(found, pdf.properties.get("Title"), body_height(kept))
    text, pages = _written(found if title is None else _in_order(found, title, pdf), Speller(kept))
    shown = None if title is None else _words(title)
    return Raw(
        text=text,
        title=shown or stated_title(pdf.properties.get("Title"), text),
        url=_address(line.text for line in aside),
        byline=stated_writer(pdf.properties.get("Author"), text),
        published=stated_day(pdf.properties.get("CreationDate"), text),
        printed=_printed_day(found, title),
        pages=pages,
    )


def _lines_of(content: bytes, intake: Intake) -> bytes:
    """What the program says of a PDF."""
    if importlib.util.find_spec("pypdfium2") is None:
        raise SourceError("PDF: pypdfium2 is missing: pip install 'dateline[documents]'")
    limits = intake.documents
    numbers = (limits.max_pages, 2 * intake.max_characters, round(limits.seconds), _MEMORY)
    command = [sys.executable, "-P", str(_PROGRAM), *map(str, numbers)]
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(f"PDF: takes longer than {limits.seconds:g} seconds (documents.seconds)") from error
    if done.returncode:
        raise SourceError("PDF: broken: the library that reads it broke off, ran out of time or of memory")
    return done.stdout


def _taken_apart(told: bytes) -> Pdf:
    """The program's words as pages. SourceError where it said what is wrong."""
    rows = [json.loads(line) for line in told.splitlines()]
    wrong = next((str(row["error"]) for row in rows if "error" in row), None if rows else "broken")
    if wrong:
        raise SourceError(f"PDF: {wrong}")
    head, *pages = rows
    sheets = (
        Sheet(n, page["height"], page["pictures"], tuple(_lines(page["lines"], n))) for n, page in enumerate(pages, 1)
    )
    return Pdf(tuple(sheets), {name: str(value) for name, value in head["properties"].items()})


def _lines(rows: Sequence[Sequence[str | float]], page: int) -> Iterator[Line]:
    for text, *edges in rows:
        words = str(text).translate(_LIGATURES)
        if words.strip():
            yield Line(words, page, *map(float, edges))


def _no_text(pdf: Pdf) -> str:
    pictured = sum(bool(sheet.pictures) for sheet in pdf.sheets)
    pages = f"{len(pdf.sheets):,} page{'' if len(pdf.sheets) == 1 else 's'}"
    if pictured:
        return f"PDF: no text in its {pages}, only pictures (a scan?): it would have to be recognised first"
    return f"PDF: empty: no text in its {pages}"


def _title(found: Sequence[Paragraph], stated: str | None, body: float) -> Paragraph | None:
    """The heading that agrees with the stated title, else the first of the largest ones."""
    short = [p for p in found if len(_words(p).split()) > 2 and len(_words(p)) <= _LONGEST_TITLE]
    agreeing = [p for p in short if stated and _agree(_words(p), stated) >= _AGREES]
    if agreeing:
        return max(agreeing, key=lambda p: (p.height, _agree(_words(p), stated or "")))
    large = [p for p in short if p.height >= _HEADLINE * body]
    return max(large, key=lambda p: p.height, default=None)


def _agree(first: str, second: str) -> float:
    one, other = set(first.casefold().split()), set(second.casefold().split())
    return len(one & other) / max(1, len(one | other))


def _in_order(found: Sequence[Paragraph], title: Paragraph, pdf: Pdf) -> list[Paragraph]:
    """The title first. Above it, a page printed from a browser has its site's menus: only prose and dates are kept."""
    at = found.index(title)
    above = list(found[:at])
    if _BROWSER.search(pdf.properties.get("Creator", "") + pdf.properties.get("Producer", "")):
        near = above[-_NEAR:]
        above = [p for p in above if _is_told(p) or (p in near and _YEAR.search(_words(p)))]
    rest = [p for p in found[at + 1 :] if not same_words(_words(p), _words(title))]
    if any(p.lines[0].page < title.lines[0].page for p in above):
        return [*above, title, *rest]
    return [title, *above, *rest]


def _printed_day(found: Sequence[Paragraph], title: Paragraph | None) -> date | None:
    """The day in a short line near the title, or near the beginning."""
    at = found.index(title) if title else 0
    lines = (_words(p) for p in (*found[at + 1 : at + 1 + _BELOW], *found[max(0, at - _NEAR) : at]))
    short = (words for words in lines if len(words.split()) <= _SHORT and _YEAR.search(words) and not is_prose(words))
    return next((day for words in short if (day := find_stamp(words))), None)


def _is_told(paragraph: Paragraph) -> bool:
    words = _words(paragraph)
    return is_prose(words) and len(words.split()) >= _PROSE


def _words(paragraph: Paragraph) -> str:
    return " ".join(line.text for line in paragraph.lines)


def _written(found: Sequence[Paragraph], speller: Speller) -> tuple[str, tuple[Page, ...]]:
    """The text, and for each page the characters from its first line to its last."""
    written: list[str] = []
    pages: dict[int, tuple[int, int]] = {}
    at = 0
    for paragraph in found:
        words = ""
        for line in paragraph.lines:
            words = speller.joined(words, line.text)
            end = at + len(words)
            pages[line.page] = (pages.get(line.page, (end - len(line.text), 0))[0], end)
        written.append(words)
        at += len(words) + len(_PARTED)
    return _PARTED.join(written), tuple(Page(number, Span(*span)) for number, span in sorted(pages.items()))


def _address(heads: Iterator[str]) -> str | None:
    """The address that a browser prints at the edge of each page."""
    matches = (_ADDRESS.fullmatch(words) for words in heads)
    return min((match[1] for match in matches if match and "…" not in match[1]), default=None)
