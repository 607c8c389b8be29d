"""Shared words as evidence: sentences that both texts have, with their spans on both sides."""

import re
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.identity.copies.shingles import WORDS, Shingled, shingled
from dateline.model.copying import Shared, Text
from dateline.model.text import Span

_BREAK = re.compile(r"\n+|(?<=[.!?])[\"'”’)\]]*\s+")
_MOST_OF = 0.8  # of a sentence's words, for the sentence to be shared
_REPEATS = 4  # places of one shingle that are looked at: a text may say one thing a thousand times
_RUN = 8  # words in a row that are evidence where no whole sentence is shared

Run = tuple[int, int, int]  # first word left, first word right, words


def shared_sentences(left: Text, right: Text, both: NDArray[np.int64]) -> tuple[Shared, ...]:
    """Sentences of the left text that the right one has nearly word for word; else the longest runs of shared words."""
    ours, theirs = shingled(left), shingled(right)
    runs = _runs(ours, theirs, both)
    whole = [run for first, last in _sentences(left, ours) if (run := _most_of(first, last, runs))]
    chosen = whole or sorted(run for run in runs if run[2] >= _RUN)
    return tuple(_between(run, ours, theirs) for run in chosen)


def in_furniture(report: Text, shingles: Shingled, crowded: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For each shingle of a text, whether it touches a sentence that holds one of these."""
    bad = np.zeros(len(shingles.keys), np.bool_)
    for key in crowded:
        bad |= shingles.keys == key
    places = np.flatnonzero(bad)
    for first, last in _sentences(report, shingles) if len(places) else ():
        at = int(np.searchsorted(places, first))
        if at < len(places) and places[at] < last:
            bad[max(0, first - WORDS + 1) : last] = True
    return bad


def _sentences(text: Text, words: Shingled) -> tuple[tuple[int, int], ...]:
    """Sentences as stretches of words, roughly cut: evidence needs no parser."""
    return _cut(text.text, words)


@lru_cache(maxsize=4096)
def _cut(text: str, words: Shingled) -> tuple[tuple[int, int], ...]:
    cuts = [match.end() for match in _BREAK.finditer(text)]
    edges = [0, *np.searchsorted(words.starts, cuts).tolist(), len(words.starts)]
    return tuple((first, last) for first, last in pairwise(edges) if last - first >= WORDS)


def _runs(ours: Shingled, theirs: Shingled, both: NDArray[np.int64]) -> list[Run]:
    """Longest stretches of the same words, in the order of the left text."""
    places, others = _meetings(ours.keys, theirs.keys, both)
    shifts = others - places
    order = np.lexsort((places, shifts))
    places, shifts = places[order], shifts[order]
    begins = np.flatnonzero(np.concatenate(([True], (np.diff(shifts) != 0) | (np.diff(places) != 1)))[: len(places)])
    counts = np.diff(np.append(begins, len(places))) + WORDS - 1
    firsts = places[begins]
    return sorted(zip(firsts.tolist(), (firsts + shifts[begins]).tolist(), counts.tolist(), strict=True))


def _meetings(
    ours: NDArray[np.int64], theirs: NDArray[np.int64], both: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places of the same shingle: on the left, and on the right as often as it stands there, up to a few times."""
    order = np.argsort(theirs, kind="stable")
    ordered = theirs[order]
    places = np.flatnonzero(np.isin(ours, both))
    firsts = np.searchsorted(ordered, ours[places])
    found = [(places, order[firsts])]
    for more in range(1, _REPEATS):
        there = np.minimum(firsts + more, len(ordered) - 1)
        again = (there == firsts + more) & (ordered[there] == ours[places])
        if not again.any():
            break
        found.append((places[again], order[there[again]]))
    return np.concatenate([left for left, _ in found]), np.concatenate([right for _, right in found])


def _most_of(first: int, last: int, runs: list[Run]) -> Run | None:
    """The run that covers most of a sentence, cut to it, if that is nearly all of it."""
    cut = [(max(first, left), min(last, left + count), right - left) for left, right, count in runs]
    start, end, shift = max(cut, key=lambda run: run[1] - run[0], default=(0, 0, 0))
    return (start, start + shift, end - start) if end - start >= _MOST_OF * (last - first) else None


def _between(run: Run, ours: Shingled, theirs: Shingled) -> Shared:
    left, right, count = run
    return Shared(
        Span(int(ours.starts[left]), int(ours.ends[left + count - 1])),
        Span(int(theirs.starts[right]), int(theirs.ends[right + count - 1])),
    )
