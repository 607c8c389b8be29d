"""How many words of reports a page may show: all, the quotes that claims rest on, or none."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from dateline.freeze import TextLevel
from dateline.query.report_reading import ReportFact
from dateline.show.highlight import Piece
from dateline.show.reader import Line, ReaderPart
from dateline.web.sheet import Sheet

_LEFT_OUT = " […] "
_WORDS = frozenset({"quote", "text", "content", "sentence", "snippet", "words"})


def veiled(sheet: Sheet, level: TextLevel) -> Sheet:
    """The page with no more words of reports than the level lets through."""
    if level is TextLevel.FULL:
        return sheet
    if level is TextLevel.NONE:
        return replace(sheet, data=_wordless(sheet.data), extra=_wordless_all(sheet.extra))
    part = sheet.extra.get("part")
    if not isinstance(part, ReaderPart):
        return sheet
    return replace(sheet, extra={**sheet.extra, "part": _quotes_only(part)})


def _quotes_only(part: ReaderPart) -> ReaderPart:
    quoted = [(said.start, said.end) for fact in part.facts for said in fact.said]
    lines = (replace(line, pieces=tuple(_shown(line, quoted))) for line in part.lines)
    return replace(part, lines=tuple(line for line in lines if any(p.text != _LEFT_OUT for p in line.pieces)))


def _shown(line: Line, quoted: list[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces that stand in a quote; one mark for each run of others."""
    left_out = False
    for piece in line.pieces:
        end = piece.start + len(piece.text)
        if line.kind == "title" or any(a <= piece.start and end <= b for a, b in quoted):
            left_out = False
            yield piece
        elif not left_out:
            left_out = True
            yield Piece(piece.start, _LEFT_OUT, (), ())


def _wordless_all(extra: Mapping[str, object]) -> Mapping[str, object]:
    return {name: _wordless(value) for name, value in extra.items()}


def _wordless(value: object) -> object:
    """A value without the words of reports that it holds; names and triggers stay."""
    if isinstance(value, ReaderPart):
        return replace(value, lines=(), sayings=(), elsewhere=(), facts=tuple(map(_bare, value.facts)))
    if isinstance(value, ReportFact):
        return _bare(value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {item.name: getattr(value, item.name) for item in fields(value) if item.init}
        return replace(value, **{name: _word(name, own) for name, own in held.items()})
    if isinstance(value, tuple):
        return tuple(_wordless(item) for item in value)
    return value


def _bare(fact: ReportFact) -> ReportFact:
    return replace(fact, said=tuple(replace(said, quote="") for said in fact.said), words=())


def _word(name: str, own: object) -> object:
    return "" if name in _WORDS and isinstance(own, str) else _wordless(own)
