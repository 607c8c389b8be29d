"""Sayings without a cue word: "Ministry: vaccine batch safe", "No talks without pay - teachers", transcripts."""

from collections.abc import Iterator

from dateline.attribution.lexicon import Frame
from dateline.attribution.page import VERBAL, Page
from dateline.attribution.saying import Saying
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_DASHES = frozenset(("-", "–", "—", "―"))
_MARKS = _DASHES | {":"}
_LONGEST_SPEAKER = 7
_ENDS = frozenset((".", "!", "?"))
_QUOTED = frozenset({Frame.QUOTE})


def find_headline_sayings(page: Page) -> Iterator[Saying]:
    """Sayings that a colon or dash makes: in headlines, and of a speaker's name that opens a paragraph."""
    s = page.syntax
    if not any(word in _MARKS for word in s.words):
        return
    turns = sum(_takes_turn(page, first, last) for first, last in s.paragraphs)
    for number, (first, last) in enumerate(page.syntax.paragraphs):
        mark = _mark(page, first, last)
        if mark is None or mark in page.dateline(number):
            continue
        left, right = list(range(first, mark)), list(range(mark + 1, last))
        sides = _sides(page, left, right, mark) if page.headline(number) else _signed(page, left, right, mark)
        if sides is None and turns > 1 and _takes_turn(page, first, last):
            sides = left, right
        if sides is not None:
            yield _saying(page, mark, *sides)
    yield from _quoted_turns(page)


def _quoted_turns(page: Page) -> Iterator[Saying]:
    """Quotations after a colon with no more than a name before it: "From the report: “…”"."""
    s = page.syntax
    for quote in page.quotes:
        inside = page.syntax.tokens_in(quote.span)
        mark = inside[0] - 1 if inside else -1
        if mark < 1 or s.words[mark] != ":" or page.paragraph_of[mark] != quote.paragraph:
            continue
        left: list[int] = []
        for token in range(mark - 1, s.paragraphs[quote.paragraph][0] - 1, -1):
            if _divides(s, token) or s.words[token] in _ENDS or page.quote_of[token] >= 0:
                break
            left.insert(0, token)
        if _names(page, left):
            yield _saying(page, mark, left, list(inside))


def _takes_turn(page: Page, first: int, last: int) -> bool:
    """Whether a paragraph opens with a speaker's name and a colon, as in a transcript."""
    s = page.syntax
    mark = _mark(page, first, last)
    if mark is None or last - mark < 4 or page.quote_of[first] >= 0 or not _speaks(s, list(range(first, mark)), mark):
        return False
    return not any(n.start < mark and n.end > first and n.label in ("GPE", "LOC", "DATE") for n in s.names)


def _mark(page: Page, first: int, last: int) -> int | None:
    s = page.syntax
    marks = (t for t in range(first + 1, last - 1) if s.words[t] in _MARKS)
    return next((t for t in marks if _divides(s, t) and page.quote_of[t] < 0), None)


def _divides(s: Syntax, token: int) -> bool:
    word = s.words[token]
    if word == ":":
        return not (s.words[token - 1][-1].isdigit() and s.words[token + 1][0].isdigit())
    spaced = s.starts[token] > s.ends[token - 1] and s.starts[token + 1] > s.ends[token]
    return word in _DASHES and spaced


def _sides(page: Page, left: list[int], right: list[int], mark: int) -> tuple[list[int], list[int]] | None:
    """Source and content tokens of a headline: the side that is a short name or noun speaks."""
    s = page.syntax
    if s.words[mark] == ":" and page.quote_of[left[0]] >= 0 and page.quote_of[left[-1]] == page.quote_of[left[0]]:
        subject = next((t for t in right if s.deprels[t] == "nsubj"), None)
        if subject is not None:  # "'Worst harvest in years': farmers plead for feed"
            return list(s.subtree(subject)), left
    first, second = s.words[mark] == ":" and _names(page, left), _names(page, right)
    if first and (not second or len(left) <= len(right)):
        return left, right
    return (right, left) if second else None


def _signed(page: Page, left: list[int], right: list[int], mark: int) -> tuple[list[int], list[int]] | None:
    """A quotation with its speaker's name after a dash."""
    words = page.syntax.words
    quoted = page.quote_of[left[0]] >= 0 and page.quote_of[left[-1]] >= 0
    return (right, left) if quoted and words[mark] in _DASHES and _names(page, right) else None


def _names(page: Page, side: list[int]) -> bool:
    """Whether a side could be a speaker: short, outside quotation marks, without a verb or number."""
    s = page.syntax
    if not 0 < len(side) <= _LONGEST_SPEAKER or any(page.quote_of[t] >= 0 for t in side):
        return False
    if any(s.upos[t] in VERBAL or s.upos[t] in ("NUM", "ADV") for t in side):
        return False
    return any(s.upos[t] in ("NOUN", "PROPN", "PRON") for t in side)


def _speaks(s: Syntax, left: list[int], mark: int) -> bool:
    """A transcript's speaker: a few capital words before a colon."""
    if s.words[mark] != ":" or not 0 < len(left) <= 4:
        return False
    return all(s.words[t].isupper() or s.upos[t] in ("PROPN", "PUNCT") for t in left) and s.words[left[0]][0].isalpha()


def _saying(page: Page, mark: int, source: list[int], content: list[int]) -> Saying:
    heads = [t for t in source if page.syntax.heads[t] not in source] or source
    return Saying(
        mark, mark, mark, CueClass.REPORT, _QUOTED, False, heads[-1], frozenset(content), "colon", speaker=tuple(source)
    )
