"""More of one actor: under which names which outlets have it, its offices, why names are one, what others say of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from dateline.query.answers import Evidence
from dateline.query.answers_reasons import reasons_in_words
from dateline.query.events_evidence import evidence
from dateline.query.questions_codes import country_name
from dateline.tables import Row, cell_list, read_table

_LOOKED_AT = 1_500
_NAMES = 14
_OUTLETS = 4
_JUDGED = 20
_TOLD = 8


@dataclass(frozen=True, slots=True)
class NameUsed:
    """One name in reports, how often, and the outlets that use it most; `outlets_in_all` do."""

    name: str
    uses: int
    outlets: tuple[str, ...]
    outlets_in_all: int


@dataclass(frozen=True, slots=True)
class Office:
    """One time in one office, as the register has it; `until` None: no end is known."""

    office: str
    of: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Sameness:
    """A judgement that another actor is the same, or is not: why, by whom, when."""

    id: str
    name: str
    verdict: str
    why: str
    by: str
    human: bool
    at: str


@dataclass(frozen=True, slots=True)
class ActorLife:
    """What the record has of an actor beside its events."""

    names: tuple[NameUsed, ...]
    offices: tuple[Office, ...]
    called: tuple[str, ...]
    judged: tuple[Sameness, ...]
    about: tuple[Evidence, ...]


def actor_life(base: apsw.Connection, numbers: Sequence[int]) -> ActorLife:
    """The life of an actor that goes by these numbers, the chief one first."""
    row = next(base.execute("SELECT id, register_id FROM actor WHERE n = ?", (numbers[0],)))
    offices, called = _register(row[1])
    return ActorLife(_names(base, numbers), offices, called, _judged(base, numbers), _about(base, numbers))


def lead_of(base: apsw.Connection, identity: str) -> str | None:
    """The id of the actor that this one is judged to be; None where it stands for itself or is not held."""
    sql = "SELECT o.id FROM actor a JOIN actor o ON o.n = a.same_as WHERE a.id = ?"
    row = next(base.execute(sql, (identity,)), None)
    return None if row is None else str(row[0])


def _names(base: apsw.Connection, numbers: Sequence[int]) -> tuple[NameUsed, ...]:
    uses: Counter[str] = Counter()
    outlets: dict[str, Counter[str]] = {}
    for name, outlet in base.execute(_USES.format(marks=_marks(numbers)), tuple(numbers)):
        shown = " ".join(str(name).split())
        uses[shown] += 1
        if outlet:
            outlets.setdefault(shown, Counter())[str(outlet)] += 1
    return tuple(
        NameUsed(name, many, tuple(o for o, _ in by.most_common(_OUTLETS)), len(by))
        for name, many in uses.most_common(_NAMES)
        for by in [outlets.get(name, Counter())]
    )


def _register(register_id: str | None) -> tuple[tuple[Office, ...], tuple[str, ...]]:
    """Offices and other names that the register has."""
    kind, _, key = (register_id or "").partition(":")
    if kind == "office":
        rows = read_table("register/offices.csv").rows
        own = next((row for row in rows if row["key"] == key), None)
        every = [row for row in rows if own is not None and _one_person(row, own)]
        offices = tuple(_office(row) for row in sorted(every, key=lambda row: row["valid_from"]))
        return offices, tuple(cell_list(own["aliases"])) if own is not None else ()
    table = {"country": ("register/countries.csv", "iso3"), "org": ("register/organisations.csv", "name")}.get(kind)
    if table is None:
        return (), ()
    row = next((row for row in read_table(table[0]).rows if row[table[1]] == key), None)
    return (), tuple(cell_list(row["aliases"])) if row is not None else ()


def _one_person(row: Row, own: Row) -> bool:
    return row["holder"] == own["holder"] and (row["country"] == own["country"] or bool(row["organisation"]))


def _office(row: Row) -> Office:
    of = row["organisation"] or country_name(row["country"])
    return Office(row["office"], of, row["valid_from"] or None, row["valid_until"] or None)


def _judged(base: apsw.Connection, numbers: Sequence[int]) -> tuple[Sameness, ...]:
    """What was judged of these and others, those that are one first; the last word on each pair."""
    found: dict[frozenset[str], Sameness] = {}
    own = {i for (i,) in base.execute(f"SELECT id FROM actor WHERE n IN ({_marks(numbers)})", tuple(numbers))}
    for left, right, verdict, why, by, human, at in base.execute(_JUDGEMENTS.format(marks=_marks(own)), (*own, *own)):
        other = right if left in own else left
        name = base.execute("SELECT name FROM actor WHERE id = ?", (other,)).get
        if name is not None:
            told = Sameness(other, str(name), verdict, reasons_in_words(why), by, bool(human), at)
            found[frozenset((left, right))] = told
    return tuple(sorted(found.values(), key=lambda s: (s.verdict != "same", s.name)))[:_JUDGED]


def _about(base: apsw.Connection, numbers: Sequence[int]) -> tuple[Evidence, ...]:
    """The newest of what others say that has a part for them, each sentence once."""
    sql = _ABOUT.format(marks=_marks(numbers))
    told = evidence(base, [claim for (claim,) in base.execute(sql, (*numbers, *numbers))])
    first: dict[str, Evidence] = {}
    for one in told:
        first.setdefault(one.quote, one)
    return tuple(first.values())[:_TOLD]


def _marks(values: "Sequence[int] | set[str]") -> str:
    return ", ".join("?" * len(values))


_USES = f"""SELECT p.name, r.outlet FROM (SELECT happening, name FROM participant WHERE actor IN ({{marks}})
    ORDER BY rowid DESC LIMIT {_LOOKED_AT}) p JOIN happening h ON h.n = p.happening JOIN report r ON r.n = h.report"""
_JUDGEMENTS = """SELECT "left", "right", verdict, reasons, by, human, at FROM judgement
    WHERE kind = 'same_actor' AND ("left" IN ({marks}) OR "right" IN ({marks})) ORDER BY n"""
_ABOUT = f"""SELECT c.n FROM (
    SELECT happening FROM participant WHERE actor IN ({{marks}}) ORDER BY rowid DESC LIMIT 400) p
    CROSS JOIN claim c ON c.happening = p.happening AND c.live
    CROSS JOIN voice v ON v.claim = c.n AND v.place = 0 AND v.attribution IS NOT NULL
    WHERE coalesce(v.actor, 0) NOT IN ({{marks}}) ORDER BY c.n DESC LIMIT {_TOLD * 4}"""
