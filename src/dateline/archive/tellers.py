"""The happenings of some events as the store holds them, loaded in a handful of queries."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

import apsw

from dateline.archive.told import Figure, Filling, Period, Site, Teller
from dateline.archive.values import Value, number, real, text
from dateline.identity.copies import outlet_family

Row: TypeAlias = tuple[Value, ...]

_MEMBERS = """
SELECT h.event, h.live, h.n, h.report, r.line, r.outlet, r.origin_id, r.published, s.story,
       h.type, h.mode, h.scheme, h.status, h.sure, h.headline, h.earliest, h.latest, h.granularity, h.time_basis
FROM happening h JOIN report r ON r.n = h.report LEFT JOIN story_report s ON s.report = h.report
WHERE h.{column} IN (SELECT value FROM json_each(?)) ORDER BY h.n"""
_PARTS = "FROM {table} WHERE happening IN (SELECT value FROM json_each(?)) ORDER BY happening, start"


@dataclass(frozen=True, slots=True)
class Member:
    """A happening in its event; one that is not live is of an older version, and tells nothing any more."""

    event: int
    live: bool
    teller: Teller


@dataclass(frozen=True, slots=True)
class _Parts:
    fillings: dict[int, list[Filling]]
    sites: dict[int, list[Site]]
    figures: dict[int, list[Figure]]
    stands: dict[int, tuple[int, int]]


def members_of(base: apsw.Connection, events: Collection[int]) -> dict[int, list[Member]]:
    """The members of each event, in the order in which they were taken in."""
    return _members(base, "event", events)


def members_among(base: apsw.Connection, happenings: Collection[int]) -> dict[int, list[Member]]:
    """Some happenings, by their events, in the order in which they were taken in."""
    return _members(base, "n", happenings)


def _members(base: apsw.Connection, column: str, numbers: Collection[int]) -> dict[int, list[Member]]:
    if not numbers:
        return {}
    rows = list(base.execute(_MEMBERS.format(column=column), (json.dumps(sorted(numbers)),)))
    parts = _parts(base, json.dumps([row[2] for row in rows]))
    found: dict[int, list[Member]] = defaultdict(list)
    for row in rows:
        member = Member(number(row[0]), bool(row[1]), _teller(row[2:], parts))
        found[member.event].append(member)
    return found


def _teller(row: Row, parts: _Parts) -> Teller:
    n, report, line, outlet, origin, published, story, kind, mode, scheme, status, sure, headline, *when = row
    item = number(n)
    name = str(outlet or "").casefold()
    affirmed, denied = parts.stands.get(item, (0, 0))
    return Teller(
        n=item,
        report=number(report),
        line=str(line),
        outlet=name,
        origin=f"unrated:{outlet_family(text(outlet)) or name}" if origin in (None, "unrated") else str(origin),
        published=text(published),
        story=None if story is None else number(story),
        type=str(kind),
        mode=text(mode),
        scheme=str(scheme),
        status=str(status),
        sure=bool(sure),
        headline=bool(headline),
        when=Period(*(text(part) for part in when)),
        fillings=tuple(parts.fillings.get(item, ())),
        sites=tuple(parts.sites.get(item, ())),
        figures=tuple(parts.figures.get(item, ())),
        affirmed=affirmed,
        denied=denied,
    )


def _parts(base: apsw.Connection, happenings: str) -> _Parts:
    parts = _Parts(defaultdict(list), defaultdict(list), defaultdict(list), {})
    for row in base.execute(f"SELECT happening, role, actor, name, implied {_of('participant')}", (happenings,)):
        n, role, actor, name, implied = row
        filling = Filling(str(role), None if actor is None else number(actor), str(name), bool(implied))
        parts.fillings[number(n)].append(filling)
    columns = "happening, name, country, geonames, level, lat, lon, implied"
    for n, name, country, geonames, level, lat, lon, implied in base.execute(
        f"SELECT {columns} {_of('spot')}", (happenings,)
    ):
        place = None if geonames is None else number(geonames)
        site = Site(str(name), text(country), place, str(level), real(lat), real(lon), bool(implied))
        parts.sites[number(n)].append(site)
    columns = "happening, frame, low, high, bound, cumulative"
    for n, frame, low, high, bound, cumulative in base.execute(f"SELECT {columns} {_of('amount')}", (happenings,)):
        if frame is not None:
            figure = Figure(str(frame), real(low), real(high), str(bound), bool(cumulative))
            parts.figures[number(n)].append(figure)
    for n, affirmed, denied in base.execute(_STANDS, (happenings,)):
        parts.stands[number(n)] = (number(affirmed), number(denied))
    return parts


_STANDS = """
SELECT happening, sum(asserted <> 'denied'), sum(asserted = 'denied') FROM claim
WHERE live AND happening IN (SELECT value FROM json_each(?)) GROUP BY happening"""


def _of(table: str) -> str:
    return _PARTS.format(table=table)
