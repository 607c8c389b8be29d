"""The tags of a tagger: where a source, a cue or a content begins (B) and goes on (I); all else is O."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

OUTSIDE = "O"
ROLES = ("source", "cue", "content")
TAGS = (OUTSIDE, *(f"{edge}-{role}" for role in ROLES for edge in "BI"))

Scores = NDArray[np.float32]


def best_tags(scores: Scores) -> list[str]:
    """The likeliest row of tags (Viterbi): an I follows only a B or I of its own role. `scores`: words x tags."""
    barred = np.array([[_breaks(before, after) for after in TAGS] for before in TAGS])
    cost = np.where(barred, np.float32(-1e9), np.float32(0))
    best = scores[0] + np.array([-1e9 if tag[0] == "I" else 0 for tag in TAGS], dtype=np.float32)
    back = np.zeros((len(scores), len(TAGS)), dtype=np.int64)
    for word in range(1, len(scores)):
        ways = best[:, None] + cost
        back[word] = ways.argmax(0)
        best = ways.max(0) + scores[word]
    path = [int(best.argmax())]
    for word in range(len(scores) - 1, 0, -1):
        path.append(int(back[word][path[-1]]))
    return [TAGS[tag] for tag in reversed(path)]


def tagged_runs(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Role, first and last word (inclusive) of every tagged run."""
    found: list[tuple[str, int, int]] = []
    for word, tag in enumerate(tags):
        if tag[0] == "B":
            found.append((tag[2:], word, word))
        elif tag[0] == "I" and found:
            role, first, _ = found[-1]
            found[-1] = (role, first, word)
    return found


def _breaks(before: str, after: str) -> bool:
    return after[0] == "I" and before[2:] != after[2:]
