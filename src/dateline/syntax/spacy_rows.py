"""The tokens of a report's paragraphs as arrays, read from spaCy in one go, and the columns made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LENGTH, ORTH, SENT_START, TAG
from spacy.tokens import Doc

from dateline.model.syntax import NamedSpan, Syntax
from dateline.syntax.columns import Columns

Numbers = NDArray[np.int64]
Told = tuple[str, str, str]  # part of speech, lemma, tag
Name = tuple[int, int, str]  # rows [start, end), label

_READ = [ORTH, TAG, DEP, HEAD, IDX, LENGTH, IS_SPACE, SENT_START]


@dataclass(frozen=True, slots=True)
class Rows:
    """One row a token, white space too. `edges` are the rows where paragraphs start, and the end of the last."""

    edges: tuple[int, ...]
    orths: list[int]
    tags: list[int]
    deps: list[int]
    heads: Numbers
    starts: Numbers
    ends: Numbers
    space: NDArray[np.bool_]
    opens: NDArray[np.bool_]  # a sentence


def rows_of(docs: Sequence[Doc], offsets: Sequence[int]) -> Rows:
    """The rows of parsed paragraphs (at least one), each of which starts at one of the offsets of a text."""
    edges = tuple(accumulate(map(len, docs), initial=0))
    table = np.concatenate([doc.to_array(_READ) for doc in docs])
    ids, numbers = table[:, :3].T.tolist(), table[:, 3:].view(np.int64).T  # how far a head is off may be negative
    starts = numbers[1] + np.repeat(np.array(offsets, dtype=np.int64), np.diff(edges))
    opens = numbers[4] == 1
    opens[[first for first, end in pairwise(edges) if first < end]] = True
    return Rows(
        edges=edges,
        orths=ids[0],
        tags=ids[1],
        deps=ids[2],
        heads=np.arange(len(table)) + numbers[0],
        starts=starts,
        ends=starts + numbers[2],
        space=numbers[3] == 1,
        opens=opens,
    )


def syntax_of(text: str, rows: Rows, told: Sequence[Told], deps: Sequence[str], names: Sequence[Name]) -> Syntax:
    """The columns of the rows; white-space tokens are left out and their dependants handed up."""
    kept = np.flatnonzero(~rows.space)
    before = np.concatenate(([0], np.cumsum(~rows.space)))  # how many tokens are kept before a row
    heads, roots = _heads(rows, kept)
    rows_kept = kept.tolist()
    starts, ends = rows.starts[kept].tolist(), rows.ends[kept].tolist()
    return Columns(
        starts=starts,
        ends=ends,
        words=[text[start:end] for start, end in zip(starts, ends, strict=True)],
        lemmas=[told[row][1] for row in rows_kept],
        upos=[told[row][0] for row in rows_kept],
        tags=[told[row][2] for row in rows_kept],
        heads=before[heads].tolist(),
        # What hangs on nothing is a root, also where only white space was above it: no walk up the tree may circle.
        deprels=["ROOT" if root else deps[row] for row, root in zip(rows_kept, roots, strict=True)],
        sentences=_ranges(before, [*np.flatnonzero(rows.opens).tolist(), len(rows.space)]),
        paragraphs=_ranges(before, rows.edges),
        names=[
            NamedSpan(a, b, label) for start, end, label in names if (a := int(before[start])) < (b := int(before[end]))
        ],
    ).finish()


def _heads(rows: Rows, kept: Numbers) -> tuple[Numbers, list[bool]]:
    """The row of each kept token's head, white space passed over, and whether it is its own."""
    heads = rows.heads
    while (hung := rows.space[heads] & (heads[heads] != heads)).any():
        heads = np.where(hung, heads[heads], heads)
    above = heads[kept]
    roots = rows.space[above] | (above == kept)
    return np.where(roots, kept, above), roots.tolist()


def _ranges(before: Numbers, edges: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of rows between edges as ranges of kept tokens, those without any left out."""
    return [(start, end) for start, end in pairwise(before[list(edges)].tolist()) if start < end]
