"""The fallback without a parser: tokens and sentences only, every token its own head.

Rooms that need no grammar (times, quantities, quotation marks, names of the gazetteer) still work on it;
rooms that do find nothing, which is right.
"""

import re
from collections.abc import Sequence

from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.syntax.columns import Columns
from dateline.syntax.paragraphs import pieces

_TOKEN = re.compile(r"\w+(?:[.'’-]\w+)*\.?(?=\w)|\w+(?:['’-]\w+)*|[^\w\s]")
_ENDS = frozenset(".!?")


def analyse(reports: Sequence[Report]) -> list[Syntax]:
    """Tokens of each report; part of speech X, label dep."""
    return [_analyse(report) for report in reports]


def _analyse(report: Report) -> Syntax:
    columns = Columns()
    for piece in pieces(report):
        base = sentence = len(columns.starts)
        for match in _TOKEN.finditer(report.text, piece.start, piece.end):
            _append(columns, match)
            if match[0] in _ENDS:
                columns.sentences.append((sentence, len(columns.starts)))
                sentence = len(columns.starts)
        if sentence < len(columns.starts):
            columns.sentences.append((sentence, len(columns.starts)))
        if base < len(columns.starts):
            columns.paragraphs.append((base, len(columns.starts)))
    return columns.finish()


def _append(columns: Columns, match: re.Match[str]) -> None:
    columns.starts.append(match.start())
    columns.ends.append(match.end())
    columns.words.append(match[0])
    columns.lemmas.append(match[0].lower())
    columns.upos.append("PUNCT" if not match[0][0].isalnum() else "X")
    columns.tags.append("")
    columns.heads.append(len(columns.heads))
    columns.deprels.append("dep")
