"""The fallback without a parser: tokens, sentences, and names by their capitals; every token is its own head.

Rooms that need no grammar (times, quantities, names of the gazetteer) still work on it; rooms that do find
nothing, which is right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.syntax.columns import Columns
from dateline.syntax.paragraphs import SKINS, pieces
from dateline.tables import Table

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\ufe00-\ufe0f"  # accents, points and variants that stand on a letter
_WORD = rf"\w[\w{_MARKS}]*+"
_SIGN = rf"[^\w\s][{_MARKS}{SKINS}]*+(?:\u200d[^\w\s][{_MARKS}{SKINS}]*+)*"
_TOKEN = re.compile(rf"(?:[^\W\d_]\.){{2,}}|['’]s\b|{_WORD}(?:[.-]{_WORD}|['’](?!s\b){_WORD}|(?<=\d),\d+)*|{_SIGN}")
_ENDS = frozenset(".!?")
_CLOSES = frozenset("\"'”’)»")


@dataclass(frozen=True, slots=True)
class PlainParser:
    """Tokens of reports; part of speech PROPN for capitalised words within a sentence, else X; label dep."""

    abbreviations: frozenset[str]

    def __call__(self, reports: Sequence[Report]) -> list[Syntax]:
        return [self._analyse(report) for report in reports]

    def _analyse(self, report: Report) -> Syntax:
        columns = Columns()
        for piece in pieces(report):
            base = len(columns.starts)
            for match in self._tokens(report.text, piece.start, piece.end):
                _append(columns, *match)
            if base < len(columns.starts):
                columns.paragraphs.append((base, len(columns.starts)))
                columns.sentences.extend(_sentences(columns.words, base))
                _mark_names(columns, base)
        return columns.finish()

    def _tokens(self, text: str, start: int, end: int) -> list[tuple[int, str]]:
        """Words and signs with their offsets; an abbreviation keeps its full stop."""
        found: list[tuple[int, str]] = []
        for match in _TOKEN.finditer(text, start, end):
            at, word = match.start(), match[0]
            if word == "." and found and found[-1][0] + len(found[-1][1]) == at:
                first, before = found[-1]
                if before + "." in self.abbreviations and text[at + 1 : at + 2].isspace():
                    found[-1] = (first, before + ".")
                    continue
            found.append((at, word))
        return found


def load_plain(abbreviations: Table) -> PlainParser:
    """The parser that needs no model."""
    return PlainParser(frozenset(row["word"] for row in abbreviations.rows))


def analyse(reports: Sequence[Report]) -> list[Syntax]:
    """The same without a list of abbreviations: a sentence ends at every full stop that may end one."""
    return PlainParser(frozenset())(reports)


def _append(columns: Columns, start: int, word: str) -> None:
    columns.starts.append(start)
    columns.ends.append(start + len(word))
    columns.words.append(word)
    columns.lemmas.append(word.lower())
    columns.upos.append("X" if word[0].isalnum() else "PUNCT")
    columns.tags.append("")
    columns.heads.append(len(columns.heads))
    columns.deprels.append("dep")


def _sentences(words: Sequence[str], start: int) -> list[tuple[int, int]]:
    """Token ranges that end with a stop and the quotation marks that close on it."""
    ranges = []
    for token in range(start, len(words)):
        closes = words[token] in _ENDS or (words[token] in _CLOSES and token > start and words[token - 1] in _ENDS)
        goes_on = token + 1 < len(words) and (words[token + 1] in _ENDS | _CLOSES or words[token + 1][0].islower())
        if closes and not goes_on:
            ranges.append((start, token + 1))
            start = token + 1
    return [*ranges, (start, len(words))] if start < len(words) else ranges


def _mark_names(columns: Columns, base: int) -> None:
    """A capital within a sentence shows a name; at its start it shows nothing."""
    here = takewhile(lambda sentence: sentence[0] >= base, reversed(columns.sentences))
    firsts = {start for start, _ in here}
    for token in range(base, len(columns.words)):
        if columns.words[token][0].isupper() and token not in firsts:
            columns.upos[token], columns.tags[token] = "PROPN", "NNP"
