"""A Word document (DOCX): its paragraphs in order, tables as lines, and its properties."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from dateline.errors import SourceError

_MAIN = re.compile(r"word/document\d*\.xml$")
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_WORDS}val"
_BREAKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
# Deleted words, field codes, what older programs see in place of a drawing, and text boxes, which stand by themselves.
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "txbxContent"})


@dataclass(frozen=True, slots=True)
class Word:
    """The words of a document, the paragraph in the style of a title, and the properties by name."""

    paragraphs: tuple[str, ...]
    title: str | None
    properties: Mapping[str, str]


def main_part(names: frozenset[str]) -> str | None:
    """The part of a package that holds a Word document's text; None for packages of other kinds."""
    return min((name for name in names if _MAIN.match(name)), default=None)


def read_word(main: bytes, core: bytes | None) -> Word:
    """The document of its main part and its properties. SourceError where the main part is broken."""
    body = _tree(main)
    blocks = [block for block in _blocks(body) if block[1]]
    titles = (words for style, words in blocks if style == "Title")
    return Word(tuple(words for _, words in blocks), next(titles, None), _properties(core))


def _tree(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"docx: its text is not XML: {error}") from error


def _properties(core: bytes | None) -> dict[str, str]:
    """Title, creator, created … of a document; none where they cannot be read."""
    try:
        root = _tree(core) if core else None
    except SourceError:
        return {}
    return {_name(node): (node.text or "").strip() for node in root} if root is not None else {}


def _blocks(node: etree._Element) -> Iterator[tuple[str | None, str]]:
    """Paragraphs with their style, and rows of tables, in order; what holds them (frames, controls) is gone through."""
    for child in node:
        name = _name(child)
        if name == "p":
            yield _style(child), _text(child)
            yield from _boxes(child)
        elif name == "tbl":
            yield from _rows(child)
        elif name not in _LEFT_OUT:
            yield from _blocks(child)


def _boxes(paragraph: etree._Element) -> Iterator[tuple[str | None, str]]:
    """What stands in text boxes that are tied to a paragraph."""
    for box in paragraph.iter(f"{_WORDS}txbxContent"):
        if not any(_name(above) in ("Fallback", "txbxContent") for above in box.iterancestors()):
            yield from _blocks(box)


def _rows(table: etree._Element) -> Iterator[tuple[str | None, str]]:
    """A row as one line; one that is only one cell is laid out like the text around it."""
    for row in table.iter(f"{_WORDS}tr"):
        if next(row.iterancestors(f"{_WORDS}tbl")) is not table:
            continue
        cells = [list(_blocks(cell)) for cell in row.iterchildren(f"{_WORDS}tc")]
        if len(cells) == 1:
            yield from cells[0]
        else:
            yield None, " | ".join(filter(None, (" ".join(words for _, words in cell) for cell in cells)))


def _style(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{_WORDS}pPr/{_WORDS}pStyle")
    return None if style is None else str(style.get(_VALUE))


def _text(paragraph: etree._Element) -> str:
    return " ".join("".join(_runs(paragraph)).split())


def _runs(node: etree._Element) -> Iterator[str]:
    for child in node:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name not in _LEFT_OUT:
            yield from _runs(child)


def _name(node: etree._Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
