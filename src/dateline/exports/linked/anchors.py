"""Where an annotation stands: the report, the position in its stored text, the words with what is before and after."""

from functools import lru_cache

from dateline.exports.door import Record
from dateline.exports.linked.stream import Json, Node, kept
from dateline.exports.linked.told import urn, web, words_of
from dateline.exports.nouns import Mark, Telling
from dateline.freeze.nouns import TextLevel

_AROUND = 32  # characters before and after a quote
_HELD = 64  # texts held at once


class Shelf:
    """The stored texts of a record, for the words around a quote; only where whole texts may be given away."""

    def __init__(self, record: Record) -> None:
        self._base = record.base
        self.text = lru_cache(maxsize=_HELD)(self._text)

    def _text(self, report: str) -> str:
        row = self._base.execute("SELECT text FROM report WHERE id = ?", (report,)).fetchone()
        return str(row[0]) if row else ""


def target_of(telling: Telling, mark: Mark, text: TextLevel, shelf: Shelf) -> Node:
    """The target: the report's address, else its id; the state says which text the position counts in."""
    paper = telling.paper
    place: Node = {"type": "TextPositionSelector", "start": mark.start, "end": mark.end}
    words = words_of(mark, text)
    selectors: list[Json] = [place]
    if words:
        before, after = around(telling, mark, text, shelf)
        selectors.append({"type": "TextQuoteSelector", "exact": words, "prefix": before, "suffix": after})
    state: Node = {
        "type": "TimeState",
        "sourceDate": paper.added_at,
        "cached": urn(paper.id),
        "dl:text_sha256": paper.text_sha256,
        "dl:length": paper.length,
    }
    return kept(
        {
            "type": "SpecificResource",
            "source": web(paper.url) or urn(paper.id),
            "state": state,
            "selector": selectors,
        }
    )


def around(telling: Telling, mark: Mark, text: TextLevel, shelf: Shelf) -> tuple[str, str]:
    """Up to 32 characters before and after: of the whole text, where that may be given away, else of the sentence."""
    whole = shelf.text(mark.report) if text is TextLevel.FULL else ""
    first = 0
    if not whole:
        held = [telling.sentence, *(said.evidence for said in telling.said)]
        near = max((m for m in held if _holds(m, mark)), key=lambda m: m.end - m.start, default=mark)
        whole, first = near.quote, near.start
    start, end = mark.start - first, mark.end - first
    return whole[max(0, start - _AROUND) : start], whole[end : end + _AROUND]


def _holds(outer: Mark, inner: Mark) -> bool:
    same = outer.report == inner.report and len(outer.quote) == outer.end - outer.start
    return same and outer.start <= inner.start and inner.end <= outer.end
