"""Decides which place a name means, by what it is and by the other places of the report."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.doubt import Unresolved, Why
from dateline.model.place import Candidate, Level, Place
from dateline.places.distance import is_nearer
from dateline.places.entry import Entry, Named, Naming
from dateline.places.fold import fold

KIND_BONUS = {
    Level.COUNTRY: 1.5,
    Level.REGION: 6.0,
    Level.SITE: 6.0,
    Level.NONE: 6.0,
    Level.ADMIN1: 0.6,
    Level.TOWN: 0.3,
}
# A name that an entry does not go by today counts like a fifth of its population.
NAMING_PENALTY = {Naming.ALTERNATE: math.log10(5), Naming.FORMER: math.log10(5), Naming.CODE: 2.0}
# A town that the news often names counts as one of so many people, and somewhat more.
NOTED_PEOPLE = 30_000
NOTED_NATION = 5_000_000
NOTED = 0.7
CAPITAL = 1.5
SHARED = 2.0
NEAR = 0.7
NEAR_KM = 200.0
WITHIN = 4.0
MARGIN = 0.1
# Without any other name that speaks for a reading, it must lead by more; and by far more where many countries have it.
MARGIN_ALONE = 0.6
MARGIN_COMMON = 1.6
COMMON = 6
HINT = 0.5
SAME_KM = 60.0
# A division that many of the report's names are known in is likely the report's own.
VOTE = 1.0
VOTES = 2.0
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A name of a report with what it may mean; `within` is the key of the place said to hold it ("Gao, Mali")."""

    key: str
    count: int
    found: tuple[Named, ...]
    within: str | None
    divisions: frozenset[tuple[str, str]] = frozenset()

    def vote(self, country: str, admin1: str) -> float:
        """The share of this name's one vote that goes to a division."""
        return 1.0 / len(self.divisions) if (country, admin1) in self.divisions else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a name means, and its readings, best first."""

    value: Place | Unresolved
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Context:
    """What the other names of the report point to."""

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    points: tuple[tuple[str, float, float], ...]
    total: int
    chosen: dict[str, Named]
    hints: Counter[str]
    votes: dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves all names of one report together. `capitals` are (country, folded name)."""

    capitals: frozenset[tuple[str, str]]

    def __call__(self, names: Sequence[Asked], hints: Counter[str]) -> dict[str, Answer]:
        """An answer for every key; a name that the gazetteer lacks is UNKNOWN_NAME, two even readings AMBIGUOUS.

        `hints` counts the countries whose adjectives and demonyms the report uses.
        """
        chosen = self.settle(names, hints)
        context = _context(names, chosen, hints)
        return {a.key: self._answer(a, context) for a in names}

    def settle(self, names: Sequence[Asked], hints: Counter[str]) -> dict[str, Named]:
        """The best reading of every name that has one, in the light of the others."""
        chosen = {a.key: max(a.found, key=self.base) for a in names if a.found}
        for _ in range(2):
            before = chosen
            context = _context(names, before, hints)
            chosen = {a.key: self._best(a, context) for a in names if a.found}
            if chosen == before:
                break
        return chosen

    def base(self, named: Named) -> float:
        """A reading's weight before any context."""
        e = named.entry
        noted = NOTED_NATION if e.level is Level.COUNTRY else NOTED_PEOPLE
        people = max(e.population, noted) if e.noted else e.population
        score = (
            NOTED * e.noted
            + math.log10(people + 10)
            + KIND_BONUS.get(e.level, 0.0)
            - NAMING_PENALTY.get(named.naming, 0.0)
        )
        return score + CAPITAL if self._is_capital(e) else score

    def _is_capital(self, e: Entry) -> bool:
        return e.level is Level.TOWN and (e.country or "", fold(e.name)) in self.capitals

    def _best(self, asked: Asked, context: _Context) -> Named:
        return max(asked.found, key=lambda named: self._score(named, asked, context)[0])

    def _score(self, named: Named, asked: Asked, context: _Context) -> tuple[float, tuple[str, ...]]:
        e = named.entry
        score, reasons = self.base(named), [f"{e.level.value} of {e.population} people"]
        if self._is_capital(e):
            reasons.append(f"capital of {e.country}")
        if e.noted:
            reasons.append("often in the news")
        if e.status in ("contested", "historic"):
            reasons.append(e.status)
        hints = context.hints[e.country or ""] * HINT
        others = max(1.0, context.total - asked.count + HINT * context.hints.total())
        mine = context.chosen.get(asked.key)
        shared = context.countries[e.country or ""] - _own(mine, named, asked.count)
        if e.country and shared + hints > 0:
            score += SHARED * (shared + hints) / others
            reasons.append(f"{shared} other names in {e.country}" if shared > 0 else f"adjectives of {e.country}")
        if e.country and e.admin1 and e.level is not Level.COUNTRY:
            own = asked.count if mine and (mine.entry.country, mine.entry.admin1) == (e.country, e.admin1) else 0
            nearby = context.divisions[e.country, e.admin1] - own
            score += SHARED * max(0, nearby) / others
            votes = context.votes.get((e.country, e.admin1), 0.0) - asked.vote(e.country, e.admin1)
            score += VOTE * min(VOTES, votes)
            close = _close(e, asked.key, context)
            score += NEAR * min(3, close)
            if close:
                reasons.append(f"{close} other names within {NEAR_KM:.0f} km")
        holder = context.chosen.get(asked.within or "")
        if holder and _holds(holder.entry, e):
            score += WITHIN
            reasons.append(f"named as in {holder.entry.name}")
        return score, tuple(reasons)

    def _answer(self, asked: Asked, context: _Context) -> Answer:
        if not asked.found:
            return Answer(Unresolved(Why.UNKNOWN_NAME), ())
        scored = sorted(((*self._score(n, asked, context), n) for n in asked.found), key=lambda s: (-s[0], s[2].id))
        scored = _city_first(scored)
        best = scored[0]
        shown = tuple(Candidate(n.entry.place(), round(score, 3), reasons) for score, reasons, n in scored[:SHOWN])
        rivals = [s for s in scored[1:] if not _is_same(best[2].entry, s[2].entry)]
        if rivals and best[0] - rivals[0][0] < _margin(best, rivals):
            return Answer(Unresolved(Why.AMBIGUOUS), shown)
        return Answer(best[2].entry.place(), shown)


