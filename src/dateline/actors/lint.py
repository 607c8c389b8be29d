"""What is wrong with rows of the register, and how many countries have a holder of an office on a day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dateline.actors.spelling import fold
from dateline.tables import Row, valid_on

DAYS = tuple(date(year, 6, 1) for year in (2005, 2010, 2015, 2020, 2024))
HEADS = frozenset(
    [
        "president",
        "prime minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "prince",
        "emir",
        "sultan",
        "supreme leader",
    ]
)
_COVERED = (
    ("state or government", HEADS),
    ("foreign minister", frozenset(["foreign minister"])),
    ("defence minister", frozenset(["defence minister"])),
    ("interior minister", frozenset(["interior minister", "home secretary", "home minister"])),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One row that cannot stand as it is: its table, its key and what is wrong."""

    table: str
    key: str
    what: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many countries have a holder of an office on each of the days."""

    office: str
    countries: tuple[tuple[str, int], ...]


def faults_of_offices(rows: Iterable[Row], shared: frozenset[str], sectors: frozenset[str]) -> Iterator[Fault]:
    """Keys twice, days out of order, sectors unknown, and terms of one office that overlap."""
    listed = tuple(rows)
    yield from _plain_faults("offices", "key", listed, sectors)
    terms: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in listed:
        if row["office"] not in shared:
            terms[row["country"], row["organisation"], fold(row["office"])].append(row)
    for held in terms.values():
        for one, other in pairwise(sorted(held, key=lambda row: row["valid_from"])):
            if _overlap(one, other):
                yield Fault("offices", other["key"], f"begins before {one['holder']} ({one['key']}) ends")


def faults_of_organisations(rows: Iterable[Row], sectors: frozenset[str]) -> Iterator[Fault]:
    """Names twice, days out of order, sectors unknown, and one name for two bodies of one country."""
    listed = tuple(rows)
    yield from _plain_faults("organisations", "name", listed, sectors)
    named: dict[tuple[str, str], str] = {}
    for row in listed:
        for name in {fold(n) for n in (row["name"], *row["aliases"].split("|")) if n}:
            other = named.setdefault((row["country"], name), row["name"])
            if other != row["name"]:
                yield Fault("organisations", row["name"], f"{name!r} also names {other}, of the same country")


def coverage(rows: Sequence[Row], states: frozenset[str]) -> tuple[Coverage, ...]:
    """The countries, of those given, with a holder of each office that is watched over."""
    return tuple(
        Coverage(name, tuple((f"{day}", len(_covered(rows, offices, day) & states)) for day in DAYS))
        for name, offices in _COVERED
    )


def _covered(rows: Iterable[Row], offices: frozenset[str], day: date) -> set[str]:
    return {r["country"] for r in rows if not r["organisation"] and r["office"] in offices and valid_on(r, day)}


def _plain_faults(table: str, key: str, rows: Iterable[Row], sectors: frozenset[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for row in rows:
        if row[key] in seen or not row[key]:
            yield Fault(table, row[key], "this key stands twice" if row[key] else "a row without a key")
        seen.add(row[key])
        if not (_is_day(row["valid_from"]) and _is_day(row["valid_until"])):
            yield Fault(table, row[key], "a day is not YYYY, YYYY-MM or YYYY-MM-DD")
        elif row["valid_from"] and row["valid_until"] and _before(row["valid_until"], row["valid_from"]):
            yield Fault(table, row[key], f"ends {row['valid_until']}, before it begins {row['valid_from']}")
        if row["sector"] not in sectors:
            yield Fault(table, row[key], f"no such sector: {row['sector'] or 'none'}")


def _is_day(text: str) -> bool:
    if text == "":
        return True
    try:
        date.fromisoformat(text + "0001-01-01"[len(text) :])
    except ValueError:
        return False
    return len(text) in (4, 7, 10)


def _overlap(one: Row, other: Row) -> bool:
    """Whether the second begins before the first ends, as far as both are told to the day, the month or the year."""
    end = one["valid_until"] or "9999"
    same_day = len(end) == len(other["valid_from"]) == len("2000-01-01") and end == other["valid_from"]
    return _before(other["valid_from"] or "0000", end) or same_day


def _before(one: str, other: str) -> bool:
    known = min(len(one), len(other))
    return one[:known] < other[:known]
