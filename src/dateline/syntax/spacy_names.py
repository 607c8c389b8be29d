"""The names that spaCy's recogniser finds, decided for all tokens of a report at once.

spaCy's own loop asks at each token for each of some seventy moves whether it is allowed, and takes the interpreter's
lock for every question: a third of the time of a parse. But outside of names a token's scores depend on no token
before it, so one multiplication gives them all; only names of several words are followed word by word. The numbers
are the same, and so are the names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from dateline.syntax.spacy_rows import Name, Numbers, Rows

Floats = NDArray[np.float32]
_NEVER = np.float32(-np.inf)
_FEATURES = 3  # of a state: its token, the first of the name that stands open, the one before it in that name


@dataclass(frozen=True, slots=True)
class Moves:
    """Which score belongs to which move: a name's first, inner, last or only token, for each label; and no name."""

    labels: tuple[str, ...]
    first: Numbers
    inner: Numbers
    last: Numbers
    only: Numbers
    out: int


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A greedy recogniser's layers: tokens to vectors, a vector to what it adds as each feature, a state to scores."""

    vectors: Model[list[Doc], Floats]
    lower: Model[Floats, Floats]
    upper: Model[Floats, Floats]
    moves: Moves

    def __call__(self, docs: Sequence[Doc], rows: Rows) -> list[Name]:
        """Names in the order of the text: first row, end, label."""
        table = self.lower.predict(self.vectors.predict(list(docs)))  # row 0 stands for no token
        goes_on = ~np.append(rows.opens[1:], True)  # the next token stands in the same sentence
        chosen = self._outside(table, goes_on, rows.space)
        starts = np.flatnonzero(np.isin(chosen, self.moves.first))
        labels = np.searchsorted(self.moves.first, chosen[starts])
        ends = self._ends(table, goes_on, starts, labels)
        singles = np.flatnonzero(np.isin(chosen, self.moves.only))
        kinds = np.searchsorted(self.moves.only, chosen[singles])
        found = [*_names(starts, ends, labels), *_names(singles, singles + 1, kinds)]
        return [(start, end, self.moves.labels[label]) for start, end, label in _apart(sorted(found))]

    def _outside(self, table: Floats, goes_on: NDArray[np.bool_], space: NDArray[np.bool_]) -> Numbers:
        """The best move at every token, were no name open there."""
        scores = self._scores(table[1:, 0] + table[0, 1] + table[0, 2])
        scores[np.ix_(space | ~goes_on, self.moves.first)] = _NEVER
        scores[np.ix_(space, self.moves.only)] = _NEVER
        allowed = np.sort(np.concatenate([self.moves.first, self.moves.only, [self.moves.out]]))
        best: Numbers = allowed[scores[:, allowed].argmax(axis=1)]
        return best

    def _ends(self, table: Floats, goes_on: NDArray[np.bool_], starts: Numbers, labels: Numbers) -> Numbers:
        """Where the names that start at these rows end."""
        ends, open_ = np.zeros_like(starts), np.arange(len(starts))
        at = starts + 1
        while len(open_):
            scores = self._scores(table[at + 1, 0] + table[starts[open_] + 1, 1] + table[at, 2])
            each, label = np.arange(len(open_)), labels[open_]
            stays = goes_on[at] & (scores[each, self.moves.inner[label]] >= scores[each, self.moves.last[label]])
            ends[open_[~stays]] = at[~stays] + 1
            open_, at = open_[stays], at[stays] + 1
        return ends

    def _scores(self, sums: Floats) -> Floats:
        return self.upper.predict((sums + self.lower.get_param("b")).max(axis=-1))


def learn_names(pipe: EntityRecognizer) -> Recogniser | None:
    """A component's layers; None where it is built otherwise than the recognisers of spaCy's own pipelines."""
    model = pipe.model
    if type(pipe) is not EntityRecognizer or pipe.cfg["beam_width"] != 1 or not isinstance(model.ops, NumpyOps):
        return None
    lower, moves = model.get_ref("lower"), _moves(pipe)
    sizes = lower.get_dim("nF") == _FEATURES and lower.get_dim("nP") > 1
    if moves is None or not sizes or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
        return None
    return Recogniser(model.get_ref("tok2vec"), lower, model.get_ref("upper"), moves)


def _moves(pipe: EntityRecognizer) -> Moves | None:
    """The moves of a component by their names ("B-ORG"); None unless each label has all four, in one order."""
    names = [pipe.moves.get_class_name(move) for move in range(pipe.moves.n_moves)]
    of = {kind: {n[2:]: move for move, n in enumerate(names) if n[:2] == f"{kind}-" and n[2:]} for kind in "BILU"}
    labels = tuple(of["B"])
    if (
        "O" not in names
        or any(tuple(found) != labels for found in of.values())
        or max(of["I"].values()) > min(of["L"].values())
    ):
        return None
    first, inner, last, only = (np.array(list(of[kind].values()), dtype=np.int64) for kind in "BILU")
    return Moves(labels, first, inner, last, only, names.index("O"))


def _names(starts: Numbers, ends: Numbers, labels: Numbers) -> Iterator[tuple[int, int, int]]:
    return zip(starts.tolist(), ends.tolist(), labels.tolist(), strict=True)


def _apart(names: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Those that start where no earlier one goes on: inside of a name none begins."""
    after = 0
    for start, end, label in names:
        if start >= after:
            after = end
            yield start, end, label
