"""The types of other data sets in ours, and which of our events they record at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.imports.columns import Kind
from dateline.query.questions_codes import type_codes
from dateline.tables import cell_list, read_table, read_toml


@dataclass(frozen=True, slots=True)
class Sort:
    """One type of theirs in ours: the type, a mode where theirs says it, and what else the same may be with us."""

    type: str | None
    mode: str | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One of our types that a data set records: with which modes (empty: any), and whether only where people died."""

    modes: tuple[str, ...]
    deaths: bool


NONE = Sort(None, None, ())
BETWEEN = ": "  # type and sub-type, in the words of a row


def sort_of(kind: Kind, words: str, sub: str = "") -> Sort:
    """Their type in ours; NONE where ours has nothing like it."""
    if kind is Kind.GDELT:
        return next(
            (_known(kind, words[:end], "") for end in range(len(words), 1, -1) if _has(kind, words[:end])), NONE
        )
    if kind in (Kind.POLECAT, Kind.OWN):
        return _ours(words, sub)
    return _known(kind, words, sub) if _has(kind, words, sub) else _known(kind, words, "")


def also_of(kind: Kind, words: str) -> tuple[str, ...]:
    """What else of ours a row may be, by its type as it is kept."""
    if kind in (Kind.POLECAT, Kind.OWN, Kind.UCDP):
        return ()
    name, _, sub = words.partition(BETWEEN)
    return sort_of(kind, name.split(" ")[0], "").also if kind is Kind.GDELT else sort_of(kind, name, sub).also


@cache
def recorded(kind: Kind) -> Mapping[str, Recorded] | None:
    """Our types that a data set records; None where it records everything."""
    rows = [row for row in read_table("datasets/recorded.csv").rows if row["kind"] == kind]
    return {row["type"]: Recorded(cell_list(row["modes"]), bool(row["deaths"])) for row in rows} or None


@cache
def families() -> Mapping[str, str]:
    """Types that may name one happening have one family."""
    return {row["type"]: row["family"] for row in read_table("scorers/type_families.csv").rows}


def _ours(words: str, sub: str) -> Sort:
    named = words.strip().upper().replace(" ", "_")
    if named not in type_codes():
        return NONE
    mode = sub.strip().casefold()
    return Sort(named, mode if mode in _modes(named) else None, ())


def _has(kind: Kind, words: str, sub: str = "") -> bool:
    return (kind, words.casefold(), sub.casefold()) in _table()


def _known(kind: Kind, words: str, sub: str) -> Sort:
    return _table().get((kind, words.casefold(), sub.casefold()), NONE)


@cache
def _table() -> Mapping[tuple[str, str, str], Sort]:
    return {
        (row["kind"], row["words"].casefold(), row["sub"].casefold()): Sort(
            row["type"], row["mode"] or None, cell_list(row["also"])
        )
        for row in read_table("datasets/types.csv").rows
    }


@cache
def _modes(named: str) -> frozenset[str]:
    schemes = ("ontology/plover.toml", "ontology/dateline.toml")
    rows = [row for name in schemes for row in read_toml(name)["type"] if row["code"] == named]
    return frozenset(mode["code"] for row in rows for mode in row["modes"])
