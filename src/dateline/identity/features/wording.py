"""How it is told: words that two sentences share, and that two reports share."""

import math

from dateline.identity.features.evidence import Evidence, listed
from dateline.identity.told import Told


def sentence(left: Told, right: Told) -> Evidence | None:
    """The share of words that the two sentences have in common, the trigger left out (0 to 1)."""
    one = left.happening.words - set(left.happening.trigger)
    other = right.happening.words - set(right.happening.trigger)
    if not one or not other:
        return None
    shared = one & other
    amount = len(shared) / math.sqrt(len(one) * len(other))
    return Evidence("sentence: words shared", listed(one - other), f"shared: {listed(shared) or 'none'}", amount)


def report(left: Told, right: Told) -> Evidence | None:
    """How near the two reports are: the cosine of their telling words (0 to 1); silent within one report."""
    one, other = left.scene.words, right.scene.words
    if left.scene.report == right.scene.report or not one or not other:
        return None
    small, big = sorted((one, other), key=len)
    shared = {word: value * big[word] for word, value in small.items() if word in big}
    most = sorted(shared, key=lambda word: (-shared[word], word))[:5]
    return Evidence("report: words shared", ", ".join(most), ", ".join(most), sum(sorted(shared.values())))


def headline(left: Told, right: Told) -> Evidence | None:
    """Both are what their report is headed with."""
    if left.happening.headline and right.happening.headline:
        return Evidence("headline: both", "in the title", "in the title")
    return None
