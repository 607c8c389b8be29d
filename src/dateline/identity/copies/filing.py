"""Which shingles of a report are filed, and what a posting says of the report that carries it."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from dateline.identity.copies.shingles import Shingled, shingled
from dateline.identity.postings import Postings
from dateline.model.copying import Copy, Text

CROWD = 50  # a shingle in more reports than this is furniture
OUTLET_CROWD = 5  # and so is one that an outlet printed this often
_FILED_COPIES = 25  # of one wire text; more copies find these, and their shingles must not look like furniture
_FILED_VERSIONS = 3
NEARLY_ALL = 0.8
_LONG_TEXT, _EVERY, _EVERY_LONG = 500, 4, 16
_OUTLETS = 1 << 20

Holders = Mapping[int, tuple[tuple[int, float], ...]]


def sampled(report: Text) -> list[int]:
    """The shingles that stand for a report: every 4th by value in a short text, every 16th in a long one."""
    shingles = shingled(report)
    every = rate(shingles)
    # The same numbers for & as for %, and faster: the rates are powers of two.
    samples: list[int] = shingles.unique[shingles.unique & (every - 1) == 0].tolist()
    return samples


def rate(shingles: Shingled) -> int:
    """Of how many shingles one is sampled."""
    return _EVERY if shingles.words < _LONG_TEXT else _EVERY_LONG


def look_up(report: Text, index: Postings) -> Holders:
    """Who holds the samples of a report; those of nobody and of very many are left out."""
    return index.find(sampled(report), CROWD + 1)


def file_text(report: Text, copies: Sequence[Copy], index: Postings) -> None:
    """Files a report, so that later ones find it. `copies` are what find_copies gave for it.

    A report that is nearly all copied leaves out the shingles that enough others carry already: lists stay short
    however often a wire text is printed, and its words are not taken for furniture.
    """
    file_among(report, copies, index, look_up(report, index))


def file_among(report: Text, copies: Sequence[Copy], index: Postings, held: Holders) -> None:
    """The same where it is known who holds the report's samples."""
    copied = any(copy.containment >= NEARLY_ALL for copy in copies)
    full = _has_copies if copied else _is_crowd
    shut = {key for key, holders in held.items() if full(holders, report)}
    keys = sampled(report)
    index.put(report.item, dict.fromkeys([key for key in keys if key not in shut] if shut else keys, mark(report)))


def _is_crowd(holders: Sequence[tuple[int, float]], _: Text) -> bool:
    """Whether a shingle's list says crowd already."""
    return len(holders) > CROWD


def _has_copies(holders: Sequence[tuple[int, float]], report: Text) -> bool:
    """Whether enough others of one wire text, or of one report's versions, are in a shingle's list."""
    outlets = [outlet_of(weight) for item, weight in holders if item != report.item]
    own = outlets.count(_code(report.outlet)) if report.outlet else 0
    return len(outlets) >= _FILED_COPIES or own >= _FILED_VERSIONS


def is_furniture(holders: Sequence[tuple[int, float]]) -> bool:
    """Whether one outlet prints a shingle again and again."""
    if len(holders) < OUTLET_CROWD:
        return False
    outlets = Counter(outlet_of(weight) for _, weight in holders)
    del outlets[0]
    return any(count >= OUTLET_CROWD for count in outlets.values())


def mark(report: Text) -> float:
    """A posting's weight: the day of publication and the outlet, as one whole number that a float holds exactly."""
    return float(day_number(report.published) * _OUTLETS + _code(report.outlet))


def day_of(weight: float) -> int:
    """The day in a posting's weight; 0 where it is not known."""
    return int(weight) // _OUTLETS


def outlet_of(weight: float) -> int:
    """The outlet in a posting's weight; 0 where it is not known."""
    return int(weight) % _OUTLETS


@lru_cache(maxsize=4096)
def _code(outlet: str | None) -> int:
    if not outlet:
        return 0
    return 1 + int.from_bytes(
        hashlib.blake2b(outlet.casefold().encode(errors="replace"), digest_size=4).digest(), "little"
    ) % (_OUTLETS - 1)


@lru_cache(maxsize=4096)
def day_number(published: str | None) -> int:
    """A day as a running number; 0 for none or an unreadable one."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return 0
