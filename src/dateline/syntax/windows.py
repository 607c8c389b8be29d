"""Cuts a text into windows of whole paragraphs, each as word pieces with their characters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from dateline.model.text import Span

LONGEST = 256  # word pieces in a window, its marks included
BEGIN, BETWEEN, END = "[CLS]", "[unused1]", "[SEP]"


class Encoding(Protocol):
    """What a word piece tokenizer gives for one string."""

    @property
    def ids(self) -> list[int]:
        """Numbers of the word pieces."""

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Characters of each word piece."""


class Pieces(Protocol):
    """A word piece tokenizer, as far as it is used here."""

    def encode(self, sequence: str, *, add_special_tokens: Literal[False]) -> Encoding:
        """The word pieces of a string."""

    def token_to_id(self, token: str) -> int | None:
        """The number of one word piece."""


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces with their first and end character; a mark between paragraphs has no width."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def cut_windows(text: str, paragraphs: Iterable[Span], pieces: Pieces) -> Iterator[Window]:
    """Windows in text order: as many whole paragraphs as fit; a longer paragraph is cut where it must be."""
    rows: list[tuple[int, int, int]] = []
    between = _mark(pieces, BETWEEN)
    for paragraph in paragraphs:
        found = list(_rows(text, paragraph, pieces))
        if rows and len(rows) + 1 + len(found) > LONGEST - 2:
            yield _window(rows, pieces)
            rows = []
        while len(found) > LONGEST - 2:
            yield _window(found[: LONGEST - 2], pieces)
            found = found[LONGEST - 2 :]
        if rows and found:
            rows.append((between, paragraph.start, paragraph.start))
        rows += found
    if rows:
        yield _window(rows, pieces)


def _rows(text: str, paragraph: Span, pieces: Pieces) -> Iterator[tuple[int, int, int]]:
    encoding = pieces.encode(text[paragraph.start : paragraph.end], add_special_tokens=False)
    for number, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
        yield number, paragraph.start + start, paragraph.start + end


def _window(rows: list[tuple[int, int, int]], pieces: Pieces) -> Window:
    first, last = rows[0][1], rows[-1][2]
    whole = [(_mark(pieces, BEGIN), first, first), *rows, (_mark(pieces, END), last, last)]
    ids, starts, ends = zip(*whole, strict=True)
    return Window(ids, starts, ends)


def _mark(pieces: Pieces, word: str) -> int:
    return pieces.token_to_id(word) or 0
