"""Invented news without words: who tells what on which day, drawn all at once by the generator's laws.

Stories have 1 to 300 reports (`plots`), places and bodies follow Zipf's law (`world`), a fact is told as what was done,
what was said of it and what was asked for, and each has the block keys that `identity/blocks.py` gives it. All reports
fall into two years, so that ten times as many are ten times as many a day.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from benchmarks.invented.plots import COPIES, LONGEST, LOOKALIKES, TAIL
from benchmarks.invented.world import BODIES, EXPONENT, PLACES, STATES

Whole: TypeAlias = NDArray[np.int64]
Keys: TypeAlias = NDArray[np.uint64]

DAYS, BUCKET = 730, 3
TOLD = 2.77  # happenings of a report, as measured on the generator's records
FAMILIES = (0.39, 0.24, 0.13, 0.1, 0.09, 0.05)  # of types (`type_families.csv`), by their shares of happenings there
_SIDES = 3  # events that one fact is told as
_PRINTED = 0.5  # of happenings: told without a day of their own, so that the day of print counts
PAIRED = 0.35  # of facts: an actor and a patient who are known by name in other reports, too
_PRIMES = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93))


@dataclass(frozen=True, slots=True, eq=False)
class News:
    """Happenings in the order in which they are told: report, fact and three days of each; and what each fact is."""

    report: Whole
    fact: Whole
    bucket: Whole
    copied: NDArray[np.bool_]
    story: Whole
    family: Whole
    place: Whole
    land: Whole
    pair: Whole  # 0: none

    def keys(self, kind: str, items: Whole, shift: int = 0) -> Keys:
        """The keys of one kind that happenings have, in their own three days or in those beside them."""
        facts, bucket = self.fact[items], self.bucket[items] + shift
        family, story = self.family[facts], self.story[facts]
        if kind == "country":
            return _key(bucket, 1, family, self.land[facts])
        if kind == "square":
            return _key(bucket, 2, family, self.place[facts])
        if kind == "parties":
            return _key(bucket, 3, family, self.pair[facts])
        return _key(np.zeros_like(bucket), 4 if kind == "story and word" else 5, family, story * 8 + facts % 8)


DATED, UNDATED = ("country", "square", "parties"), ("story and word", "story and family")


def drawn(reports: int, seed: int) -> News:
    """So many reports, and what they tell."""
    rng = np.random.default_rng(seed)
    sizes = _sizes(reports, rng)
    begins = rng.integers(0, DAYS, len(sizes))
    facts_of = _SIDES * np.minimum(12, rng.geometric(12 / (sizes + 12)))
    story = np.repeat(np.arange(len(sizes)), facts_of)
    firsts = np.cumsum(facts_of) - facts_of
    of = np.repeat(np.arange(len(sizes)), sizes)
    day = begins[of] + np.minimum(rng.exponential((0.6 + np.minimum(sizes, 200) / 12)[of]), 60).astype(np.int64)
    order = np.argsort(day, kind="stable")
    of = of[order]
    told = 1 + rng.binomial(4, (TOLD - 1) / 4, reports)
    report = np.repeat(np.arange(reports), told)
    of_all = facts_of[of[report]] // _SIDES
    within = (rng.random(len(report)) ** 2 * of_all).astype(np.int64)
    fact = firsts[of[report]] + within * _SIDES + rng.choice(_SIDES, len(report), p=(0.5, 0.3, 0.2))
    printed = rng.random(len(report)) < _PRINTED
    number = (np.arange(len(story)) - firsts[story]) // _SIDES
    place = _ranked(PLACES, len(sizes), rng)
    alike = rng.random(len(sizes)) < LOOKALIKES
    place[alike] = np.roll(place, 1)[alike]
    lands = rng.integers(0, STATES, PLACES)
    pair = np.where(rng.random(len(story)) < PAIRED, 1 + _ranked(BODIES, len(story), rng) * BODIES, 0)
    pair += np.where(pair > 0, _ranked(BODIES, len(story), rng), 0)
    return News(
        report=report,
        fact=fact,
        bucket=np.where(printed, day[order][report], (begins[story] + 3 * number)[fact]) // BUCKET,
        copied=(rng.random(reports) < COPIES)[report],
        story=story,
        family=rng.choice(len(FAMILIES), len(story), p=np.array(FAMILIES) / sum(FAMILIES)),
        place=place[story],
        land=lands[place[story]],
        pair=pair,
    )


def _sizes(reports: int, rng: np.random.Generator) -> Whole:
    """Sizes of stories that have so many reports in all."""
    chance = np.arange(1, LONGEST + 1) ** -TAIL
    mean = float((chance * np.arange(1, LONGEST + 1)).sum() / chance.sum())
    sizes = 1 + rng.choice(LONGEST, int(reports / mean * 1.2) + 2000, p=chance / chance.sum())
    ends = np.cumsum(sizes)
    last = int(np.searchsorted(ends, reports))
    sizes = sizes[: last + 1]
    sizes[-1] -= int(ends[last]) - reports
    return np.asarray(sizes, np.int64)


def _ranked(things: int, count: int, rng: np.random.Generator) -> Whole:
    """Ranks from 0: the n-th with a chance proportional to 1 / n."""
    sums = np.cumsum(np.arange(1, things + 1) ** -EXPONENT)
    ranks: Whole = np.searchsorted(sums, rng.random(count) * sums[-1]).astype(np.int64)
    return ranks


def _key(bucket: Whole, kind: int, family: Whole, value: Whole) -> Keys:
    """As `blocks` makes keys: the days in the highest bits, what is left hashed into the lower ones."""
    mixed = (family.astype(np.uint64) * _PRIMES[0] + np.uint64(kind)) * _PRIMES[1] + value.astype(np.uint64)
    mixed = (mixed ^ (mixed >> np.uint64(31))) * _PRIMES[2]
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _PRIMES[3]
    return ((bucket & ((1 << 18) - 1)).astype(np.uint64) << np.uint64(45)) | (mixed >> np.uint64(19))
