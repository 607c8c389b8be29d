"""How close two reports, and two stories, are: words shared, less what speaks against: other names, other dates."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum

from dateline.identity.stories.vectors import LIFE, Vector

_HALF_LIFE = 4.0  # days
_FULL = 40  # words kept of a report that is more than a headline
_MISSING = 0.6  # what is lost where each report is about names that the other one lacks
_LEVELS = (0, 3, 6, 10)  # tenths, by how central a name is
_YEARS_APART, _YEARS_MEET = 0.3, 0.2
_MONTHS_APART, _MONTHS_MEET = 0.1, 0.1
_OTHER_NAMES = 0.7  # what is lost where two stories are each about a name that the other hardly has
_FROM, _UNTIL = 0.2, 0.5  # of a story's reports: where other names begin to count, and count in full
_TELLING = 0.1  # of one report against one, other names say nothing
_FEW, _SURE = 4, 2.0  # a name in few reports says little


@dataclass(frozen=True, slots=True)
class Bar:
    """How close is close enough: where days are known, where they are not, and the part of it that headlines need."""

    dated: float
    undated: float
    headline: float

    def at(self, words: float, *, undated: int) -> float:
        """The bar for texts of so many words; `undated` of them have no known day.

        Few words share little: the bar falls with them, down to a headline's.
        """
        full = min(1.0, words / _FULL)
        return (self.undated if undated else self.dated) * (self.headline + (1 - self.headline) * full)


def closeness(left: Vector, right: Vector) -> float:
    """The cosine of two reports' words, less for time between them and for main names that the other one lacks."""
    ours, theirs = left.weights, right.weights
    # An exact sum: the order of a dict must not tell in its last digit.
    shared = fsum([ours[key] * theirs[key] for key in ours.keys() & theirs.keys()])
    if not shared:
        return 0.0
    lacks = min(_missing(left, right), _missing(right, left))
    return shared * decay(left.day, right.day) * (1 - _MISSING * lacks)


def decay(left: int, right: int) -> float:
    """What time takes: half in four days, all after a story's life; nothing where a day is unknown."""
    if not left or not right:
        return 1.0
    apart = abs(left - right)
    return 0.5 ** (apart / _HALF_LIFE) if apart <= LIFE else 0.0


def _missing(left: Vector, right: Vector) -> float:
    """The share of a report's main names, by weight, that another does not have at all."""
    total = lacking = 0.0
    for key, weight in left.main:
        total += weight
        if key not in right.weights:
            lacking += weight
    return lacking / total if total else 0.0


@dataclass(slots=True)
class Profile:
    """What a story's reports are about: sums over them, so that it grows and shrinks report by report."""

    reports: int = 0
    central: Counter[int] = field(default_factory=Counter)
    present: Counter[int] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)
    months: Counter[int] = field(default_factory=Counter)
    dated: int = 0  # by years in their texts
    with_months: int = 0
    undated: int = 0  # by publication
    words: int = 0

    def add(self, vector: Vector) -> "Profile":
        """Takes a report in; returns itself."""
        self.reports += 1
        for key, level in vector.central.items():
            self.central[key] += _LEVELS[level]
        self.present.update(vector.weights.keys())
        if vector.years:
            self.years[max(vector.years)] += 1
            self.dated += 1
        self.months.update(vector.months)
        self.with_months += bool(vector.months)
        self.undated += not vector.day
        self.words += len(vector.weights)
        return self

    def join(self, other: "Profile") -> "Profile":
        """Both stories as one, as a new profile."""
        return Profile(
            self.reports + other.reports,
            self.central + other.central,
            self.present + other.present,
            self.years + other.years,
            self.months + other.months,
            self.dated + other.dated,
            self.with_months + other.with_months,
            self.undated + other.undated,
            self.words + other.words,
        )


@dataclass(frozen=True, slots=True)
class Contrast:
    """What two stories' profiles say: `factor` on their closeness, its parts, and the name only one side is about."""

    factor: float
    names: float
    left: int | None
    right: int | None
    dates: float


def contrast(left: Profile, right: Profile) -> Contrast:
    """What speaks for or against two stories being one, beyond their words."""
    sure = min(1.0, _SURE * (left.reports / (left.reports + _FEW)) * (right.reports / (right.reports + _FEW)))
    nothing: tuple[float, int | None] = (0.0, None)
    names, ours, theirs = 0.0, nothing, nothing
    if sure >= _TELLING:
        ours, theirs = _own_name(left, right), _own_name(right, left)
        strength = (min(ours[0], theirs[0]) - _FROM) / (_UNTIL - _FROM)
        names = _OTHER_NAMES * max(0.0, min(1.0, strength)) * sure
    dates = _dates(left, right) if left.undated or right.undated else 1.0
    return Contrast((1 - names) * dates, names, ours[1], theirs[1], dates)


def _own_name(one: Profile, other: Profile) -> tuple[float, int | None]:
    """The name that a story is most about and the other least has, from 0 to 1."""
    least, twice = 4 * one.reports, 2 * other.reports
    best, name = 0.0, None
    for key, level in one.central.items():
        if level >= least and level > 10 * best * (one.reports + 1):
            own = level / 10 / (one.reports + 1) - (other.present[key] + other.central[key] / 10) / twice
            if own > best or (own == best and name is not None and key > name):
                best, name = own, key
    return best, name


def _dates(left: Profile, right: Profile) -> float:
    """Years and months given in texts of unknown day: the same ones speak for one story, others against it."""
    factor = 1.0
    if left.dated and right.dated:
        same = _overlap(left.years, left.dated, right.years, right.dated)
        factor *= 1 - _YEARS_APART * (1 - min(1.0, 2 * same)) + _YEARS_MEET * same
    if left.with_months and right.with_months:
        same = min(1.0, _overlap(left.months, left.with_months, right.months, right.with_months))
        factor *= 1 - _MONTHS_APART * (1 - min(1.0, 2 * same)) + _MONTHS_MEET * same
    return factor


def _overlap(left: Mapping[int, int], ours: int, right: Mapping[int, int], theirs: int) -> float:
    return sum(min(count / ours, right[key] / theirs) for key, count in left.items() if key in right)
