"""A report as a vector of its weightiest words, and how postings keep it.

A posting's key is a word's key under the span of days it belongs to, so that lists grow with a fortnight's news and not
with the archive, and what is written on one day lies together on the disk; its weight holds the word's weight and how
central the name is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dateline.identity.stories.frequencies import Frequencies
from dateline.identity.stories.words import WORD_BITS, Noted, common_words

LIFE = 12  # days after which a report draws no more to its story
_KEPT = 80  # words of a report
_NAME_COUNTS = 2.0
_PRIOR = 200  # reports' worth of what is known of common words before any report
_MUTE, _DATE, _META = 1, 2, 4  # flags in the lowest bits of a key
_SPAN = WORD_BITS  # where the span stands in a key
_WORD = (1 << WORD_BITS) - 1
_SPANS = (1 << (64 - WORD_BITS)) - 1
_WRAP = (1 << 64) - 1
_DAY, _STORY = _META, _META | 8
_STEPS = 1 << 20
_MAIN_NAMES = 6
_CORE = 2  # how central a name is that a report is about


@dataclass(frozen=True, slots=True)
class Vector:
    """A report's day (0: unknown), its story's founding item, its words with their weights (length 1).

    `central` are the names among them, 1 to 3 by how much the report is about them.
    """

    item: int
    day: int
    story: int
    weights: Mapping[int, float]
    central: Mapping[int, int]
    years: frozenset[int]
    months: frozenset[int]
    main: tuple[tuple[int, float], ...]  # the names it is about with their weights, the weightiest first


def weighed(noted: Noted, frequencies: Frequencies) -> Vector:
    """A report's vector by how rare its words are among the latest reports; it founds its own story for now."""
    if not noted.counts:
        return Vector(noted.item, noted.day, noted.item, {}, {}, noted.years, noted.months, ())
    keys = list(noted.counts)
    counts = np.fromiter(noted.counts.values(), np.float64, len(keys))
    names = np.fromiter((_NAME_COUNTS if key in noted.central else 1.0 for key in keys), np.float64, len(keys))
    weights = (1 + np.log(counts)) * _rarity(keys, frequencies) * names
    best = np.argsort(-weights, kind="stable")[:_KEPT]
    weights /= float(np.sqrt((weights[best] ** 2).sum())) or 1.0
    # As postings will give them back: what is at hand and what was kept must place the next report alike.
    kept = {keys[place]: round(float(weights[place]) * _STEPS) / _STEPS for place in best.tolist()}
    central = {key: level for key, level in noted.central.items() if key in kept}
    main = _main(kept, central)
    return Vector(noted.item, noted.day, noted.item, kept, central, noted.years, noted.months, main)


def _main(weights: Mapping[int, float], central: Mapping[int, int]) -> tuple[tuple[int, float], ...]:
    core = [(key, weights[key]) for key, level in central.items() if level >= _CORE]
    return tuple(sorted(core, key=lambda name: (-name[1], name[0]))[:_MAIN_NAMES])


def _rarity(keys: list[int], frequencies: Frequencies) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    common = common_words()
    prior = np.fromiter((common.get(key, 0.0) for key in keys), np.float64, len(keys))
    holders = frequencies.of(np.array(keys, np.uint64)) + _PRIOR * prior
    return np.log((frequencies.reports + _PRIOR + 1) / (holders + 0.5))


def span_of(day: int) -> int:
    """The span of days a day belongs to; 0 for unknown days."""
    return 1 + day // LIFE if day else 0


def turned(key: int, span: int) -> int:
    """A word's key as postings have it for a span of days."""
    return key | (span & _SPANS) << _SPAN


def story_key(story: int) -> int:
    """The key under which a story's reports are listed."""
    return (story << 4 | _STORY) & _WRAP


def to_postings(vector: Vector, muted: frozenset[int]) -> dict[int, float]:
    """What is filed of a vector; muted words are kept, but no look-up finds them."""
    span = span_of(vector.day)
    filed = {_DAY: float(vector.day), story_key(vector.story): float(vector.story)}
    for key, weight in vector.weights.items():
        level = vector.central.get(key, 0)
        filed[turned(key, span) | (_MUTE if key in muted else 0)] = float(round(weight * _STEPS) * 4 + level)
    filed |= {year << 4 | _DATE: float(year) for year in vector.years}
    return filed | {month << 4 | _DATE: float(month) for month in vector.months}


def from_postings(item: int, filed: Mapping[int, float]) -> Vector | None:
    """The vector that to_postings filed; None where nothing is filed."""
    if _DAY not in filed:
        return None
    day, story = int(filed[_DAY]), item
    weights: dict[int, float] = {}
    central: dict[int, int] = {}
    dates: list[int] = []
    for key, weight in filed.items():
        if key & _META:
            story = int(weight) if key & 8 else story
        elif key & _DATE:
            dates.append(int(weight))
        else:
            steps, level = divmod(int(weight), 4)
            word = key & _WORD & ~_MUTE
            weights[word] = steps / _STEPS
            if level:
                central[word] = level
    years = frozenset(date for date in dates if date > 12)
    main = _main(weights, central)
    return Vector(item, day, story, weights, central, years, frozenset(dates) - years, main)
