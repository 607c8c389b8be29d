"""The pieces of a report that are parsed one by one: its coded sections, very long ones cut at sentence ends."""

import re
import unicodedata
from collections.abc import Iterator

from dateline.model.text import CODED, Report, Span

LONGEST = 8_000  # characters; a parser's memory grows with the length of one piece
_STOP = re.compile(r"[.!?][\"'”’)]*\s")
_SURE_STOP = re.compile(r"\b[a-z]\w{2,}[.!?][\"'”’)]*\s+(?=[A-Z\"'“‘])")  # not "Gen. ", not "5 p.m. "
_SAME_LENGTH = str.maketrans("‘’“”„«»\u00a0\n\r\t", '\'\'"""""    ')

_JOINER = "\u200d"
SKINS = "\U0001f3fb-\U0001f3ff"  # modifiers that give an emoji its skin
_CLINGS = re.compile(f"[{_JOINER}{SKINS}]")


def clings(character: str) -> bool:
    """Whether a character is drawn on or into the one before it: an accent, a skin tone, a joiner."""
    if character < "\u0300":
        return False
    return bool(_CLINGS.match(character)) or unicodedata.category(character) in ("Mn", "Me")


def glued(before: str, character: str) -> bool:
    """Whether a character is part of what a reader sees as the character before it."""
    return not before.isspace() and (before == _JOINER or clings(character))


def pieces(report: Report) -> Iterator[Span]:
    """Spans to parse, in text order, each within one section."""
    for section in report.sections:
        if section.kind in CODED and report.quote(section.span).strip():
            yield from _cut(report.text, section.span)


def parser_text(report: Report, span: Span) -> str:
    """The characters of a span in the shape a parser expects; never longer or shorter than the original."""
    return report.quote(span).translate(_SAME_LENGTH)


def _cut(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        end = start + _last_stop(text[start : start + LONGEST])
        yield Span(start, end)
        start = end
    if start < span.end:
        yield Span(start, span.end)


def _last_stop(window: str) -> int:
    """Where a window is best cut: after its last sentence, else after its last word, else at its end."""
    for stop in (_SURE_STOP, _STOP):
        ends = [match.end() for match in stop.finditer(window)]
        if ends:
            return ends[-1]
    return window.rfind(" ") + 1 or len(window)
