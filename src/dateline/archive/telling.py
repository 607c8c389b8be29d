"""What an event is as its tellers give it: pure functions over what they say (`Tally`)."""

from collections.abc import Mapping

from dateline.archive.tally import Held, Key, Tally, Votes, key_of
from dateline.archive.told import Filling, Period, Site, Teller, Telling

_SETTLED, _AHEAD, _MAYBE = ("occurred", "ongoing"), ("planned", "requested"), ("possible", "conditional")
_POINTS = {"site": 3, "town": 2, "relative": 1}
_AREAS = {"admin2": 2, "admin1": 1}
_NEAR = 0.6  # degrees of latitude or longitude: a site and its town agree


def tell(told: Tally) -> Telling:
    """The event that one or more tellers give."""
    status = status_of(told)
    _, head = told.best[status]
    return Telling(
        head=head,
        status=status,
        contested=told.affirmed > 0 and told.denied > 0,  # voices disagree on whether it is so at all
        when=when_of(_last(told) if status in _AHEAD else told.times),
        where=where_of(told),
        who=_party(told, head, "actor"),
        whom=_party(told, head, "recipient") or _party(told, head, "target"),
        story=min(told.stories, key=lambda story: (-told.stories[story], story), default=None),
        reports=len(told.lines),
        outlets=len(told.outlets),
        origins=len(told.origins),
        claims=told.affirmed + told.denied,
        sure=told.sure,
        first_published=told.first_published,
        last_published=told.last_published,
    )


def status_of(told: Tally) -> str:
    """The standing by those who affirm it: `denied` only where no one does; what was done outweighs what was to be."""
    votes = {status: held for status, held in told.statuses.items() if status != "denied"}
    for group in (_SETTLED, _AHEAD, _MAYBE):
        found = [status for status in votes if status in group]
        if found:
            return max(found, key=lambda status: (len(votes[status].origins), votes[status].last))
    return min(votes, key=lambda status: votes[status].first, default="denied")


def when_of(held: Mapping[Period, Held]) -> Period:
    """The finest period that holds the day most origins agree on; an open one where none is known."""
    if not held:
        return Period(None, None, None, None)
    days = sorted({when.first for when in held} | {when.last for when in held})
    best = max(days, key=lambda day: _agreeing(held, day))
    fitting = [when for when in held if when.first <= best <= when.last]
    return min(fitting, key=lambda when: (_length(when), when.basis != "own", held[when].first))


def _last(told: Tally) -> Votes[Period]:
    """The times that were given last, on the day they were told: a plan's time is what is said of it last."""
    return told.times_told[max(told.times_told)] if told.times_told else Votes()


def _agreeing(held: Mapping[Period, Held], day: str) -> tuple[int, int, tuple[int, int], str]:
    """How many origins hold a day possible, how many of their own words; then how finely, then the later day."""
    fitting = [(when, by) for when, by in held.items() if when.first <= day <= when.last]
    origins = set[str]().union(*(by.origins for _, by in fitting))
    own = set[str]().union(*(by.origins for when, by in fitting if when.basis == "own"))
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


def where_of(told: Tally) -> Site | None:
    """The finest place of the country that most origins name; implied places only where none is named."""
    for implied in ((False,), (False, True)):
        countries = _countries(told, implied)
        country = min(countries, key=lambda c: (-len(countries[c].origins), countries[c].first), default=None)
        inside = {s: by for s, by in told.sites.items() if s.implied in implied and s.country == country}
        if inside:
            return _finest(inside)
    return None


def _countries(told: Tally, implied: tuple[bool, ...]) -> dict[str, Held]:
    """Who names each country."""
    found: dict[str, Held] = {}
    for (by_implication, country), held in told.countries.items():
        if by_implication in implied:
            one = found.setdefault(country, Held(held.first, held.last, held.published))
            one.first = min(one.first, held.first)
            one.origins |= held.origins
    return found


def _finest(inside: Mapping[Site, Held]) -> Site:
    """A point that most origins agree on, else an area, else the country."""
    for levels in (_POINTS, _AREAS, {"country": 1, "region": 0}):
        there = [site for site in inside if site.level in levels]
        if there:
            votes = {
                site: len(set[str]().union(*(inside[other].origins for other in there if _agree(site, other))))
                for site in there
            }
            return min(there, key=lambda site: (-votes[site], -levels[site.level], inside[site].first))
    return min(inside, key=lambda site: inside[site].first)


def _agree(left: Site, right: Site) -> bool:
    """Whether two places of one country may be one place."""
    if left.geonames is not None and left.geonames == right.geonames:
        return True
    if left.lat is None or right.lat is None or left.lon is None or right.lon is None:
        return left.name == right.name
    return abs(left.lat - right.lat) <= _NEAR and abs(left.lon - right.lon) <= _NEAR


def _party(told: Tally, head: Teller, role: str) -> Filling | None:
    """Who fills a role as most origins have it; of equals the one that the head names."""
    cast = told.roles.get(role)
    if cast is None:
        return None
    votes = cast.named or cast.all
    in_head: dict[Key, Filling] = {}
    for filling in head.fillings:
        if filling.role == role:
            in_head.setdefault(key_of(filling), filling)
    best = min(votes, key=lambda k: (-len(votes[k].origins), k not in in_head, k[0] is None, votes[k].first))
    return in_head.get(best) or cast.called[best][1]