_Scored = tuple[float, tuple[str, ...], Named]


def _margin(best: _Scored, rivals: list[_Scored]) -> float:
    told = [reason for reason in best[1] if reason not in ("often in the news", "contested", "historic")]
    if len(told) > 1 or best[2].entry.noted or best[2].entry.level not in (Level.TOWN, Level.ADMIN1, Level.ADMIN2):
        return MARGIN
    countries = {n.entry.country for _, _, n in rivals if n.naming is Naming.PRIMARY and n.entry.level is Level.TOWN}
    return MARGIN_COMMON if len(countries) >= COMMON else MARGIN_ALONE


def _city_first(scored: list[_Scored]) -> list[_Scored]:
    """A bare name that is both a division and a town in it means the town; one of our own regions, that region."""
    best = scored[0][2]
    if best.entry.level not in (Level.ADMIN1, Level.ADMIN2) or best.naming is Naming.CODE:
        return scored
    for place, (_, _, named) in enumerate(scored):
        if named.entry.level is Level.REGION and named.entry.country == best.entry.country:
            return _promoted(scored, place)
        if named.entry.level is Level.TOWN and _holds(best.entry, named.entry) and named.entry.population >= 20_000:
            return _promoted(scored, place)
    return scored


def _promoted(scored: list[_Scored], place: int) -> list[_Scored]:
    _, reasons, named = scored[place]
    first = (scored[0][0], (*reasons, "the town or region, not its division"), named)
    return [first, *scored[:place], *scored[place + 1 :]]


def _context(names: Sequence[Asked], chosen: dict[str, Named], hints: Counter[str]) -> _Context:
    countries: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    points = []
    votes = _votes(names)
    for asked in names:
        named = chosen.get(asked.key)
        if named is None or not named.entry.country:
            continue
        e = named.entry
        countries[named.entry.country] += asked.count
        if e.admin1 and e.level is not Level.COUNTRY:
            divisions[named.entry.country, e.admin1] += asked.count
        if e.level in (Level.TOWN, Level.ADMIN2) and e.lat is not None and e.lon is not None:
            points.append((asked.key, e.lat, e.lon))
    return _Context(countries, divisions, tuple(points), sum(a.count for a in names if a.found), chosen, hints, votes)


def _votes(names: Sequence[Asked]) -> dict[tuple[str, str], float]:
    """How far the names of a report agree on a division: each has one vote, split among the divisions that know it."""
    votes: dict[tuple[str, str], float] = defaultdict(float)
    for asked in names:
        for division in asked.divisions:
            votes[division] += 1.0 / len(asked.divisions)
    return votes


def divisions_of(found: Sequence[Named]) -> frozenset[tuple[str, str]]:
    """The first-order divisions in which a name is known by its own name."""
    return frozenset(
        (n.entry.country, n.entry.admin1)
        for n in found
        if n.entry.country and n.entry.admin1 and n.naming not in (Naming.FORMER, Naming.ALTERNATE)
    )


def _own(mine: Named | None, named: Named, count: int) -> int:
    return count if mine and mine.entry.country == named.entry.country else 0


def _close(e: Entry, key: str, context: _Context) -> int:
    if e.lat is None or e.lon is None:
        return 0
    return sum(1 for other, lat, lon in context.points if other != key and is_nearer(NEAR_KM, e.lat, e.lon, lat, lon))


def _holds(holder: Entry, inner: Entry) -> bool:
    if holder.country != inner.country or holder is inner:
        return False
    return holder.level is Level.COUNTRY or (holder.admin1 == inner.admin1 and holder.level is not Level.TOWN)


def _is_same(one: Entry, other: Entry) -> bool:
    """Whether two entries are one place for a reader: a town and its own division, or points close together."""
    inside = one.admin1 == other.admin1 or one.level is Level.REGION
    if one.country == other.country and inside and one.level is not other.level:
        return True
    if one.country == other.country and (_is_within(one, other) or _is_within(other, one)):
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return is_nearer(SAME_KM, one.lat, one.lon, other.lat, other.lon)


def _is_within(point: Entry, box: Entry) -> bool:
    if point.lat is None or point.lon is None or box.bbox is None or box.lat is not None:
        return False
    west, south, east, north = box.bbox
    return west <= point.lon <= east and south <= point.lat <= north
