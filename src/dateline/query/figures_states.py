"""How figures stand to each other over time, and what each named rule makes of them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from dateline.query.answers_figures import Figure, Ruling

GROWING, AGREEING, CONFLICTING, REVISED = "growing", "agreeing", "conflicting", "revised down"
_EXACT = ("=", "~")


def overtaken(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures in the order of days, each with the place of what its source said later instead."""
    done = sorted(figures, key=_when)
    for place, figure in enumerate(done):
        later = (
            n for n in range(place + 1, len(done)) if done[n].source == figure.source and _differs(figure, done[n])
        )
        if (then := next(later, None)) != figure.superseded_by:
            done[place] = replace(figure, superseded_by=then)
    return tuple(done)


def states_of(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Which of growing, agreeing, conflicting, revised down hold; none where one figure stands alone.

    growing: the highest figure of a later day is above those of earlier days. agreeing: what stands at the end is one
    number, from two sources at least. conflicting: two sources differ, and no growth explains it. revised down: a
    source took a higher figure back.
    """
    days = [(day, list(group)) for day, group in groupby(figures, key=lambda f: (f.as_of or "")[:10])]
    tops = [max(_low(f) for f in group) for _, group in days]
    growing = len(tops) > 1 and tops[-1] > tops[0] and max(tops) == tops[-1]
    current = [f for f in figures if f.superseded_by is None]
    found = []
    if growing:
        found.append(GROWING)
    kept = [f for f in figures if not _taken_back(f, figures)]
    if any(_conflict(lower, higher, len(days)) for lower in current for higher in kept):
        found.append(CONFLICTING)
    if any(_taken_back(f, figures) for f in figures):
        found.append(REVISED)
    if not found and len({f.source for f in current}) > 1 and len({_low(f) for f in current}) == 1:
        found.append(AGREEING)
    return tuple(found)


def ruled(rule: str, figures: Sequence[Figure]) -> Ruling:
    """The answer of a rule among the figures that stand; official: the latest that an authority gives."""
    current = [f for f in figures if f.superseded_by is None]
    some = [f for f in current if f.official] if rule == "official" else current
    if not some:
        why = "no authority gives one" if rule == "official" and current else "no figure is given"
        return Ruling(rule, None, "none", why)
    if rule == "low":
        chosen, why = min(some, key=_low), "the lowest that stands"
    elif rule == "high":
        chosen, why = max(some, key=lambda f: (_high(f), _when(f))), "the highest that stands"
    else:
        chosen = max(some, key=lambda f: ((f.as_of or "")[:10], _low(f), _when(f)))
        why = "the latest by an authority" if rule == "official" else "the latest"
    return Ruling(rule, figures.index(chosen), chosen.words, f"{why}: {chosen.said_by}")


def _when(figure: Figure) -> tuple[str, float, str]:
    return (figure.as_of or "")[:10], _low(figure), figure.source


def _low(figure: Figure) -> float:
    return figure.low if figure.low is not None else figure.high or 0.0


def _high(figure: Figure) -> float:
    return figure.high if figure.high is not None else figure.low or 0.0


def _differs(one: Figure, other: Figure) -> bool:
    return (one.low, one.high) != (other.low, other.high)


def _apart(one: Figure, other: Figure) -> bool:
    """Whether no number fits both: "4" and "at least 12", not "at least 4" and "12"."""
    lower, higher = sorted((one, other), key=_low)
    return lower.high is not None and lower.bound in _EXACT and lower.high < _low(higher)


def _conflict(lower: Figure, higher: Figure, days: int) -> bool:
    """Whether two sources differ though the lower spoke after the higher, or both on the only day there is."""
    if lower.source == higher.source or _low(lower) >= _low(higher) or not _apart(lower, higher):
        return False
    first, last = (higher.as_of or "")[:10], (lower.as_of or "")[:10]
    return days == 1 or (bool(first) and last > first)


def _taken_back(figure: Figure, figures: Sequence[Figure]) -> bool:
    later = figures[figure.superseded_by] if figure.superseded_by is not None else None
    return later is not None and _apart(later, figure) and _low(later) < _low(figure)
