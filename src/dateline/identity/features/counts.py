"""How many: figures of one kind that agree, that may grow into one another, or that cannot be one."""

from dateline.identity.features.evidence import Evidence
from dateline.identity.told import Told
from dateline.model.linking import Count

_TELLING = 10  # smaller equal numbers are often chance
_FACTOR = 3.0


def counts(left: Told, right: Told) -> Evidence | None:
    """same figure | same small figure | may grow | far apart; the best of all pairs of one frame and noun."""
    best: tuple[int, Evidence] | None = None
    for a in left.happening.counts:
        for b in right.happening.counts:
            found = _pair(a, b)
            if found and (best is None or found[0] < best[0]):
                best = found
    return best[1] if best else None


def _pair(a: Count, b: Count) -> tuple[int, Evidence] | None:
    one, other = _value(a), _value(b)
    if one is None or other is None or a.cumulative != b.cumulative or a.frame != b.frame or not _one_noun(a, b):
        return None
    rank, sign = _sign(one, other)
    return rank, Evidence(sign, lambda: _said(a), lambda: _said(b))


def _sign(one: float, other: float) -> tuple[int, str]:
    """What two figures of one thing are to each other; the lower the number, the more it tells."""
    if one == other:
        return (1, "figure: same, small") if one < _TELLING else (0, "figure: same")
    low, high = min(one, other), max(one, other)
    return (2, "figure: may grow") if high <= _FACTOR * max(low, 1) else (3, "figure: far apart")


def _value(count: Count) -> float | None:
    return count.low if count.low is not None else count.high


def _one_noun(a: Count, b: Count) -> bool:
    return a.frame is not None or (a.of is not None and a.of == b.of)


def _said(count: Count) -> str:
    bound = "" if count.bound == "=" else f"{count.bound} "
    return f"{bound}{_value(count):g} {count.frame or ''} {count.of or ''}".strip()
