"""Shared words as evidence: sentences that both texts have, with their spans on both sides."""

import re
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.identity.copies.shingles import WORDS, Shingled, Standing, shingled, standing
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
    stand, stand_there = standing(left), standing(right)
    whole = [run for first, last in _sentences(left, stand) if (run := _most_of(first, last, runs))]
    chosen = whole or sorted(run for run in runs if run[2] >= _RUN)
    return tuple(_between(run, stand, stand_there) for run in chosen)


def in_furniture(report: Text, shingles: Shingled, crowded: frozenset[int]) -> NDArray[np.bool_]:
    """For each shingle of a text, whether it touches a sentence that holds a crowded one."""
    bad = np.isin(shingles.keys, np.fromiter(crowded, np.int64, len(crowded)))
    for first, last in _sentences(report, standing(report)) if bad.any() else ():
        if bad[first:last].any():
            bad[max(0, first - WORDS + 1) : last] = True
    return bad


def _sentences(text: Text, words: Standing) -> list[tuple[int, int]]:
    """Sentences as stretches of words, roughly cut: evidence needs no parser."""
    cuts = [match.end() for match in _BREAK.finditer(text.text)]
    edges = [0, *np.searchsorted(words.starts, cuts).tolist(), len(words.starts)]
    return [(first, last) for first, last in pairwise(edges) if last - first >= WORDS]


def _runs(ours: Shingled, theirs: Shingled, both: NDArray[np.int64]) -> list[Run]:
    """Longest stretches of the same words, found along the left text."""
    places: dict[int, list[int]] = {}
    for place in np.flatnonzero(np.isin(theirs.keys, both)).tolist():
        there = places.setdefault(int(theirs.keys[place]), [])
        if len(there) < _REPEATS:
            there.append(place)
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


def _most_of(first: int, last: int, runs: list[Run]) -> Run | None:
    """The run that covers most of a sentence, cut to it, if that is nearly all of it."""
    cut = [(max(first, left), min(last, left + count), right - left) for left, right, count in runs]
    start, end, shift = max(cut, key=lambda run: run[1] - run[0], default=(0, 0, 0))
    return (start, start + shift, end - start) if end - start >= _MOST_OF * (last - first) else None


def _between(run: Run, ours: Standing, theirs: Standing) -> Shared:
    left, right, count = run
    return Shared(
        Span(int(ours.starts[left]), int(ours.ends[left + count - 1])),
        Span(int(theirs.starts[right]), int(theirs.ends[right + count - 1])),
    )
