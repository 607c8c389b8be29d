"""Bytes in, the stored text out: BOM dropped, CRLF turned into LF, nothing else."""

import codecs
import re

from dateline.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
_PREAMBLE = re.compile(
    r"(?:\s+|\ufeff|<\?xml.*?\?>|<!--.*?-->|<!doctype\s+(?!html)[^>\[]*(?:\[[^\]]*\]\s*)?>)*", re.S | re.I
)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_VISIBLE = re.compile(r"\w")
_BROKEN_SHARE = 0.02  # more unreadable characters than this, and the text is not text
_CONTROL_SHARE = 0.002


def decode(content: bytes, declared: str | None) -> str:
    """Text of a file or page: by its BOM, as UTF-8, as declared, else as Windows-1252.

    UTF-8 with a few broken bytes keeps its readable part, each broken stretch as U+FFFD. SourceError: "not text".
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, "replace")
    if b"\0" in content:
        raise SourceError("not text: holds NUL bytes")
    for encoding in ("utf-8", declared or ""):
        text = _strictly(content, encoding)
        if text is not None:
            return text
    return _salvage(content)


def beginning(head: bytes) -> str:
    """The first bytes of an input as text, without space, comments and XML declarations before it; "" of no text."""
    if b"\0" in head and not head.startswith(_WIDE):
        return ""
    text = decode(head, None)
    start = _PREAMBLE.match(text)
    return text[start.end() if start else 0 :]


def stored(text: str) -> str:
    """The text as it is kept and pointed into; a lone surrogate, which no file can hold, becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", text.removeprefix("\ufeff").replace("\r\n", "\n"))


def check_text(text: str, max_characters: int) -> None:
    """SourceError for a text that is empty, too long, or no text."""
    if len(text) > max_characters:
        raise SourceError(f"too long: {len(text):,} characters, the limit is {max_characters:,} (read.max_characters)")
    if not _VISIBLE.search(text):
        raise SourceError("empty: no words")
    if "\0" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise SourceError("not text: holds control characters")
    if text.count("\ufffd") > max(2, _BROKEN_SHARE * len(text)):
        raise SourceError("not text: too many bytes that no known encoding explains")


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def _salvage(content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - broken
    # Broken UTF-8 still has whole sequences in it; a Windows-1252 text has next to none.
    return text if whole >= broken else content.decode("cp1252", "replace")


def declared_charset(content: bytes) -> str | None:
    """The charset that a page's own head names."""
    match = _DECLARED.search(content[:4096])
    return match.group(1).decode("ascii") if match else None
