"""Scores a network's tags and pointers, window by window, against gold."""

from collections.abc import Iterable

import numpy as np

from dateline.syntax.bio import ROLES, TAGS, best_tags
from dateline.syntax.tagger import Network
from dateline.training.examples import NOWHERE, Example


def score(network: Network, examples: Iterable[Example]) -> dict[str, float]:
    """F1 of each role over word pieces, and the share of marked pieces that point where the gold does."""
    right, told, gold = (dict.fromkeys(ROLES, 0) for _ in range(3))
    aimed = hit = 0
    for example in examples:
        tagging, pointing = network.run(["tags", "pointers"], {"ids": np.array([example.window.ids], dtype=np.int64)})
        for tag, number in zip(best_tags(tagging[0]), example.tags, strict=True):
            wanted = TAGS[number][2:]
            for role, counts in ((tag[2:], told), (wanted, gold), (wanted if wanted == tag[2:] else "", right)):
                if role:
                    counts[role] += 1
        best = pointing[0].argmax(-1)
        pairs = [(int(best[piece]), target) for piece, target in enumerate(example.targets) if target != NOWHERE]
        aimed, hit = aimed + len(pairs), hit + sum(found == target for found, target in pairs)
    found = {role: _ratio(2 * right[role], told[role] + gold[role]) for role in ROLES}
    return {**found, "pointers": _ratio(hit, aimed)}


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
