"""A mail, or a page saved with all its parts (MHTML), taken apart: headers, text, page, attached files."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesFeedParser
from email.utils import parseaddr, parsedate_to_datetime
from time import thread_time
from typing import TypeAlias

from dateline.errors import SourceError
from dateline.ingest.decode import decode, stored

_Message: TypeAlias = "Message[str, str]"

# What the standard library is known to raise on headers and parts that keep to no rule.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_LONGEST_HEADER = 4_000  # characters; unfolding and parsing a longer one takes too long
_BLOCK = 1 << 16  # bytes
_ENDLESS = re.compile(rb"^content-[a-z-]{1,40}:(?:[^\n]|\n[ \t]){16000}", re.I | re.M)
_BULK = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")
_FOLD = re.compile(r"\s*\r?\n[ \t]+")
_SOFT = re.compile(r"(?<!^--) \n(?!$)", re.M)
_DOCUMENTS = frozenset({"application", "text", "message"})


@dataclass(frozen=True, slots=True)
class Saved:
    """A page in a mail: its bytes, the charset that the mail declares, and the address that it was saved from."""

    content: bytes
    charset: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in a mail. `worded`: it is said to be plain text, a page, or another mail."""

    name: str
    content: bytes
    worded: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail: who sent it by the name they give, whether to a list, and what it holds.

    `whole`: it is a page saved from a browser, so that its headers speak of the saving.
    """

    identity: str | None
    subject: str | None
    sender: str | None
    bulk: bool
    day: date | None
    plain: str
    page: Saved | None
    whole: bool
    attached: tuple[Attached, ...]


def read_letter(content: bytes, seconds: float = 60.0) -> Letter:
    """A mail out of its bytes. SourceError where it is broken, or takes longer to take apart."""
    try:
        return _letter(_parsed(content, seconds))
    except _BROKEN as error:
        raise SourceError(f"mail: broken: {error}") from error


def _parsed(content: bytes, seconds: float) -> _Message:
    """Parts in parts in parts make the library go through all of them at each line, and endless headers through all."""
    if _ENDLESS.search(content):
        raise SourceError("mail: a header is too long")
    parser, until = BytesFeedParser(), thread_time() + seconds
    for start in range(0, len(content), _BLOCK):
        parser.feed(content[start : start + _BLOCK])
        if thread_time() > until:
            raise SourceError(f"mail: takes longer than {seconds:g} seconds (documents.seconds)")
    return parser.close()


def _letter(message: _Message) -> Letter:
    leaves = list(_leaves(message))
    shown = [leaf for leaf in leaves if not _is_attached(leaf)]
    page = next((leaf for leaf in shown if leaf.get_content_type() == "text/html"), None)
    place = _header(page, "Content-Location") if page is not None else None
    snapshot = _header(message, "Snapshot-Content-Location")
    return Letter(
        identity=_header(message, "Message-ID"),
        subject=_header(message, "Subject"),
        sender=parseaddr(_header(message, "From") or "")[0].strip(" \"'") or None,
        bulk=any(name in message for name in _BULK),
        day=_day(_header(message, "Date")),
        plain="\n\n".join(_worded(leaf) for leaf in shown if leaf.get_content_type() == "text/plain"),
        page=Saved(_bytes(page), page.get_content_charset(), snapshot or place) if page is not None else None,
        whole=bool(snapshot or (place and message.get_content_type() == "multipart/related")),
        attached=tuple(_file(leaf, n) for n, leaf in enumerate(leaves, 1) if _is_attached(leaf)),
    )


def _leaves(message: _Message) -> Iterator[_Message]:
    """The parts of a mail that hold something, in order; a mail in a mail is one of them."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        held = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(held, list):
            waiting.extend(inner for inner in reversed(held) if isinstance(inner, Message))
        else:
            yield part


def _is_attached(part: _Message) -> bool:
    """Whether a part is a file of its own: no picture, no part of the letter's text."""
    kind = part.get_content_maintype()
    if kind not in _DOCUMENTS:
        return False
    return kind != "text" or part.get_content_disposition() == "attachment"


def _file(part: _Message, number: int) -> Attached:
    kind = part.get_content_type()
    held = part.get_payload()
    inner = held[0] if isinstance(held, list) and held else None
    if isinstance(inner, Message):
        return Attached(_header(inner, "Subject") or f"part {number}", inner.as_bytes(), worded=True)
    name = _decoded(part.get_filename() or f"part {number}")
    return Attached(name, _bytes(part), kind in ("text/plain", "text/html", "message/rfc822"))


def _bytes(part: _Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _worded(part: _Message) -> str:
    """The words of a plain part, lines that were broken for the way joined again where it says so."""
    text = stored(decode(_bytes(part), part.get_content_charset()))
    if part.get_param("format") != "flowed":
        return text
    return _SOFT.sub("" if part.get_param("delsp") == "yes" else " ", text)


def _header(message: _Message, name: str) -> str | None:
    wanted = name.lower()
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == wanted), None)
    return _decoded(raw[:_LONGEST_HEADER]) or None if raw else None


def _decoded(raw: str) -> str:
    """A header's words: unfolded, out of its encoded words, or out of bytes that were never to stand in a header."""
    words = decode(_FOLD.sub(" ", raw).encode("utf-8", "surrogateescape").replace(b"\0", b""), None)
    with suppress(HeaderParseError, LookupError, ValueError):
        words = str(make_header(decode_header(words)))
    return " ".join(stored(words).split())


def _day(words: str | None) -> date | None:
    """The day in the zone of the sender."""
    try:
        return parsedate_to_datetime(words or "").date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
