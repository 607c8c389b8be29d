"""Our events as they are compared: days, place, type, who takes part, how many died."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import apsw

from dateline.actors.spelling import fold
from dateline.imports.match.parties import Keys, classed, named
from dateline.query.chosen import Chosen
from dateline.query.filters_actors import BODIES

_EXACT = frozenset({"town", "site"})
_STEP = 5_000
Told = Callable[[str, int, int], None]  # what is done, how far, of how many


@dataclass(frozen=True, slots=True)
class Deaths:
    """The least and the most deaths that reports give; `open`: the most is "at least so many"."""

    low: int
    high: int
    open: bool


@dataclass(frozen=True, slots=True)
class Ours:
    """One event of the record. `first`, `last`: days as ordinals; `at`: the country of its place.

    `hints`: countries of those who take part, where its place is not told. `exact`: whether its point is a place.
    """

    id: str
    n: int
    title: str
    type: str
    mode: str | None
    status: str
    first: int
    last: int
    place: str | None
    folded: str
    at: str | None
    hints: frozenset[str]
    exact: bool
    lat: float | None
    lon: float | None
    keys: Keys
    names: tuple[str, ...]
    deaths: Deaths | None


@dataclass(frozen=True, slots=True)
class Undated:
    """An event that cannot be compared from the start, and why."""

    id: str
    day: str | None
    country: str | None
    type: str
    why: str


def load(base: apsw.Connection, chosen: Chosen, told: Told) -> tuple[list[Ours], list[Undated]]:
    """The events of a filter that can be compared, by id, and those that cannot."""
    parties, deaths = _Parties(base, chosen), _deaths(base)
    (many,) = next(base.execute(f"SELECT count(*) FROM {chosen.source}", chosen.values))
    kept: list[Ours] = []
    out: list[Undated] = []
    for at, row in enumerate(base.execute(f"{_EVENTS} FROM {chosen.source} {_JOINS}", chosen.values), 1):
        _sort_in(row, (kept, out), parties, deaths)
        if at % _STEP == 0:
            told("reading events", at, many)
    kept.sort(key=lambda one: one.id)
    return kept, out


def _sort_in(
    row: tuple[object, ...], into: tuple[list[Ours], list[Undated]], parties: "_Parties", deaths: Mapping[int, Deaths]
) -> None:
    n, identity, title, kind, mode, status, earliest, latest, place, at, level, lat, lon = row
    day = str(earliest)[:10] if earliest else None
    why = _why_out(str(status), day)
    if why or day is None:
        into[1].append(Undated(str(identity), day, _word(at), str(kind), why))
        return
    first = date.fromisoformat(day).toordinal()
    last = date.fromisoformat(str(latest)[:10]).toordinal() if latest else first
    keys, names, hints = parties.of(int(str(n)), _word(at))
    point = (float(str(lat)), float(str(lon))) if lat is not None and lon is not None else (None, None)
    into[0].append(
        Ours(
            *(str(identity), int(str(n)), str(title), str(kind), _word(mode), str(status), first, max(first, last)),
            *(_word(place), fold(str(place or "")), _word(at), frozenset() if at else hints, level in _EXACT),
            *(*point, keys, names, deaths.get(int(str(n)))),
        )
    )


def _why_out(status: str, day: str | None) -> str:
    if status not in ("occurred", "ongoing"):
        return "not told as something that occurred (planned, possible, denied …)"
    return "" if day else "no day is told"


def _word(value: object) -> str | None:
    return str(value) if value is not None else None


class _Parties:
    """Who takes part in each event of a filter."""

    def __init__(self, base: apsw.Connection, chosen: Chosen) -> None:
        self._found: dict[int, list[tuple[str | None, ...]]] = {}
        for event, *cells in base.execute(_PARTIES.format(source=chosen.source), chosen.values):
            self._found.setdefault(event, []).append(tuple(cells))

    def of(self, event: int, at: str | None) -> tuple[Keys, tuple[str, ...], frozenset[str]]:
        """Keys with their names, the names, and the countries of those who take part."""
        keys: dict[str, str] = {}
        rows = self._found.get(event, ())
        hints = frozenset(code for *_, code, _, _ in rows if code and len(code) == 3 and code not in BODIES)
        where = at or (min(hints) if len(hints) == 1 else None)
        for name, known, kind, code, sector, register in rows:
            shown = known or name or ""
            if sector and (code or where):
                keys.setdefault(classed(code or where or "", sector), shown)
            if register:
                keys.setdefault("r:" + register, shown)
            if kind in ("organisation", "person", "country") and (key := named(shown)) is not None:
                keys.setdefault(key, shown)
        return keys, tuple(dict.fromkeys(known or name or "" for name, known, *_ in rows)), hints


def _deaths(base: apsw.Connection) -> Mapping[int, Deaths]:
    found: dict[int, Deaths] = {}
    for event, low, high, bound in base.execute(_KILLED):
        least, most = int(low if low is not None else high), int(high if high is not None else low)
        above = high is None or bound in (">", ">=")
        held = found.get(event)
        if held is None:
            found[event] = Deaths(least, most, above)
            continue
        top = above if most > held.high else held.open if most < held.high else held.open and above
        found[event] = Deaths(min(least, held.low), max(most, held.high), top)
    return found


_EVENTS = """SELECT e.n, e.id,
    coalesce(e.who_name || ' → ', '') || h.trigger_text || coalesce(' → ' || e.whom_name, ''),
    e.type, e.mode, e.status, e.earliest, e.latest, e.place, e.country, e.level, e.lat, e.lon"""
_JOINS = "JOIN happening h ON h.n = e.head"
_PARTIES = """
SELECT DISTINCT h.event, p.name, a.name, a.kind, a.country, a.sector, a.register_id
FROM {source} CROSS JOIN happening h ON h.event = e.n AND h.live JOIN participant p ON p.happening = h.n
LEFT JOIN actor a ON a.n = p.actor WHERE p.role IN ('actor', 'recipient', 'target') AND e.earliest IS NOT NULL
"""
# From the figures to their happenings: the other way each of a hundred thousand happenings would look for its figures.
_KILLED = """
SELECT h.event, f.low, f.high, f.bound FROM figure f CROSS JOIN happening h ON h.n = coalesce(f.toll_of, f.happening)
WHERE f.frame = 'killed' AND f.standing IN ('own', 'running') AND coalesce(f.low, f.high) BETWEEN 0 AND 1e9
    AND h.live AND h.event IS NOT NULL
"""
