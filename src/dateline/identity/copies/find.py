"""Earlier reports that share a report's text: few shared samples raise a candidate, exact containment decides."""

from collections import Counter
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dateline.identity.copies.direction import direct
from dateline.identity.copies.filing import (
    CROWD,
    NEARLY_ALL,
    Holders,
    day_number,
    day_of,
    file_among,
    is_furniture,
    look_up,
    rate,
)
from dateline.identity.copies.passages import in_furniture, shared_sentences
from dateline.identity.copies.shingles import Shingled, each_once, shingled
from dateline.identity.postings import Postings
from dateline.model.copying import Copy, Text

LEAST = 0.4  # of the shorter text
_LEAST_SHARED = 4  # shingles, that is eight words in a row
_WINDOW = 30  # days
_SAMPLES = 3
_SAMPLE_SHARE = 0.2


def find_copies(report: Text, index: Postings, texts: Callable[[int], Text]) -> tuple[Copy, ...]:
    """The filed reports that share at least two fifths of the shorter text with this one, the closest first.

    `index` holds what file_text filed; `texts` gives a filed report. Reports more than 30 days apart are not compared.
    """
    return _find_among(report, look_up(report, index), texts)


def find_and_file(report: Text, index: Postings, texts: Callable[[int], Text]) -> tuple[Copy, ...]:
    """find_copies and then file_text, with one look-up for both."""
    held = look_up(report, index)
    copies = _find_among(report, held, texts)
    file_among(report, copies, index, held)
    return copies


def _find_among(report: Text, held: Holders, texts: Callable[[int], Text]) -> tuple[Copy, ...]:
    crowded = _crowded(held)
    hits = _hits(report, held, crowded)
    furniture = np.fromiter(crowded, np.int64, len(crowded))
    mine = _without(report, furniture)
    found = (_copy(report, mine, texts(item), count, furniture) for item, count in sorted(hits.items()))
    return tuple(sorted((copy for copy in found if copy), key=lambda copy: (-copy.containment, copy.left, copy.right)))


def _crowded(held: Holders) -> frozenset[int]:
    """Shingles that too many reports hold, or that one outlet prints again and again."""
    return frozenset(key for key, holders in held.items() if len(holders) > CROWD or is_furniture(holders))


def _hits(report: Text, held: Holders, crowded: frozenset[int]) -> Counter[int]:
    day = day_number(report.published)
    hits: Counter[int] = Counter()
    for key, holders in held.items():
        if key not in crowded:
            hits.update(item for item, weight in holders if item != report.item and _near(day, day_of(weight)))
    return hits


def _near(left: int, right: int) -> bool:
    return not left or not right or abs(left - right) <= _WINDOW


def _without(report: Text, crowded: NDArray[np.int64]) -> NDArray[np.int64]:
    """The shingles of a report that are not of sentences known as furniture."""
    shingles = shingled(report)
    held = _of(shingles.unique, crowded)
    return each_once(shingles.keys[~in_furniture(report, shingles, held)]) if len(held) else shingles.unique


def _of(unique: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of some shingles that a text has."""
    if not len(wanted) or not len(unique):
        return wanted[:0]
    places = np.minimum(np.searchsorted(unique, wanted), len(unique) - 1)
    held: NDArray[np.int64] = wanted[unique[places] == wanted]
    return held


def _copy(report: Text, mine: NDArray[np.int64], other: Text, hits: int, crowded: NDArray[np.int64]) -> Copy | None:
    theirs = _without(other, crowded)
    shorter = min(len(mine), len(theirs))
    if not shorter or hits < _enough(shorter, shingled(report), shingled(other)):
        return None
    both = np.intersect1d(mine, theirs, assume_unique=True)
    containment = len(both) / shorter
    if containment < LEAST or len(both) < _LEAST_SHARED:
        return None
    first, second = sorted((report, other), key=lambda text: text.item)
    source, basis = direct(first, second)
    version = bool(report.outlet) and report.outlet == other.outlet and containment >= NEARLY_ALL
    return Copy(
        first.item, second.item, containment, len(both), source, basis, shared_sentences(first, second, both), version
    )


def _enough(shorter: int, left: Shingled, right: Shingled) -> float:
    """How many samples must be shared: three, fewer where the shorter text has few."""
    return min(_SAMPLES, _SAMPLE_SHARE * shorter / max(rate(left), rate(right)))
