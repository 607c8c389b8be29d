"""BCubed precision, recall and F1 of a clustering, and how many pairs of look-alikes it joins."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence


def bcubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 over items in the same order; zeros for no items."""
    if not gold:
        return 0.0, 0.0, 0.0
    sizes, found_sizes, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    precision = sum(n * n / found_sizes[label] for (_, label), n in both.items()) / len(gold)
    recall = sum(n * n / sizes[label] for (label, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def joined(gold: Sequence[str], found: Sequence[Hashable], family: Callable[[str], str]) -> tuple[int, int]:
    """Pairs of items of different stories of one family that were joined, and all such pairs."""
    families: defaultdict[str, defaultdict[str, Counter[Hashable]]] = defaultdict(lambda: defaultdict(Counter))
    for story, label in zip(gold, found, strict=True):
        families[family(story)][story][label] += 1
    together = pairs = 0
    for stories in families.values():
        counts = list(stories.values())
        for place, one in enumerate(counts):
            for other in counts[place + 1 :]:
                pairs += one.total() * other.total()
                together += sum(n * other[label] for label, n in one.items())
    return together, pairs
