"""Reads attribution gold: JSON lines, or passages of the own corpus (`.dlx`)."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import SourceError
from dateline.model.text import Span

ROLES = ("source", "cue", "content")
_BLOCK = re.compile(r"\n\s*\n(?=###)")
_NTH = re.compile(r"^(.*)#(\d+)$", re.S)


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as a person marked it: characters of its source, its cue and its content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with all its attributions."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def read_gold(paths: Iterable[Path]) -> list[GoldText]:
    """Texts of gold files in their order; a file that is no gold is a SourceError that names the line or passage."""
    return [text for path in paths for text in (_read_dlx(path) if path.suffix == ".dlx" else _read_lines(path))]


def digest_of_gold(paths: Iterable[Path]) -> str:
    """One sha256 over the bytes of gold files, in their order."""
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(_bytes(path)).digest())
    return "sha256:" + total.hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: {error}") from error


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: {error}") from error


def _read_lines(path: Path) -> Iterator[GoldText]:
    for number, line in enumerate(_text(path).splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
                text = str(row["text"])
                marks = tuple(_attribution(mark, len(text)) for mark in row["attributions"])
                yield GoldText(str(row["id"]), text, marks)
            except (KeyError, TypeError, ValueError) as error:
                raise SourceError(f"{path}, line {number}: no attribution gold ({error!r})") from error


def _attribution(mark: Mapping[str, Sequence[Sequence[int]]], size: int) -> GoldAttribution:
    source, cue, content = (tuple(_span(pair, size) for pair in mark[role]) for role in ROLES)
    return GoldAttribution(source, cue, content)


def _span(pair: Sequence[int], size: int) -> Span:
    start, end = pair
    if not 0 <= start < end <= size:
        raise ValueError(f"no characters {start} to {end} in a text of {size}")
    return Span(start, end)


def _read_dlx(path: Path) -> Iterator[GoldText]:
    for block in _BLOCK.split(_text(path)):
        lines = [line.rstrip() for line in block.strip().splitlines()]
        if lines and lines[0].startswith("###"):
            name = lines[0][3:].split("|")[0].strip()
            text = "\n".join(line for line in lines[1:] if not line.startswith("@")).strip()
            try:
                marks = tuple(_mark(text, line) for line in lines[1:] if line.startswith("@ attr "))
            except ValueError as error:
                raise SourceError(f"{path}: {name}: {error}") from error
            yield GoldText(name, text, marks)


def _mark(text: str, line: str) -> GoldAttribution:
    """One line of marks: `@ attr a1 | source=… | cue=… | content=…`, the words of several spans parted by ";"."""
    fields = dict(part.strip().partition("=")[::2] for part in line.split(" | ")[1:])
    source, cue, content = (tuple(_found(text, fields.get(role, ""))) for role in ROLES)
    return GoldAttribution(source, cue, content)


def _found(text: str, words: str) -> Iterator[Span]:
    """Where words of a mark stand; `X > Y` is X (which stands for Y), `X#2` its second occurrence."""
    for part in filter(None, (part.strip() for part in words.split(";"))):
        wanted = part.partition(" > ")[0].strip()
        if wanted.startswith(">"):
            continue
        nth = _NTH.match(wanted)
        wanted, count = (nth[1], int(nth[2])) if nth else (wanted, 1)
        at = -1
        for _ in range(count):
            at = text.find(wanted, at + 1)
            if at < 0:
                raise ValueError(f"not in the text: {part!r}")
        yield Span(at, at + len(wanted))
