"""Block keys: happenings that share one are compared. Cheap, many, and each about one way of being the same."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from dateline.identity.features.trigger import families
from dateline.identity.told import Told
from dateline.model.linking import Happening, Spot
from dateline.records.parties import is_local

_DAYS = 3
_DAY = 10
_DEGREES = 1.0
_BITS, _BUCKETS = 45, (1 << 18) - 1  # of a key without its days, and of its days
_UNDATED = 0


def block_keys(told: Told) -> frozenset[int]:
    """The keys that a happening is filed under."""
    return frozenset(_keys(told, _buckets(told.happening) or [_UNDATED]))


def search_keys(told: Told) -> frozenset[int]:
    """The keys to look under: also those of the neighbouring three days."""
    buckets = _buckets(told.happening)
    near = sorted({b + step for b in buckets for step in (-1, 0, 1)})
    return frozenset(_keys(told, near or [_UNDATED]))


def _keys(told: Told, buckets: list[int]) -> Iterator[int]:
    happening, story = told.happening, told.scene.story
    families_of = sorted(families(happening.type))
    for family in families_of:
        for bucket in buckets:
            yield from (_number(f"where|{family}|{c}", bucket) for spot in happening.spots for c in _cells(spot))
            yield from (_number(f"who|{family}|{pair}", bucket) for pair in _pairs(happening))
    if story is not None:
        yield from (_number(f"story|{story}|{stem}", _UNDATED) for stem in happening.trigger)
        yield from (_number(f"story|{story}|{family}", _UNDATED) for family in families_of)
    yield _number(f"sentence|{' '.join(sorted(happening.words))}", _UNDATED)


def _cells(spot: Spot) -> Iterator[str]:
    """A place's country and, where it is no country, its degree square."""
    if spot.country:
        yield spot.country
    if spot.lat is not None and spot.lon is not None and spot.level not in ("country", "region"):
        yield f"{spot.lat // _DEGREES:g},{spot.lon // _DEGREES:g}"


def _pairs(happening: Happening) -> Iterator[str]:
    """Actor and patient, where a name makes them known in other reports."""
    known = [p for p in happening.parties if not is_local(p.key)]
    actors = sorted({p.key for p in known if p.role == "actor"})
    others = sorted({p.key for p in known if p.role != "actor"})
    yield from (f"{one}|{other}" for one in actors for other in others)


def _buckets(happening: Happening) -> list[int]:
    """Three-day buckets of the event's days, else of the day of print; a long stretch has none."""
    days = [_day(iso) for iso in (happening.earliest, happening.latest)]
    first, last = days[0] or days[1], days[1] or days[0]
    if first is None or last is None or last - first > 2 * _DAYS:
        printed = _day(happening.published)
        return [] if printed is None else [printed // _DAYS]
    return list(range(first // _DAYS, last // _DAYS + 1))


def _day(iso: str | None) -> int | None:
    try:
        return date.fromisoformat((iso or "")[:_DAY]).toordinal()
    except ValueError:
        return None


def _number(key: str, bucket: int) -> int:
    """63 bits, so that a store keeps it as a whole number: days first, so that what is told together lies together."""
    return (bucket & _BUCKETS) << _BITS | _digest(key)


@lru_cache(maxsize=1 << 16)
def _digest(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) & (1 << _BITS) - 1
