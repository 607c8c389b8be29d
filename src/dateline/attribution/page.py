"""One report as this room sees it: the parse with its quotation marks, and how to cut spans out of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.attribution.quotes import Quote, find_quotes
from dateline.model.syntax import Syntax
from dateline.model.text import Report, SectionKind, Span

_DASHES = frozenset(("-", "–", "—"))
_DATELINE = 14  # tokens
_EDGES = frozenset(",.;:—–-")
VERBAL = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class Page:
    """A report, its parse and its quotations; `quote_of[i]` is the quotation that holds token i, else -1."""

    report: Report
    syntax: Syntax
    quotes: tuple[Quote, ...]
    quote_of: tuple[int, ...]
    paragraph_of: tuple[int, ...]

    def words_before(self, token: int) -> int:
        """How many tokens stand before it in its sentence."""
        return token - self.syntax.sentences[self.syntax.sentence_of[token]][0]

    def is_word(self, token: int) -> bool:
        """Whether a token has a letter or digit."""
        word = self.syntax.words[token]
        return word[0].isalnum() or any(c.isalnum() for c in word)

    def same_level(self, token: int, other: int) -> bool:
        """Whether two tokens stand in the same quotation, or both in none."""
        return self.quote_of[token] == self.quote_of[other]

    def headline(self, paragraph: int) -> bool:
        """Whether a paragraph is a title or looks like one: short, and without a full stop."""
        first, last = self.syntax.paragraphs[paragraph]
        if self.report.section_at(self.syntax.starts[first]) is SectionKind.TITLE:
            return True
        return last - first <= 24 and self.syntax.words[last - 1][-1] not in ".!?:…"

    def dateline(self, paragraph: int) -> range:
        """Tokens of a place and a dash that open a paragraph: "LIMA, May 3 - "."""
        s = self.syntax
        first, last = s.paragraphs[paragraph]
        if not s.words[first].isupper() or len(s.words[first]) < 3:
            return range(first, first)
        reach = range(first + 1, min(first + _DATELINE, last - 1))
        dash = next((t for t in reach if s.words[t] in _DASHES and s.starts[t] > s.ends[t - 1]), None)
        return range(first, dash + 1) if dash is not None else range(first, first)

    def cut(self, tokens: Iterable[int]) -> tuple[Span, ...]:
        """Spans of unbroken runs of tokens, without commas and the like at their edges."""
        return tuple(self.syntax.span(run[0], run[-1]) for run in self.runs(tokens))

    def runs(self, tokens: Iterable[int]) -> Iterator[list[int]]:
        """Unbroken runs of tokens that hold a word, tidied at their edges."""
        run: list[int] = []
        for token in sorted(set(tokens)):
            if run and token != run[-1] + 1:
                yield from self._tidy(run)
                run = []
            run.append(token)
        yield from self._tidy(run)

    def _tidy(self, run: list[int]) -> Iterator[list[int]]:
        words = self.syntax.words
        first, last = 0, len(run)
        while first < last and (words[run[first]] in _EDGES or self._binds(run[first])):
            first += 1
        while first < last and words[run[last - 1]] in _EDGES:
            last -= 1
        tidied = run[first:last]
        if any(map(self.is_word, tidied)):
            yield tidied

    def _binds(self, token: int) -> bool:
        """A leading "that", "and" or "but" joins the content to its cue and is no part of it."""
        label, word = self.syntax.deprels[token], self.syntax.lemmas[token]
        return (label == "mark" and word == "that") or (label == "cc" and word in ("and", "but"))


def open_page(report: Report, syntax: Syntax) -> Page:
    """The page of a parsed report."""
    quotes = find_quotes(report, syntax)
    quote_of, paragraph_of = [-1] * len(syntax), [0] * len(syntax)
    for number, quote in enumerate(quotes):
        for token in syntax.tokens_in(quote.span):
            quote_of[token] = number
    for number, (first, last) in enumerate(syntax.paragraphs):
        paragraph_of[first:last] = [number] * (last - first)
    return Page(report, syntax, quotes, tuple(quote_of), tuple(paragraph_of))
