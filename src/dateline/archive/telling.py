"""What an event is as its tellers give it: pure functions over the live happenings that were judged one event.

A voice weighs by its origin, never by its number of copies: ten pages of one wire story are one vote.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dateline.archive.told import Filling, Period, Site, Teller, Telling

K = TypeVar("K", bound=Hashable)

_SETTLED, _AHEAD, _MAYBE = ("occurred", "ongoing"), ("planned", "requested"), ("possible", "conditional")
_POINTS = {"site": 3, "town": 2, "relative": 1}
_AREAS = {"admin2": 2, "admin1": 1}
_NEAR = 0.6  # degrees of latitude or longitude: a site and its town agree


def tell(tellers: tuple[Teller, ...]) -> Telling:
    """The event that one or more tellers give."""
    told = tuple(sorted(tellers, key=lambda t: t.order))
    status = status_of(told)
    head = _head(told, status)
    dated = [t.published for t in told if t.published]
    return Telling(
        head=head,
        status=status,
        contested=_contested(told),
        when=when_of(_last(told) if status in _AHEAD else told),
        where=where_of(told),
        who=_party(told, head, ("actor",)),
        whom=_party(told, head, ("recipient",)) or _party(told, head, ("target",)),
        story=_most(told, lambda t: t.story),
        reports=len({t.line for t in told}),
        outlets=len({t.outlet for t in told}),
        origins=len({t.origin for t in told}),
        claims=sum(t.affirmed + t.denied for t in told),
        sure=any(t.sure for t in told),
        first_published=min(dated, default=None),
        last_published=max(dated, default=None),
    )


def status_of(told: tuple[Teller, ...]) -> str:
    """The standing by those who affirm it: `denied` only where no one does; what was done outweighs what was to be."""
    affirming = [t for t in told if t.status != "denied"]
    for group in (_SETTLED, _AHEAD, _MAYBE):
        votes = _votes((t.status, t.origin, t.order) for t in affirming if t.status in group)
        if votes:
            return max(votes, key=lambda status: (votes[status][0], votes[status][2]))
    return affirming[0].status if affirming else "denied"


def _contested(told: tuple[Teller, ...]) -> bool:
    """Whether voices disagree on whether it is so at all."""
    return any(t.affirmed for t in told) and any(t.denied for t in told)


def _head(told: tuple[Teller, ...], status: str) -> Teller:
    """The happening that tells it best; of equals the one told first."""
    best = max((t.status == status, t.sure, t.headline, _arguments(t)) for t in told)
    return next(t for t in told if (t.status == status, t.sure, t.headline, _arguments(t)) == best)


def _arguments(teller: Teller) -> int:
    named = sum(not filling.implied for filling in teller.fillings) + sum(not site.implied for site in teller.sites)
    return named + len(teller.figures) + teller.when.known


def when_of(told: tuple[Teller, ...]) -> Period:
    """The finest period that holds the day most origins agree on; an open one where none is known."""
    held = _Held.by((t.when, t) for t in told if t.when.known)
    if not held:
        return Period(None, None, None, None)
    days = sorted({when.first for when in held} | {when.last for when in held})
    best = max(days, key=lambda day: _agreeing(held, day))
    fitting = [when for when in held if when.first <= best <= when.last]
    return min(fitting, key=lambda when: (_length(when), when.basis != "own", held[when].first))


def _last(told: tuple[Teller, ...]) -> tuple[Teller, ...]:
    """Those who last gave a time, of the day they told it: a plan's time is what is said of it last."""
    known = [t for t in told if t.when.known]
    last = max((t.published or "")[:10] for t in known) if known else ""
    return tuple(t for t in known if (t.published or "")[:10] == last)


def _agreeing(held: "Mapping[Period, _Held]", day: str) -> tuple[int, int, tuple[int, int], str]:
    """How many origins hold a day possible, how many of their own words; then how finely, then the later day."""
    fitting = [(when, by) for when, by in held.items() if when.first <= day <= when.last]
    origins = frozenset[str]().union(*(by.origins for _, by in fitting))
    own = frozenset[str]().union(*(by.origins for when, by in fitting if when.basis == "own"))
    days, hours = min(_length(when) for when, _ in fitting)
    return (len(origins), len(own), (-days, -hours), max(by.published for _, by in fitting))


