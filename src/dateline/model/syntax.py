"""The parse of one report, as columns (one row a token), so that it is cheap to make, keep and send."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.text import Span


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name that the parser's recogniser found: tokens [start, end) and its label (PERSON, ORG, GPE, …)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Roles:
    """What a trained tagger makes of each token, beside the parse.

    `tags` are O, or B- and I- with source, cue or content; `links` the token that one points at: a content's the
    first of its cue, a cue's the first of its source, its own run's first where there is none; `sure` the tag's chance.
    """

    tags: tuple[str, ...]
    links: tuple[int, ...]
    sure: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Syntax:
    """Tokens, heads and sentences of the coded sections of one report.

    `starts`/`ends` are code points of the report's text; `heads[i] == i` marks a sentence's root;
    `deprels` are the CLEAR labels of the English pipeline (nsubj, nsubjpass, dobj, pobj, agent, ccomp …);
    `lefts`/`rights` are the first and last token of a token's subtree (inclusive); `sentences` are token
    ranges [start, end) and never cross a paragraph; `paragraphs` are token ranges likewise; `roles` are the
    columns of a trained tagger, None where none is set.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]
    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    sentence_of: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    names: tuple[NamedSpan, ...]
    roles: Roles | None = None

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int | None = None) -> Span:
        """Characters from token `first` to token `last`, inclusive (one token when `last` is None)."""
        return Span(self.starts[first], self.ends[first if last is None else last])

    def subtree(self, token: int) -> range:
        """Token indices from a token's leftmost to its rightmost descendant."""
        return range(self.lefts[token], self.rights[token] + 1)

    def children_of(self, token: int, *deprels: str) -> tuple[int, ...]:
        """A token's children that bear one of these labels, in text order."""
        labels = self.deprels
        return tuple([c for c in self.children[token] if labels[c] in deprels])  # a list: every rule asks this

    def child(self, token: int, *deprels: str) -> int | None:
        """The first such child, if there is one."""
        for child in self.children[token]:
            if self.deprels[child] in deprels:
                return child
        return None

    def ancestors(self, token: int) -> Iterator[int]:
        """Heads from the token's own up to the sentence's root."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def tokens_in(self, span: Span) -> range:
        """Indices of the tokens that touch a span of characters."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def head_of(self, span: Span) -> int | None:
        """The token of a span whose head lies outside it: the span's syntactic head."""
        inside = self.tokens_in(span)
        for token in inside:
            if self.heads[token] not in inside or self.heads[token] == token:
                return token
        return None

    def sentence_span(self, sentence: int) -> Span:
        """Characters of one sentence."""
        start, end = self.sentences[sentence]
        return self.span(start, end - 1)
