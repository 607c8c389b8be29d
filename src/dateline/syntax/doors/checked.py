"""Parses of an analyser from another package, looked at before any room works with them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from dateline.model.syntax import Syntax
from dateline.model.text import Report

Analyse: TypeAlias = Callable[[Sequence[Report]], Sequence[Syntax]]


@dataclass(frozen=True, slots=True)
class CheckedAnalyser:
    """An analyser whose parses are ValueErrors where other rooms would stumble over them."""

    name: str
    analyse: Analyse

    def __call__(self, reports: Sequence[Report]) -> list[Syntax]:
        parses = list(self.analyse(reports))
        if len(parses) != len(reports):
            raise ValueError(f"{self.name} gave {len(parses)} parses of {len(reports)} reports")
        for report, parse in zip(reports, parses, strict=True):
            fault = parse_fault(report, parse)
            if fault:
                raise ValueError(f"{self.name}: {fault}")
        return parses


def parse_fault(report: Report, parse: Syntax) -> str | None:
    """The first thing wrong with a parse, in words; None where there is nothing."""
    return next(_faults(report, parse), None)


def _faults(report: Report, parse: Syntax) -> Iterator[str]:
    if not isinstance(parse, Syntax):
        yield f"a {type(parse).__name__} is no Syntax"
        return
    if len({len(column) for column in _columns(parse)}) != 1:
        yield "the columns are not of one length"
        return
    size = len(parse)
    tokens = list(zip(parse.starts, parse.ends, strict=True))
    if any(not 0 <= start < end <= len(report.text) for start, end in tokens):
        yield "a token lies outside the text, or is empty"
    if any(before[1] > after[0] for before, after in pairwise(tokens)):
        yield "tokens overlap, or are not in the order of the text"
    if any(not 0 <= head < size for head in parse.heads):
        yield "a head is no token"
    if _joined(parse.sentences) != list(range(size)):
        yield "the sentences do not hold every token once, in order"
    if _joined(parse.paragraphs) != list(range(size)):
        yield "the paragraphs do not hold every token once, in order"
    if not {start for start, _ in parse.paragraphs} <= {start for start, _ in parse.sentences}:
        yield "a sentence crosses a paragraph"
    if any(parse.sentence_of[token] != parse.sentence_of[head] for token, head in enumerate(parse.heads)):
        yield "a head stands in another sentence"
    if any(not 0 <= name.start < name.end <= size for name in parse.names):
        yield "a name holds no token"


def _columns(parse: Syntax) -> Iterator[Sequence[object]]:
    yield from (parse.starts, parse.ends, parse.words, parse.lemmas, parse.upos, parse.tags, parse.heads)
    yield from (parse.deprels, parse.children, parse.lefts, parse.rights, parse.sentence_of)


def _joined(ranges: Sequence[tuple[int, int]]) -> list[int]:
    return [token for start, end in ranges for token in range(start, end)]
