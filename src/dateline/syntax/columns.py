"""Builds the columns of a parse, paragraph by paragraph."""

from dataclasses import dataclass, field

from dateline.model.syntax import NamedSpan, Syntax


@dataclass(slots=True)
class Columns:
    """Rows gathered while a report is parsed; `finish` freezes them."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    names: list[NamedSpan] = field(default_factory=list)

    def finish(self) -> Syntax:
        """The frozen parse, with children, subtree edges and sentence numbers worked out."""
        size = len(self.starts)
        below: dict[int, list[int]] = {}
        for token, head in enumerate(self.heads):
            if head != token:
                below.setdefault(head, []).append(token)
        children: list[tuple[int, ...]] = [()] * size
        for head, tokens in below.items():
            children[head] = tuple(tokens)
        lefts, rights = _edges(self.heads)
        sentence_of = [0] * size
        for number, (start, end) in enumerate(self.sentences):
            sentence_of[start:end] = [number] * (end - start)
        return Syntax(
            starts=tuple(self.starts),
            ends=tuple(self.ends),
            words=tuple(self.words),
            lemmas=tuple(self.lemmas),
            upos=tuple(self.upos),
            tags=tuple(self.tags),
            heads=tuple(self.heads),
            deprels=tuple(self.deprels),
            children=tuple(children),
            lefts=tuple(lefts),
            rights=tuple(rights),
            sentence_of=tuple(sentence_of),
            sentences=tuple(self.sentences),
            paragraphs=tuple(self.paragraphs),
            names=tuple(self.names),
        )


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """Leftmost and rightmost descendant of every token (itself where it has none)."""
    lefts, rights = list(range(len(heads))), list(range(len(heads)))
    # In order of the text the first to reach an ancestor is its leftmost; whatever stands above has been reached too.
    for token in range(len(heads)):
        ancestor = heads[token]
        while lefts[ancestor] > token:
            lefts[ancestor] = token
            ancestor = heads[ancestor]
    for token in reversed(range(len(heads))):
        ancestor = heads[token]
        while rights[ancestor] < token:
            rights[ancestor] = token
            ancestor = heads[ancestor]
    return lefts, rights
