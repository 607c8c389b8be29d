"""Who acts on whom: pairs of actors with how many events of a filter, by the four quadrants of the scheme."""

from collections import Counter
from collections.abc import Mapping, Sequence, Sized
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import apsw

from dateline.query.answers import Actor
from dateline.query.chosen import Chosen, chosen
from dateline.query.questions import Filter, plain
from dateline.tables import read_toml

Pair: TypeAlias = tuple[int, int]
MOST = 500
_LOOKED_AT = 20_000
QUADS = ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")
_SCHEMES = ("ontology/plover.toml", "ontology/dateline.toml")


@dataclass(frozen=True, slots=True)
class Party:
    """One actor of the network, by its chief record where several are judged to be one."""

    id: str
    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor did to another: events in all and by quadrant, the first and the last day."""

    source: Party
    target: Party
    events: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    first: str | None
    last: str | None

    @property
    def kind(self) -> str:
        """ "conflict" or "cooperation", whichever has more events; "" where neither has."""
        with_, against = (
            self.verbal_cooperation + self.material_cooperation,
            self.verbal_conflict + self.material_conflict,
        )
        return "" if with_ == against else "cooperation" if with_ > against else "conflict"


@dataclass(frozen=True, slots=True)
class Network:
    """The edges with most events, of `in_all`. `events` have both an actor and a recipient that are somebody.

    `capped`: how many of the newest events were looked at, None for all.
    """

    edges: tuple[Edge, ...]
    in_all: int
    events: int
    capped: int | None

    @property
    def actors(self) -> int:
        """How many actors the edges join."""
        return len({party.id for edge in self.edges for party in (edge.source, edge.target)})


def network(base: apsw.Connection, asked: Filter, most: int) -> Network:
    """The network of the events that a filter means. ConfigError as for `events`."""
    among = chosen(base, asked)
    pairs = _pairs(base, among)
    shown = sorted(pairs, key=lambda pair: (-pairs[pair], pair))[: min(most, MOST)]
    return Network(_edges(base, among, shown), len(pairs), sum(pairs.values()), among.capped)


def counterparts(base: apsw.Connection, actor: str, most: int) -> tuple[Edge, ...]:
    """The edges of one actor (by id), to and from it, the strongest first."""
    own = tuple(int(n) for (n,) in base.execute(_OWN, (plain(actor),)))
    numbers = {int(n) for (n,) in base.execute(_OF.format(marks=_marks(own)), own) if n is not None}
    among = Chosen(f"(SELECT * FROM event WHERE n IN ({', '.join(map(str, numbers)) or 'NULL'})) e", (), None)
    pairs = _pairs(base, among)
    shown = [pair for pair in pairs if (pair[0] in own) != (pair[1] in own)]
    return _edges(base, among, sorted(shown, key=lambda pair: (-pairs[pair], pair))[:most])


def _pairs(base: apsw.Connection, among: Chosen) -> Mapping[Pair, int]:
    """Pairs of different actors with their events; those that are judged to be one count as one."""
    counts: Counter[Pair] = Counter(base.execute(f"SELECT who, whom FROM {among.source} WHERE {_BOTH}", among.values))
    same = {int(n): int(other) for n, other in base.execute("SELECT n, same_as FROM actor WHERE same_as IS NOT NULL")}
    found: Counter[Pair] = Counter()
    for (who, whom), many in counts.items():
        pair = (same.get(who, who), same.get(whom, whom))
        if pair[0] != pair[1]:
            found[pair] += many
    return found


def same_actors(base: apsw.Connection) -> Mapping[str, Actor]:
    """The ids of actors that are judged to be another one, each with that one's chief record."""
    return {str(own): Actor(*chief) for own, *chief in base.execute(_CHIEFS)}


@cache
def quads() -> Mapping[str, str]:
    """The quadrant of each event type; types beside the quadrants are left out."""
    rows = [row for name in _SCHEMES for row in read_toml(name)["type"]]
    return {row["code"]: row["quad"] for row in rows if row["quad"] in QUADS}


def _parties(base: apsw.Connection, numbers: set[int]) -> dict[int, Party]:
    sql = f"SELECT n, id, name, kind, country FROM actor WHERE n IN ({_marks(numbers)})"
    rows = base.execute(sql, tuple(numbers))
    return {n: Party(identity, " ".join(name.split()), kind, country) for n, identity, name, kind, country in rows}


def _edges(base: apsw.Connection, among: Chosen, shown: Sequence[Pair]) -> tuple[Edge, ...]:
    """The pairs whole: a second look at the events, at those of these actors only."""
    ends = {n for pair in shown for n in pair}
    parties = _parties(base, ends)
    every = {n: n for n in ends} | {
        int(n): int(o) for n, o in base.execute(_SAME.format(marks=_marks(ends)), tuple(ends))
    }
    told: dict[Pair, list[tuple[str, str | None]]] = {pair: [] for pair in shown}
    own = tuple(every)
    sql = (
        f"SELECT who, whom, type, earliest FROM {among.source} WHERE who IN ({_marks(own)}) AND whom IN ({_marks(own)})"
    )
    for who, whom, kind, day in base.execute(sql, (*among.values, *own, *own)):
        pair = (every[who], every[whom])
        if pair in told:
            told[pair].append((kind, day))
    return tuple(_edge((parties[source], parties[target]), told[source, target]) for source, target in shown)


def _edge(ends: tuple[Party, Party], told: Sequence[tuple[str, str | None]]) -> Edge:
    known = quads()
    many = Counter(known.get(kind, "") for kind, _ in told)
    days = [day for _, day in told if day is not None]
    counts = [many[quad] for quad in QUADS]
    return Edge(
        source=ends[0],
        target=ends[1],
        events=len(told),
        verbal_cooperation=counts[0],
        material_cooperation=counts[1],
        verbal_conflict=counts[2],
        material_conflict=counts[3],
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _marks(values: Sized) -> str:
    return ", ".join("?" * len(values))


_BOTH = "who IS NOT NULL AND whom IS NOT NULL"
_SAME = "SELECT n, same_as FROM actor WHERE same_as IN ({marks})"
_CHIEFS = """SELECT a.id, b.id, b.name, b.kind, b.country FROM actor a JOIN actor b ON b.n = a.same_as ORDER BY a.n"""
_OWN = """SELECT n FROM actor WHERE id = ?1 OR same_as = (SELECT coalesce(same_as, n) FROM actor WHERE id = ?1)
    OR n = (SELECT same_as FROM actor WHERE id = ?1)"""
_OF = f"""SELECT h.event FROM participant p CROSS JOIN happening h ON h.n = p.happening
    WHERE p.actor IN ({{marks}}) AND p.role IN ('actor', 'recipient', 'target') AND h.live LIMIT {_LOOKED_AT}"""
