"""How it is told: words that two sentences share, and that two reports share."""

import math
from collections.abc import Mapping
from functools import partial

from dateline.identity.features.evidence import Evidence
from dateline.identity.told import Told

_BETWEEN, _SLOPE = 0.16, 0.12  # the cosine at which two reports are as likely of one thing as of two, and how sharply
_SHOWN = 5


def sentence(left: Told, right: Told) -> Evidence | None:
    """How near the two sentences are, their words weighed as in their reports and the triggers left out (0 to 1)."""
    one, other = left.words, right.words
    if not one or not other:
        return None
    shared = {word: one[word] * other[word] for word in one.keys() & other.keys()}
    amount = sum(sorted(shared.values())) / math.sqrt(left.square * right.square)
    return _found("sentence: words shared", shared, amount)


def report(left: Told, right: Told) -> Evidence | None:
    """How near the two reports are: from -1 (of other things) to 1 (of one thing); silent within one report."""
    one, other = left.scene.words, right.scene.words
    if left.scene.report == right.scene.report or not one or not other:
        return None
    shared = {word: one[word] * other[word] for word in one.keys() & other.keys()}
    amount = (sum(sorted(shared.values())) - _BETWEEN) / _SLOPE
    return _found("report: alike", shared, max(-1.0, min(1.0, amount)))


def story(left: Told, right: Told) -> Evidence | None:
    """One story or two; silent where either report was placed in none."""
    one, other = left.scene.story, right.scene.story
    if one is None or other is None or left.scene.report == right.scene.report:
        return None
    return Evidence("story: the same" if one == other else "story: other", one, other)


def headline(left: Told, right: Told) -> Evidence | None:
    """Both are what their report is headed with."""
    if left.happening.headline and right.happening.headline:
        return Evidence("headline: both", "in the title", "in the title")
    return None


def _found(sign: str, shared: Mapping[str, float], amount: float) -> Evidence:
    words = partial(_most, shared)
    return Evidence(sign, words, words, round(amount, 4))


def _most(shared: Mapping[str, float]) -> str:
    """The shared words that tell most, the same for either side."""
    return ", ".join(sorted(shared, key=lambda word: (-shared[word], word))[:_SHOWN]) or "no word shared"