def _length(when: Period) -> tuple[int, int]:
    """How coarse a period is: days from end to end, roughly; then whether it lacks a time of day."""
    if when.earliest is None or when.latest is None:
        return (1_000_000, 1)
    return (_ordinal(when.last) - _ordinal(when.first), int("T" not in when.earliest))


def _ordinal(day: str) -> int:
    """A day as a number that grows with it; near enough to compare lengths."""
    year, month, date = (int(part) for part in [*day.split("-"), "1", "1"][:3])
    return year * 372 + month * 31 + date


def where_of(told: tuple[Teller, ...]) -> Site | None:
    """The finest place of the country that most origins name."""
    voted = [(t, site) for t in told for site in t.sites if site.level != "none"]
    for named in ([v for v in voted if not v[1].implied], voted):
        countries = _votes((site.country, t.origin, t.order) for t, site in named if site.country)
        country = min(countries, key=lambda c: (-countries[c][0], countries[c][1])) if countries else None
        inside = _Held.by((site, t) for t, site in named if site.country == country)
        if inside:
            return _finest(inside)
    return None


def _finest(inside: "Mapping[Site, _Held]") -> Site:
    """A point that most origins agree on, else an area, else the country."""
    for levels in (_POINTS, _AREAS, {"country": 1, "region": 0}):
        there = [site for site in inside if site.level in levels]
        if there:
            votes = {
                site: len(frozenset[str]().union(*(inside[other].origins for other in there if _agree(site, other))))
                for site in there
            }
            return min(there, key=lambda site: (-votes[site], -levels[site.level], inside[site].first))
    return next(iter(inside))


def _agree(left: Site, right: Site) -> bool:
    """Whether two places of one country may be one place."""
    if left.geonames is not None and left.geonames == right.geonames:
        return True
    if left.lat is None or right.lat is None or left.lon is None or right.lon is None:
        return left.name == right.name
    return abs(left.lat - right.lat) <= _NEAR and abs(left.lon - right.lon) <= _NEAR


def _party(told: tuple[Teller, ...], head: Teller, roles: tuple[str, ...]) -> Filling | None:
    """Who fills a role as most origins have it; of equals the one that the head names, the first there first."""
    cast = [(t, f) for t in told for f in t.fillings if f.role in roles]
    if not cast:
        return None
    votes = _votes((_key(f), t.origin, t.order) for t, f in cast if not f.implied)
    votes = votes or _votes((_key(f), t.origin, t.order) for t, f in cast)
    in_head = [_key(f) for f in head.fillings if f.role in roles]
    place = {key: number for number, key in reversed(list(enumerate(in_head)))}
    known = {_key(f): f.actor is not None for _, f in cast}
    best = min(votes, key=lambda k: (-votes[k][0], place.get(k, len(place)), not known[k], votes[k][1]))
    return next(f for t, f in sorted(cast, key=lambda c: (c[0] is not head, c[0].order)) if _key(f) == best)


def _key(filling: Filling) -> tuple[int | None, str]:
    return (filling.actor, "" if filling.actor is not None else filling.name.casefold())


def _most(told: tuple[Teller, ...], value: Callable[[Teller], int | None]) -> int | None:
    """The value of most reports, of equals the smallest."""
    found = [v for v in (value(t) for t in told) if v is not None]
    return min(set(found), key=lambda v: (-found.count(v), v)) if found else None


@dataclass(frozen=True, slots=True)
class _Held:
    """By whom one value is held: origins, who told it first, and the latest day on which it was told."""

    origins: frozenset[str]
    first: tuple[str, int]
    published: str

    @staticmethod
    def by(cast: Iterable[tuple[K, Teller]]) -> "dict[K, _Held]":
        """The holders of each value."""
        tellers: dict[K, list[Teller]] = {}
        for value, teller in cast:
            tellers.setdefault(value, []).append(teller)
        return {
            value: _Held(frozenset(t.origin for t in by), min(t.order for t in by), max(t.published or "" for t in by))
            for value, by in tellers.items()
        }


def _votes(
    cast: Iterable[tuple[K, str, tuple[str, int]]],
) -> dict[K, tuple[int, tuple[str, int], tuple[str, int]]]:
    """For each value: how many origins hold it, who told it first, who last."""
    origins: dict[K, set[str]] = {}
    orders: dict[K, list[tuple[str, int]]] = {}
    for value, origin, order in cast:
        origins.setdefault(value, set()).add(origin)
        orders.setdefault(value, []).append(order)
    return {value: (len(held), min(orders[value]), max(orders[value])) for value, held in origins.items()}
