"""Shared words as evidence: sentences that both texts have, with their spans on both sides."""

import re
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.identity.copies.shingles import WORDS, Shingled, shingled
from dateline.model.copying import Shared, Text
from dateline.model.text import Span

_BREAK = re.compile(r"\n+|(?<=[.!?])[\"'”’)\]]*\s+")
_MOST_OF = 0.8  # of a sentence's words, for the sentence to be shared
_RUN = 8  # words in a row that are evidence where no whole sentence is shared

Run = tuple[int, int, int]  # first word left, first word right, words


def shared_sentences(left: Text, right: Text, both: NDArray[np.int64]) -> tuple[Shared, ...]:
    """Sentences of the left text that the right one has nearly word for word; else the longest runs of shared words."""
    ours, theirs = shingled(left), shingled(right)
    runs = _runs(ours, theirs, both)
    whole = [found for first, last in _sentences(left, ours) if (found := _shared(first, last, runs, ours, theirs))]
    if whole:
        return tuple(whole)
    longest = sorted(run for run in runs if run[2] >= _RUN)
    return tuple(_between(run, ours, theirs) for run in longest)


def in_furniture(report: Text, shingles: Shingled, crowded: frozenset[int]) -> NDArray[np.bool_]:
    """For each shingle of a text, whether it touches a sentence that holds a crowded one."""
    bad = np.isin(shingles.keys, np.fromiter(crowded, np.int64, len(crowded)))
    for first, last in _sentences(report, shingles) if bad.any() else ():
        if bad[first:last].any():
            bad[max(0, first - WORDS + 1) : last] = True
    return bad


def _sentences(text: Text, shingles: Shingled) -> list[tuple[int, int]]:
    """Sentences as stretches of words, roughly cut: evidence needs no parser."""
    cuts = [match.end() for match in _BREAK.finditer(text.text)]
    edges = [0, *np.searchsorted(shingles.starts, cuts).tolist(), len(shingles.starts)]
    return [(first, last) for first, last in pairwise(edges) if last - first >= WORDS]


def _runs(ours: Shingled, theirs: Shingled, both: NDArray[np.int64]) -> list[Run]:
    """Longest stretches of the same words, found along the left text."""
    places: dict[int, list[int]] = {}
    for place in np.flatnonzero(np.isin(theirs.keys, both)).tolist():
        places.setdefault(int(theirs.keys[place]), []).append(place)
    runs: list[Run] = []
    open_at: dict[int, int] = {}
    for place in np.flatnonzero(np.isin(ours.keys, both)).tolist():
        for other in places.get(int(ours.keys[place]), ()):
            _extend(runs, open_at, place, other)
    return [(left, right, count + WORDS - 1) for left, right, count in runs]


def _extend(runs: list[Run], open_at: dict[int, int], place: int, other: int) -> None:
    number = open_at.get(place - other)
    if number is not None and sum(runs[number][::2]) == place:
        left, right, count = runs[number]
        runs[number] = (left, right, count + 1)
        return
    open_at[place - other] = len(runs)
    runs.append((place, other, 1))


def _shared(first: int, last: int, runs: list[Run], ours: Shingled, theirs: Shingled) -> Shared | None:
    """The run that covers most of a sentence, if that is nearly all of it."""
    cut = [(max(first, left), min(last, left + count), right - left) for left, right, count in runs]
    best = max(cut, key=lambda run: run[1] - run[0], default=None)
    if best is None or best[1] - best[0] < _MOST_OF * (last - first):
        return None
    start, end, shift = best
    return _between((start, start + shift, end - start), ours, theirs)


def _between(run: Run, ours: Shingled, theirs: Shingled) -> Shared:
    left, right, count = run
    return Shared(
        Span(int(ours.starts[left]), int(ours.ends[left + count - 1])),
        Span(int(theirs.starts[right]), int(theirs.ends[right + count - 1])),
    )
