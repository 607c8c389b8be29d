"""Scores a network's tags and pointers, window by window, against gold."""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from dateline.syntax.bio import ROLES, TAGS, best_tags
from dateline.syntax.tagger import Network
from dateline.training.examples import NOWHERE, Example


def score(network: Network, examples: Iterable[Example]) -> dict[str, float]:
    """F1 of each role over word pieces, and the share of marked pieces that point where the gold does."""
    right, told, gold = Counter[str](), Counter[str](), Counter[str]()
    aims: list[bool] = []
    for example in examples:
        tagging, pointing = network.run(["tags", "pointers"], {"ids": np.array([example.window.ids], dtype=np.int64)})
        found = [tag[2:] for tag in best_tags(tagging[0])]
        wanted = [TAGS[number][2:] for number in example.tags]
        told.update(found)
        gold.update(wanted)
        right.update(role for role, other in zip(found, wanted, strict=True) if role == other)
        best = pointing[0].argmax(-1)
        aims += [int(best[piece]) == target for piece, target in enumerate(example.targets) if target != NOWHERE]
    scores = {role: _ratio(2 * right[role], told[role] + gold[role]) for role in ROLES}
    return {**scores, "pointers": _ratio(sum(aims), len(aims))}


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
